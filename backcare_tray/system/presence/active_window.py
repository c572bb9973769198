"""The active window of the desktop: whether it fills the screen, and whose it is."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from backcare_tray.core.translation import tr
from backcare_tray.system.presence.source import Say


@dataclass(frozen=True, slots=True)
class Window:
    """What is known of the active window."""

    fills_screen: bool = False
    names: frozenset[str] = frozenset()
    """What its program calls itself, in lower case: "navigator" and "firefox"."""


NONE = Window()
Changed = Callable[[Window], None]


class ActiveWindow(ABC):
    """Follows the active window as long as somebody listens."""

    medium: str
    """By whom: a name for the person."""
    sees_all: bool
    """Whether every window is seen for certain, so that nobody else need be asked."""

    def __init__(self) -> None:
        self._listeners: list[Changed] = []
        self._window = NONE
        self.trouble = ""
        """Why it cannot be followed, in words."""

    def listen(self, changed: Changed) -> None:
        """Tell `changed` of the active window: now, and when it or its state is another one."""
        if changed not in self._listeners:
            self._listeners.append(changed)
        if not self._is_open():
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
    def _is_open(self) -> bool:
        """Whether the windows are followed."""

    @abstractmethod
    def _open(self) -> None:
        """Follow the windows, or say in `trouble` why that fails."""

    @abstractmethod
    def _close(self) -> None:
        """Follow them no more."""

    def _settle(self, window: Window) -> None:
        if window != self._window:
            self._window = window
            for changed in list(self._listeners):
                changed(window)


class WindowSource:
    """Says True while the active window is one that `counts`; `says` is its sentence."""

    def __init__(
        self, active: ActiveWindow, counts: Callable[[Window], bool], says: str, say: Say
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

    def health(self) -> str:
        """What is watched."""
        if self._active.trouble:
            return tr("The windows cannot be watched: {trouble}.").format(
                trouble=self._active.trouble
            )
        return self._says.format(medium=self._active.medium)

    def _changed(self, window: Window) -> None:
        self._say(self._counts(window))


def full_screen(active: ActiveWindow, say: Say) -> WindowSource:
    """The active window fills the screen."""
    sentence = tr("Windows that fill the screen are watched through {medium}.")
    return WindowSource(active, lambda window: window.fills_screen, sentence, say)


def programs(active: ActiveWindow, named: Callable[[], tuple[str, ...]], say: Say) -> WindowSource:
    """The active window is one of a program that the person named."""

    def counts(window: Window) -> bool:
        return not window.names.isdisjoint(name.strip().lower() for name in named())

    sentence = tr("The programs you named are watched through {medium}.")
    return WindowSource(active, counts, sentence, say)
