"""Sets that somebody put together: scaled, and cut down where moves are missing."""

from dataclasses import replace

import pytest

from backcare_tray.core.dosing import TOLERANCE
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.set_planner import plan
from backcare_tray.core.sets import Memory, PlannedSet, ReadySet
from backcare_tray.core.settings import Places, Sets, Settings
from tests.core.day import MONDAY
from tests.core.months import LIBRARY, Month

READY = ReadySet(
    "mine", "Mine", "Opens and strengthens.", ("raise", "opener", "free-neck", "check")
)
CHOSEN = Settings(sets=Sets(choice="mine"))


def ids(one: PlannedSet) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.move.id for step in one.steps))


def planned(
    ready: ReadySet = READY, settings: Settings = CHOSEN, memory: Memory | None = None
) -> PlannedSet:
    return plan(LIBRARY, settings, memory or Memory(), MONDAY, (ready,))


@pytest.mark.parametrize("seconds", [100, 150, 220, 300])
def test_it_keeps_its_order_and_fills_the_length(seconds: int) -> None:
    one = planned(settings=Settings(sets=Sets(seconds, choice="mine")))
    assert ids(one) == READY.moves
    assert abs(set_seconds(one.steps) - seconds) <= TOLERANCE
    assert one.why == "Mine: Opens and strengthens."


def test_where_the_length_is_short_its_moves_take_turns() -> None:
    month = Month(settings=Settings(sets=Sets(60, choice="mine")), ready=(READY,))
    sets: list[PlannedSet] = []
    month.live(1, sets.append)
    assert all(set(ids(one)) < set(READY.moves) for one in sets)
    assert all(list(ids(one)) == sorted(ids(one), key=READY.moves.index) for one in sets)
    assert all(abs(set_seconds(one.steps) - 60) <= TOLERANCE for one in sets)
    assert [ids(one) for one in sets[:4]] == [("raise", "opener"), ("opener", "check")] * 2


def test_what_may_not_be_done_is_left_out_and_named() -> None:
    one = planned(memory=Memory(hurt=frozenset({"free-neck"})))
    assert ids(one) == ("raise", "opener", "check")
    assert one.why == "Mine, without: Free neck."
    unknown = planned(replace(READY, moves=("raise", "opener", "pack/gone")))
    assert ids(unknown) == ("raise", "opener")
    assert unknown.why == "Mine, without: pack/gone."


@pytest.mark.parametrize(
    ("moves", "hurt"),
    [
        (("raise", "opener", "interlaced"), {"raise"}),  # stretches alone
        (("raise", "opener", "check"), {"opener"}),  # nothing opens the front
        (("four-ways", "rotation", "opener"), {"rotation"}),  # a neck without its back
        (("reset", "raise"), {"raise"}),  # one move is no set, though it keeps the principles
        (("gone", "away"), set[str]()),
    ],
)
def test_when_the_rest_breaks_a_principle_another_set_is_planned(
    moves: tuple[str, ...], hurt: set[str]
) -> None:
    one = planned(replace(READY, moves=moves), memory=Memory(hurt=frozenset(hurt)))
    assert one.steps
    assert one.why.startswith("Mine cannot be done now. Instead: ")
    assert not hurt & set(ids(one))


def test_a_set_is_taken_as_its_author_wants_it() -> None:
    """Stretches alone are never planned; but a physiotherapist may ask for them."""
    stretches = replace(READY, moves=("opener", "interlaced", "knee-press"))
    assert ids(planned(stretches)) == stretches.moves


def test_a_set_that_is_gone_gives_way_to_a_planned_one() -> None:
    one = plan(LIBRARY, CHOSEN, Memory(), MONDAY)
    assert one.steps
    assert one.why.startswith("mine cannot be done now. Instead: ")


def test_places_hold_for_ready_made_sets_too() -> None:
    one = planned(settings=replace(CHOSEN, places=Places(standing=False)))
    assert not {"raise", "opener"} & set(ids(one))
