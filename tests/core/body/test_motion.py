"""Movement: the eased way, mirroring, planted contacts, the walk through a step's stages."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.body.camera_work import mirror_view, view_at
from backcare_tray.core.body.motion import (
    body_at,
    body_between,
    course,
    ease,
    last_pose,
    mirror,
    sway,
)
from backcare_tray.core.body.pose import Leg, Pose, Reach, Swing, Trunk, View
from backcare_tray.core.body.vectors import length, sub
from backcare_tray.core.moves import Move, Side
from backcare_tray.core.routine import Moment, Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step
from tests.fakes import make_move

TALL = Pose(base="seated", arms=(Reach("left thigh"), Swing(lift=10.0)))
TURNED = replace(TALL, trunk=Trunk(thoracic_twist=-14.0, left_shoulder_draw=-5.0))
UP = replace(TALL, arms=(Swing(lift=120.0), Reach("right thigh", at=(0.0, 0.0, -0.04))))


@given(st.floats(0, 1))
def test_ease_is_slow_in_and_slow_out(p: float) -> None:
    assert 0.0 <= ease(p) <= 1.0
    assert ease(p) + ease(1.0 - p) == pytest.approx(1.0)


def test_ease_never_goes_back_and_peaks_in_the_middle() -> None:
    course = [ease(i / 100) for i in range(101)]
    steps = [b - a for a, b in pairwise(course)]
    assert min(steps) >= 0.0
    assert max(steps) == pytest.approx(1.875 / 100, rel=0.01)
    assert steps[0] < 1e-4
    assert (ease(-1.0), ease(2.0)) == (0.0, 1.0)


def test_a_quiet_breath_goes_in_and_out() -> None:
    breaths = [sway(i / 10) for i in range(50)]
    assert max(breaths) == pytest.approx(1.0, abs=0.01)
    assert min(breaths) == pytest.approx(-1.0, abs=0.01)


@pytest.mark.parametrize("pose", [TALL, TURNED, UP])
def test_mirroring_twice_is_the_pose_itself(pose: Pose) -> None:
    assert mirror(mirror(pose)) == pose
    assert mirror(pose) != pose


@pytest.mark.parametrize("goal", [TURNED, UP])
@pytest.mark.parametrize("way", [0.0, 0.3, 1.0])
def test_the_mirrored_movement_is_the_mirror_image(goal: Pose, way: float) -> None:
    here = body_between(TALL, goal, way, breath=0.5).joints
    there = body_between(mirror(TALL), mirror(goal), way, breath=0.5).joints
    for name, (x, y, z) in here.items():
        other = name.replace("left", "RIGHT").replace("right", "left").lower()
        assert there[other] == pytest.approx((-x, y, z), abs=1e-9)


def test_a_planted_hand_stays_while_the_trunk_turns() -> None:
    places = [body_between(TALL, TURNED, i / 20).palm(0) for i in range(21)]
    assert max(length(sub(place, places[0])) for place in places) < 1e-6


def test_a_foot_that_stands_stays() -> None:
    step = replace(TURNED, legs=(Leg(0.2, 0.4), TALL.legs[1]))
    ankles = [body_between(TALL, step, i / 20).ankles for i in range(21)]
    assert all(right == ankles[0][1] for _, right in ankles)
    assert ankles[-1][0] == pytest.approx((0.2, 0.08, 0.4))


def test_unlike_wishes_meet_their_ends_without_a_jump() -> None:
    """From a hand on the thigh to an arm in the air, and the other way round."""
    bodies = [body_between(TALL, UP, i / 200) for i in range(201)]
    for before, after in pairwise(bodies):
        for side in (0, 1):
            assert length(sub(after.wrists[side], before.wrists[side])) < 0.02
            assert length(sub(after.elbows[side], before.elbows[side])) < 0.03


def test_breath_moves_the_shoulders_and_not_the_hand_that_rests() -> None:
    out, inward = (body_between(TALL, TALL, 1.0, breath) for breath in (-1.0, 1.0))
    assert 0.002 < inward.shoulders[0][1] - out.shoulders[0][1] < 0.02
    assert inward.palm(0) == pytest.approx(out.palm(0))


def _moments(poses: dict[str, Pose]) -> tuple[Routine, Move]:
    view = View(yaw=40.0, target=(0.1, 0.7, 0.0), glow=("left-neck",))
    move = replace(make_move("turn", two_sided=True), poses=poses, view=view)
    return Routine(PlannedSet((Step(move, Side.LEFT, 1), Step(move, Side.RIGHT, 1)))), move


def _stage(routine: Routine, stage: Stage) -> list[Moment]:
    moments = [routine.at(i / 30) for i in range(int(routine.seconds * 30))]
    return [moment for moment in moments if moment.stage is stage]


def test_getting_ready_leads_from_rest_to_the_start() -> None:
    routine, move = _moments({"start": TURNED, "end": UP, "rest": TALL})
    ready = _stage(routine, Stage.READY)
    assert course(ready[0]) == (TALL, TURNED, 0.0)
    assert course(ready[-1])[2] > 0.9
    routine, move = _moments({"start": TURNED, "end": UP})
    assert course(_stage(routine, Stage.READY)[0])[:2] == (TURNED, TURNED)
    assert move.start == "start"


@pytest.mark.parametrize("rest", [{}, {"rest": Pose(base="seated")}])
def test_a_switch_of_sides_has_no_jump(rest: dict[str, Pose]) -> None:
    routine, _ = _moments({"start": TURNED, "end": UP, **rest})
    around = [routine.at(i / 30) for i in range(int(routine.seconds * 30))]
    first = next(i for i, moment in enumerate(around) if moment.stage is Stage.SWITCH)
    for before, after in pairwise(around[first - 2 : first + 4 * 30 + 2]):
        here, there = body_at(before), body_at(after)
        for name, joint in there.joints.items():
            assert length(sub(joint, here.joints[name])) < 0.08, name
        assert abs(view_at(after).yaw - view_at(before).yaw) < 3.0


def test_the_camera_changes_sides_too() -> None:
    routine, move = _moments({"start": TURNED, "end": UP})
    works = _stage(routine, Stage.WORK)
    assert view_at(works[0]) == move.view
    assert view_at(works[-1]) == mirror_view(move.view)
    assert mirror_view(move.view) == View(yaw=-40.0, target=(-0.1, 0.7, 0.0), glow=("right-neck",))


def test_the_first_step_has_none_before_it() -> None:
    routine, _ = _moments({"start": TURNED, "end": UP})
    with pytest.raises(ValueError, match="no step before"):
        last_pose(routine.at(0.0))


def test_a_ball_changes_sides_with_the_body() -> None:
    pose = Pose("wall", ball="left blade")
    assert mirror(pose).ball == "right blade"
    here, there = (body_between(p, p, 1.0).ball for p in (pose, mirror(pose)))
    assert here is not None
    assert there == pytest.approx((-here[0], here[1], here[2]))


def test_a_still_is_the_pose_itself() -> None:
    routine, _ = _moments({"start": TURNED, "end": UP})
    stills = {body_at(moment, still=True) for moment in _stage(routine, Stage.WORK)}
    assert stills == {
        body_between(pose, pose, 1.0) for pose in (TURNED, UP, mirror(TURNED), mirror(UP))
    }
