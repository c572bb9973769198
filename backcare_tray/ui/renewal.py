"""Windows that are open come up anew when the language has changed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

Kind = TypeVar("Kind", bound=QWidget)


class Renewal(QObject):
    """Calls `renew` once the event loop comes round: whoever asks may sit in such a window."""

    _due = Signal()

    def __init__(self, renew: Callable[[], None]) -> None:
        super().__init__()
        self._due.connect(renew, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        """Renew the windows soon."""
        self._due.emit()


def take_place(fresh: QWidget, before: QWidget) -> None:
    """Put `fresh` where `before` is, scrolled alike, with the keyboard in the same control.

    Both are shown and of one kind, on the same page.
    """
    fresh.restoreGeometry(before.saveGeometry())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    if had := before.focusWidget():
        there = _seen(before, type(had)).index(had) if had.isVisible() else 0
        same = _seen(fresh, type(had))[there : there + 1]
        for each in same:
            each.setFocus()
    areas = zip(_seen(before, QAbstractScrollArea), _seen(fresh, QAbstractScrollArea), strict=False)
    for old, new in areas:
        new.verticalScrollBar().setValue(old.verticalScrollBar().value())
    if before.isMinimized():
        fresh.showMinimized()


def _seen(window: QWidget, kind: type[Kind]) -> list[Kind]:
    """Pages of the window that were not looked at yet are in neither list."""
    return [each for each in window.findChildren(kind) if each.isVisible()]
