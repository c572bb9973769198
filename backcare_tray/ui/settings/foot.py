"""The line below the pages: what went wrong, or what was done and how to undo it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.rows import breakable
from backcare_tray.ui.theme import Space


class Foot(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._undo: Callable[[], object] | None = None
        self.message, self.undo = label("", "muted"), QPushButton(tr("&Undo"))
        self.undo.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.L)
        row.addWidget(self.message, 1)
        row.addWidget(self.undo)
        self.say("")

    def say(
        self, words: str, *, fault: bool = False, undo: Callable[[], object] | None = None
    ) -> None:
        """Show `words`, or nothing where there are none; `undo` is offered beside them."""
        self.message.setText(breakable(words))
        theme.mark(self.message, "warning" if fault else "muted")
        self._undo = undo
        self.undo.setVisible(undo is not None)
        self.setVisible(bool(words))
        if words:
            announce(self, words)

    def _pressed(self) -> None:
        if self._undo is not None:
            self._undo()
