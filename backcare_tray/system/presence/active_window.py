"""The active window of the desktop: whether it fills the screen, and whose it is."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.presence.source import Say


@dataclass(frozen=True, slots=True)
class Window:
    """What is known of the active window."""

    fills_screen: bool = False
    names: frozenset[str] = frozenset()
    """What its program calls itself, in lower case: "navigator" and "firefox"."""


NONE = Window()
Changed = Callable[[Window], None]


class Server(Protocol):
    """Whoever knows the windows."""

    def close(self) -> None:
        """Hang up without a word."""


S = TypeVar("S", bound=Server)


class ActiveWindow(ABC, Generic[S]):
    """Follows the active window as long as somebody listens; `S` is who is asked for it."""

    medium: str
    """By whom: a name for the person."""
    sees_all: bool
    """Whether every window is seen for certain, so that nobody else need be asked."""

    def __init__(self) -> None:
        self._listeners: list[Changed] = []
        self._window = NONE
        self._server: S | None = None
        self.trouble = ""
        """Why it cannot be followed, in words."""

    def listen(self, changed: Changed) -> None:
        """Tell `changed` of the active window: now, and when it or its state is another one."""
        if changed not in self._listeners:
            self._listeners.append(changed)
        if self._server is None:
            self._window, self.trouble = NONE, ""
            self._open()
        changed(self._window)

    def forget(self, changed: Changed) -> None:
        """Tell it no more."""
        if changed in self._listeners:
            self._listeners.remove(changed)
        if not self._listeners:
            self._close()

    @abstractmethod
    def _connect(self) -> S:
        """Begin to follow the windows. Raises OSError when nobody is there who knows them."""

    def _open(self) -> None:
        try:
            self._server = self._connect()
        except OSError as error:
            self.trouble = error.strerror or str(error)

    def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _lost(self, reason: str) -> None:
        """The server went away."""
        self._server = None
        self.trouble = reason
        self._settle(NONE)

    def _settle(self, window: Window) -> None:
        if window != self._window:
            self._window = window
            for changed in list(self._listeners):
                changed(window)


class WindowSource:
    """Says True while the active window is one that `counts`; `says` is its sentence."""

    def __init__(
        self, active: ActiveWindow[Any], counts: Callable[[Window], bool], says: str, say: Say
    ) -> None:
        self._active = active
        self._counts = counts
        self._says = says
        self._say = say

    def start(self) -> None:
        """Follow the active window."""
        self._active.listen(self._changed)

    def stop(self) -> None:
        """Follow it no more."""
        self._active.forget(self._changed)

    def is_there(self) -> bool:
        """Whether the windows can be seen, or nobody else can see them."""
        return self._active.sees_all or not self._active.trouble

    def health(self) -> Health:
        """What is watched."""
        if self._active.trouble:
            return missing(
                tr("The windows cannot be watched: {trouble}.").format(
                    trouble=self._active.trouble
                ),
                tr(
                    "Use a window manager that follows the usual hints, like those of all desktops."
                ),
            )
        return well(self._says.format(medium=self._active.medium))

    def _changed(self, window: Window) -> None:
        self._say(self._counts(window))


def full_screen(active: ActiveWindow[Any], say: Say) -> WindowSource:
    """The active window fills the screen."""
    sentence = tr("Windows that fill the screen are watched through {medium}.")
    return WindowSource(active, lambda window: window.fills_screen, sentence, say)


def programs(
    active: ActiveWindow[Any], named: Callable[[], tuple[str, ...]], say: Say
) -> WindowSource:
    """The active window is one of a program that the person named."""

    def counts(window: Window) -> bool:
        return not window.names.isdisjoint(name.strip().lower() for name in named())

    sentence = tr("The programs you named are watched through {medium}.")
    return WindowSource(active, counts, sentence, say)
