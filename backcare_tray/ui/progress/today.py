"""Today: what the day was made of."""

from backcare_tray.core.hours import day_bounds
from backcare_tray.core.progress import Happening, timeline
from backcare_tray.core.translation import tr
from backcare_tray.ui.progress import words
from backcare_tray.ui.progress.card import ChartCard, Table
from backcare_tray.ui.progress.look import name
from backcare_tray.ui.progress.page import Page
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.progress.timeline_chart import TimelineChart
from backcare_tray.ui.words import duration


class TodayPage(Page):
    """A band of time, and its sum in words."""

    def __init__(self, ports: ProgressPorts) -> None:
        lead = tr("What your day was made of. What you are doing now is added when it ends.")
        super().__init__(tr("Today"), lead)
        self._ports = ports
        self.chart = TimelineChart(ports.zone)
        self.card = ChartCard(tr("Your day"), self.chart)
        self.add(self.card)

    def refresh(self) -> None:
        day, zone = self._ports.today(), self._ports.zone
        happenings = timeline(self._ports.book.day(day), *day_bounds(day, zone))
        self.chart.put(happenings)
        if happenings:
            self.card.show_numbers(words.day(happenings), self._table(happenings))
        else:
            empty = tr("Nothing yet today. This fills up as the day goes on.")
            self.card.show_numbers(empty, ((), ()), empty=True)

    def _table(self, happenings: tuple[Happening, ...]) -> Table:
        headers = (tr("From"), tr("To"), tr("Length"), tr("What"))
        return headers, [self._row(each) for each in happenings]

    def _row(self, each: Happening) -> tuple[str, str, str, str]:
        began, ended = (
            f"{moment.astimezone(self._ports.zone):%H:%M}" for moment in (each.began, each.ended)
        )
        what = name(each.what) + (f": {each.reason}" if each.reason else "")
        if not each.length:
            return began, "", "", what
        return began, ended, duration(each.length), what
