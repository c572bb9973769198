"""Enter presses the button that has the keyboard, as Space does. Qt does so in dialogs only."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TICKS = (QCheckBox, QRadioButton)
"""Space turns them; Enter goes on to the default button."""


def enter_presses(window: QWidget) -> None:
    """Let it do so everywhere in `window`, before a default button gets the key."""
    window.installEventFilter(_Enter(window))


class _Enter(QObject):
    """Sees the keys that nothing in its window took."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing is asked of the window for other events: it may be on its way out."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            here = self._window.focusWidget() if event.key() in ENTER else None
            if isinstance(here, QAbstractButton) and not isinstance(here, TICKS):
                if not event.isAutoRepeat():
                    here.click()
                return True
        return super().eventFilter(watched, event)
