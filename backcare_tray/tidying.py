"""What is done once no window is open any more: the memory that they needed is given back."""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPixmapCache, QWindow
from PySide6.QtWidgets import QApplication

from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import memory

WAIT = 3000
"""Milliseconds after the last window was closed: who opens another one does not wait for this."""
PICTURES = 10240
"""Kilobytes of drawn pictures that Qt may keep while a window has the keyboard: its own default.

At rest it keeps none. Qt puts every tray icon in there, too, and wakes up every ten to thirty
seconds for minutes after each to throw it away bit by bit.
"""


class Tidying(QObject):
    """Waits until all windows are closed; one wake-up for each time that this happens."""

    def __init__(self, qt: QApplication, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self.timer = QTimer(self, singleShot=True, interval=WAIT)
        self.timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self.timer.timeout.connect(self._tidy)
        QPixmapCache.setCacheLimit(0)
        qt.focusWindowChanged.connect(self._focused)
        qt.lastWindowClosed.connect(self.timer.start)

    def close(self) -> None:
        """Wait no more: the program ends."""
        self.timer.stop()

    def _focused(self, window: QWindow | None) -> None:
        if window is not None:
            QPixmapCache.setCacheLimit(PICTURES)

    def _tidy(self) -> None:
        if any(window.isVisible() for window in QApplication.topLevelWidgets()):
            return  # the next time it is closed
        gc.collect()  # windows and what listens to them hold each other
        QPixmapCache.setCacheLimit(0)
        self._shelf.rest()
        memory.give_back()
