"""One instance and its door, with real sockets and real processes."""

import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.system.single_instance import create, pipe
from backcare_tray.system.single_instance import unix_socket as door
from backcare_tray.system.single_instance.conversation import Handle
from backcare_tray.system.single_instance.pipe import PipeServer
from backcare_tray.system.single_instance.unix_socket import SocketServer
from tests.system.conftest import WaitFor, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")


class Client:
    """A client whose waiting does not stop the server in the same process."""

    def __init__(self, path: str, wait_for: WaitFor) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.socket.setblocking(False)
        self._wait_for = wait_for
        self._heard = b""
        self._ended = False

    def ask(self, line: bytes) -> dict[str, Any]:
        self.socket.sendall(line)
        return self.answer()

    def answer(self) -> dict[str, Any]:
        self._wait_for(self._has_ended)
        answer: dict[str, Any] = json.loads(self._heard)
        return answer

    def is_closed(self) -> bool:
        return self._has_ended()

    def _has_ended(self) -> bool:
        try:
            data = self.socket.recv(65536)
        except BlockingIOError:
            return False
        except ConnectionResetError:
            return True
        self._heard += data
        return not data


Connect = Callable[[], Client]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "run" / "socket")


@pytest.fixture
def requests() -> list[dict[str, Any]]:
    return []


def handler(requests: list[dict[str, Any]]) -> Handle:
    """Notes each request and answers it."""

    def handle(request: dict[str, Any]) -> dict[str, Any]:
        requests.append(request)
        if request["command"] == "fail":
            raise RuntimeError("a mistake")
        if request["command"] == "answer with no JSON":
            return {"ok": object()}
        return {"ok": True, "text": "Next break in 23 min", "echo": request.get("padding", "")}

    return handle


@pytest.fixture
def server(
    qapp: QCoreApplication, path: str, requests: list[dict[str, Any]]
) -> Iterator[SocketServer]:
    server = SocketServer(path, handler(requests))
    assert server.claim()
    yield server
    server.close()


@pytest.fixture(params=["socket", "pipe"])
def door_path(
    request: pytest.FixtureRequest,
    path: str,
    requests: list[dict[str, Any]],
    qapp: QCoreApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """An open door of either kind. On Unix Qt's pipe is a socket too; the mutex is not here."""
    monkeypatch.setattr(pipe, "_make_mutex", lambda _: (1, 0))
    Path(path).parent.mkdir()
    kind = SocketServer if request.param == "socket" else PipeServer
    server = kind(path, handler(requests))
    assert server.claim()
    yield path
    server.close()


@pytest.fixture
def visit(door_path: str, wait_for: WaitFor) -> Iterator[Connect]:
    """Connect to a door of either kind."""
    clients: list[Client] = []

    def visit() -> Client:
        clients.append(Client(door_path, wait_for))
        return clients[-1]

    yield visit
    for client in clients:
        client.socket.close()


@pytest.fixture
def connect(server: SocketServer, path: str, wait_for: WaitFor) -> Iterator[Connect]:
    clients: list[Client] = []

    def connect() -> Client:
        clients.append(Client(path, wait_for))
        return clients[-1]

    yield connect
    for client in clients:
        client.socket.close()


def test_a_request_is_answered(visit: Connect, requests: list[dict[str, Any]]) -> None:
    answer = visit().ask(b'{"command": "snooze", "minutes": 5}\n')
    assert requests == [{"command": "snooze", "minutes": 5}]
    assert answer == {"ok": True, "text": "Next break in 23 min", "echo": ""}


def test_a_request_may_come_in_pieces(visit: Connect, wait_for: WaitFor) -> None:
    client = visit()
    client.socket.sendall(b'{"comm')
    wait_for(lambda: True)
    assert client.ask(b'and": "status"}\n')["ok"] is True


def test_many_clients_are_answered_at_once(visit: Connect) -> None:
    clients = [visit() for _ in range(10)]
    for client in clients:
        client.socket.sendall(b'{"command": "status"}\n')
    assert all(client.answer()["ok"] for client in clients)


def test_a_long_answer_arrives_whole(visit: Connect) -> None:
    padding = "x" * 60_000
    answer = visit().ask(json.dumps({"command": "x", "padding": padding}).encode() + b"\n")
    assert answer["echo"] == padding


@pytest.mark.parametrize(
    "line",
    [b"rubbish\n", b"\xff\xfe\n", b"[]\n", b"{}\n", b'{"command": 5}\n', b"[" * 60000 + b"\n"],
)
def test_a_bad_request_is_refused_with_a_reason(
    line: bytes, visit: Connect, requests: list[dict[str, Any]]
) -> None:
    answer = visit().ask(line)
    assert answer["ok"] is False
    assert answer["text"].startswith("The request ")
    assert requests == []


def test_an_endless_request_is_cut_off(visit: Connect) -> None:
    client = visit()
    client.socket.sendall(b"x" * 65536)
    assert client.answer()["text"] == "The request is longer than 64 KiB."


@pytest.mark.parametrize("command", ["fail", "answer with no JSON"])
def test_a_failing_command_is_refused_and_logged(
    command: str, visit: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    assert visit().ask(json.dumps({"command": command}).encode() + b"\n")["ok"] is False
    assert [record.getMessage() for record in caplog.records] == [f"The command {command!r} failed"]
    caplog.clear()


def test_a_silent_client_is_dropped_by_either_kind(
    visit: Connect, wait_for: WaitFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "PATIENCE", 100)
    monkeypatch.setattr(pipe, "PATIENCE", 100)
    silent = visit()
    assert visit().ask(b'{"command": "status"}\n')["ok"] is True
    wait_for(silent.is_closed)


def test_of_two_pipes_the_second_one_is_refused(
    path: str, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipe, "_make_mutex", lambda _: (1, pipe.ALREADY_EXISTS))
    assert not PipeServer(path, lambda request: request).claim()


def test_a_pipe_that_cannot_be_opened_is_an_error(
    path: str, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipe, "_make_mutex", lambda _: (1, 0))
    with pytest.raises(OSError, match="listen"):
        PipeServer(path, lambda request: request).claim()  # its folder is not there


def test_a_silent_client_is_dropped_and_blocks_nobody(
    connect: Connect,
    server: SocketServer,
    wait_for: WaitFor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "PATIENCE", 100)
    silent = connect()
    assert connect().ask(b'{"command": "status"}\n')["ok"] is True
    wait_for(silent.is_closed)
    assert not server._clients


def test_a_client_that_goes_away_leaves_nothing(
    connect: Connect, server: SocketServer, wait_for: WaitFor
) -> None:
    client = connect()
    wait_for(lambda: server._clients)
    client.socket.close()
    wait_for(lambda: not server._clients)


def test_too_many_clients_are_turned_away(
    connect: Connect, server: SocketServer, wait_for: WaitFor
) -> None:
    for _ in range(door.MOST_CLIENTS):
        connect()
    wait_for(lambda: len(server._clients) == door.MOST_CLIENTS)
    wait_for(connect().is_closed)
    assert len(server._clients) == door.MOST_CLIENTS


def test_another_user_is_turned_away(
    connect: Connect, wait_for: WaitFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_is_ours", lambda _: False)
    wait_for(connect().is_closed)


@pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="only root can be two users"
)
def test_the_kernel_names_the_user_at_the_other_end() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert door._is_ours(ours)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("")  # an abstract address, so that any user may connect
        server.listen()
        knock = "import os,socket,sys; os.setuid(65534); s=socket.socket(socket.AF_UNIX);"
        knock += "s.connect(bytes.fromhex(sys.argv[1])); s.recv(1)"
        command = (sys.executable, "-c", knock, server.getsockname().hex())
        with running(*command):
            connection, _ = server.accept()
            with connection:
                assert not door._is_ours(connection)


def test_only_the_user_can_open_it(server: SocketServer, path: str) -> None:
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(path).parent.stat().st_mode) == 0o700


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path, qapp: QCoreApplication) -> None:
    (tmp_path / "run").mkdir(mode=0o755)
    (tmp_path / "run").chmod(0o755)
    server = create(str(tmp_path / "run" / "socket"), lambda request: request)
    assert server.claim()
    server.close()
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700


def test_a_place_that_cannot_be_claimed_is_an_error(tmp_path: Path, qapp: QCoreApplication) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        create(str(tmp_path / "file" / "socket"), lambda request: request).claim()
    too_long = SocketServer(str(tmp_path / ("x" * 120)), lambda request: request)
    with pytest.raises(OSError, match="too long"):
        too_long.claim()
    assert too_long._lock < 0


def test_a_second_one_cannot_claim(server: SocketServer, path: str, connect: Connect) -> None:
    second = SocketServer(path, lambda request: request)
    assert not second.claim()
    second.close()
    assert connect().ask(b'{"command": "status"}\n')["ok"] is True


def test_closing_gives_the_place_up(server: SocketServer, path: str) -> None:
    server.close()
    assert not Path(path).exists()
    assert Path(f"{path}.lock").exists()  # who removes it may remove it from under the next one
    second = SocketServer(path, lambda request: request)
    assert second.claim()
    second.close()


HOLDER = """
import sys
from PySide6.QtCore import QCoreApplication
from backcare_tray.system.single_instance import create
app = QCoreApplication([])
server = create(sys.argv[1], lambda request: request)
print(server.claim(), flush=True)
app.exec()
"""


def hold(path: str) -> tuple[str, str, str, str]:
    return (sys.executable, "-c", HOLDER, path)


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_the_place_of_a_killed_program_is_taken_over(
    path: str, qapp: QCoreApplication, wait_for: WaitFor
) -> None:
    with running(*hold(path)) as process:
        assert first_line(process) == "True"
        ours = SocketServer(path, lambda request: {"ok": True, "text": request["command"]})
        assert not ours.claim()
        process.kill()
        process.wait()
    assert Path(path).exists()
    assert ours.claim()
    client = Client(path, wait_for)
    assert client.ask(b'{"command": "status"}\n')["text"] == "status"
    client.socket.close()
    ours.close()


def test_of_many_that_start_at_once_one_wins(path: str) -> None:
    with (
        running(*hold(path)) as one,
        running(*hold(path)) as two,
        running(*hold(path)) as three,
        running(*hold(path)) as four,
    ):
        answers = [first_line(process) for process in (one, two, three, four)]
    assert sorted(answers) == ["False", "False", "False", "True"]
