"""The screen is shared or recorded: a program draws pictures from PipeWire. No polling.

Under Wayland every way to share the screen (the portal, GNOME's and Plasma's own) ends in a stream
of PipeWire, and whoever shows or sends the picture has a stream of the class `Stream/Input/Video`.
PipeWire's registry tells of each stream that comes and goes, with its class; the picture itself is
never asked for. A sandboxed program that uses the camera has such a stream, too: that is a call all
the same. Under X11 programs read the screen directly, and nobody is told.
"""

import logging
import os
import struct
from itertools import count
from pathlib import Path

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, partly, well
from backcare_tray.system.presence.pipewire_wire import (
    Message,
    Value,
    as_table,
    encode,
    messages,
    table,
)
from backcare_tray.system.presence.socket_source import SocketSource
from backcare_tray.system.presence.source import Say
from backcare_tray.system.stream import Stream, connect

log = logging.getLogger(__name__)

CORE, CLIENT, REGISTRY = 0, 1, 2
"""Objects: the first two are there from the start, the third is asked for."""
HELLO, PONG, GET_REGISTRY, UPDATE_PROPERTIES = 1, 3, 5, 2
"""What is asked of the first two."""
PING, APPEARED, GONE = (CORE, 2), (REGISTRY, 0), (REGISTRY, 1)
"""What is heard of the first and the third: ping, global, global_remove."""
VERSION = 3
WATCHES = "Stream/Input/Video"
ABOUT_US = {"application.name": "Backcare", "application.id": "backcare-tray"}


def socket_path() -> Path | None:
    """Where PipeWire of this user listens; None where that cannot be known."""
    name = os.environ.get("PIPEWIRE_REMOTE") or "pipewire-0"
    folder = os.environ.get("PIPEWIRE_RUNTIME_DIR") or os.environ.get("XDG_RUNTIME_DIR")
    path = Path(folder or "") / name
    return path if path.is_absolute() else None


class ScreenCast(SocketSource[Stream]):
    """Says True while at least one program draws pictures from PipeWire."""

    def __init__(self, say: Say) -> None:
        super().__init__(say)
        self._heard = bytearray()
        self._watching: set[int] = set()
        self._numbers = count()

    def health(self) -> Health:
        """What is watched."""
        if self.trouble:
            return missing(
                tr("Backcare cannot see whether your screen is shared: {trouble}.").format(
                    trouble=self.trouble
                ),
                tr("Install and start PipeWire, which screen sharing under Wayland needs."),
            )
        if not os.environ.get("WAYLAND_DISPLAY"):
            return partly(
                tr("Screen sharing is watched through PipeWire; most X11 programs do without it.")
            )
        return well(tr("Screen sharing is watched through PipeWire."))

    def _find(self) -> Path | None:
        path = socket_path()
        if path is None:
            self.trouble = tr("nobody says where PipeWire is")
        return path

    def _open(self, path: Path) -> Stream:
        try:
            return Stream(connect(str(path)), self._read, self._lost)
        except OSError:
            raise OSError(tr("PipeWire is not running")) from None

    def _opened(self) -> None:
        self.trouble = tr("PipeWire does not answer")
        self._heard.clear()
        self._watching.clear()
        self._send(CORE, HELLO, VERSION)
        self._send(CLIENT, UPDATE_PROPERTIES, as_table(ABOUT_US))
        self._send(CORE, GET_REGISTRY, VERSION, REGISTRY)

    def _send(self, target: int, opcode: int, *values: Value) -> None:
        if self._connection:
            self._connection.send(encode(target, opcode, next(self._numbers), *values))

    def _read(self, data: bytes) -> None:
        self._heard += data
        try:
            for message in messages(self._heard):
                self._take(message)
        except (struct.error, ValueError, RecursionError) as error:
            log.info("What PipeWire said makes no sense: %s", error)
            if self._connection:
                self._connection.close()
            self._lost(tr("it does not speak PipeWire's language"))

    def _take(self, message: Message) -> None:
        kind = (message.target, message.opcode)
        if kind == PING:
            self._send(CORE, PONG, *message.values[:2])
        elif kind == APPEARED:
            self._appeared(message.values)
        elif kind == GONE:
            self._gone(message.values)

    def _appeared(self, values: list[Value]) -> None:
        """The registry names something; all that is there already, one after the other."""
        self._works()
        match values:
            case [int(number), _, _, _, properties, *_]:
                if table(properties).get("media.class") == WATCHES:
                    self._watching.add(number)
                    self._say(True)

    def _gone(self, values: list[Value]) -> None:
        match values:
            case [int(number), *_] if number in self._watching:
                self._watching.discard(number)
                self._say(bool(self._watching))
