"""The page "Rhythm": how often, how long to snooze, and what an absence means."""

from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui import words
from backcare_tray.ui.settings.editing import Editing, limits
from backcare_tray.ui.settings.rows import Card, NumberPicker, SettingsPage, exact, label
from backcare_tray.ui.tray.snooze_chips import SnoozeChips


class RhythmPage(SettingsPage):
    """Edits the most used part of `rhythm`, and says in words what an absence does."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(tr("Rhythm"), tr("When a break is due. Little and often helps most."))
        self.interval = NumberPicker(limits(Rhythm, "interval_minutes"), tr("min"), 5)
        self.quick = NumberPicker(limits(Rhythm, "quick_snooze_minutes"), tr("min"), 5)
        self.snoozes = SnoozeChips(limits(Rhythm, "snooze_minutes"))
        self.absence = label("", "caption")
        self.interval.picked.connect(lambda n: editing.set("rhythm", interval_minutes=n))
        self.quick.picked.connect(lambda n: editing.set("rhythm", quick_snooze_minutes=n))
        self.snoozes.picked.connect(lambda ns: editing.set("rhythm", snooze_minutes=ns))
        self._lay_out()

    def _lay_out(self) -> None:
        often, later, away = Card(), Card(), Card()
        often.option(
            tr("Time between breaks"),
            tr("Only time at the desk counts."),
            self.interval,
        )
        later.option(tr("Snooze button"), tr("How long a reminder stays away."), self.quick)
        later.option(
            tr("Snooze menu"),
            tr("The lengths on offer in the tray menu. Click one to take it out."),
            self.snoozes,
            below=True,
        )
        away.words(tr("When you are away"), self.absence)
        for card in (often, later, away):
            self.add(card)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        rhythm = settings.rhythm
        self.interval.show_number(rhythm.interval_minutes)
        self.quick.show_number(rhythm.quick_snooze_minutes)
        self.snoozes.show_lengths(rhythm.snooze_minutes)
        self.absence.setText(absence_words(rhythm))


def absence_words(rhythm: Rhythm) -> str:
    """What the program makes of an absence, with the numbers in force."""
    return tr(
        "Away for {long} or more counts as a break: the time starts anew when you are back. "
        "A shorter absence only stops the count. "
        "Without keyboard and mouse for {idle} you count as away."
    ).format(long=words.duration(rhythm.natural_break), idle=exact(rhythm.idle_after_seconds))
