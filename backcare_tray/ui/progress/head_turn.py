"""Head turn: the weekly check of document 002, and what came of it over time."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from backcare_tray.core.head_turn import MOST_DEGREES, HeadTurnCheck, is_time, sides, spread
from backcare_tray.core.history import HeadTurned
from backcare_tray.core.translation import tr
from backcare_tray.core.trend import Point, trend
from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.progress import dates, period, trend_words
from backcare_tray.ui.progress.card import ChartCard
from backcare_tray.ui.progress.check import CheckCard
from backcare_tray.ui.progress.lines import Lines, Series
from backcare_tray.ui.progress.page import Page
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.theme import Space

Checks = Sequence[tuple[date, HeadTurned]]


class HeadTurnPage(Page):
    """The last check and the button to the next; the chart of all."""

    def __init__(self, ports: ProgressPorts) -> None:
        super().__init__(
            tr("Head turn"),
            tr("How far your head turns to each side. Once a week, at about the same time of day."),
        )
        self._ports = ports
        self.last = label("", "")
        self.start = QPushButton(tr("Start the &check"))
        self.start.clicked.connect(self._start)
        self.entry = self._make_entry()
        self.check = CheckCard()
        self.check.done.connect(self._keep)
        self.check.stopped.connect(self._stop)
        self.check.hide()
        self.chart = Lines(tr("How far your head turns, by check"), degrees())
        self.period = period.Period(period.QUARTER, period.YEAR)
        self.period.box.setCurrentIndex(1)
        self.period.chosen.connect(self.refresh)
        self.card = ChartCard(tr("Over the weeks"), self.chart, self.period)
        for part in (self.entry, self.check, self.card):
            self.add(part)

    def refresh(self) -> None:
        checks = self._ports.book.head_turns(*self.period.days(self._ports.today()))
        self.last.setText(self._about_last(checks))
        if not checks:
            empty = tr("No check in these days. After your next one this fills up.")
            self.card.show_numbers(empty, ((), ()), empty=True)
            return
        left, right = by_side(checks)
        self.chart.put(Series(tr("To the left"), left), Series(tr("To the right"), right))
        said = trend_words.turns(len(checks), trend(left), trend(right), blur(checks))
        self.card.show_numbers(said, (table_headers(), rows(checks)[::-1]))

    def _about_last(self, checks: Checks) -> str:
        if not checks:
            return tr(
                "Six turns, a minute. Week by week you see how far your head turns, and whether"
                " that changes."
            )
        day, check = checks[-1]
        said = tr("{day}: {turn}").format(day=dates.long(day), turn=trend_words.turn(check))
        if is_time([each for _day, each in checks], self._ports.now()):
            return said
        enough = tr("Once a week is enough.")
        return f"{said} {enough}"

    def _make_entry(self) -> QFrame:
        entry = QFrame()
        theme.mark(entry, "card")
        theme.mark(self.start, "primary")
        column = QVBoxLayout(entry)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(label(tr("Your last check"), "heading"))
        column.addWidget(self.last)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeading)
        return entry

    def _start(self) -> None:
        self.entry.hide()
        self.card.hide()
        self.check.show()
        self.check.begin()

    def _keep(self, check: HeadTurnCheck) -> None:
        self._ports.record(check.record(self._ports.now()))
        self._end()
        self.refresh()

    def _stop(self) -> None:
        self._end()
        self.last.setText(
            tr(
                "Nothing was kept. If turning your head hurts again and again, let a doctor or a"
                " physiotherapist look at it."
            )
        )

    def _end(self) -> None:
        self.check.hide()
        self.entry.show()
        self.card.show()
        self.start.setFocus()


def by_side(checks: Checks) -> tuple[list[Point], list[Point]]:
    """The median to each side, check by check."""
    both = [(day, sides(check)) for day, check in checks]
    return [(day, left) for day, (left, _) in both], [(day, right) for day, (_, right) in both]


def blur(checks: Checks) -> int:
    """How far apart three readings usually lie, in degrees."""
    return round(median(spread(check) for _day, check in checks))


def degrees() -> list[tuple[float, str]]:
    """The scale of a chart of checks."""
    return [(float(each), f"{each}°") for each in range(0, MOST_DEGREES + 1, 30)]


def table_headers() -> tuple[str, ...]:
    """Of a table of `rows`."""
    return tr("Day"), tr("Left"), tr("Right"), tr("Readings left"), tr("Readings right")


def rows(checks: Checks) -> list[tuple[str, ...]]:
    """Each check in figures."""
    return [_row(*each) for each in checks]


def _row(day: date, check: HeadTurned) -> tuple[str, ...]:
    left, right = sides(check)
    readings = (", ".join(f"{each}°" for each in side) for side in (check.left, check.right))
    return dates.short(day), f"{left:.0f}°", f"{right:.0f}°", *readings
