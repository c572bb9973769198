"""Plans the next set: which moves, how many repetitions, in what order, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from backcare_tray.core.moves import Move, Side


@dataclass(frozen=True, slots=True)
class Step:
    """One side of one move: `repetitions` times its cycle."""

    move: Move
    side: Side
    repetitions: int

    @property
    def seconds(self) -> float:
        """How long the repetitions take, lead-in not included."""
        return self.repetitions * self.move.repetition_seconds


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set as it will be walked through; `why` explains the choice in one sentence."""

    steps: tuple[Step, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the planner of sets knows of the past."""

    last_done: Mapping[str, datetime] = field(default_factory=dict)
    """When each move was last done."""
    done_today: tuple[str, ...] = ()
    """The moves done today, in order, one entry a step."""
    hurt: frozenset[str] = frozenset()
    """Moves that hurt: left out until the person takes that back."""
