"""Idle on X11 beyond the contract: on a real X server, and on servers that misbehave."""

import socket
import struct
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.events import Absence, Event, TypingPaused, UserLeft, UserReturned
from backcare_tray.system.clock import MachineClock
from backcare_tray.system.idle import choose
from backcare_tray.system.idle.front import Idle
from backcare_tray.system.idle.null import NullSensor
from backcare_tray.system.idle.x11 import X11Sensor, find_counter
from backcare_tray.system.x11 import connection as x11_connection
from backcare_tray.system.x11.connection import display_number, find_cookie
from tests.system.conftest import RunFor, SetClock, WaitFor, running, xdotool

LIMIT = timedelta(milliseconds=400)
HOUR = timedelta(hours=1)
WATCHED = "Keyboard and pointer are watched through X11."


def move_pointer() -> None:
    xdotool("mousemove_relative", "--", "1", "1")
    xdotool("mousemove_relative", "--", "-1", "-1")


@pytest.fixture
def idle(
    display: object, qapp: QCoreApplication, told: list[Event], wait_for: WaitFor
) -> Iterator[Idle]:
    idle = choose(MachineClock(), told.append)
    wait_for(lambda: idle.health().sentence == WATCHED)
    yield idle
    idle.close()


@pytest.mark.desktop
class TestOnARealServer:
    """Xvfb, with the pointer moved by xdotool."""

    def test_a_key_counts_as_input(self, idle: Idle, told: list[Event], wait_for: WaitFor) -> None:
        idle.start(LIMIT)
        wait_for(lambda: told)
        xdotool("key", "shift")
        wait_for(lambda: len(told) == 2)
        assert told[1] == UserReturned(Absence.IDLE)

    def test_who_is_away_at_the_start_is_told(
        self, idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
    ) -> None:
        run_for(700)
        idle.start(LIMIT)
        wait_for(lambda: told)
        assert isinstance(told[0], UserLeft)
        assert MachineClock().now() - told[0].since >= timedelta(milliseconds=700)

    def test_a_shorter_limit_finds_them_gone_and_a_longer_one_back(
        self, idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
    ) -> None:
        move_pointer()
        idle.start(HOUR)
        run_for(600)
        assert told == []
        idle.set_limit(LIMIT)
        wait_for(lambda: told)
        assert isinstance(told[0], UserLeft)
        idle.set_limit(HOUR)
        wait_for(lambda: len(told) == 2)
        assert told[1] == UserReturned(Absence.IDLE)

    def test_a_server_that_goes_away_leaves_nobody_away(
        self,
        idle: Idle,
        display: "subprocess.Popen[str]",
        told: list[Event],
        wait_for: WaitFor,
    ) -> None:
        idle.start(LIMIT)
        wait_for(lambda: told)
        idle.wait_for_pause(HOUR)
        display.kill()
        wait_for(lambda: len(told) == 3)
        assert told[1:] == [UserReturned(Absence.IDLE), TypingPaused()]
        assert idle.health().sentence.startswith("Backcare cannot see whether you are away")
        idle.wait_for_pause(HOUR)
        assert told[3:] == [TypingPaused()]
        idle.set_limit(LIMIT)  # and nothing breaks

    def test_no_timer_runs_and_nothing_is_asked_while_nothing_happens(
        self, idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
    ) -> None:
        idle.start(LIMIT)
        wait_for(lambda: told)
        sensor = idle._current
        assert isinstance(sensor, X11Sensor)
        sent = sensor._server._sequence
        run_for(500)
        assert sensor._server._sequence == sent
        assert not idle._settle.isActive()
        assert idle.health().sentence == WATCHED


@pytest.mark.desktop
def test_a_server_that_wants_a_key_gets_the_users(
    display: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[Event],
    wait_for: WaitFor,
) -> None:
    key = tmp_path / "authority"
    key.write_bytes(entry(65535, b"", b"", b"MIT-MAGIC-COOKIE-1", bytes(range(16))))
    with running("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-auth", str(key)) as server:
        assert server.stdout
        screen = f":{server.stdout.readline().strip()}"
        monkeypatch.setenv("DISPLAY", screen)
        refused = choose(MachineClock(), told.append)
        wait_for(lambda: "uthori" in refused.health().sentence)
        monkeypatch.setenv("XAUTHORITY", str(key))
        admitted = choose(MachineClock(), told.append)
        wait_for(lambda: admitted.health().sentence == WATCHED)
        admitted.wait_for_pause(timedelta(milliseconds=1))
        wait_for(lambda: told)
        assert told == [TypingPaused()]
        admitted.close()


class FakeServer:
    """An X server of our own making, for what a real one does not do."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.connection = listener
        self.piece = 4096
        self.between: Callable[[], None] = lambda: None

    def send(self, data: bytes) -> None:
        for start in range(0, len(data), self.piece):
            self.connection.sendall(data[start : start + self.piece])
            self.between()

    def accept(self) -> None:
        self.connection, _ = self._listener.accept()

    def admit(self) -> None:
        body = struct.pack("=III", 1, 0x200000, 0x1FFFFF) + bytes(20)
        self.send(struct.pack("=BxHHH", 1, 11, 0, len(body) // 4) + body)

    def reply(self, sequence: int, values: bytes = b"", more: bytes = b"") -> None:
        head = struct.pack("=BxHI", 1, sequence, len(more) // 4)
        self.send((head + values).ljust(32, b"\0") + more)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    path = str(tmp_path / "X")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()

        def connect(_: int) -> socket.socket:
            ours = socket.socket(socket.AF_UNIX)
            ours.connect(path)
            return ours

        monkeypatch.setattr(x11_connection, "connect", connect)
        server = FakeServer(listener)
        yield server
        server.connection.close()


@pytest.fixture
def strange(server: FakeServer, clock: SetClock, told: list[Event], qapp: object) -> Iterator[Idle]:
    """Idle on the fake server, which was greeted and has not answered."""
    idle = Idle(clock, told.append, lambda to: [X11Sensor(":0", to), NullSensor(to)])
    idle.start(LIMIT)
    idle.wait_for_pause(HOUR)
    server.accept()
    yield idle
    idle.close()


def refuse(server: FakeServer) -> None:
    reason = b"No protocol specified"
    body = reason.ljust(24, b"\0")
    server.send(struct.pack("=BBHHH", 0, len(reason), 11, 0, 6) + body)


def have_no_extension(server: FakeServer) -> None:
    server.admit()
    server.reply(1)


def have_no_counter(server: FakeServer) -> None:
    server.admit()
    server.reply(1, bytes((1, 140, 90, 160)))
    server.reply(2)
    server.reply(3, struct.pack("=I", 1), struct.pack("=IIIH", 7, 0, 1, 4) + b"TIME" + bytes(2))


def err(server: FakeServer) -> None:
    server.admit()
    server.send(bytes((0, 11)) + bytes(30))


def hang_up(server: FakeServer) -> None:
    server.connection.close()


@pytest.mark.parametrize(
    ("misbehave", "health"),
    [
        (refuse, "No protocol specified"),
        (have_no_extension, "no SYNC extension"),
        (have_no_counter, "does not count idle time"),
        (err, "error 11"),
        (hang_up, "reset"),
    ],
)
def test_a_server_that_cannot_help_is_named_and_ends_the_wait(
    misbehave: Callable[[FakeServer], None],
    health: str,
    strange: Idle,
    server: FakeServer,
    wait_for: WaitFor,
) -> None:
    misbehave(server)
    wait_for(lambda: health in strange.health().sentence)
    strange.set_limit(HOUR)
    strange.stop()


def test_the_wait_for_a_pause_ends_with_the_server(
    strange: Idle, server: FakeServer, told: list[Event], wait_for: WaitFor
) -> None:
    hang_up(server)
    wait_for(lambda: told)
    assert told == [TypingPaused()]


def test_answers_may_come_in_pieces(
    strange: Idle, server: FakeServer, wait_for: WaitFor, run_for: RunFor
) -> None:
    server.piece = 1
    server.between = lambda: run_for(0)
    have_no_counter(server)
    wait_for(lambda: "does not count idle time" in strange.health().sentence)


@pytest.mark.parametrize("display", ["", "localhost:10.0", "host:0", ":", ":x", "/tmp/socket"])
def test_another_machines_display_is_refused(display: str) -> None:
    with pytest.raises(OSError, match="not a display of this machine"):
        display_number(display)


def test_a_display_of_this_machine_is_known() -> None:
    assert [display_number(name) for name in (":0", ":12.1", "unix:3")] == [0, 12, 3]


def entry(family: int, *fields: bytes) -> bytes:
    packed = b"".join(struct.pack(">H", len(field)) + field for field in fields)
    return struct.pack(">H", family) + packed


def test_the_right_cookie_is_found() -> None:
    name = b"MIT-MAGIC-COOKIE-1"
    authority = (
        entry(256, b"elsewhere", b"0", name, b"1")
        + entry(256, b"here", b"1", name, b"2")
        + entry(256, b"here", b"0", b"XDM-AUTHORIZATION-1", b"3")
        + entry(256, b"here", b"0", name, b"4")
        + entry(65535, b"", b"", name, b"5")
    )
    assert find_cookie(authority, 0, b"here") == (name, b"4")
    assert find_cookie(authority, 1, b"here") == (name, b"2")
    assert find_cookie(authority, 9, b"here") == (name, b"5")
    assert find_cookie(b"", 0, b"here") == (b"", b"")


def test_an_authority_file_that_is_cut_off_is_no_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "authority").write_bytes(b"\x01\x00\x00")
    monkeypatch.setenv("XAUTHORITY", str(tmp_path / "authority"))
    assert x11_connection.read_cookie(0) == (b"", b"")


def test_a_counter_is_found_behind_others() -> None:
    def counter(number: int, name: bytes) -> bytes:
        body = struct.pack("=IIIH", number, 0, 4, len(name)) + name
        return body + bytes(-len(body) % 4)

    counters = counter(62, b"SERVERTIME") + counter(63, b"IDLETIME") + counter(64, b"DEVICEIDLE")
    reply = struct.pack("=8xI20x", 3) + counters
    assert find_counter(reply, b"IDLETIME") == 63
    assert find_counter(reply, b"ABSENT") == 0
