"""From one move to the next: the body goes over, the camera walks over, nothing jumps."""

from collections.abc import Iterator
from itertools import pairwise, permutations

import pytest

from backcare_tray.core.body.camera_work import veil_at, view_at
from backcare_tray.core.body.motion import FADE, body_at, follows_on, left_behind
from backcare_tray.core.body.vectors import length, sub
from backcare_tray.core.routine import Moment, Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step
from tests.moves_on_film import FRAMES, library

JUMP = 1.5 / FRAMES
"""Metres that a joint may go in one frame while one gets from move to move: an easy reach."""


def _base(move: str) -> str:
    return library()[move].poses[library()[move].start].base


PAIRS = [pair for pair in permutations(sorted(library()), 2) if _base(pair[0]) == _base(pair[1])]


def _change(before: str, after: str) -> Iterator[Moment]:
    """The last half second of one move and the getting ready for the next, frame by frame."""
    steps = tuple(
        Step(library()[name], library()[name].sides[-1 if name == before else 0], 1)
        for name in (before, after)
    )
    routine = Routine(PlannedSet(steps))
    change, _ = routine.step_spans[1]
    frames = range(int((change - 0.5) * FRAMES), int(routine.seconds * FRAMES))
    for frame in frames:
        moment = routine.at(frame / FRAMES)
        if moment.step == 1 and moment.stage is Stage.WORK:
            return
        yield moment


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_body_goes_over_without_a_jump(before: str, after: str) -> None:
    bodies = [body_at(moment).joints for moment in _change(before, after)]
    for here, there in pairwise(bodies):
        far = {name: length(sub(there[name], here[name])) for name in there}
        assert max(far.values()) < JUMP, max(far, key=lambda name: far[name])


@pytest.mark.parametrize(("before", "after"), PAIRS[::7])
def test_the_camera_walks_over(before: str, after: str) -> None:
    views = [view_at(moment) for moment in _change(before, after)]
    for here, there in pairwise(views):
        turn = abs(there.yaw - here.yaw) % 360.0
        assert min(turn, 360.0 - turn) < 6.0
        assert abs(there.distance - here.distance) < 0.1
        assert length(sub(there.target, here.target)) < 0.03


@pytest.mark.parametrize("move", sorted(library()))
def test_the_camera_goes_around_slowly_and_comes_back(move: str) -> None:
    """Slower than ten degrees a second, never a jump, and back in place for the next step."""
    sides = library()[move].sides
    routine = Routine(PlannedSet(tuple(Step(library()[move], side, 2) for side in sides)))
    moments = [routine.at(i / FRAMES) for i in range(int(routine.seconds * FRAMES))]
    yaws = [view_at(m).yaw for m in moments if m.stage is Stage.WORK and m.side is sides[0]]
    home, turn = library()[move].view.yaw, library()[move].view.turn
    assert max(abs(b - a) for a, b in pairwise(yaws)) <= 0.5
    assert (yaws[0], yaws[-1]) == pytest.approx((home, home), abs=0.5)
    assert max(abs(yaw - home) for yaw in yaws) >= 0.8 * turn


def test_where_the_base_changes_the_picture_fades_out_and_in() -> None:
    """From the chair to the mat no body can follow: the old one goes, then the new one comes."""
    moments = [m for m in _change("seated-twist", "cat-cow") if m.stage is Stage.READY]
    bases = [body_at(moment).base for moment in moments]
    veils = [veil_at(moment) for moment in moments]
    change = bases.index("hands-and-knees")
    assert change == pytest.approx(FADE * FRAMES, abs=1)
    assert set(bases[:change]) == {"seated"}
    assert set(bases[change:]) == {"hands-and-knees"}
    assert max(veils[change - 1 : change + 1]) > 0.95
    assert veils[0] < 0.1
    assert set(veils[3 * change :]) == {0.0}
    assert max(abs(b - a) for a, b in pairwise(veils)) < 0.25
    assert view_at(moments[change - 1]).glow == ("between-blades",)
    assert view_at(moments[change]) == library()["cat-cow"].view


def test_the_first_move_and_a_change_of_sides_do_not_fade() -> None:
    move = library()["seated-twist"]
    routine = Routine(PlannedSet(tuple(Step(move, side, 1) for side in move.sides)))
    moments = [routine.at(i / 4) for i in range(int(routine.seconds * 4))]
    assert not any(veil_at(m) or left_behind(m) or follows_on(m) for m in moments)


def test_with_reduced_motion_there_is_no_walk_over() -> None:
    for moment in _change("chin-tuck", "seated-twist"):
        if moment.stage is Stage.READY:
            assert view_at(moment, still=True) == library()["seated-twist"].view
            assert body_at(moment, still=True) == body_at(_settled("seated-twist"), still=True)


def _settled(move: str) -> Moment:
    return Routine(PlannedSet((Step(library()[move], library()[move].sides[0], 1),))).at(0.0)
