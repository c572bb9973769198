"""What is to be done: imperatives, one line each. The coach carries them out."""

from dataclasses import dataclass
from datetime import timedelta

from backcare_tray.core.history import Record
from backcare_tray.core.sets import PlannedSet


@dataclass(frozen=True, slots=True)
class ShowReminder:
    """Remind once. `number` names this reminder; clicks on it carry the number back."""

    number: int
    may_snooze: bool = True
    """Otherwise offer only to start, or to skip and say why."""


@dataclass(frozen=True, slots=True)
class HideReminder:
    """Withdraw the reminder: it is stale."""


@dataclass(frozen=True, slots=True)
class WaitForPause:
    """Report `TypingPaused` once there was no input for `length` (at once if that is so now)."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class StartRoutine:
    """Open the window that walks through `chosen`; None: through a set that is planned now."""

    chosen: PlannedSet | None = None


@dataclass(frozen=True, slots=True)
class StopRoutine:
    """Close the routine window: the person is gone."""


@dataclass(frozen=True, slots=True)
class ShowNudge:
    """Show one line about posture, which passes by itself. `number` says which; they alternate."""

    number: int


@dataclass(frozen=True, slots=True)
class SuggestChange:
    """Ask the person to stand up (`standing`) or to sit down."""

    standing: bool


@dataclass(frozen=True, slots=True)
class Save:
    """Write `record` to the history."""

    record: Record


Effect = (
    ShowReminder
    | HideReminder
    | WaitForPause
    | StartRoutine
    | StopRoutine
    | ShowNudge
    | SuggestChange
    | Save
)
