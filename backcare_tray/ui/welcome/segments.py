"""A choice between a few values, all of them in sight."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from backcare_tray.ui.icons import Icons
from backcare_tray.ui.theme import Space


class Segments(QWidget):
    """Buttons of which one is chosen, with a tick; the arrow keys go from one to the next."""

    chosen = Signal(int)

    def __init__(self, name: str, choices: Iterable[tuple[int, str]], icons: Icons) -> None:
        super().__init__()
        self._tick = icons.glyph("check")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for value, words in choices:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a screen reader says: one of several
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {words}")
            button.toggled.connect(self._mark)
            self._group.addButton(button, value)
            row.addWidget(button, 1)
        self._group.idClicked.connect(self.chosen)

    @property
    def value(self) -> int:
        """What is chosen; -1 for nothing."""
        return self._group.checkedId()

    def show_value(self, value: int) -> None:
        """Show that `value` is chosen, without telling."""
        if button := self._group.button(value):
            button.setChecked(True)

    def button(self, value: int) -> QPushButton:
        """The button for `value`. Raises KeyError without."""
        button = self._group.button(value)
        if not isinstance(button, QPushButton):
            raise KeyError(value)
        return button

    def _mark(self) -> None:
        for button in self._group.buttons():
            button.setIcon(self._tick if button.isChecked() else QIcon())
