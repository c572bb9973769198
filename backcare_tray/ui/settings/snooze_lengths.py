"""The choices of the snooze menu, as chips that one takes away or adds to."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout

from backcare_tray.core.settings import Limits
from backcare_tray.core.settings_table import MOST_NUMBERS
from backcare_tray.core.translation import tr
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.chips import Chips
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
        self.chips = Chips()
        self.chips.dropped.connect(self._drop)
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
        self._lengths = value
        take = tr("Take {minutes} minutes out of the menu")
        self.chips.show_words([(values.minutes(each), take.format(minutes=each)) for each in value])
        self._allow()

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.setSpacing(Space.S)
        adding.addWidget(self.box)
        adding.addWidget(self.add)
        adding.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(adding)
        column.addWidget(self.chips)

    def _drop(self, number: int) -> None:
        self._put((*self._lengths[:number], *self._lengths[number + 1 :]))

    def _put(self, lengths: tuple[int, ...]) -> None:
        self.show_value(tuple(sorted(set(lengths))))
        self.picked.emit(self._lengths)

    def _allow(self) -> None:
        """Keep the choices valid: never none, never too many, none twice."""
        room = len(self._lengths) < MOST_NUMBERS
        self.add.setEnabled(room and self.box.value() not in self._lengths)
        for chip in self.chips.shown:
            chip.setEnabled(len(self._lengths) > 1)
