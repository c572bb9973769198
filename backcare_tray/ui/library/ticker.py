"""A timer for what moves in a window: it runs only while that can be seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Ticker(QObject):
    """Calls `tick` every `milliseconds` while it was told to run and `widget` can be seen.

    A window's own animation, the one named exception to "no timers outside system": it stands still
    while the window is hidden or minimised.
    """

    def __init__(self, widget: QWidget, milliseconds: int, tick: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._wanted = False
        self._timer = QTimer(self)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(tick)
        widget.installEventFilter(self)

    @property
    def running(self) -> bool:
        """Whether it ticks now."""
        return self._timer.isActive()

    def run(self, wanted: bool) -> None:
        """Tick from now on, or stop."""
        self._wanted = wanted
        self._pace()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind is QEvent.Type.Show and watched is self._widget:
            self._widget.window().installEventFilter(self)
        if kind in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange):
            self._pace()
        return False

    def _pace(self) -> None:
        seen = self._widget.isVisible() and not self._widget.window().isMinimized()
        if not (self._wanted and seen):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
