"""What the person can ask for, wherever it is asked: the tray's menu and the control window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import takewhile

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from backcare_tray.core.events import (
    BreakStarted,
    Cue,
    Paused,
    PostureChanged,
    Resumed,
    Snoozed,
    SnoozedUntil,
)
from backcare_tray.core.hours import local_midnight, next_opening
from backcare_tray.core.ports import Clock, OpenWindow, Status, Tell
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
    skip: Callable[[], None]
    """Let the break go; ask why where that is asked for."""
    pause_until_time: Callable[[], None]
    """Ask until which time of day to pause."""
    open_window: OpenWindow
    quit: Callable[[], None]

    def start_break(self) -> None:
        self.tell(BreakStarted())

    def snooze(self, length: timedelta) -> None:
        self.tell(Snoozed(length))

    def snooze_until(self, cue: Cue) -> None:
        self.tell(SnoozedUntil(cue))

    def pause_for(self, length: timedelta) -> None:
        self.tell(Paused(self.clock.now() + length))

    def end_the_day(self) -> None:
        """Until working hours begin again, tomorrow or after the weekend."""
        midnight = local_midnight(self.clock.now())
        self.tell(Paused(next_opening(self.settings().hours, midnight) or midnight))

    def pause(self) -> None:
        self.tell(Paused(None))

    def resume(self) -> None:
        self.tell(Resumed())

    def change_posture(self, *, standing: bool) -> None:
        self.tell(PostureChanged(standing))


def fill_snooze(menu: QMenu, commands: Commands, status: Status) -> None:
    """Offer what there is now. Entries that stay are left alone: the panel hears of each change."""
    lengths = [timedelta(minutes=m) for m in sorted(set(commands.settings().rhythm.snooze_minutes))]
    offers = [(words.duration(each), partial(commands.snooze, each)) for each in lengths]
    offers += [(label, partial(commands.snooze_until, cue)) for cue, label in cues(status)]
    shown = menu.actions()
    pairs = zip(shown, offers, strict=False)
    stay = len(list(takewhile(lambda pair: pair[0].text() == pair[1][0], pairs)))
    for action in shown[stay:]:
        menu.removeAction(action)
        action.deleteLater()
    for label, run in offers[stay:]:
        offer(menu, label, run)


def cues(status: Status) -> list[tuple[Cue, str]]:
    """What a snooze can wait for instead of a time."""
    call = [(Cue.CALL, tr("After this &call"))] if status.in_call else []
    return [(Cue.PAUSE, tr("When I next &pause")), *call]


def fill_pause(menu: QMenu, commands: Commands) -> None:
    """Offer to pause for a while, for today, until some time, or until the person resumes."""
    for length in PAUSES:
        offer(menu, words.duration(length), partial(commands.pause_for, length))
    menu.addSeparator()
    offer(menu, tr("&Done for today"), commands.end_the_day)
    offer(menu, tr("Until a &time…"), commands.pause_until_time)
    offer(menu, tr("Until I &resume"), commands.pause)


def offer(menu: QMenu, text: str, run: Callable[[], None]) -> QAction:
    """Add an entry that does `run`."""
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: run())
    return action
