"""The reminder: a desktop notification with buttons, or our own card where there is none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from backcare_tray.core.events import BreakStarted, Cue, Skipped, Snoozed, SnoozedUntil
from backcare_tray.core.ports import Note, Notifier, Tell
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui import words
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow
from backcare_tray.ui.tray.reasons import Reasons

if TYPE_CHECKING:  # most desktops have notifications, and never need the card
    from backcare_tray.ui.tray.reminder_card import Button, Card

SAMPLE_SECONDS = 20
START, SNOOZE, SKIP, SKIP_BECAUSE = "start", "snooze", "skip", "skip-because"


class Reminder:
    """Shows at most one reminder, and tells the answer with the number of that reminder."""

    def __init__(
        self,
        tell: Tell,
        notifier: Notifier,
        settings: Callable[[], Settings],
        icons: Icons,
        reasons: Reasons,
    ) -> None:
        self._tell = tell
        self._notifier = notifier
        self._settings = settings
        self._icons = icons
        self._reasons = reasons
        self._number: int | None = None
        self._may_snooze = True
        self._card: OneWindow[Card] = OneWindow()
        self.by_note = False
        """The notification on the screen is a reminder."""

    def show(self, number: int, *, may_snooze: bool) -> None:
        """Remind; showing the same number again updates a notification and leaves a card alone.

        Without `may_snooze` the ways are to start, or to skip and say why.
        """
        if number != self._number:
            self._card.close()
        self._number, self._may_snooze = number, may_snooze
        if self._notifier.has_buttons():
            self._card.close()
            self.by_note = True
            answered = partial(self._answered, number)
            self._notifier.show(self._note(number), answered, partial(self._failed, number))
        else:
            self._show_card(number)

    def hide(self) -> None:
        """Withdraw it, if it is shown."""
        self._number = None
        if self.by_note:
            self.by_note = False
            self._notifier.withdraw()
        self._card.close()
        self._reasons.close()

    def sample(self) -> Note:
        """What the next reminder looks like, for a look at it."""
        trial = tr("Only a trial: nothing is counted.")
        return replace(self._note(0), text=trial, seconds=SAMPLE_SECONDS)

    def take_focus(self) -> bool:
        """Bring the keyboard to the card; False if there is none."""
        return self._reasons.take_focus() or self._card.to_front()

    def _answered(self, number: int, key: str) -> None:
        """Tell the answer. A note that was only put away is none: the break stays on offer."""
        if number == self._number:
            self.by_note = False
        match key:
            case "start" | "default":
                self._tell(BreakStarted(number))
            case "snooze":
                self._tell(Snoozed(self._settings().rhythm.quick_snooze, number))
            case "skip":
                self._tell(Skipped(number))
            case "skip-because" if number == self._number:
                self._reasons.ask(number)

    def _failed(self, number: int) -> None:
        """The notification server refused, or is gone: the card takes over."""
        if number == self._number:
            self.by_note = False
            self._show_card(number)

    def _show_card(self, number: int) -> None:
        from backcare_tray.ui.tray.reminder_card import note_card  # noqa: PLC0415 - see above

        if self._card.window is None:
            note = self._note(number)
            card = note_card(self._icons.program, note, partial(self._answered, number))
            if self._may_snooze:
                card.add_ways(tr("More ways to snooze"), self._snoozes(number), after=1)
            self._card.put(card)
            card.present(Qt.Corner.BottomRightCorner)

    def _snoozes(self, number: int) -> "list[Button]":
        """The lengths of the settings, and the next pause; in a call there is no reminder."""
        lengths = sorted(set(self._settings().rhythm.snooze_minutes))
        events = [Snoozed(timedelta(minutes=each), number) for each in lengths]
        pause = partial(self._tell, SnoozedUntil(Cue.PAUSE, number))
        return [
            *((words.duration(each.length), partial(self._tell, each)) for each in events),
            (tr("When I next &pause"), pause),
        ]

    def _note(self, number: int) -> Note:
        settings = self._settings()
        length = words.duration(settings.rhythm.quick_snooze)
        last = (
            ((SNOOZE, tr("Snooze {length}").format(length=length)), (SKIP, tr("Skip")))
            if self._may_snooze
            else ((SKIP_BECAUSE, tr("Skip…")),)
        )
        return Note(
            tr("Time to move"),
            invitation(number).format(length=words.half_minutes(settings.sets.length_seconds)),
            ((START, tr("Start")), *last),
        )


def invitation(number: int) -> str:
    """What the break does, in one warm line; another one for every reminder."""
    lines = (
        tr("{length} for your neck and upper back."),
        tr("{length} to open your chest and let your shoulders drop."),
        tr("{length} to free your neck and wake your back."),
        tr("{length} to sit taller: chest open, shoulder blades awake."),
    )
    return lines[number % len(lines)]
