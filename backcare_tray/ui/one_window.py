"""At most one window of a kind, forgotten as soon as it is closed."""

from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import SignalInstance


class Window(Protocol):
    """What is asked of a window; every QWidget answers it. It deletes itself when closed."""

    @property
    def destroyed(self) -> object: ...

    def isHidden(self) -> bool: ...  # noqa: N802 - Qt's name

    def close(self) -> bool: ...

    def isMinimized(self) -> bool: ...  # noqa: N802 - Qt's name

    def showNormal(self) -> None: ...  # noqa: N802 - Qt's name

    def raise_(self) -> None: ...

    def activateWindow(self) -> None: ...  # noqa: N802 - Qt's name


W = TypeVar("W", bound=Window)


class OneWindow(Generic[W]):
    """Holds the window while it is open."""

    def __init__(self) -> None:
        self._window: W | None = None

    @property
    def window(self) -> W | None:
        """The window, if it is open."""
        return self._window if self._window and not self._window.isHidden() else None

    def put(self, window: W) -> None:
        """Hold `window` until it is closed; one that is open already is closed first."""
        self.close()
        self._window = window
        # mypy cannot see in a protocol that PySide's signals are bound on access
        cast(SignalInstance, window.destroyed).connect(lambda: self._forget(window))

    def to_front(self) -> bool:
        """Bring it to the front, with the keyboard; False if it is not open."""
        window = self.window
        if window is None:
            return False
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        return True

    def close(self) -> None:
        """Close it, if it is open."""
        if window := self.window:
            window.close()

    def _forget(self, window: W) -> None:
        if self._window is window:
            self._window = None
