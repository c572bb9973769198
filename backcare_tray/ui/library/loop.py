"""A move that goes on and on: the shot of it at any time, and the one that stands for it."""

from dataclasses import replace

from backcare_tray.core.moves import Move, Phase, Side
from backcare_tray.core.routine import Moment, Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step

JUST_BEFORE = 1e-6
"""Seconds; at its very end a leg is already the next one."""


class Loop:
    """One repetition, over and over; with `both_sides` left and right in turn, if it has sides.

    `seconds` is the length of one round.
    """

    def __init__(self, move: Move, *, both_sides: bool = False) -> None:
        self.move = move
        turns = both_sides and move.two_sided
        sides = (Side.LEFT, Side.RIGHT, Side.LEFT) if turns else move.sides[:1]
        self._routine = Routine(PlannedSet(tuple(Step(move, side, 1) for side in sides)))
        work = [each for each in self._routine.segments if each.stage is Stage.WORK]
        self._begin = work[0].begin
        last = next(each for each in work if each.step == work[-1].step) if turns else work[-1]
        self.seconds = (last.begin if turns else last.end) - self._begin

    def at(self, elapsed: float) -> Moment:
        """The moment `elapsed` seconds after the beginning; the breath just goes on."""
        moment = self._routine.at(self._begin + elapsed % self.seconds)
        return replace(moment, set_left=-elapsed)

    @property
    def telling(self) -> Moment:
        """The moment that shows best what the move is: where it works hardest."""
        hardest = max(self.move.cycle, key=_load)
        ends = self._begin
        for phase in self.move.cycle:
            ends += phase.seconds
            if phase is hardest:
                break
        return self._routine.at(ends - JUST_BEFORE)


def _load(phase: Phase) -> float:
    return phase.load
