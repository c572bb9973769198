"""What was done of a set, move by move."""

from dataclasses import dataclass
from enum import StrEnum

from backcare_tray.core.events import StepFinished
from backcare_tray.core.moves import Move
from backcare_tray.core.sets import PlannedSet


class Result(StrEnum):
    """How one move of a set came out."""

    DONE = "done"
    PARTLY = "partly"
    LEFT_OUT = "left-out"
    HURT = "hurt"


@dataclass(frozen=True, slots=True)
class Line:
    """One move of the set and how it came out."""

    move: Move
    result: Result


class Tally:
    """Counts the steps of `plan` that were reported as finished."""

    def __init__(self, plan: PlannedSet) -> None:
        self._moves = {step.move.id: step.move for step in plan.steps}
        self._planned = dict.fromkeys(self._moves, 0.0)
        for step in plan.steps:
            self._planned[step.move.id] += step.seconds
        self._done = dict.fromkeys(self._moves, 0.0)
        self._hurt: set[str] = set()

    def add(self, step: StepFinished) -> None:
        """Count `step`."""
        self._done[step.move] += step.seconds

    def hurt(self, move: str) -> None:
        """Note that move `move` hurt."""
        self._hurt.add(move)

    @property
    def anything(self) -> bool:
        """Whether at least one repetition was done."""
        return any(self._done.values())

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every move once, in the order of the set."""
        return tuple(Line(move, self._result(name)) for name, move in self._moves.items())

    def _result(self, move: str) -> Result:
        if move in self._hurt:
            return Result.HURT
        if self._done[move] >= self._planned[move] - 0.001:  # sums of floating seconds
            return Result.DONE
        return Result.PARTLY if self._done[move] else Result.LEFT_OUT
