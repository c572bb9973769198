"""A day, a month, areas and feelings, from the records."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_tray.core.history import BreakEnded, DeskTime, Feeling, Outcome, SnoozeTaken
from backcare_tray.core.hours import day_bounds
from backcare_tray.core.moves import Area
from backcare_tray.core.progress import (
    DayRecords,
    Doing,
    Happening,
    count,
    daily_feeling,
    heat,
    minutes_by_area,
    month_after,
    month_weeks,
    timeline,
    totals,
)
from tests.fakes import make_move

DAY = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)
NEXT = MIDNIGHT + timedelta(days=1)


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


def shown(records: DayRecords) -> list[tuple[float, float, Doing]]:
    """The timeline in hours."""
    hour = timedelta(hours=1)
    return [
        ((each.began - MIDNIGHT) / hour, (each.ended - MIDNIGHT) / hour, each.what)
        for each in timeline(records, MIDNIGHT, NEXT)
    ]


def test_a_day_is_told_in_order() -> None:
    records = DayRecords(
        desk=(DeskTime(at(10), at(9)), DeskTime(at(12), at(11), standing=True)),
        breaks=(
            BreakEnded(at(10.1), Outcome.COMPLETED, at(10)),
            BreakEnded(at(11), Outcome.NATURAL, at(10.5)),
            BreakEnded(at(12), Outcome.SKIPPED, at(11.9), "a visitor"),
            BreakEnded(at(13), Outcome.IGNORED, at(12.9)),
            BreakEnded(at(14), Outcome.PARTIAL, at(13.9)),
            BreakEnded(at(15), Outcome.ABANDONED, at(14.9)),
        ),
        snoozes=(SnoozeTaken(at(9.5), None),),
    )
    assert shown(records) == [
        (9, 10, Doing.SITTING),
        (9.5, 9.5, Doing.SNOOZED),
        (10, pytest.approx(10.1), Doing.SET),
        (10.5, 11, Doing.NATURAL),
        (11, 12, Doing.STANDING),
        (12, 12, Doing.SKIPPED),
        (13, 13, Doing.IGNORED),
        (pytest.approx(13.9), 14, Doing.SET),
        (15, 15, Doing.SKIPPED),
    ]
    happenings = timeline(records, MIDNIGHT, NEXT)
    assert [each.reason for each in happenings if each.reason] == ["a visitor"]
    assert count(happenings, Doing.SET) == 2
    assert count(happenings, Doing.SKIPPED) == 2
    assert totals(happenings) == {
        Doing.SITTING: timedelta(hours=1),
        Doing.STANDING: timedelta(hours=1),
        Doing.NATURAL: timedelta(minutes=30),
        Doing.SET: timedelta(minutes=12),
    }


def test_what_crosses_midnight_is_cut_there() -> None:
    night = DayRecords(
        desk=(DeskTime(at(1), at(-1)), DeskTime(at(26), at(23))),
        breaks=(BreakEnded(at(-2), Outcome.NATURAL, at(-3)),),
        snoozes=(SnoozeTaken(at(25), None),),
    )
    assert shown(night) == [(0, 1, Doing.SITTING), (23, 24, Doing.SITTING)]


def test_a_day_of_25_hours_is_whole() -> None:
    first, last = day_bounds(date(2026, 10, 25), ZoneInfo("Europe/Berlin"))
    assert last - first == timedelta(hours=25)
    records = DayRecords(desk=(DeskTime(last, first),))
    assert timeline(records, first, last) == (Happening(first, last, Doing.SITTING),)


def test_a_month_is_shown_in_whole_weeks() -> None:
    weeks = month_weeks(DAY, 0)
    assert (weeks[0][0], weeks[-1][-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    assert {len(week) for week in weeks} == {7}
    sundays = month_weeks(DAY, 6)
    assert sundays[0][0] == date(2026, 11, 1)
    assert len(month_weeks(date(2027, 2, 14), 0)) == 4
    assert month_weeks(date(2026, 12, 31), 0)[-1][-1] == date(2027, 1, 3)


@pytest.mark.parametrize(
    ("months", "first"),
    [
        (0, date(2026, 11, 1)),
        (1, date(2026, 12, 1)),
        (2, date(2027, 1, 1)),
        (-11, date(2025, 12, 1)),
    ],
)
def test_months_are_counted_over_the_year(months: int, first: date) -> None:
    assert month_after(DAY, months) == first


def test_the_warmth_of_a_day_grows_with_its_sets() -> None:
    assert [heat(sets) for sets in (0, 1, 2, 3, 4, 5, 7, 8, 60)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_minutes_count_for_every_area_of_make_move() -> None:
    moves = [
        make_move("a", areas=(Area.NECK, Area.UPPER_BACK)),
        make_move("b", areas=(Area.UPPER_BACK,)),
    ]
    minutes = minutes_by_area({"a": 60.0, "b": 90.0, "gone": 600.0}, moves)
    assert list(minutes.items()) == [(Area.UPPER_BACK, 2.5), (Area.NECK, 1.0)]


def test_a_day_feels_like_the_mean_of_its_answers() -> None:
    answers = [
        (DAY, Feeling(at(9), 2)),
        (DAY, Feeling(at(12), 1)),
        (DAY + timedelta(days=1), Feeling(at(33), 3)),
    ]
    assert daily_feeling(answers) == [(DAY, 1.5), (DAY + timedelta(days=1), 3)]
