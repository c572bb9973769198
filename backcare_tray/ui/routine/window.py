"""The window that walks through a set: it asks the clock where the set is, and shows that.

The player keeps the place by the steady clock, so dropped frames lose nothing. Every finished step
is told before the next frame, and the end exactly once, however the window is closed.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from backcare_tray.core.cues import announcing
from backcare_tray.core.events import (
    ComparedWithBefore,
    FeltAfterwards,
    MoveHurt,
    RoutineEnded,
    StepFinished,
)
from backcare_tray.core.history import Today
from backcare_tray.core.player import Player
from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.prompter import Prompter, Sounds
from backcare_tray.core.routine import Stage
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.routine.arrangement import room_height
from backcare_tray.ui.routine.end_page import EndPage
from backcare_tray.ui.routine.page import RoutinePage
from backcare_tray.ui.tally import Tally
from backcare_tray.ui.window_place import WindowPlace

FRAME_MILLISECONDS = 33
"""30 frames a second; the clock says what each of them shows."""
SIZE = QSize(480, 640)
LOW = 0.8
"""On a screen with room for less than this share of its height it opens lying, not standing."""
SLEPT = timedelta(minutes=5)
"""Nothing looked at the clock for so long: the machine slept. The set waits where it was."""
LEAVE_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""What closes the window once the set is over."""


@dataclass(frozen=True, slots=True)
class RoutinePorts:
    """What the window asks of the world."""

    clock: Clock
    tell: Tell
    """Gets `StepFinished`, `MoveHurt`, `RoutineEnded` (exactly once) and what the end page asks."""
    today: Callable[[], Today]
    """Asked for the end page, after the end was told."""
    sounds: Sounds
    place: WindowPlace
    trial: bool = False
    """It is no break: nothing is counted, and nobody is asked how it was."""


class RoutineWindow(QWidget):
    """Walks through `plan`. Raises ValueError for a set without steps."""

    closed = Signal()

    def __init__(self, plan: PlannedSet, ports: RoutinePorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._ports = ports
        now = ports.clock.steady()
        self._player = Player(plan, now, announcing(plan.steps, ports.sounds.wanted()))
        self._prompter = Prompter(self._player, ports.sounds)
        self._looked = now
        self._tally = Tally(plan)
        self._ended = False
        self._page = RoutinePage(self._player.routine)
        self._frames = self._timer()
        self._frames.setInterval(FRAME_MILLISECONDS)
        self._next_change = self._timer()
        self._next_change.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._page.show_moment(self._player.moment(now), paused=False)

    def present(self) -> None:
        """Show the window on the screen with the pointer. It takes the focus: Start was clicked."""
        size = theme.grown(SIZE)
        if room_height(self) < LOW * size.height():
            size.transpose()
        self._page.prepare(size)
        self._ports.place.present(self, size)
        self._page.setFocus()

    def close_quietly(self) -> None:
        """Close because nobody is there any more: what was done is told, no end page is shown."""
        self.close()

    def _timer(self) -> QTimer:
        """The one named exception to "no timers outside system": a window's own animation.

        `_frames` runs only while frames can be seen; `_next_change` rings once, at the next change
        of a set that goes on behind a minimised window. Both stand still when paused or ended.
        """
        timer = QTimer(self)
        timer.timeout.connect(self._advance)
        return timer

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.Window)
        enter_presses(self)
        trial = self._ports.trial
        self.setWindowTitle(tr("Backcare: a trial") if trial else tr("Backcare: your break"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        theme.style(self)

    def _connect(self) -> None:
        page = self._page
        page.pause_asked.connect(partial(self._act, self._pause))
        for asked, key, act in (
            (page.back_asked, Qt.Key.Key_Left, self._player.back),
            (page.skip_asked, Qt.Key.Key_Right, self._skip),
            (page.hurt_asked, Qt.Key.Key_H, self._hurts),
            (page.end_asked, Qt.Key.Key_Escape, self._end_early),
        ):
            asked.connect(partial(self._act, act))
            QShortcut(QKeySequence(key), page).activated.connect(partial(self._act, act))

    def _act(self, act: Callable[[timedelta], None]) -> None:
        """Do what was asked for, at a moment that has been accounted for."""
        now = self._advance()
        if not self._ended:
            act(now)
            self._show(now)

    def _pause(self, now: timedelta) -> None:
        if self._player.paused:
            self._player.resume(now)
        else:
            self._player.pause(now)

    def _skip(self, now: timedelta) -> None:
        self._report(self._player.skip(now))

    def _hurts(self, now: timedelta) -> None:
        move, done = self._player.hurts(now)
        self._report(done)
        self._tally.hurt(move.id)
        self._ports.tell(MoveHurt(move.id))
        self._page.note(move, self._player.moment(now))

    def _end_early(self, now: timedelta) -> None:
        """On to the end page if anything was done; else the window just goes."""
        self._prompter.stop()
        self._report(self._player.stop(now))
        self._tell_end(completed=False)
        if self._tally.anything:
            self._show_end()
        else:
            self.close()

    def _advance(self) -> timedelta:
        """Tell what has been done since, and show the present moment; returns its time."""
        now = self._ports.clock.steady()
        if not self._ended:
            if now - self._looked > SLEPT:
                self._player.pause(self._looked)
            self._looked = now
            self._report(self._player.advance(now))
            self._show(now)
        return now

    def _report(self, steps: list[StepFinished]) -> None:
        for step in steps:
            self._tally.add(step)
            self._ports.tell(step)

    def _show(self, now: timedelta) -> None:
        if self._ended:
            return
        moment = self._player.moment(now)
        self._page.show_moment(moment, paused=self._player.paused)
        if moment.stage is Stage.END:
            self._tell_end(completed=self._player.completed)
            self._show_end()
        self._pace()
        self._prompter.follow(now)

    def _tell_end(self, *, completed: bool) -> None:
        self._ended = True
        self._pace()
        self._ports.tell(RoutineEnded(completed))

    def _show_end(self) -> None:
        """Turn to the end page. It stays until somebody closes it."""
        today = None if self._ports.trial else self._ports.today()
        page = EndPage(self._tally.lines, today)
        page.felt.connect(lambda score: self._ports.tell(FeltAfterwards(score)))
        page.compared.connect(lambda change: self._ports.tell(ComparedWithBefore(change)))
        page.close_asked.connect(self.close)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _pace(self) -> None:
        """Run the timer that is needed now, and no other."""
        running = not self._ended and not self._player.paused
        seen = self.isVisible() and not self.isMinimized()
        if not (running and seen):
            self._frames.stop()
        elif not self._frames.isActive():
            self._frames.start()
        self._next_change.stop()
        if running and not seen:
            self._next_change.start(
                math.ceil(self._prompter.seconds_until_next(self._looked) * 1000)
            )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._advance()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._pace()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._advance()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._ended and event.key() in LEAVE_KEYS:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        now = self._advance()
        self._prompter.stop()
        if not self._ended:
            self._report(self._player.stop(now))
            self._tell_end(completed=False)
        self._ports.place.keep(self)
        super().closeEvent(event)
        self.closed.emit()
