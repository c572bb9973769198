"""How it feels: the check-ins after sets, a dot a day."""

from backcare_tray.core.progress import daily_feeling
from backcare_tray.core.translation import tr
from backcare_tray.core.trend import trend
from backcare_tray.ui.progress import dates, period, trend_words
from backcare_tray.ui.progress.card import ChartCard
from backcare_tray.ui.progress.lines import Lines, Series
from backcare_tray.ui.progress.page import Page
from backcare_tray.ui.progress.ports import ProgressPorts


def scale() -> tuple[tuple[float, str], ...]:
    """The words of the check-in."""
    return (
        (0.0, tr("Good")),
        (1.0, tr("A little stiff")),
        (2.0, tr("Stiff")),
        (3.0, tr("It hurts")),
    )


class FeelingPage(Page):
    """Dots, and a sentence that says whether they go anywhere."""

    def __init__(self, ports: ProgressPorts) -> None:
        super().__init__(
            tr("How it feels"),
            tr("What you answered after sets, a dot for the mean of each day. Lower is better."),
        )
        self._ports = ports
        self.period = period.Period(period.MONTH, period.QUARTER, period.YEAR)
        self.period.box.setCurrentIndex(1)
        self.period.chosen.connect(self.refresh)
        self.chart = Lines(tr("How your back felt after sets"), scale())
        self.card = ChartCard(tr("Stiffness"), self.chart, self.period)
        self.add(self.card)

    def refresh(self) -> None:
        first, last = self.period.days(self._ports.today())
        feelings = self._ports.book.feelings(first, last)
        days = daily_feeling(feelings)
        self.chart.put(Series(tr("Mean of the day"), days))
        if not days:
            empty = tr("No check-in in these days. After a set, say how it feels, and it is here.")
            self.card.show_numbers(empty, ((), ()), empty=True)
            return
        parts = (
            trend_words.feeling(trend(days), len(days)),
            trend_words.pain(days),
            trend_words.changes(self._ports.book.changes(first, last)),
        )
        headers = (tr("Day"), tr("Mean of the day, 0 good to 3 it hurts"))
        rows = [(dates.short(day), dates.locale().toString(mean, "f", 1)) for day, mean in days]
        self.card.show_numbers(" ".join(filter(None, parts)), (headers, rows[::-1]))
