"""A set in the terminal: the timeline of the window with another face.

For a machine without a graphical session, and for `backcare-tray break --terminal`.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType
from typing import TextIO

from backcare_tray.core.cues import announcing
from backcare_tray.core.events import MoveHurt, RoutineEnded, StepFinished
from backcare_tray.core.player import Player
from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.prompter import Prompter, Sounds
from backcare_tray.core.routine import Moment, Stage
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui.terminal.faces import face_for, write
from backcare_tray.ui.terminal.keys import Keys, keys_of

SLEPT = timedelta(seconds=20)
"""Woken this much too late, the machine slept or the program was stopped: that time is no set."""
MARGIN = 0.01
"""Seconds by which one wakes after a change, so as not to wake just before it."""


@dataclass(frozen=True, slots=True)
class TerminalPorts:
    """What a set in the terminal asks of the world."""

    clock: Clock
    tell: Tell
    """Gets `StepFinished` and `MoveHurt` as they happen, and `RoutineEnded` once."""
    sounds: Sounds


def walk(
    plan: PlannedSet, ports: TerminalPorts, keys: Keys | None = None, out: TextIO | None = None
) -> bool:
    """Walk through `plan`; returns whether no step of it was left out.

    However it ends (by its end, q, Ctrl-C, an error, or SIGTERM, which then goes on as SystemExit)
    its end is told, and the terminal is left as it was found. Raises ValueError for a set without
    steps.
    """
    out = out or sys.stdout
    guided = _Walk(plan, ports, keys or keys_of(sys.stdin), out)
    guided.run()
    write(out, guided.summary())
    return guided.completed


class _Walk:
    def __init__(self, plan: PlannedSet, ports: TerminalPorts, keys: Keys, out: TextIO) -> None:
        self._clock, self._tell, self._keys = ports.clock, ports.tell, keys
        self._face = face_for(out)
        self._wake = ports.clock.steady()
        self._player = Player(plan, self._wake, announcing(plan.steps, ports.sounds.wanted()))
        self._prompter = Prompter(self._player, ports.sounds)
        self._done: dict[str, float] = {}
        self._note: tuple[str, int] = ("", -1)
        self.completed = False

    def run(self) -> None:
        try:
            with _ending_in_order(), self._keys, self._face:
                self._until_the_end()
        except KeyboardInterrupt:
            pass  # the person ended the set, as with q
        finally:
            self._end()

    def summary(self) -> str:
        """What was done, for the screen that stays."""
        names = {step.move.id: tr(step.move.name) for step in self._player.routine.plan.steps}
        lines = [f"  {names[move]}: {_seconds(done)}" for move, done in self._done.items()]
        if self.completed:
            head = tr("Well done. That was the whole set:")
        elif lines:
            head = tr("Ended early. This much was done, and counts:")
        else:
            head = tr("You stopped early. Next time is fine.")
        return "\n".join((head, *lines, ""))

    def _until_the_end(self) -> None:
        wanted = True
        while wanted:
            now = self._advance()
            moment = self._player.moment(now)
            self._prompter.follow(now)
            if moment.stage is Stage.END:
                return
            note, step = self._note
            shown = note if step == moment.step else ""
            self._face.show(moment, paused=self._player.paused, note=shown)
            wanted = self._answer(self._keys.read(self._until_change(moment, now)))

    def _answer(self, key: str) -> bool:
        """Do what `key` stands for; returns whether the set goes on."""
        now = self._advance()
        match key:
            case " ":
                (self._player.resume if self._player.paused else self._player.pause)(now)
            case "n":
                self._report(self._player.skip(now))
            case "b":
                self._player.back(now)
            case "h":
                self._hurts(now)
        return key != "q"

    def _hurts(self, now: timedelta) -> None:
        move, done = self._player.hurts(now)
        self._report(done)
        self._tell(MoveHurt(move.id))
        words = tr("{move} is left out from now on.").format(move=tr(move.name))
        self._note = (words, self._player.moment(now).step)

    def _advance(self) -> timedelta:
        """Tell the steps that have ended; returns the present time."""
        now = self._clock.steady()
        if not self._player.paused and now - self._wake > SLEPT:
            self._player.pause(self._wake)
            self._player.resume(now)
        self._wake = now
        self._report(self._player.advance(now))
        return now

    def _until_change(self, moment: Moment, now: timedelta) -> float | None:
        """Seconds until something else is to be shown; None while paused."""
        if self._player.paused:
            return None
        elapsed = self._player.elapsed(now)
        left = next(s.end for s in self._player.routine.segments if s.end > elapsed) - elapsed
        left = min(left, self._prompter.seconds_until_next(now))
        if self._face.counts_down:
            left = min(left, moment.stage_left % 1 or 1.0)
        self._wake = now + timedelta(seconds=left)
        return left + MARGIN

    def _report(self, steps: list[StepFinished]) -> None:
        for step in steps:
            self._done[step.move] = self._done.get(step.move, 0.0) + step.seconds
            self._tell(step)

    def _end(self) -> None:
        now = self._advance()
        self._report(self._player.stop(now))
        ended = self._player.moment(now).stage is Stage.END
        if not ended:
            self._prompter.stop()  # the last words of a set are said to their end
        self.completed = ended and self._player.completed
        self._tell(RoutineEnded(self.completed))


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let SIGTERM, and a terminal that is closed, end the program as `sys.exit` does."""
    ends = [number for number in signal.Signals if number.name in ("SIGTERM", "SIGHUP")]
    before = {number: signal.signal(number, _asked_to_end) for number in ends}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _asked_to_end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _seconds(seconds: float) -> str:
    return trn("{count} second", "{count} seconds", round(seconds))
