"""After three reports of one area: a kind word, once."""

from backcare_tray.core.sets import PlannedSet
from tests.core.months import Month


def _take(month: Month) -> PlannedSet:
    month.now = month.now.replace(hour=month.now.hour + 1)
    return month.take()


def test_the_third_report_of_an_area_brings_a_kind_word_once() -> None:
    month = Month()
    for move in ("interlaced", "knee-press"):
        assert _take(month).note == ""
        month.report(move)
    assert _take(month).note == ""
    month.report("blade-squeeze")
    assert "doctor or a physiotherapist" in _take(month).note
    assert _take(month).note == ""
    month.report("twist")
    assert _take(month).note == ""


def test_three_reports_of_three_areas_do_not() -> None:
    month = Month()
    for move in ("interlaced", "side-tilt", "opener"):
        _take(month)
        month.report(move)
    assert _take(month).note == ""


def test_another_area_has_its_own_word() -> None:
    month = Month()
    notes = []
    for move in ("interlaced", "knee-press", "twist", "side-tilt", "four-ways", "arm-behind"):
        notes.append(bool(_take(month).note))
        month.report(move)
    assert notes == [False, False, False, True, False, False]
    assert _take(month).note


def test_three_reports_within_the_first_set_count_too() -> None:
    month = Month()
    for move in ("interlaced", "knee-press", "gone/move", "twist"):
        month.report(move)
    assert _take(month).note


def test_taking_a_move_back_does_not_take_back_that_it_hurt() -> None:
    month = Month()
    for _ in range(3):
        assert _take(month).note == ""
        month.report("interlaced")
        month.hurt.clear()
    assert _take(month).note
