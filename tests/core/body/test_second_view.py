"""The second camera: only where one view is not enough, and from a really different place."""

import pytest

from backcare_tray.core.body.camera_work import second_view, view_at
from backcare_tray.core.moves import Move, Side
from backcare_tray.core.routine import Moment, Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step
from tests.moves_on_film import library

MOVES = library()
TURNED = [move for move in MOVES.values() if move.view.turn]


def at_work(move: Move, side: Side | None = None) -> Moment:
    routine = Routine(PlannedSet((Step(move, side or move.sides[0], 1),)))
    moment = routine.at(routine.seconds - 1)
    assert moment.stage is Stage.WORK
    return moment


def test_the_moves_that_need_it_have_it() -> None:
    names = {move.id for move in TURNED}
    assert {"chin-tuck", "cat-cow"} <= names
    assert names < set(MOVES)


@pytest.mark.parametrize("move", TURNED, ids=[move.id for move in TURNED])
def test_it_looks_from_at_least_forty_degrees_elsewhere(move: Move) -> None:
    moment = at_work(move)
    view = second_view(moment)
    assert view
    apart = (view.yaw - move.view.yaw + 180) % 360 - 180
    assert abs(apart) >= 40
    assert view.target == move.view.target
    assert view.distance < move.view.distance


@pytest.mark.parametrize("move", [m for m in MOVES.values() if not m.view.turn], ids=lambda m: m.id)
def test_one_view_is_enough_elsewhere(move: Move) -> None:
    assert second_view(at_work(move)) is None


def test_it_stands_on_the_side_that_works() -> None:
    ball = MOVES["massage-ball"]
    left, right = (second_view(at_work(ball, side)) for side in (Side.LEFT, Side.RIGHT))
    assert left
    assert right
    assert left.yaw == -right.yaw


def test_it_is_not_there_while_one_gets_ready() -> None:
    moment = Routine(PlannedSet((Step(MOVES["chin-tuck"], Side.BOTH, 1),))).at(1.0)
    assert second_view(moment) is None
    assert view_at(moment)
