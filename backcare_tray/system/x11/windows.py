"""Windows of other programs on X11: their properties, and when these change.

Such a window may be gone by the time that it is asked about. So an error here is an empty answer.
Source of the encoding: "X Window System Protocol", X Version 11, appendix B.
"""

import struct
from collections.abc import Callable

from backcare_tray.system.x11.connection import XConnection, padded

CHANGE_WINDOW_ATTRIBUTES, INTERN_ATOM, GET_PROPERTY = 2, 16, 20
PROPERTY_NOTIFY = 28
EVENT_MASK, PROPERTY_CHANGES = 0x800, 0x400000
ANY_TYPE = 0
LONGEST = 64
"""Units of four bytes that are read of a property."""
VENDOR_LENGTH, FORMATS, SCREENS = 24, 29, 40
"""Where things stand in the server's greeting."""

Numbers = tuple[int, ...]


class XWindows:
    """Reads and watches windows on the server of `display`; the arguments are `XConnection`'s."""

    def __init__(
        self,
        display: str,
        ready: Callable[[], None],
        event: Callable[[bytes], None],
        lost: Callable[[str], None],
    ) -> None:
        self._server = XConnection(display, ready, event, lost, may_fail=True)

    @property
    def root(self) -> int:
        """The window behind all others, on the first screen."""
        greeting = self._server.greeting
        (vendor,) = struct.unpack_from("=H", greeting, VENDOR_LENGTH)
        place = SCREENS + len(padded(bytes(vendor))) + 8 * greeting[FORMATS]
        return int(struct.unpack_from("=I", greeting, place)[0])

    def close(self) -> None:
        """Go without a word."""
        self._server.close()

    def intern(self, name: bytes, answer: Callable[[int], None]) -> None:
        """Ask for the number that stands for `name`."""
        body = struct.pack("=H2x", len(name)) + padded(name)
        self._server.request(INTERN_ATOM, 0, body, lambda reply: answer(_number_at(reply, 8)))

    def watch(self, window: int, *, on: bool) -> None:
        """Have, or have no more, an event for each property of `window` that changes."""
        mask = PROPERTY_CHANGES if on else 0
        body = struct.pack("=3I", window, EVENT_MASK, mask)
        self._server.request(CHANGE_WINDOW_ATTRIBUTES, 0, body)

    def read(self, window: int, property_: int, answer: Callable[[bytes], None]) -> None:
        """Ask for the first bytes of a property; `answer` gets none if it is not there."""
        body = struct.pack("=5I", window, property_, ANY_TYPE, 0, LONGEST)
        self._server.request(GET_PROPERTY, 0, body, lambda reply: answer(_property_in(reply)))


def changed_property(event: bytes) -> tuple[int, int] | None:
    """The window and the property of an event; None if it is about something else."""
    code, window, property_ = struct.unpack_from("=B3xII", event)
    return (window, property_) if code & 0x7F == PROPERTY_NOTIFY else None


def numbers(value: bytes) -> Numbers:
    """The windows or atoms in the value of a property."""
    return struct.unpack(f"={len(value) // 4}I", value[: len(value) // 4 * 4])


def _number_at(reply: bytes, place: int) -> int:
    return int(struct.unpack_from("=I", reply, place)[0]) if reply else 0


def _property_in(reply: bytes) -> bytes:
    size = (reply[1] if reply else 0) // 8
    return reply[32 : 32 + size * _number_at(reply, 16)]
