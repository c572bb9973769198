"""The command line against a real socket: what goes over it, what is said, how it ends."""

import json
import socket
import sys
import threading
import types
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcare_tray import cli
from backcare_tray.storage import paths

Reply = Callable[[socket.socket, dict[str, object]], None]


class Server:
    """A program that listens, and answers every line as `reply` says."""

    def __init__(self, path: Path, reply: Reply) -> None:
        path.parent.mkdir()
        self.asked: list[dict[str, object]] = []
        self._reply = reply
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen(1)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection, connection.makefile("rb") as lines:
                line = lines.readline()
                if not line:
                    return
                self.asked.append(json.loads(line))
                self._reply(connection, self.asked[-1])

    def stop(self) -> None:
        with socket.socket(socket.AF_UNIX) as last:
            last.connect(self._socket.getsockname())
        self._thread.join()
        self._socket.close()


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return Path(paths.socket_path())


@pytest.fixture
def serve(address: Path) -> Iterator[Callable[[Reply], Server]]:
    servers: list[Server] = []

    def start(reply: Reply) -> Server:
        servers.append(Server(address, reply))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def says(**answer: object) -> Reply:
    return lambda connection, _: connection.sendall(json.dumps(answer).encode() + b"\n")


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("", {"command": "show"}),
        ("status", {"command": "status"}),
        ("break", {"command": "break"}),
        ("snooze", {"command": "snooze"}),
        ("snooze 10", {"command": "snooze", "minutes": 10}),
        ("snooze 1h", {"command": "snooze", "minutes": 60}),
        ("snooze pause", {"command": "snooze", "until": "pause"}),
        ("snooze call", {"command": "snooze", "until": "call"}),
        ("skip", {"command": "skip", "because": None}),
        ("skip --because deadline", {"command": "skip", "because": "deadline"}),
        ("pause", {"command": "pause", "until": None}),
        ("resume", {"command": "resume"}),
        ("settings", {"command": "settings"}),
        ("library", {"command": "library"}),
        ("progress", {"command": "progress"}),
        ("welcome", {"command": "welcome"}),
        ("why", {"command": "why"}),
        ("quit", {"command": "quit"}),
    ],
)
def test_a_command_is_one_line_there_and_one_back(
    line: str,
    request_: dict[str, object],
    serve: Callable[[Reply], Server],
    capsys: pytest.CaptureFixture[str],
) -> None:
    server = serve(says(ok=True, text="Next break in 23 min"))
    assert cli.main(line.split()) == 0
    assert server.asked == [request_]
    assert capsys.readouterr() == ("Next break in 23 min\n", "")


def test_status_for_programs_is_json(
    serve: Callable[[Reply], Server], capsys: pytest.CaptureFixture[str]
) -> None:
    status = {"glance": "working", "due": "2026-07-03T09:45:00+00:00"}
    serve(says(ok=True, text="Next break in 23 min", status=status))
    assert cli.main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == status


@pytest.mark.parametrize(("well", "code"), [(True, 0), (False, 1)])
def test_the_doctor_fails_when_something_is_missing_that_could_be_had(
    well: bool,
    code: int,
    serve: Callable[[Reply], Server],
    capsys: pytest.CaptureFixture[str],
) -> None:
    server = serve(says(ok=True, text="Calls: as they are", well=well))
    assert cli.main(["doctor"]) == code
    assert server.asked == [{"command": "doctor"}]
    assert capsys.readouterr() == ("Calls: as they are\n", "")


def test_pause_sends_the_moment_at_which_it_ends(serve: Callable[[Reply], Server]) -> None:
    server = serve(says(ok=True, text=""))
    before = datetime.now(UTC)
    for line in ("pause 90m", "pause until 14:00"):
        assert cli.main(line.split()) == 0
    after = datetime.now(UTC)
    first, second = (datetime.fromisoformat(str(asked["until"])) for asked in server.asked)
    assert before <= first - timedelta(minutes=90) <= after
    assert first.utcoffset() == second.utcoffset() == timedelta(0)
    assert (second.astimezone().hour, second.astimezone().minute) == (14, 0)
    assert before < second <= after + timedelta(hours=25)


def test_a_refusal_is_said_and_has_its_code(
    serve: Callable[[Reply], Server], capsys: pytest.CaptureFixture[str]
) -> None:
    serve(says(ok=False, text="There is no reminder to snooze."))
    assert cli.main(["snooze"]) == 1
    assert capsys.readouterr() == ("", "There is no reminder to snooze.\n")


@pytest.mark.parametrize("answer", [b"", b"\n", b"hello\n", b"[1]\n", b"\xff\n", b'{"ok": tr'])
def test_an_answer_of_no_sense_is_an_error(
    answer: bytes, serve: Callable[[Reply], Server], capsys: pytest.CaptureFixture[str]
) -> None:
    serve(lambda connection, _: connection.sendall(answer))
    assert cli.main(["status"]) == 1
    assert capsys.readouterr().err == "Backcare gave an answer that makes no sense.\n"


def test_a_program_that_hangs_is_an_error(
    serve: Callable[[Reply], Server],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cli, "TIME_LIMIT", 0.2)
    told = threading.Event()

    def hang(_connection: socket.socket, _request: dict[str, object]) -> None:
        told.wait()

    serve(hang)
    try:
        assert cli.main(["status"]) == 1
    finally:
        told.set()
    assert capsys.readouterr().err == "Backcare is running, but does not answer.\n"


def test_a_program_that_takes_no_calls_is_an_error(
    address: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its queue of calls is full: nobody has been taking them."""
    monkeypatch.setattr(cli, "TIME_LIMIT", 0.2)
    address.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as deaf, socket.socket(socket.AF_UNIX) as earlier:
        deaf.bind(str(address))
        deaf.listen(0)
        earlier.connect(str(address))
        assert cli.main(["status"]) == 1
    assert capsys.readouterr().err == "Backcare is running, but does not answer.\n"


@pytest.mark.parametrize("stale", [False, True])
def test_without_a_running_program_it_says_how_to_start_one(
    stale: bool, address: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if stale:  # the socket of a program that was killed
        address.parent.mkdir()
        with socket.socket(socket.AF_UNIX) as killed:
            killed.bind(str(address))
    for command in ("status", "break", "snooze", "skip", "pause", "resume", "settings", "quit"):
        assert cli.main([command]) == 3
        error = "Backcare is not running. Start it with: backcare-tray\n"
        assert capsys.readouterr() == ("", error)


def test_a_socket_out_of_reach_is_an_error(
    address: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address.parent.write_text("a file where the folder should be")
    assert cli.main(["status"]) == 1
    assert capsys.readouterr().err == "Backcare cannot be reached: Not a directory\n"


@pytest.mark.parametrize(
    "line",
    [
        "bogus",
        "snooze many",
        "snooze lunch",
        "skip --because",
        "snooze 0",
        "snooze -5",
        "snooze 5h",
        "snooze 10 20",
        "pause soon",
        "pause until",
        "pause until 25:00",
        "pause until 14:00 today",
        "pause 0m",
        "pause 999h",
        "status --yaml",
        "preview",
        "preview chin-tuck",
        "preview chin-tuck --sheet a.png --frames b",
    ],
)
@pytest.mark.usefixtures("address")
def test_wrong_arguments_get_one_line_and_code_2(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("backcare-tray")
    assert err.count("\n") == 1


class App(types.ModuleType):
    """Stands in for a front door that brings Qt: notes what it was asked to run."""

    def __init__(self, name: str) -> None:
        super().__init__(f"backcare_tray.{name}")
        self.ran: list[tuple[object, ...]] = []

    def run_tray(self) -> int:
        self.ran.append(("tray",))
        return 0

    def run(self, move: str, sheet: str | None, frames: str | None) -> int:
        self.ran.append((move, sheet, frames))
        return 6


@pytest.mark.parametrize(
    ("line", "name", "code", "ran"),
    [
        ("", "app", 0, ("tray",)),
        ("preview chin-tuck --sheet a.png", "preview_app", 6, ("chin-tuck", "a.png", None)),
        ("preview chin-tuck --frames b", "preview_app", 6, ("chin-tuck", None, "b")),
    ],
)
@pytest.mark.usefixtures("address")
def test_what_runs_here_is_handed_to_a_front_door(
    line: str, name: str, code: int, ran: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = App(name)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, app.__name__, app)
    monkeypatch.setattr(app.__name__, app, raising=False)
    assert cli.main(line.split()) == code
    assert app.ran == [ran]


@pytest.mark.parametrize("line", ["", "break --terminal"])
@pytest.mark.usefixtures("address")
def test_without_a_screen_or_when_asked_the_set_is_in_the_terminal(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("backcare_tray.terminal_app.run", lambda: 5)
    assert cli.main(line.split()) == 5
    assert ("No graphical session" in capsys.readouterr().out) == (not line)


def test_a_second_start_shows_the_first(
    serve: Callable[[Reply], Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = App("app")
    monkeypatch.setattr("backcare_tray.app", app, raising=False)
    server = serve(says(ok=True, text=""))
    assert cli.main([]) == 0
    assert (server.asked, app.ran) == ([{"command": "show"}], [])
