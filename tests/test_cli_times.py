"""Lengths of time and times of day on the command line."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backcare_tray import arguments


@pytest.fixture(autouse=True, scope="module")
def in_utc() -> Iterator[None]:
    """The machine of the tests is in UTC, whatever the machine that runs them is in."""
    with in_zone("UTC"):
        yield


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", name)
        time.tzset()
        yield
    time.tzset()


@given(st.integers(0, 9999), st.integers(0, 99999))
def test_every_way_to_write_a_duration(hours: int, minutes: int) -> None:
    assert arguments.duration(f"{hours}h{minutes}m") == timedelta(hours=hours, minutes=minutes)
    assert arguments.duration(f" {hours}H{minutes} ") == timedelta(hours=hours, minutes=minutes)
    assert arguments.duration(f"{hours}h") == timedelta(hours=hours)
    assert (
        arguments.duration(f"{minutes}m")
        == arguments.duration(f"{minutes}")
        == timedelta(minutes=minutes)
    )


@given(st.text(st.characters(codec="ascii")) | st.text("0123456789hm: -٣", max_size=8))
def test_anything_else_is_no_duration(text: str) -> None:
    assume(re.fullmatch(r"(\d+h)?(\d+m?)?", text.strip(), re.IGNORECASE | re.ASCII) is None)
    with pytest.raises(ValueError, match="is no length of time"):
        arguments.duration(text)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
    st.integers(0, 23),
    st.integers(0, 59),
)
def test_until_is_the_next_time_that_the_clock_shows_it(
    now: datetime, hour: int, minute: int
) -> None:
    found = arguments.until(f"{hour}:{minute:02}", now)
    assert (found.astimezone().hour, found.astimezone().minute) == (hour, minute)
    assert timedelta(0) < found - now <= timedelta(days=1)


@pytest.mark.parametrize("text", ["", "14", "14:0", "24:00", "12:60", "٣:00", "14:00:00", "noon"])
def test_anything_else_is_no_time_of_day(text: str) -> None:
    with pytest.raises(ValueError, match="no time of day"):
        arguments.until(text, datetime(2026, 7, 3, tzinfo=UTC))


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 11), (date(2026, 10, 24), 13)])
def test_until_keeps_to_the_wall_clock_when_the_clocks_change(day: date, hours: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    evening = datetime(day.year, day.month, day.day, 20, tzinfo=berlin).astimezone(UTC)
    with in_zone("Europe/Berlin"):
        assert arguments.until("8:00", evening) - evening == timedelta(hours=hours)
