"""What the planner knows: one immutable value that can be saved and restored at any moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from backcare_tray.core.events import Absence, Cue, Occupation


class Phase(StrEnum):
    """Where the person is between two breaks."""

    WORKING = "working"  # or away, paused, outside hours: see the other fields
    HELD = "held"  # a break is due; the reminder waits for a pause in typing
    REMINDING = "reminding"  # the reminder is on the screen
    ON_BREAK = "on-break"  # the routine window is open


@dataclass(frozen=True, slots=True)
class State:
    """All moments are aware UTC. Desk time is `worked` plus the stretch since `desk_since`."""

    seen: datetime
    """When the last event came."""
    wake_at: datetime | None = None
    """When the planner asked to be woken after that event."""
    phase: Phase = Phase.WORKING
    since: datetime | None = None
    """When the phase began; None while working."""
    worked: timedelta = timedelta(0)
    """Desk time since the last break, in the stretches before this one."""
    desk_since: datetime | None = None
    """Since when desk time runs; None while it stands still."""
    target: timedelta | None = None
    """The desk time at which the break is due, once snoozed; None: the interval of the settings."""
    hold_until: datetime | None = None
    """No reminder before this: the grace period after a call or a short absence."""
    absences: frozenset[Absence] = frozenset()
    away_since: datetime | None = None
    """When the absence began; overlapping absences are one."""
    busy: frozenset[Occupation] = frozenset()
    listening_since: datetime | None = None
    """Since when there was no input in the call that is on; None: there is some, or no call."""
    closed_since: datetime | None = None
    """Outside working hours since then."""
    paused: bool = False
    paused_until: datetime | None = None
    """When the person's pause ends; None: when they resume."""
    number: int = 0
    """The number of the latest reminder."""
    began: datetime | None = None
    """When the running break began, as the history knows it: setting the clock leaves it alone."""
    steps: int = 0
    """Steps done in the running break."""
    rested: timedelta | None = None
    """The natural break with which this interval began, if it began with one."""
    waited: timedelta | None = None
    """The latest absence of this interval, if it only stopped the count."""
    owed: bool = False
    """A break that was due has not been taken: it stays on offer."""
    snoozes: int = 0
    """Snoozes in a row: since this interval began."""
    cue: Cue | None = None
    """What the reminder waits for, once snoozed without a length."""
    total: timedelta = timedelta(0)
    """All desk time ever, in the stretches before this one. The marks below are set on it."""
    standing: bool | None = None
    """Whether the person stands; None: the desk is none where one sits and stands in turn."""
    changed_at: timedelta = timedelta(0)
    """When the person last stood up or sat down, or came back from a break."""
    ask_at: timedelta | None = None
    """When to ask again for a change that was put off; None: it was not."""
    nudged_at: timedelta = timedelta(0)
    """When the count for the next nudge began."""
    nudges: int = 0
    """How many nudges there were."""

    @property
    def at_desk(self) -> bool:
        """Whether the time that passes is desk time."""
        return not (self.absences or self.closed_since or self.paused) and (
            self.phase is not Phase.ON_BREAK
        )

    @property
    def may_remind(self) -> bool:
        """Whether somebody is there who may be disturbed."""
        return self.at_desk and not self.busy

    def desk_time(self, now: datetime) -> timedelta:
        """Desk time since the last break, up to `now`."""
        return self.worked + self._stretch(now)

    def total_time(self, now: datetime) -> timedelta:
        """All desk time, up to `now`."""
        return self.total + self._stretch(now)

    def _stretch(self, now: datetime) -> timedelta:
        """Desk time in the stretch that runs."""
        running = now - self.desk_since if self.desk_since else timedelta(0)
        return max(running, timedelta(0))

    def with_clock_stopped(self, at: datetime) -> "State":
        """Stop desk time at `at`, which may lie in the past."""
        return replace(self, worked=self.desk_time(at), total=self.total_time(at), desk_since=None)

    def with_new_interval(self) -> "State":
        """Count desk time anew, once it is stopped."""
        return replace(
            self,
            worked=timedelta(0),
            target=None,
            hold_until=None,
            rested=None,
            waited=None,
            owed=False,
            snoozes=0,
            cue=None,
            nudged_at=self.total,
        )

    def with_clock_step(self, by: timedelta) -> "State":
        """Move what was measured on the wall clock along with it, so that lengths stay.

        `paused_until` stays: it is a time of day that the person chose.
        """
        moved = {
            name: moment + by for name in _MEASURED if (moment := getattr(self, name)) is not None
        }
        return replace(self, **moved)


_MEASURED = (
    "seen", "wake_at", "since", "desk_since", "hold_until", "away_since", "closed_since",
    "listening_since",
)  # fmt: skip


def to_table(state: State) -> dict[str, object]:
    """Turn `state` into plain values for a JSON file."""
    return {item.name: _plain(getattr(state, item.name)) for item in fields(State)}


def from_table(table: Mapping[str, object]) -> State:
    """Read what `to_table` made. Raises ValueError when it is not that."""
    if set(table) != set(_READERS):
        raise ValueError(f"expected the keys {sorted(_READERS)}, found {sorted(table)}")
    try:
        return State(**{key: _READERS[key](value) for key, value in table.items()})
    except (TypeError, AttributeError, OverflowError) as error:
        raise ValueError(str(error)) from error


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case frozenset():
            return sorted(value)
        case _:
            return value


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a moment")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    return moment.astimezone(UTC)


def _length(value: object) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number of seconds")
    return timedelta(seconds=value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is not true or false")
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r} is not a count")
    return value


def _names(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list")
    return [str(name) for name in value]


def _maybe(reader: "Reader") -> "Reader":
    return lambda value: None if value is None else reader(value)


Reader = Callable[[Any], Any]
"""Turns a value from the file into the field's type; raises TypeError or ValueError."""

_READERS: Mapping[str, Reader] = {
    "seen": _moment,
    "wake_at": _maybe(_moment),
    "phase": Phase,
    "since": _maybe(_moment),
    "worked": _length,
    "desk_since": _maybe(_moment),
    "target": _maybe(_length),
    "hold_until": _maybe(_moment),
    "absences": lambda value: frozenset(Absence(name) for name in _names(value)),
    "away_since": _maybe(_moment),
    "listening_since": _maybe(_moment),
    "busy": lambda value: frozenset(Occupation(name) for name in _names(value)),
    "closed_since": _maybe(_moment),
    "paused": _flag,
    "paused_until": _maybe(_moment),
    "number": _count,
    "began": _maybe(_moment),
    "steps": _count,
    "rested": _maybe(_length),
    "waited": _maybe(_length),
    "owed": _flag,
    "snoozes": _count,
    "cue": _maybe(Cue),
    "total": _length,
    "standing": _maybe(_flag),
    "changed_at": _length,
    "ask_at": _maybe(_length),
    "nudged_at": _length,
    "nudges": _count,
}
