"""The choices of the snooze menu, as chips that one takes away or adds to."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from backcare_tray.core.settings import Limits
from backcare_tray.core.settings_table import MOST_NUMBERS
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.flow import Flow, flowing
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

OFFERED = 20
"""Minutes that the box begins with."""


class SnoozeLengths(Field):
    """One to eight different lengths in minutes, each within `limits`."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._lengths: tuple[int, ...] = ()
        self.chips: list[QPushButton] = []
        self.box, self.add = QSpinBox(), QPushButton(tr("Add"))
        self.box.setRange(limits.low, limits.high)
        self.box.setSuffix(" " + tr("min"))
        self.box.setAccessibleName(tr("Minutes to add"))
        self.box.setValue(OFFERED)
        leave_margins(self.box)
        scroll_past(self.box)
        self.box.valueChanged.connect(self._allow)
        self.add.setAccessibleName(tr("Add this length"))
        self.add.clicked.connect(lambda: self._put((*self._lengths, self.box.value())))
        self.setFocusProxy(self.box)
        self._lay_out()

    def show_value(self, value: tuple[int, ...]) -> None:
        if value != self._lengths:
            self._lengths = value
            self._rebuild()
        self._allow()

    def _lay_out(self) -> None:
        row = QWidget()
        self._flow = Flow(row)
        adding = QHBoxLayout()
        adding.setSpacing(Space.S)
        adding.addWidget(self.box)
        adding.addWidget(self.add)
        adding.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(flowing(row))
        column.addLayout(adding)

    def _rebuild(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(length) for length in self._lengths]
        for chip in self.chips:
            self._flow.addWidget(chip)

    def _chip(self, length: int) -> QPushButton:
        chip = QPushButton(values.minutes(length) + "  \N{MULTIPLICATION SIGN}")
        words = tr("Take {minutes} minutes out of the menu").format(minutes=length)
        chip.setAccessibleName(words)
        chip.setToolTip(words)
        chip.clicked.connect(lambda: self._put(tuple(n for n in self._lengths if n != length)))
        theme.mark(chip, "chip")
        return chip

    def _put(self, lengths: tuple[int, ...]) -> None:
        self.show_value(tuple(sorted(set(lengths))))
        self.picked.emit(self._lengths)

    def _allow(self) -> None:
        """Keep the choices valid: never none, never too many, none twice."""
        room = len(self._lengths) < MOST_NUMBERS
        self.add.setEnabled(room and self.box.value() not in self._lengths)
        for chip in self.chips:
            chip.setEnabled(len(self._lengths) > 1)
