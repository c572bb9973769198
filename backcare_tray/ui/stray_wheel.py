"""Keeps the mouse wheel from changing a setting that the page merely scrolls past."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def scroll_past(field: QWidget) -> None:
    """Let the wheel turn `field` only once it has the keyboard, and never give it that."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    turned = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    turned.installEventFilter(_WheelGuard(field))


class _WheelGuard(QObject):
    """Hands the wheel on to the page behind a field without the focus."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Wheel and not self._field.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
