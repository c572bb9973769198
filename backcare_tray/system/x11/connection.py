"""A small X11 client: log-in, requests with or without a reply, events. No Xlib.

Xlib ends the whole process when the X server goes away, and its handler for that may not return.
The wire protocol needs a socket and `struct`; a lost server is then a lost socket, nothing more.
Source of the encoding: "X Window System Protocol", X Version 11, appendix B.
"""

import os
import re
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from backcare_tray.core.translation import tr
from backcare_tray.system import stream
from backcare_tray.system.stream import Stream

COOKIE = b"MIT-MAGIC-COOKIE-1"
LOCAL, WILD = 256, 65535
"""Families of an entry in the authority file: this host, any host."""
ERROR, REPLY = 0, 1
UNIT = 32
"""Bytes of an event, of an error, and of a reply without more data."""

Reply = Callable[[bytes], None]


def display_number(display: str) -> int:
    """The number in the DISPLAY of a screen of this machine.

    Raises OSError for another machine's: the network may make us wait.
    """
    found = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if not found:
        raise OSError(f"“{display}” is not a display of this machine")
    return int(found[1])


def connect(number: int) -> socket.socket:
    """Connect without waiting. Raises OSError when there is no such X server."""
    path = f"/tmp/.X11-unix/X{number}"
    refusal = OSError(f"there is no X server :{number}")
    for address in (path, f"\0{path}"):
        try:
            return stream.connect(address)
        except OSError as error:
            refusal = error
    raise refusal


def read_cookie(number: int) -> tuple[bytes, bytes]:
    """Name and value of the key to the X server; empty where none is needed or can be read."""
    place = os.environ.get("XAUTHORITY") or Path.home() / ".Xauthority"
    try:
        return find_cookie(Path(place).read_bytes(), number, socket.gethostname().encode())
    except (OSError, struct.error):
        return b"", b""


def find_cookie(authority: bytes, number: int, host: bytes) -> tuple[bytes, bytes]:
    """Look in the bytes of an authority file. Raises struct.error if it is cut off."""
    position = 0
    while position < len(authority):
        (family,) = struct.unpack_from(">H", authority, position)
        position += 2
        fields = []
        for _ in range(4):
            (length,) = struct.unpack_from(">H", authority, position)
            fields.append(authority[position + 2 : position + 2 + length])
            position += 2 + length
        address, display, name, value = fields
        ours = family == WILD or (family == LOCAL and address == host)
        if ours and name == COOKIE and display in (b"", str(number).encode()):
            return name, value
    return b"", b""


def padded(text: bytes) -> bytes:
    """`text`, filled up to a multiple of four bytes."""
    return text + bytes(-len(text) % 4)


class XConnection:
    """One connection. `ready` once it may be used, `event` for each event, `lost` with the reason.

    An error of the server ends the connection, unless `may_fail`: then the answer is an empty one,
    and an error where none is awaited means nothing. Raises OSError when there is no server for
    `display` on this machine.
    """

    def __init__(
        self,
        display: str,
        ready: Callable[[], None],
        event: Callable[[bytes], None],
        lost: Callable[[str], None],
        *,
        may_fail: bool = False,
    ) -> None:
        self._ready = ready
        self._event = event
        self._lost = lost
        self._may_fail = may_fail
        self.greeting = b""
        """What the server says of itself and its screens, once `ready`."""
        self._heard = b""
        self._logged_in = False
        self._sequence = 0
        self._replies: dict[int, Reply] = {}
        self._next_id = 0
        number = display_number(display)
        self._stream = Stream(connect(number), self._read, lost)
        name, value = read_cookie(number)
        order = b"l" if sys.byteorder == "little" else b"B"
        hello = struct.pack("=cxHHHHxx", order, 11, 0, len(name), len(value))
        self._stream.send(hello + padded(name) + padded(value))

    def request(self, opcode: int, detail: int, body: bytes, reply: Reply | None = None) -> None:
        """Send a request; `body` is a multiple of four bytes long."""
        self._sequence = (self._sequence + 1) % 0x10000
        if reply:
            self._replies[self._sequence] = reply
        self._stream.send(struct.pack("=BBH", opcode, detail, 1 + len(body) // 4) + body)

    def new_id(self) -> int:
        """A number for a new thing on the server."""
        self._next_id += 1
        return self._next_id

    def close(self) -> None:
        self._stream.close()

    def _read(self, data: bytes) -> None:
        self._heard += data
        if not self._logged_in and not self._log_in():
            return
        while self._stream.is_open() and (message := self._take_message()):
            self._handle(message)

    def _log_in(self) -> bool:
        """Take the answer to the greeting once it is complete; whether we may go on."""
        if len(self._heard) < 8:
            return False
        status, reason_length, units = struct.unpack_from("=BB4xH", self._heard)
        answer, rest = self._heard[: 8 + 4 * units], self._heard[8 + 4 * units :]
        if len(answer) < 8 + 4 * units:
            return False
        if status != 1:
            self._fail(
                answer[8 : 8 + reason_length].decode("latin-1").strip() or tr("not admitted")
            )
            return False
        (self._next_id,) = struct.unpack_from("=I", answer, 12)
        self.greeting, self._heard = answer, rest
        self._logged_in = True
        self._ready()
        return True

    def _take_message(self) -> bytes:
        """The next complete message, or nothing."""
        if len(self._heard) < UNIT:
            return b""
        kind, units = struct.unpack_from("=B3xI", self._heard)
        size = UNIT + (4 * units if kind == REPLY else 0)
        if len(self._heard) < size:
            return b""
        message, self._heard = self._heard[:size], self._heard[size:]
        return message

    def _handle(self, message: bytes) -> None:
        kind, detail, sequence = struct.unpack_from("=BBH", message)
        if kind == ERROR and not self._may_fail:
            self._fail(tr("the X server answered with error {number}").format(number=detail))
        elif kind not in (ERROR, REPLY):
            self._event(message)
        elif reply := self._replies.pop(sequence, None):
            reply(message if kind == REPLY else b"")

    def _fail(self, reason: str) -> None:
        self._stream.close()
        self._lost(reason)
