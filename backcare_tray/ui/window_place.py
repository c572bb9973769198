"""Where a window opens: where it last was, but always on the screen with the pointer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget

WITHOUT_FRAME = 0.94
"""The share of the screen's room that is left for a window inside its frame."""


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Keeps a window's size and place between two runs, as bytes that only Qt understands."""

    load: Callable[[], bytes]
    """The bytes kept last; empty when there are none."""
    save: Callable[[bytes], None]
    """Keep these bytes. What it raises as OSError costs the place, nothing else."""

    def restore(self, window: QWidget, size: QSize) -> None:
        """Give `window` its last size and place, or `size` in the middle of the screen.

        The screen is the one with the pointer; a place on another one is not taken up.
        """
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        if not window.restoreGeometry(QByteArray(self.load())):
            window.resize(size)
        window.resize(window.size().boundedTo(room.size() * WITHOUT_FRAME))
        if not room.contains(window.frameGeometry().center()) or not self.load():
            window.move(room.center() - window.rect().center())

    def keep(self, window: QWidget) -> None:
        """Remember the size and the place of `window`."""
        try:
            self.save(bytes(window.saveGeometry().data()))
        except OSError:
            return
