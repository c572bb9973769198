"""What is to be done: imperatives, one line each. The coach carries them out."""

from dataclasses import dataclass
from datetime import timedelta

from backcare_tray.core.history import Record


@dataclass(frozen=True, slots=True)
class ShowReminder:
    """Remind once. `number` names this reminder; clicks on it carry the number back."""

    number: int


@dataclass(frozen=True, slots=True)
class HideReminder:
    """Withdraw the reminder: it is stale."""


@dataclass(frozen=True, slots=True)
class WaitForPause:
    """Report `TypingPaused` once there was no input for `length` (at once if that is so now)."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class StartRoutine:
    """Plan a set and open the window that walks through it."""


@dataclass(frozen=True, slots=True)
class StopRoutine:
    """Close the routine window: the person is gone."""


@dataclass(frozen=True, slots=True)
class Save:
    """Write `record` to the history."""

    record: Record


Effect = ShowReminder | HideReminder | WaitForPause | StartRoutine | StopRoutine | Save
