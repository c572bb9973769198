"""Pages that scroll by keyboard: what is in them takes it, and is scrolled into sight."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def follow_keyboard(area: QScrollArea) -> None:
    """Let only what is in `area` take the keyboard, and bring it into sight when it does.

    Page Up and Page Down scroll from there. Qt by itself follows inside of a page, but not on the
    way into one that was scrolled.
    """
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    _Follower(area)


class _Follower(QObject):
    """Lives as long as its area."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Not for the pointer: what it presses must not move away below it."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)
