"""A sound server that says what a test wants: for what a real one here cannot be made to say."""

import socket
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from backcare_tray.system.presence.pulse_wire import NOBODY, Command, Value, encode, messages
from backcare_tray.system.stream import Stream


def stream(source: int = 3, *, client: int = 5, **changed: Value) -> list[Value]:
    """The values of one recording stream; `changed` may name resampling, properties, corked."""
    values: dict[str, Value] = {"resampling": "copy", "properties": {}, "corked": False}
    values |= changed
    return [
        9, "record", 1, client, source, b"", b"", 0, 0,
        values["resampling"], "driver", values["properties"], values["corked"],
    ]  # fmt: skip


class FakePulse:
    """Listens at `path`. Source 3 is a microphone, source 4 a monitor of the sink 0."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.version = 35
        self.hangs = False
        self.refuses: set[Command] = set()
        self.streams: list[list[Value]] = []
        self.asked: list[list[Value]] = []
        self.heard = bytearray()
        self.guests: list[Stream] = []
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(path))
        self.socket.listen()
        self.notifier = QSocketNotifier(self.socket.fileno(), QSocketNotifier.Type.Read)
        self.notifier.activated.connect(self._accept)

    def close(self) -> None:
        self.drop()
        self.notifier.setEnabled(False)
        self.socket.close()

    def drop(self) -> None:
        """End all conversations, and go on listening, as a service does that systemd restarts."""
        while self.guests:
            self.guests.pop().close()

    def record(self, *streams: list[Value]) -> None:
        """Let these be the streams, and say that something has changed."""
        self.streams = list(streams)
        self.guests[-1].send(encode(Command.SUBSCRIBE_EVENT, NOBODY, 1, 9))

    def _accept(self) -> None:
        guest, _ = self.socket.accept()
        self.heard.clear()
        self.guests.append(Stream(guest, self._received, lambda _: None))

    def _received(self, data: bytes) -> None:
        self.heard += data
        for values in messages(self.heard):
            self.asked.append(values)
            self._answer(*values)

    def _answer(self, command: Value, tag: Value, *rest: Value) -> None:
        assert isinstance(command, int)
        assert isinstance(tag, int)
        if self.hangs:
            return
        if command in self.refuses:
            self.guests[-1].send(encode(Command.ERROR, tag, 1))
            return
        answers: dict[int, list[Value]] = {
            Command.AUTH: [self.version],
            Command.SET_CLIENT_NAME: [5],
            Command.SUBSCRIBE: [],
            Command.GET_SOURCE_OUTPUT_INFO_LIST: [v for one in self.streams for v in one],
        }
        if command == Command.GET_SOURCE_INFO:
            sink = 0 if rest[0] == 4 else NOBODY
            answers[command] = [rest[0], "source", "", b"", b"", 1, b"", False, sink, None]
        self.guests[-1].send(encode(Command.REPLY, tag, *answers[command]))


class Babbler:
    """A server that greets everybody in another language."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        self._guests: list[socket.socket] = []
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._greet)

    @property
    def guests(self) -> int:
        return len(self._guests)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        for each in (self._socket, *self._guests):
            each.close()

    def _greet(self) -> None:
        guest, _ = self._socket.accept()
        self._guests.append(guest)
        guest.send(b"HTTP/1.1 400 Bad Request\r\n" * 9)
