"""The active window of an X11 desktop: whether it fills the screen, and whose it is.

The window manager keeps `_NET_ACTIVE_WINDOW` on the root window, and `_NET_WM_STATE` on each window
(Extended Window Manager Hints). Changes of both are events; nothing is polled. A window's title is
never asked for. X11 tells of all properties of a window or of none, so that a new title wakes
this program, too, which then goes on sleeping.
"""

from functools import partial

from backcare_tray.core.translation import tr
from backcare_tray.system.presence.active_window import NONE, ActiveWindow, Window
from backcare_tray.system.x11.windows import XWindows, changed_property, numbers

ACTIVE, MANAGER = b"_NET_ACTIVE_WINDOW", b"_NET_SUPPORTING_WM_CHECK"
STATE, FULL_SCREEN = b"_NET_WM_STATE", b"_NET_WM_STATE_FULLSCREEN"
CLIENTS = b"_NET_CLIENT_LIST"
ATOMS = (ACTIVE, MANAGER, CLIENTS, STATE, FULL_SCREEN)
ON_ROOT = (ACTIVE, MANAGER, CLIENTS)
"""Of the root window. The list of windows, as openbox leaves the last one that was closed as the
active one."""
WM_CLASS = 67
"""The number of this property is fixed."""


class X11ActiveWindow(ActiveWindow[XWindows]):
    """The active window, as the window manager of `display` tells it."""

    medium = "X11"
    sees_all = True

    def __init__(self, display: str) -> None:
        super().__init__()
        self._display = display
        self._atoms: dict[bytes, int] = {}
        self._id = 0
        self._clients: tuple[int, ...] = ()

    def _connect(self) -> XWindows:
        self._atoms, self._id = {}, 0
        return XWindows(self._display, self._ready, self._event, self._lost)

    def _ready(self) -> None:
        for name in ATOMS:
            self._connected.intern(name, partial(self._named, name))

    def _named(self, name: bytes, atom: int) -> None:
        self._atoms[name] = atom
        if len(self._atoms) == len(ATOMS):
            self._connected.watch(self._connected.root, on=True)
            self._find_active()

    def _event(self, event: bytes) -> None:
        match changed_property(event):
            case (_, atom) if atom in map(self._atoms.get, ON_ROOT):
                self._find_active()
            case (self._id, atom) if atom in (self._atoms.get(STATE), WM_CLASS):
                self._look()

    def _find_active(self) -> None:
        root = self._connected.root
        self._connected.read(root, self._atoms[MANAGER], self._found_manager)
        self._connected.read(root, self._atoms[CLIENTS], self._found_clients)
        self._connected.read(root, self._atoms[ACTIVE], self._found_active)

    def _found_manager(self, value: bytes) -> None:
        self.trouble = "" if value else tr("no window manager tells which one is active")

    def _found_clients(self, value: bytes) -> None:
        self._clients = tuple(numbers(value))

    def _found_active(self, value: bytes) -> None:
        window = numbers(value)[0] if value else 0
        if window not in self._clients:
            window = 0  # closed: openbox goes on naming it; or it will be listed in a moment
        if window != self._id:
            if self._id:
                self._connected.watch(self._id, on=False)
            if window:
                self._connected.watch(window, on=True)
            self._id = window
        if window:
            self._look()
        else:
            self._settle(NONE)

    def _look(self) -> None:
        """Read both properties of the active window, one after the other."""
        asked, atoms = self._id, self._atoms

        def names(state: bytes) -> None:
            full = atoms[FULL_SCREEN] in numbers(state)
            self._connected.read(asked, WM_CLASS, lambda value: both(value, full=full))

        def both(value: bytes, *, full: bool) -> None:
            if asked == self._id:
                words = value.decode("latin-1").lower().split("\0")
                self._settle(Window(full, frozenset(filter(None, words))))

        self._connected.read(asked, atoms[STATE], names)

    @property
    def _connected(self) -> XWindows:
        """The connection, which is there whenever the server says something."""
        if self._server is None:
            raise RuntimeError("not connected")
        return self._server
