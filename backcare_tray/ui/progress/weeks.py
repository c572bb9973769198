"""Weeks: a month as a heat map, and the streak."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from backcare_tray.core.progress import month_after, month_weeks
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.label import label
from backcare_tray.ui.progress import dates, words
from backcare_tray.ui.progress.card import ChartCard, Table
from backcare_tray.ui.progress.month_map import MonthMap
from backcare_tray.ui.progress.page import Page
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.theme import Space


class WeeksPage(Page):
    """Begins with the month of today, and leads back to that of the first set."""

    def __init__(self, ports: ProgressPorts) -> None:
        super().__init__(
            tr("Weeks"), tr("Sets on each day. Little and often counts more than many at once.")
        )
        self._ports = ports
        self._month = ports.today().replace(day=1)
        self.chart = MonthMap()
        self.chart.picked.connect(self._tell)
        self.before = QPushButton(tr("&Previous"))
        self.after = QPushButton(tr("&Next"))
        self.before.setAccessibleName(tr("Previous month"))
        self.after.setAccessibleName(tr("Next month"))
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.month = label("", "heading")
        self.controls = self._make_controls()
        self.card = ChartCard(tr("Sets a day"), self.chart, self.controls)
        self.picked = label("", "muted")
        self.picked.setAccessibleName(tr("The day that was picked"))
        self.add(self.card)
        self.add(self.picked)

    def refresh(self) -> None:
        today, first = self._ports.today(), self._ports.book.first_day()
        last = month_after(self._month, 1)
        self._sets = self._ports.book.sets_by_day(
            self._month, date.fromordinal(last.toordinal() - 1)
        )
        self.before.setEnabled(first is not None and first < self._month)
        self.after.setEnabled(last <= today)
        self.month.setText(dates.month(self._month))
        shown = today if today < last else self._month
        self.chart.put(max(shown, self._month), self._sets, today)
        self.picked.clear()
        self.controls.setVisible(first is not None)
        if first is None:
            self.card.show_numbers(tr("After your first set this fills up."), ((), ()), empty=True)
        else:
            parts = [words.month(self._month, self._sets)]
            if today < last:  # the month of today
                parts += [
                    words.week(self._sets_of_week(today)),
                    words.row(self._ports.book.today()),
                ]
            self.card.show_numbers(" ".join(filter(None, parts)), self._table())

    def _sets_of_week(self, today: date) -> int:
        """Up to today; the week may have begun in the month before."""
        passed = (today.weekday() - dates.first_weekday()) % 7
        first = date.fromordinal(today.toordinal() - passed)
        return sum(self._ports.book.sets_by_day(first, today).values())

    def _make_controls(self) -> QWidget:
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.mark(self.before, "quiet")
        theme.mark(self.after, "quiet")
        row.addWidget(self.before)
        row.addWidget(self.month, 1)
        row.addWidget(self.after)
        return controls

    def _go(self, months: int) -> None:
        self._month = month_after(self._month, months)
        self.refresh()

    def _tell(self, day: date) -> None:
        said = words.one_day(day, self._sets.get(day, 0))
        self.picked.setText(said)
        self.chart.setAccessibleDescription(said)
        announce(self.chart, said)

    def _table(self) -> Table:
        """A week a row, with the days and their sum."""
        weeks = month_weeks(self._month, dates.first_weekday())
        headers = [tr("Week of"), *(dates.weekday(day.weekday()) for day in weeks[0]), tr("Sum")]
        return headers, [
            [
                dates.short(week[0]),
                *(self._cell(day) for day in week),
                str(sum(self._sets.get(day, 0) for day in week)),
            ]
            for week in weeks
        ]

    def _cell(self, day: date) -> str:
        """Empty for days of other months, and for those to come."""
        shown = day.month == self._month.month and day <= self._ports.today()
        return str(self._sets.get(day, 0)) if shown else ""
