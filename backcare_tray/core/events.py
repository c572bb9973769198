"""What has happened: facts in the past tense, one line each. The planner answers them with effects.

A click carries the number of the reminder it answers, so that a late one on a reminder that is
gone changes nothing; None means the click came from the menu or the command line.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from backcare_tray.core.history import Change
from backcare_tray.core.sets import PlannedSet

LONGEST_SNOOZE = timedelta(hours=4)
LONGEST_PAUSE = timedelta(days=7)
"""What the command line may ask for."""


class Absence(StrEnum):
    """Why the person is not working at the desk."""

    IDLE = "idle"
    LOCKED = "locked"
    SUSPENDED = "suspended"
    OFF = "off"  # the program was not running, or nobody said that the machine slept


class Occupation(StrEnum):
    """Why the person must not be disturbed although they are at the desk."""

    CALL = "call"
    FULL_SCREEN = "full-screen"
    DO_NOT_DISTURB = "do-not-disturb"
    PROGRAM = "program"  # one that the person named has the keyboard


class Cue(StrEnum):
    """What ends a snooze that has no length."""

    PAUSE = "pause"  # the next short pause in input
    CALL = "call"  # the end of the call that is on


@dataclass(frozen=True, slots=True)
class ProgramStarted:
    """The program is up; `rebooted` if the machine was started since the state was saved."""

    rebooted: bool = False


@dataclass(frozen=True, slots=True)
class ProgramStopped:
    """The program is about to end in good order."""


@dataclass(frozen=True, slots=True)
class TimeReached:
    """The alarm rang. Early rings are harmless; late ones are judged by the planner."""


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """The wall clock was set: it now shows `by` more than the time that has really passed."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The settings are not what they were; the planner already holds the new ones."""


@dataclass(frozen=True, slots=True)
class UserLeft:
    """The person left, or the machine did; `since` is when that began (not when it was noticed)."""

    why: Absence
    since: datetime


@dataclass(frozen=True, slots=True)
class UserReturned:
    """The absence `why` is over."""

    why: Absence


@dataclass(frozen=True, slots=True)
class BecameBusy:
    """The person is at the desk, but not to be disturbed."""

    why: Occupation


@dataclass(frozen=True, slots=True)
class BecameFree:
    """The occupation `why` is over."""

    why: Occupation


@dataclass(frozen=True, slots=True)
class TypingPaused:
    """No key and no pointer moved for the pause that `WaitForPause` asked for."""


@dataclass(frozen=True, slots=True)
class Snoozed:
    """The person wants to be reminded again after `length` at the desk."""

    length: timedelta
    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class SnoozedUntil:
    """The person wants to be reminded at `cue`, whether or not a break is due by then."""

    cue: Cue
    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """The person lets this break go; `reason` is asked for once no snooze is left."""

    reminder: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BreakStarted:
    """The person started a break."""

    reminder: int | None = None
    chosen: PlannedSet | None = None
    """The set that they picked; None: the one that is planned now."""


@dataclass(frozen=True, slots=True)
class StepFinished:
    """One step of the running set was done: `seconds` of move `move`, to one side or both."""

    move: str
    seconds: float


@dataclass(frozen=True, slots=True)
class RoutineEnded:
    """The set is over: `completed` if no step of it was left out."""

    completed: bool


@dataclass(frozen=True, slots=True)
class FeltAfterwards:
    """How the upper back feels after a break: 0 good, 1 a little stiff, 2 stiff, 3 it hurts."""

    score: int


@dataclass(frozen=True, slots=True)
class ComparedWithBefore:
    """How the upper back feels compared with before the set."""

    change: Change


@dataclass(frozen=True, slots=True)
class MoveHurt:
    """A move hurt: it stays out of coming sets until the person takes that back."""

    move: str


@dataclass(frozen=True, slots=True)
class Paused:
    """No reminders until `until`, or until the person resumes (None)."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Resumed:
    """The person wants reminders again."""


@dataclass(frozen=True, slots=True)
class PostureChanged:
    """The person now stands at the desk, or sits."""

    standing: bool


@dataclass(frozen=True, slots=True)
class ChangePutOff:
    """The person wants to be asked later whether to stand up or sit down."""


Event = (
    ProgramStarted
    | ProgramStopped
    | TimeReached
    | ClockStepped
    | SettingsChanged
    | UserLeft
    | UserReturned
    | BecameBusy
    | BecameFree
    | TypingPaused
    | Snoozed
    | SnoozedUntil
    | Skipped
    | BreakStarted
    | StepFinished
    | RoutineEnded
    | FeltAfterwards
    | ComparedWithBefore
    | MoveHurt
    | Paused
    | Resumed
    | PostureChanged
    | ChangePutOff
)
