"""What is remembered of a day: records, and what can be told from them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """How a break that was due, or was taken unasked, came out."""

    COMPLETED = "completed"  # every step of the set ran
    PARTIAL = "partial"  # some steps ran
    ABANDONED = "abandoned"  # the window was closed before the first step was done
    SKIPPED = "skipped"
    IGNORED = "ignored"  # nobody answered the reminder
    NATURAL = "natural"  # the person was away long enough


TAKEN = frozenset({Outcome.COMPLETED, Outcome.PARTIAL})


@dataclass(frozen=True, slots=True)
class BreakBegan:
    """A routine was opened at `at`; what follows until `BreakEnded` belongs to it."""

    at: datetime


@dataclass(frozen=True, slots=True)
class StepDone:
    """`seconds` of `move` were done; written at once, so that a crash loses nothing."""

    at: datetime
    move: str
    seconds: float


@dataclass(frozen=True, slots=True)
class BreakEnded:
    """The break that began at `began` came out as `outcome` at `at`; a skipped one may say why."""

    at: datetime
    outcome: Outcome
    began: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SnoozeTaken:
    """The person put the break off by `length`; None: until a pause, or the end of a call."""

    at: datetime
    length: timedelta | None


@dataclass(frozen=True, slots=True)
class Feeling:
    """The check-in after a break: 0 good to 3 it hurts."""

    at: datetime
    score: int


class Change(StrEnum):
    """How the upper back feels compared with before the set, in three steps of the global perceived
    effect scale, which asks for the change itself: nobody is held up before a set."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class ChangeFelt:
    """The person compared how it feels with before the set."""

    at: datetime
    change: Change


@dataclass(frozen=True, slots=True)
class HurtReported:
    """`move` hurt; it is left out until a `HurtTakenBack` follows."""

    at: datetime
    move: str


@dataclass(frozen=True, slots=True)
class HurtTakenBack:
    """`move` may be planned again."""

    at: datetime
    move: str


@dataclass(frozen=True, slots=True)
class DeskTime:
    """The person was at the desk from `began` to `at`, sitting or `standing`.

    `began` names the stretch: a later record of the same one takes the place of the first, which a
    crash between history and state may have left.
    """

    at: datetime
    began: datetime
    standing: bool = False


@dataclass(frozen=True, slots=True)
class HeadTurned:
    """The weekly head-turn check: how far the nose pointed to each side, in degrees (document 002).

    Three readings a side, in the order in which they were taken.
    """

    at: datetime
    left: tuple[int, ...]
    right: tuple[int, ...]


Record = (
    BreakBegan
    | StepDone
    | BreakEnded
    | SnoozeTaken
    | Feeling
    | ChangeFelt
    | HurtReported
    | HurtTakenBack
    | DeskTime
    | HeadTurned
)


@dataclass(frozen=True, slots=True)
class Today:
    """What the tray and the end page tell: sets taken today and the streak in working days."""

    sets: int = 0
    streak: int = 0


def streak(outcomes: list[tuple[date, Outcome]], today: date) -> int:
    """Count the working days in a row, up to `today`, with at least one set taken.

    A working day is a day on which a break was due or taken at all, so that weekends and holidays
    neither count nor break the streak. `today` counts once a set is taken and never breaks it.
    `outcomes` may come in any order.
    """
    taken_on: dict[date, bool] = {}
    for day, outcome in outcomes:
        if outcome is not Outcome.NATURAL:
            taken_on[day] = taken_on.get(day, False) or outcome in TAKEN
    if not taken_on.get(today, False):
        taken_on.pop(today, None)
    days = 0
    for day in sorted(taken_on, reverse=True):
        if not taken_on[day]:
            break
        days += 1
    return days
