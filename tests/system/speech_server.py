"""A stand-in for Speech Dispatcher that can be made to hang, refuse or hang up."""

import socket
import threading
from contextlib import suppress
from pathlib import Path


class SpeechServer:
    """Listens at `path` and answers as the real one does; `text` is all that it was sent."""

    def __init__(self, path: Path) -> None:
        self.text = ""
        self.answers, self.refuses, self.hangs_up = True, False, False
        self.connected = False
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen()
        self._path = path
        self._client: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Go away, with all connections."""
        self._path.unlink(missing_ok=True)
        for one in (self._listener, self._client):
            if one is not None and one.fileno() >= 0:
                try:
                    one.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
        self._thread.join(5)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                self._client, _ = self._listener.accept()
            except OSError:
                return
            self.connected = True
            with self._client as client:
                self._talk(client)
            self.connected = False

    def _talk(self, client: socket.socket) -> None:
        in_text = False
        unread = b""
        while not self.hangs_up:
            try:
                data = client.recv(65536)
            except OSError:
                return
            if not data:
                return
            *lines, unread = (unread + data).split(b"\r\n")
            for line in lines:
                self.text += f"{line.decode()}\r\n"
                in_text, answer = self._answer(line, in_text=in_text)
                if self.answers:
                    with suppress(OSError):  # a client that hung up needs no answer
                        client.sendall(answer)
                if line == b"QUIT":
                    return

    def _answer(self, line: bytes, *, in_text: bool) -> tuple[bool, bytes]:
        """Whether a text goes on after `line`, and what is answered."""
        if self.refuses:
            return False, b"300 ERR UNKNOWN\r\n"
        if in_text:
            ends = line == b"."
            return not ends, b"225-1\r\n225 OK MESSAGE QUEUED\r\n" if ends else b""
        if line == b"SPEAK":
            return True, b"230 OK RECEIVING DATA\r\n"
        return False, b"200 OK\r\n"
