"""What the progress window shows, computed from the records: a day, a month, areas, feelings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from backcare_tray.core.history import (
    BreakEnded,
    Change,
    DeskTime,
    Feeling,
    HeadTurned,
    Outcome,
    SnoozeTaken,
    Today,
)
from backcare_tray.core.moves import Area, Move
from backcare_tray.core.trend import Point


@dataclass(frozen=True, slots=True)
class DayRecords:
    """The records of one local day, each kind in the order of time."""

    desk: tuple[DeskTime, ...] = ()
    breaks: tuple[BreakEnded, ...] = ()
    snoozes: tuple[SnoozeTaken, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveDone:
    """How a move was done in some days: in how many sets, and for how long in all of them."""

    sets: int
    seconds: float


@dataclass(frozen=True, slots=True)
class MoveHurt:
    """How often `move` was told to hurt in some days, and when last."""

    move: str
    times: int
    last: datetime
    is_out: bool
    """Whether it is left out of sets now."""


class ProgressBook(Protocol):
    """What was done, as the progress window asks for it; days are local, both ends included."""

    def today(self) -> Today:
        """Sets of today, and the streak in working days, rest days forgiven."""

    def day(self, day: date) -> DayRecords:
        """What happened on `day`."""

    def sets_by_day(self, first: date, last: date) -> Mapping[date, int]:
        """How many sets were taken on the days that had any."""

    def days_of_work(self, first: date, last: date) -> int:
        """The days on which a break was due or taken, as the streak counts them."""

    def moves_done(self, first: date, last: date) -> Mapping[str, MoveDone]:
        """In how many sets each move was done, and for how long."""

    def seconds_by_move(self, first: date, last: date) -> Mapping[str, float]:
        """How long each move was done, in seconds."""

    def feelings(self, first: date, last: date) -> Sequence[tuple[date, Feeling]]:
        """The check-ins with their local day, in the order of time."""

    def changes(self, first: date, last: date) -> Mapping[Change, int]:
        """How often it felt better, the same, worse than before a set."""

    def hurts(self, first: date, last: date) -> Sequence[MoveHurt]:
        """The moves that hurt, the latest first, those taken back included."""

    def head_turns(self, first: date, last: date) -> Sequence[tuple[date, HeadTurned]]:
        """The head-turn checks with their local day, in the order of time."""

    def first_day(self) -> date | None:
        """The day of the oldest break; None before the first."""

    def failed(self) -> bool:
        """Whether anything could not be read since this was asked last."""


class Doing(StrEnum):
    """What a stretch or a moment of the day was."""

    SITTING = "sitting"
    STANDING = "standing"
    SET = "set"
    NATURAL = "natural"  # away long enough to count as a break
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """A part of a day; a moment where it ends as it began. `reason` is why a break was skipped."""

    began: datetime
    ended: datetime
    what: Doing
    reason: str = ""

    @property
    def length(self) -> timedelta:
        """Zero for a moment."""
        return self.ended - self.began


_STRETCHES = {
    Outcome.COMPLETED: Doing.SET,
    Outcome.PARTIAL: Doing.SET,
    Outcome.NATURAL: Doing.NATURAL,
}
_MOMENTS = {
    Outcome.SKIPPED: Doing.SKIPPED,
    Outcome.ABANDONED: Doing.SKIPPED,  # opened and closed: nothing was done
    Outcome.IGNORED: Doing.IGNORED,
}


def timeline(records: DayRecords, first: datetime, last: datetime) -> tuple[Happening, ...]:
    """The day between two midnights, in order; what crosses a midnight is cut there."""
    happenings = [
        Happening(each.began, each.at, Doing.STANDING if each.standing else Doing.SITTING)
        for each in records.desk
    ]
    for each in records.breaks:
        if stretch := _STRETCHES.get(each.outcome):
            happenings.append(Happening(each.began, each.at, stretch))
        else:
            happenings.append(Happening(each.at, each.at, _MOMENTS[each.outcome], each.reason))
    happenings += [Happening(each.at, each.at, Doing.SNOOZED) for each in records.snoozes]
    cut = (
        Happening(max(each.began, first), min(each.ended, last), each.what, each.reason)
        for each in happenings
        if each.began < last and each.ended >= first
    )
    return tuple(sorted(cut))


def totals(happenings: Iterable[Happening]) -> Mapping[Doing, timedelta]:
    """How long each kind of stretch took in all."""
    result: dict[Doing, timedelta] = {}
    for each in happenings:
        if each.length:
            result[each.what] = result.get(each.what, timedelta()) + each.length
    return result


def count(happenings: Iterable[Happening], what: Doing) -> int:
    """How often something happened."""
    return sum(each.what is what for each in happenings)


def month_weeks(day: date, first_weekday: int) -> tuple[tuple[date, ...], ...]:
    """The weeks that hold the month of `day`, whole; `first_weekday` 0 Monday to 6 Sunday."""
    first = day.replace(day=1)
    start = first - timedelta(days=(first.weekday() - first_weekday) % 7)
    weeks = []
    while start < first or start.month == first.month:
        weeks.append(tuple(start + timedelta(days=offset) for offset in range(7)))
        start += timedelta(days=7)
    return tuple(weeks)


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months after that of `day`; negative: before it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def heat(sets: int) -> int:
    """How warm a day is shown, 0 to 4: no set, 1 or 2, 3 or 4, 5 to 7, and more.

    Eight hours at the desk with the usual interval of 45 minutes leave room for about nine.
    """
    return sum(sets >= least for least in (1, 3, 5, 8))


def minutes_by_area(
    seconds_by_move: Mapping[str, float], moves: Collection[Move]
) -> Mapping[Area, float]:
    """Minutes for each area, most first. A move that works two areas counts for both.

    A move that is not in the library any more counts for none.
    """
    areas_of = {move.id: move.areas for move in moves}
    minutes: dict[Area, float] = {}
    for move, seconds in seconds_by_move.items():
        for area in areas_of.get(move, ()):
            minutes[area] = minutes.get(area, 0.0) + seconds / 60
    return dict(sorted(minutes.items(), key=lambda item: -item[1]))


def daily_feeling(feelings: Sequence[tuple[date, Feeling]]) -> list[Point]:
    """The mean score of each day that has one, 0 good to 3 it hurts."""
    scores = _by_day(feelings)
    return [(day, sum(each) / len(each)) for day, each in scores.items()]


def _by_day(feelings: Sequence[tuple[date, Feeling]]) -> dict[date, list[int]]:
    scores: dict[date, list[int]] = {}
    for day, feeling in feelings:
        scores.setdefault(day, []).append(feeling.score)
    return scores
