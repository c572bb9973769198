"""Messages that need no answer: a desktop notification, or a card where no server shows it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from backcare_tray.core.ports import Note, Notifier
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow

if TYPE_CHECKING:  # most desktops have notifications, and never need the card
    from backcare_tray.ui.tray.reminder_card import Card


class Messages:
    """The newest message takes the place of the one before."""

    def __init__(self, notifier: Notifier, icons: Icons) -> None:
        self._notifier = notifier
        self._icons = icons
        self._card: OneWindow[Card] = OneWindow()

    def say(self, title: str, text: str, *, by_card: bool) -> None:
        """Show it. `by_card`: not as a notification, which would displace the reminder's."""
        show_card = partial(self._show_card, title, text)
        if by_card:
            show_card()
        else:
            self._notifier.show(Note(title, text), lambda _key: None, show_card)

    def close(self) -> None:
        """Close the card, if one is shown."""
        self._card.close()

    def _show_card(self, title: str, text: str) -> None:
        """In the other corner than the reminder's."""
        from backcare_tray.ui.tray.reminder_card import message_card  # noqa: PLC0415 - see above

        card = message_card(self._icons.program, title, text)
        self._card.put(card)
        card.present(Qt.Corner.TopRightCorner)
