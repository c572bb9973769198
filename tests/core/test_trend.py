"""A trend is told only where chance alone would seldom show one."""

import math
import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.trend import ENOUGH, Point, trend

FIRST = date(2026, 1, 5)


def points(*values: float) -> list[Point]:
    """A reading a day."""
    return [(FIRST + timedelta(days=number), value) for number, value in enumerate(values)]


@pytest.mark.parametrize("count", range(10))
def test_fewer_than_ten_readings_say_nothing(count: int) -> None:
    assert trend(points(*range(count))) is None


def test_ten_readings_say_something() -> None:
    assert trend(points(*range(10))) is not None


def test_a_trend_that_may_be_no_change_is_not_clear() -> None:
    """Many ties: chance alone seldom shows as many rises, yet the slope may be none."""
    found = trend(points(0, 0, 1, 0, 2, 1, 1, 2, 2, 2))
    assert found is not None
    assert found.chance < 0.02
    assert (found.low, found.is_clear) == (0, False)


def test_readings_of_one_day_say_nothing() -> None:
    assert trend([(FIRST, float(value)) for value in range(20)]) is None


def test_a_straight_line_is_its_own_trend() -> None:
    found = trend(points(*(3 - 0.1 * day for day in range(20))))
    assert found is not None
    assert (found.count, found.days, found.is_clear) == (20, 19, True)
    assert found.change == pytest.approx(-1.9)
    assert found.low == pytest.approx(-1.9)
    assert found.high == pytest.approx(-1.9)
    assert found.chance < 0.001


def test_readings_that_never_change_have_no_trend() -> None:
    found = trend(points(*[1.0] * 30))
    assert found is not None
    assert (found.change, found.chance, found.is_clear) == (0, 1, False)


def test_known_figures() -> None:
    """By hand: 38 pairs rise and 5 fall, S = 33; two pairs of ties leave a variance of 123."""
    found = trend(points(1, 3, 2, 4, 3, 6, 5, 4, 7, 8))
    assert found is not None
    assert found.chance == pytest.approx(math.erfc(32 / math.sqrt(123) / math.sqrt(2)))
    assert found.change == pytest.approx(9 * 2 / 3)
    assert 0 < found.low < found.change < found.high
    assert found.is_clear


def test_one_odd_day_does_not_make_a_trend() -> None:
    found = trend(points(*[1.0, 2.0] * 10, 40.0))
    assert found is not None
    assert not found.is_clear


def test_gaps_count_by_the_calendar() -> None:
    every_week = [(FIRST + timedelta(weeks=number), 50.0 + number) for number in range(12)]
    found = trend(every_week)
    assert found is not None
    assert (found.days, round(found.change)) == (77, 11)


def test_two_readings_of_one_day_are_not_compared() -> None:
    doubled = sorted(points(*range(12)) + points(*range(12)))
    found = trend(doubled)
    assert found is not None
    assert found.change == pytest.approx(11)


def test_chance_alone_is_taken_for_a_trend_as_seldom_as_promised() -> None:
    """Of 400 rows drawn by lot about one in twenty looks like a trend; never one in ten."""
    dice = random.Random(20261121)
    rows = [trend(points(*(dice.random() for _ in range(30)))) for _ in range(400)]
    clear = sum(row is not None and row.is_clear for row in rows)
    assert 4 <= clear <= 40


def wandering(dice: random.Random, days: int) -> list[float]:
    """Readings without a trend; each takes over six tenths of how far the day before was off."""
    values = [0.0]
    for _day in range(days):
        values.append(0.6 * values[-1] + 0.8 * dice.gauss(0, 1))
    return values[1:]


def test_bad_days_that_come_in_a_row_are_no_trend() -> None:
    """Taken for days on their own, more than one row in five of these would look like a trend."""
    dice = random.Random(20261121)
    rows = [trend(points(*wandering(dice, 40))) for _ in range(300)]
    clear = sum(row is not None and row.is_clear for row in rows)
    assert clear <= 30


def test_a_change_through_bad_and_good_spells_is_still_seen() -> None:
    dice = random.Random(20261121)
    seen = 0
    for _ in range(50):
        found = trend(points(*(each - 0.1 * day for day, each in enumerate(wandering(dice, 60)))))
        seen += found is not None and found.is_clear and found.change < 0
    assert seen >= 45


def test_a_steep_week_is_not_stretched_over_months() -> None:
    """Ten degrees in ten days, then nothing for a year: no 300 degrees."""
    week = [(FIRST + timedelta(days=180 + day), 50.0 + day) for day in range(10)]
    found = trend([(FIRST, 50.0), *week, (FIRST + timedelta(days=360), 60.0)])
    assert found is not None
    assert (found.change, found.high) == (10, 10)
    assert 0 < found.low <= 10


@given(st.lists(st.integers(0, 3), min_size=ENOUGH, max_size=40))
def test_turned_over_readings_have_the_trend_turned_over(values: list[int]) -> None:
    up, down = trend(points(*values)), trend(points(*(-value for value in values)))
    assert up is not None
    assert down is not None
    assert up.change == pytest.approx(-down.change)
    assert up.chance == down.chance
    assert up.low <= up.change <= up.high
    assert 0 <= up.chance <= 1
