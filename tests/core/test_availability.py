"""Why a move is left out, and which single change brings sets back."""

from dataclasses import replace

import pytest

from backcare_tray.core.availability import Bar, bars, offer
from backcare_tray.core.moves import Area, Kind, Move, Position, Prop
from backcare_tray.core.set_planner import plan
from backcare_tray.core.sets import Memory
from backcare_tray.core.settings import Places, Props, Sets, Settings
from tests.core.day import MONDAY
from tests.fakes import make_move

ALL = Settings(places=Places(floor=True), props=Props(ball=True, band=True))


@pytest.mark.parametrize("position", Position)
def test_every_position_needs_its_place(position: Position) -> None:
    move = make_move(position=position)
    assert bars(move, ALL, Memory()) == set()
    nowhere = replace(ALL, places=Places(chair=False, standing=False, wall=False, floor=False))
    expected = {
        Position.SEATED: Bar.CHAIR, Position.STANDING: Bar.STANDING, Position.WALL: Bar.WALL,
    }.get(position, Bar.FLOOR)  # fmt: skip
    assert bars(move, nowhere, Memory()) == {expected}


def test_all_reasons_are_named() -> None:
    move = make_move("a", position=Position.LYING, props=(Prop.BALL, Prop.BAND))
    settings = Settings(sets=Sets(discreet=True, switched_off=("a",)))
    assert bars(move, settings, Memory(hurt=frozenset({"a"}))) == {
        Bar.FLOOR, Bar.BALL, Bar.BAND, Bar.DISCREET, Bar.SWITCHED_OFF, Bar.HURT,
    }  # fmt: skip


def test_discreet_is_seated_with_nothing_overhead() -> None:
    discreet = Settings(sets=Sets(discreet=True))
    assert bars(make_move(), discreet, Memory()) == set()
    assert bars(make_move(discreet=False), discreet, Memory()) == {Bar.DISCREET}
    assert bars(make_move(discreet=False), Settings(), Memory()) == set()
    standing = make_move(position=Position.STANDING)
    assert bars(standing, discreet, Memory()) == {Bar.DISCREET}


def _two(second: Move) -> list[Move]:
    return [make_move("first", areas=(Area.UPPER_BACK, Area.CHEST)), second]


@pytest.mark.parametrize(
    ("second", "settings", "bar"),
    [
        (make_move("b", position=Position.STANDING), Settings(sets=Sets(discreet=True)),
         Bar.DISCREET),
        (make_move("b", position=Position.STANDING), Settings(places=Places(standing=False)),
         Bar.STANDING),
        (make_move("b", position=Position.WALL), Settings(places=Places(wall=False)), Bar.WALL),
        (make_move("b", position=Position.PRONE), Settings(), Bar.FLOOR),
        (make_move("b", props=(Prop.BAND,)), Settings(), Bar.BAND),
        (make_move("b", props=(Prop.BALL,)), Settings(), Bar.BALL),
        (make_move("b"), Settings(sets=Sets(switched_off=("b",))), Bar.SWITCHED_OFF),
        (make_move("b", props=(Prop.BALL,), position=Position.LYING), Settings(), None),
    ],
)  # fmt: skip
def test_the_change_that_is_enough_is_offered(
    second: Move, settings: Settings, bar: Bar | None
) -> None:
    one = plan(_two(second), settings, Memory(), MONDAY)
    assert (one.steps, one.note) == ((), offer(bar))


def test_a_move_that_hurt_is_offered_last() -> None:
    one = plan(_two(make_move("b")), Settings(), Memory(hurt=frozenset({"b"})), MONDAY)
    assert one.note == offer(Bar.HURT)
    seated = [make_move(name, areas=(Area.UPPER_BACK,), kind=Kind.MOBILITY) for name in "ab"]
    one = plan(seated, Settings(places=Places(chair=False)), Memory(), MONDAY)
    assert one.note == offer(Bar.CHAIR)


def test_every_offer_has_its_own_words() -> None:
    assert len({offer(bar) for bar in (*Bar, None)}) == len(Bar) + 1
