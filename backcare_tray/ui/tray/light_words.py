"""What is lighter than a reminder: a line about posture, and the question whether to stand up."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from backcare_tray.core.events import ChangePutOff, PostureChanged
from backcare_tray.core.ports import Note, Notifier, Tell
from backcare_tray.core.translation import tr
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow
from backcare_tray.ui.window_place import can_place

if TYPE_CHECKING:  # most desktops have notifications, and never need the card
    from backcare_tray.ui.tray.reminder_card import Card

NUDGE_SECONDS, QUESTION_SECONDS = 8, 30
CHANGE, LATER = "change", "later"


class LightWords:
    """Each passes by itself. The core sends none while a reminder is up, so none is displaced."""

    def __init__(self, tell: Tell, notifier: Notifier, icons: Icons) -> None:
        self._tell = tell
        self._notifier = notifier
        self._icons = icons
        self._card: OneWindow[Card] = OneWindow()
        self._asked: bool | None = None

    def nudge(self, number: int, *, asked: bool = False) -> None:
        """Show a line about posture; another one for every number, from 1 on.

        Where a card would take the keyboard, none stands in for the notification unless `asked`.
        """
        self.forget()
        lines = nudge_lines()
        note = Note(lines[(number - 1) % len(lines)], "", seconds=NUDGE_SECONDS)
        by_card = partial(self._show_card, note, _ignore) if asked or can_place() else _nothing
        self._notifier.show(note, _ignore, by_card)

    def ask(self, *, standing: bool) -> None:
        """Ask the person to stand up, or to sit down."""
        self.forget()
        self._asked = standing
        self._show(_question(standing=standing), partial(self._answered, standing))

    def try_out(self, note: Note) -> None:
        """Show `note` for a look; whatever is answered counts for nothing."""
        self.forget()
        self._show(note, _ignore)

    def follow(self, *, standing: bool | None) -> None:
        """Take the question back once it is answered elsewhere, or there is nothing to ask."""
        if self._asked is not None and standing in (None, self._asked):
            self.close()

    def forget(self) -> None:
        """Something else takes the place of the notification."""
        self._asked = None
        self._card.close()

    def close(self) -> None:
        """Take the question back, if it may still be on the screen."""
        if self._asked is not None:
            self._notifier.withdraw()
        self.forget()

    def _answered(self, standing: bool, key: str) -> None:
        self._asked = None
        if key in (CHANGE, "default"):
            self._tell(PostureChanged(standing))
        elif key == LATER:
            self._tell(ChangePutOff())

    def _show(self, note: Note, answered: Callable[[str], None]) -> None:
        """Where the buttons of a notification do not show, on a card of our own."""
        if self._notifier.has_buttons():
            self._notifier.show(note, answered, partial(self._show_card, note, answered))
        else:
            self._show_card(note, answered)

    def _show_card(self, note: Note, answered: Callable[[str], None]) -> None:
        from backcare_tray.ui.tray.reminder_card import note_card  # noqa: PLC0415 - see above

        card = note_card(self._icons.program, note, answered)
        self._card.put(card)
        card.present(Qt.Corner.TopRightCorner, note.seconds)


def nudge_lines() -> tuple[str, ...]:
    """One line each, to be read at a glance; true for who sits and for who stands."""
    return (
        tr("Shoulders down, chin back."),
        tr("Both feet on the floor, breathe out."),
        tr("Unclench your jaw, breathe out slowly."),
        tr("Grow tall, as if a thread drew you up."),
        tr("Let your shoulder blades slide down."),
        tr("Let your arms hang heavy for a breath."),
    )


def _question(*, standing: bool) -> Note:
    change = tr("I stand now") if standing else tr("I sit now")
    title = tr("Time to stand for a while") if standing else tr("Time to sit down again")
    text = (
        tr("Your back likes the change best.")
        if standing
        else tr("Change is what counts. Well done.")
    )
    return Note(title, text, ((CHANGE, change), (LATER, tr("Later"))), QUESTION_SECONDS)


def _ignore(_key: str) -> None:
    """There is nothing to answer."""


def _nothing() -> None:
    """It is not shown at all."""
