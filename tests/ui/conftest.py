"""Widgets are tested without a screen; real desktops are in tests/desktop."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from backcare_tray.core.events import Event, Skipped
from backcare_tray.core.history import Today
from backcare_tray.core.ports import Glance, Note, Status
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Settings
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.presenter import Presenter
from backcare_tray.ui.tray.commands import Commands
from tests.fakes import FakeClock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ASSETS = Path(__file__).parents[2] / "assets"


@dataclass
class RecordingNotifier:
    """Stands for a notification server; `buttons` and `there` say what it can do."""

    buttons: bool = True
    there: bool = True
    note: Note | None = None
    notes: list[Note] = field(default_factory=list)
    answered: Callable[[str], None] = lambda _key: None
    failed: Callable[[], None] = lambda: None

    def has_buttons(self) -> bool:
        return self.buttons

    def show(self, note: Note, answered: Callable[[str], None], failed: Callable[[], None]) -> None:
        self.notes.append(note)
        self.answered, self.failed = answered, failed
        if self.there:
            self.note = note
        else:
            failed()

    def withdraw(self) -> None:
        self.note = None


class RoutineStandIn(QWidget):
    """Takes the place of the routine window, which has tests of its own."""

    def __init__(self, plan: PlannedSet) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Routine: {plan.why}")

    def close_quietly(self) -> None:
        self.close()


@dataclass
class Desk:
    """A presenter with everything around it, and what came of it."""

    clock: FakeClock = field(default_factory=FakeClock)
    notifier: RecordingNotifier = field(default_factory=RecordingNotifier)
    settings: Settings = field(default_factory=Settings)
    told: list[Event] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    icons: Icons = field(default_factory=lambda: Icons(ASSETS / "icons"))

    @property
    def commands(self) -> Commands:
        return Commands(
            tell=self.told.append,
            clock=self.clock,
            settings=lambda: self.settings,
            skip=lambda: self.told.append(Skipped()),
            pause_until_time=lambda: self.opened.append("pause until"),
            open_window=self.opened.append,
            quit=lambda: self.opened.append("quit"),
        )

    def presenter(self) -> Presenter:
        return Presenter(
            tell=self.told.append,
            clock=self.clock,
            notifier=self.notifier,
            settings=lambda: self.settings,
            icons=self.icons,
            open_routine=self._open_routine,
            open_window=self.opened.append,
            end=lambda: self.opened.append("quit"),
        )

    def working(self, minutes: float = 23, *, sets: int = 2, streak: int = 5) -> Status:
        """At work, with the next break in so many minutes."""
        due = self.clock.now() + timedelta(minutes=minutes)
        return Status(Glance.WORKING, due, "", today=Today(sets, streak))

    def _open_routine(self, plan: PlannedSet) -> RoutineStandIn:
        window = RoutineStandIn(plan)
        window.show()
        return window


STATUSES = (
    Status(Glance.DUE, None, "Your break is ready when you are.", reminder=7),
    Status(Glance.ON_BREAK, None, "You are on a break."),
    Status(Glance.PAUSED, None, "Paused until 15:30.", paused=True, today=Today(1, 12)),
    Status(
        Glance.QUIET,
        None,
        "Do not disturb is on. A break is due; the reminder comes afterwards.",
        today=Today(12, 120),
    ),
)
"""One of every kind beside `Desk.working`, with the longest sentences."""


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    """A desk; every window that a test leaves open is closed."""
    yield Desk()
    for window in QApplication.topLevelWidgets():
        window.close()
    sweep()


def sweep() -> None:
    """Delete what is waiting to be deleted, as the event loop would."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def windows(title: str) -> list[QWidget]:
    """The windows with this title that are on the screen."""
    return [w for w in QApplication.topLevelWidgets() if w.windowTitle() == title and w.isVisible()]


def button(window: QWidget, text: str) -> QPushButton:
    """The visible button of `window` with this label, its mnemonic left out."""
    found = [
        each
        for each in window.findChildren(QPushButton)
        if each.text().replace("&", "") == text and not each.isHidden()
    ]
    assert len(found) == 1, f"{len(found)} buttons say {text!r}"
    return found[0]


def clipped(window: QWidget) -> list[str]:
    """The texts in `window` that have less room than they need."""
    labels = [label for label in window.findChildren(QLabel) if label.text() and label.isVisible()]
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    narrow = [b.text() for b in buttons if b.width() < b.minimumSizeHint().width()]
    for label in labels:
        need = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        widest = label.minimumSizeHint() if label.wordWrap() else label.sizeHint()
        if label.height() < need or label.width() < widest.width():
            narrow.append(label.text())
    inside = window.rect()
    for widget in (*labels, *buttons):
        corner = widget.mapTo(window, widget.rect().bottomRight())
        if not inside.contains(corner):
            narrow.append(f"beyond the edge: {widget.objectName() or corner}")
    return narrow
