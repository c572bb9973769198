"""What makes a move more or less wanted."""

from dataclasses import replace
from datetime import timedelta

from backcare_tray.core.rotation import wishes
from backcare_tray.core.sets import Memory
from tests.core.day import MONDAY
from tests.core.months import LIBRARY

DAY = timedelta(days=1)
EVENLY = Memory(last_done=dict.fromkeys((move.id for move in LIBRARY), MONDAY - DAY))


def _wish(move: str, memory: Memory, favourites: tuple[str, ...] = ()) -> float:
    return wishes(LIBRARY, memory, MONDAY, favourites)[move]


def test_what_rested_longer_is_wanted_more() -> None:
    rests = [timedelta(0), DAY / 24, DAY, 7 * DAY]
    found = [_wish("raise", replace(EVENLY, last_done={"raise": MONDAY - rest})) for rest in rests]
    never = _wish("raise", Memory())
    assert found == sorted(found)
    assert found[-1] < never
    assert found[0] == _wish("raise", Memory({"raise": MONDAY + DAY}))  # the clock was set back


def test_an_area_that_had_much_today_is_wanted_less() -> None:
    memory = replace(EVENLY, done_today=("raise", "raise", "reset"))
    assert _wish("wall-angel", memory) < _wish("interlaced", memory)
    assert _wish("wall-angel", EVENLY) == _wish("interlaced", EVENLY)


def test_an_area_that_had_much_this_week_is_wanted_less() -> None:
    memory = replace(EVENLY, done_week={"raise": 6, "reset": 9})
    assert _wish("wall-angel", memory) < _wish("interlaced", memory)


def test_an_area_that_is_worked_besides_counts_half() -> None:
    memory = replace(EVENLY, done_today=("opener",) * 4)  # the chest, and besides the shoulders
    chest, shoulders, neck = (
        _wish(move, memory) for move in ("open-book", "rotation", "four-ways")
    )
    assert chest < shoulders < neck


def test_both_sides_of_a_move_count_once() -> None:
    one = replace(EVENLY, done_today=("interlaced",))
    sides = replace(EVENLY, done_today=("twist", "twist"))
    assert _wish("knee-press", one) == _wish("knee-press", sides)


def test_a_favourite_is_wanted_more() -> None:
    assert _wish("raise", EVENLY, ("raise",)) > _wish("reset", EVENLY, ("raise",))


def test_nothing_to_choose_from() -> None:
    assert wishes((), Memory(), MONDAY, ()) == {}
