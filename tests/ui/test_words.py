"""Times and counts in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_tray.core.history import Today
from backcare_tray.core.ports import Glance, Status
from backcare_tray.ui import words

NOW = datetime(2026, 11, 2, 12, 42, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(0), "1 min"),
        (timedelta(seconds=1), "1 min"),
        (timedelta(minutes=22, seconds=10), "23 min"),
        (timedelta(minutes=23), "23 min"),
        (timedelta(minutes=60), "1 h"),
        (timedelta(minutes=64, seconds=1), "1 h 5 min"),
    ],
)
def test_durations_count_the_minute_that_has_begun(length: timedelta, said: str) -> None:
    assert words.duration(length) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (60, "1 minute"),
        (90, "1½ minutes"),
        (150, "2½ minutes"),
        (160, "2½ minutes"),
        (170, "3 minutes"),
        (30, "half a minute"),
    ],
)
def test_the_length_of_a_set_is_told_in_half_minutes(seconds: int, said: str) -> None:
    assert words.half_minutes(seconds) == said


def working(**away: float) -> Status:
    return Status(Glance.WORKING, NOW + timedelta(**away), "Because.")


def test_the_next_break_is_an_absolute_local_time() -> None:
    assert words.next_break(working(minutes=23), NOW, BERLIN) == "Next break at 14:05"


def test_a_break_that_waits_for_a_pause_in_typing_comes_in_a_moment() -> None:
    assert words.next_break(working(seconds=-5), NOW) == "Next break in a moment"
    assert words.countdown(NOW, NOW) == "Next break in a moment"


def test_any_other_state_says_why_it_is_quiet() -> None:
    quiet = Status(Glance.QUIET, NOW + timedelta(hours=1), "You are in a call.")
    assert words.next_break(quiet, NOW) == "You are in a call."
    no_time = Status(Glance.WORKING, None, "No working hours are set.")
    assert words.next_break(no_time, NOW) == "No working hours are set."


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Today(0, 0), "Today: no set yet"),
        (Today(1, 1), "Today: 1 set"),
        (Today(2, 5), "Today: 2 sets, 5 working days in a row"),
        (Today(0, 4), "Today: no set yet, 4 working days in a row"),
    ],
)
def test_today(done: Today, said: str) -> None:
    assert words.today(done) == said
