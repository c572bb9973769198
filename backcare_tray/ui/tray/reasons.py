"""The small card that asks why a break is skipped, for those who wanted to be asked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from backcare_tray.core.events import BreakStarted, Skipped
from backcare_tray.core.ports import Note, Tell
from backcare_tray.core.translation import tr
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow

if TYPE_CHECKING:  # few people ask to be asked
    from backcare_tray.ui.tray.reminder_card import Card

START = "start"


class Reasons:
    """Asks in one click; nothing is to be typed. Put away, it changes nothing."""

    def __init__(self, tell: Tell, icons: Icons) -> None:
        self._tell = tell
        self._icons = icons
        self._card: OneWindow[Card] = OneWindow()

    def ask(self, reminder: int | None = None) -> None:
        """Ask why the break of `reminder` is skipped; None: the one that comes next."""
        from backcare_tray.ui.tray.reminder_card import note_card  # noqa: PLC0415 - see above

        buttons = ((START, tr("&Start it after all")), *((text, text) for text in reasons()))
        note = Note(tr("Skip this one?"), tr("What is in the way? One click is enough."), buttons)
        card = note_card(self._icons.program, note, partial(self._answered, reminder), below=True)
        self._card.put(card)
        card.present(Qt.Corner.BottomRightCorner)

    def take_focus(self) -> bool:
        """Bring the keyboard to the card; False if there is none."""
        return self._card.to_front()

    def close(self) -> None:
        """Put the card away."""
        self._card.close()

    def _answered(self, reminder: int | None, key: str) -> None:
        self._tell(BreakStarted(reminder) if key == START else Skipped(reminder, key))


def reasons() -> tuple[str, ...]:
    """Kind reasons; the last one stands for all others."""
    return (
        tr("In the middle of something"),
        tr("I have just moved"),
        tr("Something hurts today"),
        tr("Something else"),
    )
