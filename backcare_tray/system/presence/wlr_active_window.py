"""The active window of sway, Hyprland, labwc and others with `wlr-foreign-toplevel-management`.

The compositor tells of each window its program and whether it is active and fills the screen, by
events alone. It also tells titles, which are not even read. GNOME and Plasma show no program the
windows of others.
Source of the encoding: `wlr-foreign-toplevel-management-unstable-v1.xml` (wlr-protocols).
"""

import struct
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from backcare_tray.core.translation import tr
from backcare_tray.system.presence.active_window import NONE, ActiveWindow, Window
from backcare_tray.system.wayland.connection import WaylandConnection, read_text

MANAGER = "zwlr_foreign_toplevel_manager_v1"
VERSIONS = range(2, 4)
"""Of the protocol: the first that tells of full screen, and the last one that there is."""
TOPLEVEL = 0
APP_ID, STATE, DONE, CLOSED = 1, 4, 5, 6
DESTROY = 7
ACTIVATED, FULL_SCREEN = 2, 3


@dataclass
class _Toplevel:
    """A window, as far as the compositor has told of it."""

    name: str = ""
    states: frozenset[int] = frozenset()

    def window(self) -> Window:
        """With the last part of a name such as org.mozilla.firefox for another one."""
        name = self.name.lower()
        names = frozenset({name, name.rpartition(".")[2]})
        return Window(FULL_SCREEN in self.states, names)


class WlrActiveWindow(ActiveWindow[WaylandConnection]):
    """The active window, as the compositor at `path` tells it."""

    medium = "Wayland"
    sees_all = False

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._toplevels: dict[int, _Toplevel] = {}

    def _connect(self) -> WaylandConnection:
        self._toplevels = {}
        return WaylandConnection(self._path, self._ready, self._lost)

    def _ready(self) -> None:
        if self._server is None:
            return
        _, version = self._server.globals.get(MANAGER, (0, 0))
        if version < VERSIONS[0]:
            self._close()
            self.trouble = tr("this compositor shows no program the windows of others")
            return
        manager = self._server.bind(MANAGER, min(version, VERSIONS[-1]))
        self._server.hear(manager, self._manager_event)

    def _manager_event(self, event: int, arguments: bytes) -> None:
        if event == TOPLEVEL and self._server:
            (number,) = struct.unpack_from("=I", arguments)
            self._toplevels[number] = _Toplevel()
            self._server.hear(number, partial(self._toplevel_event, number))

    def _toplevel_event(self, number: int, event: int, arguments: bytes) -> None:
        toplevel = self._toplevels[number]
        if event == APP_ID:
            toplevel.name, _ = read_text(arguments, 0)
        elif event == STATE:
            (size,) = struct.unpack_from("=I", arguments)
            toplevel.states = frozenset(struct.unpack_from(f"={size // 4}I", arguments, 4))
        elif event == DONE:
            self._find_active()
        elif event == CLOSED:
            self._closed(number)

    def _closed(self, number: int) -> None:
        del self._toplevels[number]
        if self._server:
            self._server.request(number, DESTROY)
            self._server.forget(number)
        self._find_active()

    def _find_active(self) -> None:
        active = (top for top in self._toplevels.values() if ACTIVATED in top.states)
        found = next(active, None)
        self._settle(found.window() if found else NONE)
