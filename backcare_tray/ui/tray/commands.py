"""What the person can ask for, wherever it is asked: the tray's menu and the control window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from backcare_tray.core.events import BreakStarted, Paused, Resumed, Skipped, Snoozed
from backcare_tray.core.hours import local_midnight, next_opening
from backcare_tray.core.ports import Clock, OpenWindow, Tell
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui import words

PAUSES = (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2))


@dataclass(frozen=True, slots=True)
class Commands:
    """Each turns a click into an event for the core, or opens or ends something."""

    tell: Tell
    clock: Clock
    settings: Callable[[], Settings]
    open_window: OpenWindow
    quit: Callable[[], None]

    def start_break(self) -> None:
        self.tell(BreakStarted())

    def snooze(self, length: timedelta) -> None:
        self.tell(Snoozed(length))

    def skip(self) -> None:
        self.tell(Skipped())

    def pause_for(self, length: timedelta) -> None:
        self.pause(self.clock.now() + length)

    def pause_until_tomorrow(self) -> None:
        """Until working hours begin again, tomorrow or after the weekend."""
        midnight = local_midnight(self.clock.now())
        self.pause(next_opening(self.settings().hours, midnight) or midnight)

    def pause(self, until: datetime | None) -> None:
        self.tell(Paused(until))

    def resume(self) -> None:
        self.tell(Resumed())


def fill_snooze(menu: QMenu, commands: Commands) -> None:
    """Offer the lengths of the settings, unless the menu offers just these already."""
    lengths = [timedelta(minutes=m) for m in sorted(set(commands.settings().rhythm.snooze_minutes))]
    labels = [words.duration(length) for length in lengths]
    if [action.text() for action in menu.actions()] == labels:
        return
    menu.clear()
    for label, length in zip(labels, lengths, strict=True):
        offer(menu, label, partial(commands.snooze, length))


def fill_pause(menu: QMenu, commands: Commands) -> None:
    """Offer to pause for a while, until tomorrow, or until the person resumes."""
    for length in PAUSES:
        offer(menu, words.duration(length), partial(commands.pause_for, length))
    menu.addSeparator()
    offer(menu, tr("Until &tomorrow"), commands.pause_until_tomorrow)
    offer(menu, tr("Until I &resume"), partial(commands.pause, None))


def offer(menu: QMenu, text: str, run: Callable[[], None]) -> QAction:
    """Add an entry that does `run`."""
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: run())
    return action
