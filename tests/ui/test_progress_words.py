"""The sentences of the progress window claim what the numbers bear, and no more."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from backcare_tray.core.history import Change, HeadTurned, Today
from backcare_tray.core.progress import Doing, Happening
from backcare_tray.core.trend import Trend, trend
from backcare_tray.ui.progress import dates, trend_words, words

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = NOW.date()


def stretch(what: Doing, minutes: int) -> Happening:
    return Happening(NOW, NOW + timedelta(minutes=minutes), what)


def moved(change: float, low: float, high: float, chance: float = 0.01) -> Trend:
    return Trend(12, 77, change, low, high, chance)


def test_a_day_that_was_sat_through() -> None:
    assert words.day([stretch(Doing.SITTING, 61)]) == "At the desk 1 h 1 min. No set."


def test_a_day_of_one_set_and_nothing_else() -> None:
    assert words.day([stretch(Doing.SET, 3)]) == "1 set."


@pytest.mark.parametrize(
    ("by_day", "said"),
    [
        ({}, "November 2026: no set."),
        ({DAY: 1}, "November 2026: 1 set on 1 day."),
        ({DAY: 3, DAY - timedelta(days=1): 2}, "November 2026: 5 sets on 2 days."),
    ],
)
def test_a_month(by_day: dict[date, int], said: str) -> None:
    assert words.month(DAY.replace(day=1), by_day) == said


def test_a_row_of_one_day_is_none() -> None:
    assert words.row(Today(1, 1)) == ""
    assert words.row(Today(0, 2)).startswith("2 working days in a row with a set;")


@pytest.mark.parametrize(
    ("number", "said"), [(0, ""), (1, "1 set this week."), (8, "8 sets this week.")]
)
def test_a_week(number: int, said: str) -> None:
    assert words.week(number) == said


@pytest.mark.parametrize(("number", "said"), [(0.4, "under 1 min"), (1, "1 min"), (12.4, "12 min")])
def test_minutes(number: float, said: str) -> None:
    assert words.minutes(number) == said


def test_getting_worse_is_said_kindly_and_leads_to_help() -> None:
    said = trend_words.feeling(moved(0.8, 0.3, 1.2), 12)
    assert "Over 12 days with a check-in it came to feel worse: by about 0.8 of the 3 steps" in said
    assert "probably between 0.3 and 1.2" in said
    assert "let a doctor or a physiotherapist look at it" in said


@pytest.mark.parametrize(("place", "said"), [("en_US", "Nov 10, 2026"), ("en_GB", "10 Nov 2026")])
def test_a_day_reads_in_one_way_only(
    monkeypatch: pytest.MonkeyPatch, place: str, said: str
) -> None:
    """In figures alone, 10 November is 11 October to others."""
    monkeypatch.setattr(dates, "locale", lambda: QLocale(place))
    assert dates.short(date(2026, 11, 10)) == said


@pytest.mark.parametrize("unclear", [moved(0.8, -0.1, 1.2), moved(0.8, 0.3, 1.2, chance=0.2)])
def test_what_chance_can_do_is_no_change(unclear: Trend) -> None:
    assert "no clear change" in trend_words.feeling(unclear, 12)
    assert "To the left: no clear change." in trend_words.turns(12, unclear, unclear, 1)


def test_readings_that_go_up_and_down_claim_nothing() -> None:
    points = [(DAY + timedelta(days=day), float(day % 2)) for day in range(20)]
    assert "no clear change" in trend_words.feeling(trend(points), 20)


@pytest.mark.parametrize(
    ("means", "told"),
    [
        ([3.0] * 4, False),
        ([3.0] * 4 + [2.5], True),
        ([3.0] * 5 + [1.0] * 4, True),
        ([3.0] * 5 + [1.0] * 5, False),
        ([2.4] * 30, False),
    ],
)
def test_pain_on_most_days_leads_to_help(means: list[float], told: bool) -> None:
    """Pain that stays has no trend, and would else pass without a word."""
    said = trend_words.pain([(DAY + timedelta(days=n), mean) for n, mean in enumerate(means)])
    assert bool(said) == told
    assert not told or said.startswith(f"It hurt on 5 of {len(means)} days. Let a doctor")


@pytest.mark.parametrize(("same", "empty"), [(6, True), (7, False)])
def test_before_and_after_are_compared_from_ten_answers_on(same: int, empty: bool) -> None:
    said = trend_words.changes({Change.BETTER: 3, Change.SAME: same})
    assert (not said) == empty
    assert empty or said.startswith("Of 10 answers")
    assert empty or said.endswith("better 3, the same 7, worse 0.")


def test_a_turn_within_the_blur_of_the_readings_is_no_difference() -> None:
    assert "even" in trend_words.turn(HeadTurned(NOW, (60, 66, 63), (58, 60, 59)))
    apart = trend_words.turn(HeadTurned(NOW, (50, 51, 52), (60, 61, 62)))
    assert apart == "51° to the left, 61° to the right. 10° further to the right."


def test_a_turn_that_shrinks_is_told_and_one_within_the_blur_is_not() -> None:
    said = trend_words.turns(12, moved(-12, -15, -9), moved(4, 2, 6), blur=5)
    assert said == (
        "To the left: about 12° less far than at first, probably between 9° and 15°."
        " To the right: no clear change. By eye, changes of up to 5° cannot be told."
    )
