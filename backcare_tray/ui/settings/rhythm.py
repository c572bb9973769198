"""The page "Rhythm": how often, what a reminder does, and a desk that goes up and down."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.editing import limits
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.ports import Trials
from backcare_tray.ui.settings.simple_fields import ChoicePicker
from backcare_tray.ui.settings.snooze_lengths import SnoozeLengths


class RhythmPage(SettingsPage):
    """Edits how often and how insistently one is reminded, and `desk`."""

    def __init__(self, bench: Workbench, title: str, trials: Trials | None) -> None:
        super().__init__(bench, title, tr("When a break is due. Little and often helps most."))
        often, later, desk = self.card(), self.card(tr("The reminder")), self.card(tr("The desk"))
        self.minutes(often, ("rhythm", "interval_minutes"))
        self.minutes(later, ("rhythm", "reminder_minutes"), 1)
        self.minutes(later, ("rhythm", "quick_snooze_minutes"))
        key = ("rhythm", "snooze_minutes")
        self.option(later, key, SnoozeLengths(limits(key)), below=True)
        key = ("rhythm", "most_snoozes")
        offered = range(limits(key).low, limits(key).high + 1)
        self.option(later, key, ChoicePicker(offered, values.most_snoozes))
        if trials:
            self.action(later, _trial(), _button(trials.reminder))
        self.switch(desk, ("desk", "sit_stand"))
        self.phases = (
            self.minutes(desk, ("desk", "sitting_minutes")),
            self.minutes(desk, ("desk", "standing_minutes")),
        )

    def show_settings(self, settings: Settings) -> None:
        for phase in self.phases:
            phase.control.setEnabled(settings.desk.sit_stand)


def _trial() -> OptionWords:
    return OptionWords(
        tr("How a reminder looks"),
        tr("Only a trial: nothing is counted, and your break stays where it is."),
        str,
        tr("preview, test, try, show, notification"),
    )


def _button(show: Callable[[], None]) -> QPushButton:
    button = QPushButton(tr("Show me a &reminder"))
    button.clicked.connect(lambda _checked=False: show())
    return button
