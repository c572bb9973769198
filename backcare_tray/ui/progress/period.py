"""Which days a page looks at: a choice of lengths up to today."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui.theme import Space

WEEK, MONTH, QUARTER, YEAR = 7, 28, 91, 365
"""Lengths in days."""


class Period(QWidget):
    """A labelled choice; `chosen` tells of a new one."""

    chosen = Signal()

    def __init__(self, *lengths: int) -> None:
        super().__init__()
        self.box = QComboBox()
        for length in lengths:
            self.box.addItem(_name(length), length)
        self.box.currentIndexChanged.connect(self.chosen)
        label = QLabel(tr("Pe&riod"))
        label.setBuddy(self.box)
        self.box.setAccessibleName(tr("Period"))
        self.box.setAccessibleDescription(tr("Which days are looked at, up to today."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day."""
        length: int = self.box.currentData()
        return today - timedelta(days=length - 1), today


def _name(length: int) -> str:
    return {
        WEEK: tr("Last 7 days"),
        MONTH: tr("Last 4 weeks"),
        QUARTER: tr("Last 3 months"),
        YEAR: tr("Last 12 months"),
    }[length]
