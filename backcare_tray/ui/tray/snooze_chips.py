"""The choices of the snooze menu, as chips that one takes away or adds to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from backcare_tray.core.settings import Limits
from backcare_tray.core.settings_table import MOST_NUMBERS
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

CHIPS_IN_A_ROW = 5


class SnoozeChips(QWidget):
    """One to eight different lengths in minutes, each within `limits`."""

    picked = Signal(tuple)

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._lengths: tuple[int, ...] = ()
        self.chips: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.S)
        self._grid.setColumnStretch(CHIPS_IN_A_ROW, 1)
        self.box = QSpinBox()
        self.box.setRange(limits.low, limits.high)
        self.box.setSuffix(" " + tr("min"))
        self.box.setAccessibleName(tr("Minutes to add"))
        self.box.setValue(20)
        leave_margins(self.box)
        scroll_past(self.box)
        self.add = QPushButton(tr("Add"))
        self.add.clicked.connect(lambda: self._put((*self._lengths, self.box.value())))
        self.box.valueChanged.connect(self._allow)
        adding = QHBoxLayout()
        adding.setSpacing(Space.S)
        adding.addWidget(self.box)
        adding.addWidget(self.add)
        adding.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._grid)
        column.addLayout(adding)

    def show_lengths(self, lengths: tuple[int, ...]) -> None:
        """Show `lengths` in minutes, in their order."""
        if lengths != self._lengths:
            self._lengths = lengths
            self._rebuild()
        self._allow()

    def _rebuild(self) -> None:
        for chip in self.chips:
            self._grid.removeWidget(chip)
            chip.deleteLater()
        self.chips = [self._chip(index, length) for index, length in enumerate(self._lengths)]
        for index, chip in enumerate(self.chips):
            self._grid.addWidget(chip, index // CHIPS_IN_A_ROW, index % CHIPS_IN_A_ROW)

    def _chip(self, index: int, length: int) -> QPushButton:
        chip = QPushButton(tr("{minutes} min").format(minutes=length) + "  \N{MULTIPLICATION SIGN}")
        words = tr("Take {minutes} minutes out of the menu").format(minutes=length)
        chip.setAccessibleName(words)
        chip.setToolTip(words)
        chip.clicked.connect(lambda: self._put(self._lengths[:index] + self._lengths[index + 1 :]))
        theme.mark(chip, "chip")
        return chip

    def _put(self, lengths: tuple[int, ...]) -> None:
        self.show_lengths(tuple(sorted(set(lengths))))
        self.picked.emit(self._lengths)

    def _allow(self) -> None:
        """Keep the choices valid: never none, never too many, none twice."""
        room = len(self._lengths) < MOST_NUMBERS
        self.add.setEnabled(room and self.box.value() not in self._lengths)
        for chip in self.chips:
            chip.setEnabled(len(self._lengths) > 1)
