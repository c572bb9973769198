"""The head-turn check: six readings in turn, and what they come to."""

from datetime import UTC, datetime, timedelta

import pytest

from backcare_tray.core.head_turn import HeadTurnCheck, is_time, sides, spread, tells
from backcare_tray.core.history import HeadTurned
from backcare_tray.core.moves import Side

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def marked(*readings: int) -> HeadTurnCheck:
    check = HeadTurnCheck()
    for degrees in readings:
        check = check.mark(degrees)
    return check


def test_the_sides_take_turns_and_begin_with_the_left() -> None:
    asked = []
    check = HeadTurnCheck()
    while not check.is_done:
        asked.append((check.side, check.number))
        check = check.mark(60)
    assert asked == [(side, n) for n in (1, 2, 3) for side in (Side.LEFT, Side.RIGHT)]


def test_the_record_holds_each_side_in_order() -> None:
    check = marked(60, 50, 62, 55, 61, 52)
    assert check.record(NOW) == HeadTurned(NOW, (60, 62, 61), (50, 55, 52))


def test_one_back_takes_the_last_reading_away() -> None:
    check = marked(60, 50).back()
    assert (check.readings, check.side, check.number) == ((60,), Side.RIGHT, 1)
    assert HeadTurnCheck().back() == HeadTurnCheck()


@pytest.mark.parametrize("degrees", [-1, 91, 400])
def test_what_no_dial_shows_is_refused(degrees: int) -> None:
    with pytest.raises(ValueError, match="is no reading"):
        HeadTurnCheck().mark(degrees)


def test_a_seventh_reading_and_an_early_record_are_refused() -> None:
    with pytest.raises(ValueError, match="is no reading"):
        marked(1, 2, 3, 4, 5, 6).mark(7)
    with pytest.raises(ValueError, match="is not done"):
        marked(1, 2, 3, 4, 5).record(NOW)


def test_the_median_counts_and_a_slip_does_not() -> None:
    check = HeadTurned(NOW, (60, 5, 62), (50, 55, 52))
    assert sides(check) == (60, 52)
    assert spread(check) == spread(HeadTurned(NOW, check.right, check.left)) == 57


@pytest.mark.parametrize(
    ("degrees", "blur", "told"),
    [(5, 0, False), (6, 0, True), (-6, 0, True), (8, 8, False), (-9, 8, True)],
)
def test_what_marking_by_eye_cannot_find_is_not_told(
    degrees: float, blur: float, told: bool
) -> None:
    assert tells(degrees, blur) is told


def test_once_a_week_is_enough() -> None:
    last = HeadTurned(NOW, (1,), (1,))
    assert is_time([], NOW)
    assert not is_time([last], NOW + timedelta(days=6))
    assert is_time([last], NOW + timedelta(days=7))
