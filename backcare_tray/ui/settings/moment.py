"""The page "Right moment": what keeps a reminder back, and what an absence means."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QPushButton

from backcare_tray.core.hours import WEEKDAYS, Hours
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.label import label
from backcare_tray.ui.settings import values, words_of_time
from backcare_tray.ui.settings.editing import limits
from backcare_tray.ui.settings.fold import Fold
from backcare_tray.ui.settings.holidays import HolidaysField
from backcare_tray.ui.settings.hours_editor import HoursEditor
from backcare_tray.ui.settings.number import LengthPicker, NumberPicker
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.ports import Trials
from backcare_tray.ui.settings.simple_fields import ProgramsField


class MomentPage(SettingsPage):
    """Edits `quiet`, `hours`, `nudge`, and the waiting times of `rhythm`."""

    def __init__(
        self, bench: Workbench, title: str, today: Callable[[], date], trials: Trials | None
    ) -> None:
        super().__init__(
            bench,
            title,
            tr("A reminder that would disturb you waits, and comes once."),
        )
        self._busy()
        self._typing()
        self._away()
        self._hours(today)
        self._nudge(trials)

    def show_settings(self, settings: Settings) -> None:
        self.absence.setText(absence_words(settings.rhythm))
        self.nudge_every.control.setEnabled(settings.nudge.enabled)

    def _busy(self) -> None:
        card = self.card(tr("No reminder while you are busy"))
        for name in ("calls", "camera", "full_screen", "do_not_disturb"):
            self.switch(card, ("quiet", name))
        self.option(card, ("quiet", "programs"), ProgramsField(), below=True)
        self.minutes(card, ("rhythm", "grace_minutes"), 1)

    def _typing(self) -> None:
        card = self.card(tr("While you type"))
        key = ("rhythm", "typing_pause_seconds")
        self.option(card, key, NumberPicker(limits(key), tr("s"), 1))
        self.minutes(card, ("rhythm", "typing_ceiling_minutes"), 1)

    def _away(self) -> None:
        card = self.card(tr("When you are away"))
        self.absence = label("", "muted")
        card.add(self.absence, inset=True)
        key = ("rhythm", "idle_after_seconds")
        self.option(card, key, LengthPicker(limits(key)))
        self.minutes(card, ("rhythm", "natural_break_minutes"), 1)

    def _hours(self, today: Callable[[], date]) -> None:
        card = self.card()
        words = OptionWords(
            tr("Working hours"),
            tr("Reminders come in these hours only. You can start a break at any time."),
            hours_words,
            tr("weekdays, weekend, time of day, schedule, evening, night"),
        )
        keys = tuple(("hours", day) for day in WEEKDAYS)
        self.group(card, words, Fold(HoursEditor(), hours_words), keys)
        self.option(
            card, ("hours", "holidays"), Fold(HolidaysField(today), holiday_words), below=True
        )
        self.minutes(card, ("rhythm", "let_go_minutes"))

    def _nudge(self, trials: Trials | None) -> None:
        card = self.card(tr("A lighter reminder"))
        self.switch(card, ("nudge", "enabled"))
        self.nudge_every = self.minutes(card, ("nudge", "every_minutes"))
        if trials:
            words = OptionWords(tr("How it looks"), tr("Only a trial."), str, tr("preview, try"))
            button = QPushButton(tr("Show me &one"))
            button.clicked.connect(lambda _checked=False: trials.nudge())
            self.action(card, words, button)


def absence_words(rhythm: Rhythm) -> str:
    """What the program makes of an absence, with the numbers in force."""
    short = values.seconds(rhythm.idle_after_seconds)
    long = values.minutes(rhythm.natural_break_minutes)
    if rhythm.idle_after >= rhythm.natural_break:
        return tr(
            "Under {short}: as if you had not left. {short} or more: counts as a break."
        ).format(short=short)
    return tr(
        "Under {short}: as if you had not left. {short} to {long}: the count waits. "
        "{long} or more: counts as a break."
    ).format(short=short, long=long)


def holiday_words(days: tuple[date, ...]) -> str:
    """The holidays in one line."""
    return values.days(days) if days else tr("None yet")


def hours_words(hours: Hours) -> str:
    """The week in one line, equal days in a row together: "Monday to Friday: 09:00 to 17:00"."""
    names = words_of_time.hours()
    rows: list[tuple[str, str, str]] = []
    for key in WEEKDAYS:
        said, name = values.spans(getattr(hours, key)), names[key].name
        if rows and rows[-1][2] == said:
            rows[-1] = (rows[-1][0], name, said)
        else:
            rows.append((name, name, said))
    if len(rows) == 1:
        return tr("Every day: {hours}").format(hours=rows[0][2])
    return "\n".join(
        tr("{day}: {hours}").format(
            day=first if first == last else tr("{start} to {end}").format(start=first, end=last),
            hours=said,
        )
        for first, last, said in rows
    )
