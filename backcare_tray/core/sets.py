"""Sets as values: what was planned, what is ready-made, and what is remembered of the past."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from backcare_tray.core.history import HurtReported
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
    """A set as it will be walked through; without steps where no set can be made."""

    steps: tuple[Step, ...]
    why: str = ""
    """Explains the choice in one sentence."""
    note: str = ""
    """A word that is worth a message of its own: see a professional; what to change."""


@dataclass(frozen=True, slots=True)
class Prescription:
    """What the author of a set asks of one move; what is left open, the set's length decides."""

    repetitions: int = 0
    """To each side; 0: not said."""
    seconds: int = 0
    """To each side, in place of repetitions; 0: not said."""
    side: Side = Side.BOTH
    """Of a two-sided move: the one side to do, or both."""


@dataclass(frozen=True, slots=True)
class ReadySet:
    """A set that somebody put together. Texts are English; pass them through `tr`."""

    id: str
    name: str
    purpose: str
    moves: tuple[str, ...]
    """Ids, in order; two to eight, each once."""
    prescriptions: Mapping[str, Prescription] = field(default_factory=dict)
    """What is asked of some of them, by id."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the planner of sets knows of the past."""

    last_done: Mapping[str, datetime] = field(default_factory=dict)
    """When each move was last done."""
    done_today: tuple[str, ...] = ()
    """The moves done today, in order, one entry a step."""
    done_week: Mapping[str, int] = field(default_factory=dict)
    """How many steps of each move were done in the seven days up to today."""
    last_set: frozenset[str] = frozenset()
    """The moves done in the latest break that had any, be it yesterday's."""
    hurt: frozenset[str] = frozenset()
    """Moves that hurt: left out until the person takes that back."""
    hurts: tuple[HurtReported, ...] = ()
    """Every report of the last four weeks, in order, those taken back included."""
    last_began: datetime | None = None
    """When the break before this one began."""
