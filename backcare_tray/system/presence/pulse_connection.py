"""One connection to PulseAudio, or PipeWire in its place: where it listens, log-in, questions."""

import logging
import os
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer

from backcare_tray.core.translation import tr
from backcare_tray.system.presence.pulse_wire import (
    GARBAGE,
    VERSION,
    Command,
    Value,
    encode,
    messages,
)
from backcare_tray.system.stream import Stream, connect

log = logging.getLogger(__name__)

COOKIE_LENGTH = 256
LIMIT = 3000
"""Milliseconds that an answer may take."""

Answer = Callable[[list[Value] | None], None]
"""Gets the values of an answer; None if the server refuses."""


def socket_path() -> Path | None:
    """Where the server of this user listens; None if it is on another machine."""
    if server := os.environ.get("PULSE_SERVER", ""):
        found = re.match(r"(?:\{[^}]*\})?(?:unix:)?(/[^ ]*)", server)
        return Path(found[1]) if found else None
    if folder := os.environ.get("PULSE_RUNTIME_PATH"):
        return Path(folder) / "native"
    return Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "pulse/native"


def read_cookie() -> bytes:
    """The key to the server; zeros if there is none, as the server also knows us by our user."""
    own = os.environ.get("PULSE_COOKIE")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    for path in (
        Path(own) if own else None,
        config / "pulse/cookie",
        Path.home() / ".pulse-cookie",
    ):
        try:
            cookie = path.read_bytes() if path else b""
        except OSError:
            continue
        if len(cookie) == COOKIE_LENGTH:
            return cookie
    return bytes(COOKIE_LENGTH)


class PulseConnection:
    """Calls `ready` when logged in, `event` for news, `slow` when an answer is overdue.

    `lost` gets the reason when it ends. Raises OSError when nobody listens at `path`.
    """

    def __init__(
        self,
        path: Path,
        ready: Callable[[], None],
        event: Callable[[], None],
        slow: Callable[[], None],
        lost: Callable[[str], None],
    ) -> None:
        self._ready = ready
        self._event = event
        self._lost = lost
        self._heard = bytearray()
        self._tags = count(1)
        self._answers: dict[int, Answer] = {}
        # Runs only while a question waits for its answer.
        self._limit = QTimer(singleShot=True, interval=LIMIT)
        self._limit.timeout.connect(slow)
        self._stream = Stream(connect(str(path)), self._read, self._broken)
        self.ask(Command.AUTH, VERSION, read_cookie(), answer=self._admitted)

    def ask(self, command: Command, *values: Value, answer: Answer) -> None:
        """Ask the server; `answer` gets what it says, however late."""
        tag = next(self._tags)
        self._answers[tag] = answer
        self._limit.start()
        self._stream.send(encode(command, tag, *values))

    def close(self) -> None:
        """End it without a word."""
        self._limit.stop()
        self._stream.close()

    def _admitted(self, values: list[Value] | None) -> None:
        version = values[0] if values else 0
        if not isinstance(version, int) or version & 0xFFFF < VERSION:
            self._end(tr("it does not let us in") if values is None else tr("it is too old"))
            return
        name = {"application.name": "Backcare", "application.id": "backcare-tray"}
        self.ask(Command.SET_CLIENT_NAME, name, answer=lambda _: self._ready())

    def _read(self, data: bytes) -> None:
        self._heard += data
        try:
            received = list(messages(self._heard))
        except GARBAGE as error:
            log.info("What the sound server said makes no sense: %s", error)
            self._end(tr("it does not speak PulseAudio's language"))
            return
        for values in received:
            if self._stream.is_open():
                self._take(values)

    def _take(self, values: list[Value]) -> None:
        match values:
            case [Command.SUBSCRIBE_EVENT, *_]:
                self._event()
            case [Command.REPLY, int(tag), *rest]:
                self._answered(tag, rest)
            case [Command.ERROR, int(tag), *_]:
                self._answered(tag, None)

    def _answered(self, tag: int, values: list[Value] | None) -> None:
        answer = self._answers.pop(tag, None)
        if not self._answers:
            self._limit.stop()
        if answer:
            answer(values)

    def _broken(self, reason: str) -> None:
        self._limit.stop()
        self._lost(reason)

    def _end(self, reason: str) -> None:
        self.close()
        self._lost(reason)
