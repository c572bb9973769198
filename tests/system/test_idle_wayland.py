"""Idle on Wayland beyond the contract: a compositor of our own making offers what no real one does.

None that is packaged here has version 2 of `ext_idle_notifier_v1`, where a film is no input.
"""

import select
import socket
import struct
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.events import Absence, Event, TypingPaused, UserLeft, UserReturned
from backcare_tray.system.idle import choose
from backcare_tray.system.idle.front import Idle
from backcare_tray.system.idle.wayland import EXT, KDE, SEAT, WaylandSensor
from backcare_tray.system.wayland.connection import WaylandConnection, socket_path, text
from tests.system.conftest import RunFor, SetClock, WaitFor

LIMIT = timedelta(minutes=2)
PAUSE = timedelta(seconds=4)
REGISTRY, DONE = 2, 3
"""The first two objects that a client makes."""
DISPLAY_ERROR, DISPLAY_DELETE_ID = 0, 1
IDLED, RESUMED = 0, 1
GOOD = {"wl_compositor": 4, SEAT: 8, EXT: 2}

Request = tuple[int, int, bytes]


class FakeCompositor:
    """Listens at `path`, and says what it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.piece = 4096
        self.between: Callable[[], None] = lambda: None
        self.listener = socket.socket(socket.AF_UNIX)
        self.listen()
        self.connection = self.listener

    def listen(self) -> None:
        self.listener.close()
        self.path.unlink(missing_ok=True)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.path))
        self.listener.listen()

    def close(self) -> None:
        self.connection.close()
        self.listener.close()

    def accept(self) -> None:
        self.listener.settimeout(5)
        self.connection, _ = self.listener.accept()

    def greet(self, offers: dict[str, int]) -> None:
        """Accept, and announce the globals."""
        self.accept()
        for name, (interface, version) in enumerate(offers.items(), start=10):
            announced = struct.pack("=I", name) + text(interface) + struct.pack("=I", version)
            self.send(REGISTRY, 0, announced)
        self.send(DONE, 0, bytes(4))
        self.send(1, DISPLAY_DELETE_ID, struct.pack("=I", DONE))

    def send(self, target: int, opcode: int, arguments: bytes = b"") -> None:
        size = 8 + len(arguments)
        self.send_bytes(struct.pack("=II", target, size << 16 | opcode) + arguments)

    def send_bytes(self, data: bytes) -> None:
        for start in range(0, len(data), self.piece):
            self.connection.sendall(data[start : start + self.piece])
            self.between()

    def requests(self) -> list[Request]:
        """What the client has asked since the last time."""
        self.connection.setblocking(False)
        try:
            data = self.connection.recv(65536)
        except BlockingIOError:
            data = b""
        finally:
            self.connection.setblocking(True)
        found = []
        while data:
            target, word = struct.unpack_from("=II", data)
            found.append((target, word & 0xFFFF, data[8 : word >> 16]))
            data = data[word >> 16 :]
        return found


@pytest.fixture
def compositor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeCompositor]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    compositor = FakeCompositor(tmp_path / "wayland-7")
    yield compositor
    compositor.close()


@pytest.fixture
def idle(
    compositor: FakeCompositor, clock: SetClock, told: list[Event], qapp: QCoreApplication
) -> Iterator[Idle]:
    idle = choose(clock, told.append)
    yield idle
    idle.close()


def is_watched(idle: Idle) -> bool:
    return idle.health().sentence.startswith("Keyboard and pointer are watched through Wayland")


def numbers(request: Request) -> tuple[int, ...]:
    return struct.unpack("=3I", request[2])


@pytest.mark.parametrize(
    ("offers", "opcode", "film"),
    [
        ({SEAT: 8, EXT: 2, KDE: 1}, 2, False),
        ({SEAT: 8, EXT: 1, KDE: 1}, 1, True),
        ({SEAT: 8, EXT: 9}, 2, False),
        ({KDE: 1, SEAT: 8}, 0, True),
    ],
)
def test_the_best_request_that_is_offered_is_used(
    offers: dict[str, int], opcode: int, film: bool, idle: Idle, compositor: FakeCompositor
) -> None:
    idle.start(LIMIT)
    compositor.greet(offers)
    wait_until_watched(idle)
    *_, bound_notifier, bound_seat, notification = compositor.requests()
    (notifier,) = struct.unpack("=I", bound_notifier[2][-4:])
    (seat,) = struct.unpack("=I", bound_seat[2][-4:])
    assert notification[:2] == (notifier, opcode)
    kept = numbers(notification)[1:]
    assert kept == ((seat, 120_000) if opcode == 0 else (120_000, seat))
    assert ("film" in idle.health().sentence) is film


def wait_until_watched(idle: Idle) -> None:
    for _ in range(500):
        QCoreApplication.processEvents()
        if is_watched(idle):
            return
    pytest.fail(idle.health().sentence)


def test_numbers_are_used_again_once_the_compositor_has_let_them_go(
    idle: Idle, compositor: FakeCompositor, told: list[Event], wait_for: WaitFor
) -> None:
    compositor.greet(GOOD)
    wait_until_watched(idle)
    compositor.requests()
    seen = set()
    for _ in range(20):
        idle.wait_for_pause(PAUSE)
        (asked,) = compositor.requests()
        note = numbers(asked)[0]
        seen.add(note)
        compositor.send(note, IDLED)
        compositor.send(note, RESUMED)  # under way when the client lets go
        compositor.send(1, DISPLAY_DELETE_ID, struct.pack("=I", note))
        compositor.send(note, IDLED)  # and this belongs to nothing
        wait_for(lambda: told)
        assert compositor.requests() == [(note, 0, b"")]
        assert told == [TypingPaused()]
        told.clear()
    assert len(seen) <= 2


def test_leaving_is_told_from_the_limit_backwards(
    idle: Idle, compositor: FakeCompositor, told: list[Event], clock: SetClock, wait_for: WaitFor
) -> None:
    idle.start(LIMIT)
    compositor.greet(GOOD)
    wait_until_watched(idle)
    note = numbers(compositor.requests()[-1])[0]
    compositor.send(note, IDLED)
    wait_for(lambda: told)
    assert told == [UserLeft(Absence.IDLE, clock.now() - LIMIT)]


def have_nothing(compositor: FakeCompositor) -> None:
    compositor.greet({SEAT: 8})


def have_no_seat(compositor: FakeCompositor) -> None:
    compositor.greet({EXT: 2, KDE: 1})


def err(compositor: FakeCompositor) -> None:
    compositor.accept()
    compositor.send(1, DISPLAY_ERROR, struct.pack("=II", 1, 2) + text("out of wits"))


def talk_nonsense(compositor: FakeCompositor) -> None:
    compositor.accept()
    compositor.send_bytes(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    compositor.send_bytes(bytes(70000))


def cut_an_event_short(compositor: FakeCompositor) -> None:
    compositor.accept()
    compositor.send(REGISTRY, 0, b"")


def hang_up(compositor: FakeCompositor) -> None:
    compositor.accept()
    compositor.connection.close()


@pytest.mark.parametrize(
    ("misbehave", "health"),
    [
        (have_nothing, "this compositor does not count idle time"),
        (have_no_seat, "this compositor does not count idle time"),
        (err, "out of wits"),
        (talk_nonsense, "does not speak Wayland"),
        (cut_an_event_short, "does not speak Wayland"),
        (hang_up, "reset"),
    ],
)
def test_a_compositor_that_cannot_help_is_named_and_ends_the_wait(
    misbehave: Callable[[FakeCompositor], None],
    health: str,
    idle: Idle,
    compositor: FakeCompositor,
    wait_for: WaitFor,
) -> None:
    idle.start(LIMIT)
    idle.wait_for_pause(PAUSE)
    misbehave(compositor)
    wait_for(lambda: health in idle.health().sentence)
    assert idle._pause is None
    idle.set_limit(PAUSE)
    idle.stop()


def test_nonsense_is_told_once(compositor: FakeCompositor, wait_for: WaitFor) -> None:
    lost: list[str] = []
    connection = WaylandConnection(compositor.path, lambda: None, lost.append)
    compositor.accept()
    compositor.send_bytes(struct.pack("=II", 1, DISPLAY_ERROR))  # an event of no length
    wait_for(lambda: lost)
    assert lost == ["it does not speak Wayland"]
    connection.close()


def test_events_may_come_in_pieces(idle: Idle, compositor: FakeCompositor, run_for: RunFor) -> None:
    compositor.piece = 1
    compositor.between = lambda: run_for(0)
    compositor.greet(GOOD)
    wait_until_watched(idle)


def test_a_compositor_that_comes_back_is_found(
    idle: Idle, compositor: FakeCompositor, told: list[Event], wait_for: WaitFor, run_for: RunFor
) -> None:
    idle.start(LIMIT)
    compositor.greet(GOOD)
    wait_until_watched(idle)
    compositor.send(numbers(compositor.requests()[-1])[0], IDLED)
    wait_for(lambda: told)
    compositor.close()
    wait_for(lambda: len(told) == 2)
    assert told[1] == UserReturned(Absence.IDLE)
    (compositor.path.parent / "another-file").touch()  # no compositor yet
    run_for(800)
    assert not is_watched(idle)
    compositor.listen()
    wait_for(lambda: reached(compositor))
    compositor.greet(GOOD)
    wait_until_watched(idle)
    assert numbers(compositor.requests()[-1])[1:] == (120_000, 5)


def reached(compositor: FakeCompositor) -> bool:
    """Whether a client waits to be accepted."""
    return bool(select.select([compositor.listener], [], [], 0)[0])


def test_nothing_watches_the_folder_while_the_compositor_is_there(
    idle: Idle, compositor: FakeCompositor, run_for: RunFor
) -> None:
    compositor.greet(GOOD)
    wait_until_watched(idle)
    sensor = idle._current
    assert isinstance(sensor, WaylandSensor)
    assert sensor._folder.directories() == []
    idle.start(LIMIT)
    compositor.requests()
    run_for(300)
    assert compositor.requests() == []
    assert not sensor._retry.isActive()


@pytest.mark.parametrize(
    ("display", "path"),
    [("wayland-3", "/run/me/wayland-3"), ("/elsewhere/w", "/elsewhere/w"), ("", None)],
)
def test_where_the_compositor_listens(
    display: str, path: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/me")
    monkeypatch.setenv("WAYLAND_DISPLAY", display)
    assert socket_path() == (Path(path) if path else None)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-3")
    assert socket_path() is None
