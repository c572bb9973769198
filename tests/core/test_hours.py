"""Working hours: overnight, several ranges, both DST changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tray.core.hours import (
    ALL_DAY,
    Hours,
    Span,
    is_holiday,
    is_open,
    local_midnight,
    local_time,
    next_change,
    next_opening,
    next_time,
)

BERLIN = ZoneInfo("Europe/Berlin")
DAY = (Span.parse("09:00-12:00"), Span.parse("13:00-17:00"))
OFFICE = Hours(DAY, DAY, DAY, DAY, DAY, (), ())
START = datetime(2026, 1, 1, tzinfo=UTC)
NEVER = Hours((), (), (), (), (), (), ())


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN).astimezone(UTC)  # type: ignore[arg-type,misc] # five ints


@pytest.mark.parametrize("text", ["09:00-12:30", "22:00-06:00", "00:00-24:00", "00:15-00:30"])
def test_a_span_reads_back_as_it_was_written(text: str) -> None:
    assert str(Span.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "9-12", "09:00", "09:00-", "25:00-26:00", "09:60-10:00", "24:00-01:00",
             "09:00-09:00", "09:5-10:00", "-1:00-02:00", "09:00-12:00-13:00", "24:01-25:00"],
)  # fmt: skip
def test_what_is_not_a_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="09:00-12:30"):
        Span.parse(text)


def test_several_ranges_a_day() -> None:
    opened = [hour for hour in range(24) if is_open(OFFICE, berlin(2026, 11, 2, hour, 0), BERLIN)]
    assert opened == [9, 10, 11, 13, 14, 15, 16]


def test_the_next_change_from_friday_evening_is_monday_morning() -> None:
    assert next_change(OFFICE, berlin(2026, 11, 6, 17, 0), BERLIN) == berlin(2026, 11, 9, 9, 0)


def test_overnight_hours_belong_to_the_day_they_begin() -> None:
    night = Hours(monday=(Span.parse("22:00-06:00"),), tuesday=())
    assert is_open(night, berlin(2026, 11, 3, 5, 59), BERLIN)
    assert not is_open(night, berlin(2026, 11, 3, 6, 0), BERLIN)
    assert next_change(night, berlin(2026, 11, 2, 23, 0), BERLIN) == berlin(2026, 11, 3, 6, 0)


def test_spans_that_touch_are_one() -> None:
    through = Hours(*[(Span.parse("00:00-12:00"), Span.parse("12:00-24:00"))] * 7)
    assert next_change(through, berlin(2026, 11, 2, 9, 0), BERLIN) is None


def test_always_and_never() -> None:
    now = berlin(2026, 11, 2, 9, 0)
    assert next_change(Hours(), now, BERLIN) is None
    assert next_opening(Hours(), now, BERLIN) == now
    assert next_change(NEVER, now, BERLIN) is None
    assert next_opening(NEVER, now, BERLIN) is None


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (berlin(2026, 3, 28, 12, 0), datetime(2026, 3, 29, 7, 0, tzinfo=UTC)),
        (berlin(2026, 10, 24, 12, 0), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
    ],
)
def test_nine_o_clock_stays_nine_o_clock_over_a_dst_change(
    now: datetime, opening: datetime
) -> None:
    sunday = Hours((), (), (), (), (), (), (Span.parse("09:00-17:00"),))
    assert next_opening(sunday, now, BERLIN) == opening


@given(
    now=st.integers(0, 366 * 24 * 60).map(lambda m: START + timedelta(minutes=m)),
    minutes=st.lists(st.integers(0, 1439), min_size=2, max_size=4, unique=True),
)
def test_nothing_changes_before_the_next_change(now: datetime, minutes: list[int]) -> None:
    spans = tuple(Span(a, b) for a, b in zip(minutes[::2], minutes[1::2], strict=False))
    hours = Hours(spans, (), spans, spans, (), spans, spans)
    change = next_change(hours, now, BERLIN)
    assert change is not None
    assert change > now
    before = is_open(hours, now, BERLIN)
    assert is_open(hours, change, BERLIN) != before
    step = (change - now) / 7
    assert all(is_open(hours, now + step * i, BERLIN) == before for i in range(7))


def test_local_words() -> None:
    now = berlin(2026, 11, 2, 14, 5)
    assert local_time(now, now, BERLIN) == "14:05"
    assert local_time(now + timedelta(days=1), now, BERLIN) == "Tue 14:05"
    assert local_time(now + timedelta(days=6), now, BERLIN) == "Sun 14:05"
    assert local_time(now + timedelta(days=7), now, BERLIN) == "2026-11-09 14:05"
    assert local_time(now - timedelta(days=1), now, BERLIN) == "Sun 14:05"
    assert local_time(now - timedelta(days=7), now, BERLIN) == "2026-10-26 14:05"
    assert local_midnight(now, BERLIN) == berlin(2026, 11, 3, 0, 0)


CHRISTMAS = tuple(date(2026, 12, day) for day in (24, 25, 26, 31))
NIGHT = (Span.parse("22:00-06:00"),)


def test_on_a_holiday_nothing_begins() -> None:
    office = replace(OFFICE, holidays=CHRISTMAS)
    evening = berlin(2026, 12, 23, 17, 0)
    assert next_opening(office, evening, BERLIN) == berlin(2026, 12, 28, 9, 0)
    assert is_holiday(office, berlin(2026, 12, 24, 0, 0), BERLIN)
    assert not is_holiday(office, berlin(2026, 12, 27, 23, 59), BERLIN)


def test_a_night_that_began_before_the_holiday_runs_out() -> None:
    night = replace(Hours(*[NIGHT] * 7), holidays=(date(2026, 12, 25),))
    assert is_open(night, berlin(2026, 12, 25, 5, 59), BERLIN)
    assert not is_open(night, berlin(2026, 12, 25, 22, 0), BERLIN)
    assert next_change(night, berlin(2026, 12, 25, 6, 0), BERLIN) == berlin(2026, 12, 26, 22, 0)


def test_a_holiday_far_ahead_is_the_next_change_of_hours_that_are_always_open() -> None:
    always = replace(Hours(), holidays=(date(2027, 12, 25),))
    now = berlin(2026, 1, 1, 12, 0)
    assert next_change(always, now, BERLIN) == berlin(2027, 12, 25, 0, 0)
    assert next_opening(always, berlin(2027, 12, 25, 8, 0), BERLIN) == berlin(2027, 12, 26, 0, 0)


def test_many_holidays_in_a_row_are_looked_beyond() -> None:
    """Only Mondays, and the next thirty are free."""
    mondays = tuple(date(2026, 11, 2) + timedelta(weeks=week) for week in range(30))
    hours = Hours((Span.parse("09:00-17:00"),), (), (), (), (), (), (), holidays=mondays)
    assert next_opening(hours, berlin(2026, 11, 1, 12, 0), BERLIN) == berlin(2027, 5, 31, 9, 0)
    never = replace(NEVER, holidays=mondays)
    assert next_opening(never, berlin(2026, 11, 1, 12, 0), BERLIN) is None


@given(
    now=st.integers(0, 366 * 24).map(lambda h: START + timedelta(hours=h, minutes=30)),
    week=st.lists(st.sampled_from([(), DAY, NIGHT, ALL_DAY]), min_size=7, max_size=7),
    free=st.lists(st.integers(-2, 40), max_size=5),
)
@settings(max_examples=40)
def test_the_next_change_is_the_first_one(
    now: datetime, week: list[tuple[Span, ...]], free: list[int]
) -> None:
    """Against the plainest search: hour by hour, for all spans begin and end at full hours."""
    days = [now.astimezone(BERLIN).date() + timedelta(days=later) for later in free]
    hours = Hours(*week, holidays=tuple(days))
    before = is_open(hours, now, BERLIN)
    ahead = (now + timedelta(hours=hour) for hour in range(60 * 24))
    found = next((at for at in ahead if is_open(hours, at, BERLIN) != before), None)
    change = next_change(hours, now, BERLIN)
    assert change == (found and found.replace(minute=0))


@pytest.mark.parametrize(
    ("now", "minute", "moment"),
    [
        (berlin(2026, 11, 2, 14, 0), 14 * 60, berlin(2026, 11, 3, 14, 0)),
        (berlin(2026, 11, 2, 13, 59), 14 * 60, berlin(2026, 11, 2, 14, 0)),
        (berlin(2026, 3, 28, 20, 0), 8 * 60, berlin(2026, 3, 29, 8, 0)),
        (berlin(2026, 10, 25, 4, 0), 150, berlin(2026, 10, 26, 2, 30)),
    ],
)
def test_the_next_time_that_the_clock_shows_so(
    now: datetime, minute: int, moment: datetime
) -> None:
    assert next_time(minute, now, BERLIN) == moment
