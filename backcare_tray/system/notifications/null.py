"""No notification server: every note fails at once, so that the program's own card takes over."""

from collections.abc import Callable

from backcare_tray.core.ports import Note
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, partly


class NullNotifier:
    """The Notifier port where there is nothing to talk to."""

    def has_buttons(self) -> bool:
        return False

    def health(self) -> Health:
        """What shows reminders instead."""
        return partly(tr("Reminders come as a small window of Backcare's own."))

    def show(self, note: Note, answered: Callable[[str], None], failed: Callable[[], None]) -> None:
        """Fail at once, from within this call."""
        failed()

    def withdraw(self) -> None:
        """There is nothing to take away."""
