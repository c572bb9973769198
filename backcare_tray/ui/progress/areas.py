"""Body areas: where the minutes went."""

from backcare_tray.core.progress import minutes_by_area
from backcare_tray.core.translation import tr
from backcare_tray.ui.library.words import area
from backcare_tray.ui.progress import period, words
from backcare_tray.ui.progress.bars import Bars
from backcare_tray.ui.progress.card import ChartCard
from backcare_tray.ui.progress.page import Page
from backcare_tray.ui.progress.ports import ProgressPorts


class AreasPage(Page):
    """A bar for each area."""

    def __init__(self, ports: ProgressPorts) -> None:
        super().__init__(
            tr("Body areas"),
            tr("Minutes of moves for each area. A move that works two areas counts for both."),
        )
        self._ports = ports
        self.period = period.Period(period.WEEK, period.MONTH, period.YEAR)
        self.period.box.setCurrentIndex(1)
        self.period.chosen.connect(self.refresh)
        self.chart = Bars(tr("Minutes for each body area"))
        self.card = ChartCard(tr("Minutes by area"), self.chart, self.period)
        self.add(self.card)

    def refresh(self) -> None:
        first, last = self.period.days(self._ports.today())
        seconds = self._ports.book.seconds_by_move(first, last)
        minutes = minutes_by_area(seconds, self._ports.moves())
        named = [(area(each), length, words.minutes(length)) for each, length in minutes.items()]
        self.chart.put(named)
        if named:
            said = tr("{list}.").format(list=", ".join(f"{name} {text}" for name, _, text in named))
            table = ((tr("Area"), tr("Minutes")), [(name, text) for name, _, text in named])
            self.card.show_numbers(said, table)
        else:
            empty = tr("No moves in these days. After your next set this fills up.")
            self.card.show_numbers(empty, ((), ()), empty=True)
