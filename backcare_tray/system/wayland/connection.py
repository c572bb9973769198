"""A small Wayland client: the globals, requests, events. No libwayland.

Three interfaces without file descriptors need a socket and `struct`, on the stream that X11 and
D-Bus already use; pywayland would bring a compiled package for it, and libwayland ends up in a
state that cannot be left when the compositor goes away. Here that is a lost socket, nothing more.
Source of the encoding: "The Wayland Protocol", chapter "Wire Format", and `wayland.xml`.
"""

import os
import struct
from collections.abc import Callable
from pathlib import Path

from backcare_tray.core.translation import tr
from backcare_tray.system.stream import Stream, connect

DISPLAY = 1
SYNC, GET_REGISTRY = 0, 1
ERROR, DELETE_ID = 0, 1
BIND = 0
GLOBAL, GLOBAL_REMOVE = 0, 1
HEADER = 8
"""Bytes: the object, and size and opcode in one number."""

Heard = Callable[[int, bytes], None]
"""Gets the opcode of an event and its arguments."""


def socket_path() -> Path | None:
    """Where the compositor of this session listens; None outside Wayland."""
    display = os.environ.get("WAYLAND_DISPLAY", "")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    path = Path(runtime) / display
    return path if display and path.is_absolute() else None


def text(words: str) -> bytes:
    """A string as an argument: its length, its bytes, the zero, filled up to four bytes."""
    data = words.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)


def read_text(data: bytes, start: int) -> tuple[str, int]:
    """The string that begins at `start`, and where the next argument begins."""
    (length,) = struct.unpack_from("=I", data, start)
    end = start + 4 + length
    return data[start + 4 : end - 1].decode(errors="replace"), end + -length % 4


class WaylandConnection:
    """One connection. `ready` once the globals are known, `lost` with the reason when it ends.

    Raises OSError when nobody listens at `path`.
    """

    def __init__(self, path: Path, ready: Callable[[], None], lost: Callable[[str], None]) -> None:
        self._ready = ready
        self._lost = lost
        self._data = b""
        self._listeners: dict[int, Heard] = {DISPLAY: self._display}
        self._last_id = DISPLAY
        self._free_ids: list[int] = []
        self.globals: dict[str, tuple[int, int]] = {}
        """Interface: number and version of the first global that offers it."""
        self._stream = Stream(connect(str(path)), self._read, self._lost)
        self._registry = self.new_id(self._registry_event)
        self.request(DISPLAY, GET_REGISTRY, struct.pack("=I", self._registry))
        done = self.new_id(lambda _opcode, _data: self._ready())
        self.request(DISPLAY, SYNC, struct.pack("=I", done))

    def request(self, target: int, opcode: int, arguments: bytes = b"") -> None:
        """Send a request to an object."""
        size = HEADER + len(arguments)
        self._stream.send(struct.pack("=II", target, size << 16 | opcode) + arguments)

    def new_id(self, heard: Heard) -> int:
        """The number for an object that the next request makes; `heard` gets its events."""
        if self._free_ids:
            number = self._free_ids.pop()
        else:
            self._last_id += 1
            number = self._last_id
        self._listeners[number] = heard
        return number

    def bind(self, interface: str, version: int) -> int:
        """Make an object of a global that is there; its own events are not needed."""
        name, _ = self.globals[interface]
        number = self.new_id(_ignore)
        arguments = struct.pack("=I", name) + text(interface) + struct.pack("=II", version, number)
        self.request(self._registry, BIND, arguments)
        return number

    def hear(self, number: int, heard: Heard) -> None:
        """Hand the events of an object that the compositor has made to `heard`."""
        self._listeners[number] = heard

    def forget(self, number: int) -> None:
        """Hear no more of an object whose destruction was requested."""
        self._listeners[number] = _ignore

    def close(self) -> None:
        self._stream.close()

    def _read(self, data: bytes) -> None:
        self._data += data
        try:
            while self._stream.is_open() and len(self._data) >= HEADER:
                target, word = struct.unpack_from("=II", self._data)
                size = word >> 16
                if size < HEADER:
                    self._fail(tr("it does not speak Wayland"))
                    return
                if len(self._data) < size:
                    return
                arguments, self._data = self._data[HEADER:size], self._data[size:]
                self._listeners.get(target, _ignore)(word & 0xFFFF, arguments)
        except struct.error:
            self._fail(tr("it does not speak Wayland"))

    def _display(self, opcode: int, arguments: bytes) -> None:
        if opcode == ERROR:
            reason, _ = read_text(arguments, 8)
            self._fail(tr("the compositor answered: {reason}").format(reason=reason))
        elif opcode == DELETE_ID:
            (number,) = struct.unpack_from("=I", arguments)
            if self._listeners.pop(number, None):
                self._free_ids.append(number)

    def _registry_event(self, opcode: int, arguments: bytes) -> None:
        (name,) = struct.unpack_from("=I", arguments)
        if opcode == GLOBAL:
            interface, end = read_text(arguments, 4)
            (version,) = struct.unpack_from("=I", arguments, end)
            self.globals.setdefault(interface, (name, version))

    def _fail(self, reason: str) -> None:
        self._stream.close()
        self._lost(reason)


def _ignore(_opcode: int, _arguments: bytes) -> None:
    """What is said of an object of which we need nothing."""
