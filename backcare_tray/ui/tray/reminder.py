"""The reminder: a desktop notification with buttons, or our own card where there is none."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from backcare_tray.core.events import BreakStarted, Skipped, Snoozed
from backcare_tray.core.ports import Note, Notifier, Tell
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui import words
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow

if TYPE_CHECKING:  # most desktops have notifications, and never need the card
    from backcare_tray.ui.tray.reminder_card import Card

START, SNOOZE, SKIP, CLICKED = "start", "snooze", "skip", "default"


class Reminder:
    """Shows at most one reminder, and tells the answer with the number of that reminder."""

    def __init__(
        self, tell: Tell, notifier: Notifier, settings: Callable[[], Settings], icons: Icons
    ) -> None:
        self._tell = tell
        self._notifier = notifier
        self._settings = settings
        self._icons = icons
        self._number: int | None = None
        self._card: OneWindow[Card] = OneWindow()
        self.by_note = False
        """The notification on the screen is a reminder."""

    def show(self, number: int) -> None:
        """Remind; showing the same number again updates a notification and leaves a card alone."""
        if number != self._number:
            self._card.close()
        self._number = number
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

    def take_focus(self) -> bool:
        """Bring the keyboard to the card; False if there is none."""
        return self._card.to_front()

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

    def _failed(self, number: int) -> None:
        """The notification server refused, or is gone: the card takes over."""
        if number == self._number:
            self.by_note = False
            self._show_card(number)

    def _show_card(self, number: int) -> None:
        from backcare_tray.ui.tray.reminder_card import reminder_card  # noqa: PLC0415 - see above

        if self._card.window is None:
            note = self._note(number)
            card = reminder_card(self._icons.program, note, partial(self._answered, number))
            self._card.put(card)
            card.present(Qt.Corner.BottomRightCorner)

    def _note(self, number: int) -> Note:
        settings = self._settings()
        snooze = tr("Snooze {length}").format(length=words.duration(settings.rhythm.quick_snooze))
        return Note(
            tr("Time to move"),
            invitation(number).format(length=words.half_minutes(settings.sets.length_seconds)),
            ((START, tr("Start")), (SNOOZE, snooze), (SKIP, tr("Skip"))),
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
