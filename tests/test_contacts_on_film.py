"""What each move promises to touch, on every frame: floor, wall, ball, the other arm, the head."""

from collections.abc import Iterator
from math import sqrt

import pytest

from backcare_tray.core.body.ball import BLADE, RADIUS
from backcare_tray.core.body.motion import body_between
from backcare_tray.core.body.skeleton import KNEE, Body
from backcare_tray.core.body.vectors import Vec, dot, length, mix, place, scale, sub
from backcare_tray.core.moves import Side
from backcare_tray.core.routine import Stage
from tests.moves_on_film import Frame, film, library

pytestmark = pytest.mark.no_cover  # thousands of frames, all of the same lines

TOUCH = 0.015
"""Metres within which a thing that touches touches."""
ARM = 0.035
"""Half the thickness of an elbow."""


def _work(move: str) -> Iterator[Frame]:
    return (frame for frame in film(move) if frame.moment.stage is Stage.WORK)


@pytest.mark.parametrize("move", ["cat-cow", "childs-pose", "open-book-kneeling"])
def test_knees_and_shins_stay_on_the_floor(move: str) -> None:
    first = film(move)[0].body
    for _, body in film(move):
        for side in (0, 1):
            assert body.knees[side][1] == pytest.approx(KNEE, abs=TOUCH)
            assert body.ankles[side][1] < 0.07
            assert length(sub(body.knees[side], first.knees[side])) < 0.02


@pytest.mark.parametrize("move", ["cat-cow", "tummy-time"])
def test_palms_stay_where_they_are_on_the_floor(move: str) -> None:
    first = film(move)[0].body
    for _, body in film(move):
        for side in (0, 1):
            assert abs(body.palm(side)[1]) < TOUCH
            assert length(sub(body.palm(side), first.palm(side))) < 0.02


def test_cat_cow_stacks_its_joints_and_bends_both_ways() -> None:
    poses = {name: body_between(p, p, 1.0) for name, p in library()["cat-cow"].poses.items()}
    flat = poses["flat"]
    assert abs(flat.shoulders[0][2] - flat.wrists[0][2]) < 0.06
    assert abs(flat.hips[0][2] - flat.knees[0][2]) < 0.08
    middle = {name: body.torso.spine[4][1] for name, body in poses.items()}
    assert middle["cow"] + 0.05 < middle["flat"] < middle["cat"] - 0.05
    looks = {name: body.torso.head_frame[2][2] for name, body in poses.items()}
    assert looks["cat"] < -0.6 < looks["flat"] < 0.2
    assert looks["cow"] > 0.45


def test_childs_pose_rests_forehead_forearms_and_hips() -> None:
    for frame in _work("childs-pose"):
        body = frame.body
        assert abs(_head_low(body)) < TOUCH
        assert abs(body.torso.pelvis[2] - body.ankles[0][2]) < 0.08
        for side in (0, 1):
            assert abs(body.palm(side)[1]) < TOUCH
            assert body.palm(side)[2] > body.face[2] + 0.2


def _head_low(body: Body) -> float:
    """Height of the lowest point of the face."""
    middle, halves = (0.0, 0.064, 0.034), (0.067, 0.068, 0.064)
    size, frame = 1.07, body.torso.head_frame
    centre = place(body.torso.spine[9], frame, scale(middle, size))
    reach = sqrt(sum((axis[1] * half) ** 2 for axis, half in zip(frame, halves, strict=True)))
    return centre[1] - size * reach


def test_tummy_time_rests_on_elbows_under_the_shoulders() -> None:
    for frame in _work("tummy-time"):
        for side in (0, 1):
            elbow, shoulder = frame.body.elbows[side], frame.body.shoulders[side]
            assert elbow[1] == pytest.approx(ARM, abs=TOUCH + 0.005)
            assert abs(elbow[2] - shoulder[2]) < 0.08


def test_tummy_time_drops_the_shoulders_and_closes_the_drawer() -> None:
    poses = library()["tummy-time"].poses
    sagging, long, drawn = (
        body_between(poses[name], poses[name], 1.0) for name in ("sagging", "long", "drawn")
    )
    assert sagging.torso.lifts[0] > 10.0
    assert long.torso.lifts[0] < 0.0
    assert long.face[2] - drawn.face[2] > 0.03


def test_the_ball_is_held_between_blade_and_wall_and_off_the_spine() -> None:
    for frame in film("massage-ball"):
        ball, body = frame.body.ball, frame.body
        assert ball is not None
        assert ball[2] == RADIUS
        side = 1.0 if frame.moment.side is not Side.RIGHT else -1.0
        assert ball[0] * side > 0.05
        near = place(body.torso.spine[7], body.thorax, (side * BLADE[0], BLADE[1], BLADE[2]))
        assert abs(near[2] - 2 * RADIUS) < TOUCH
        assert abs(near[1] - ball[1]) < 0.06


def test_the_ball_rolls_half_as_far_as_the_back() -> None:
    poses = library()["massage-ball"].poses
    low, high = (body_between(poses[name], poses[name], 1.0) for name in ("low", "high"))
    assert low.ball is not None
    assert high.ball is not None
    back = high.torso.spine[7][1] - low.torso.spine[7][1]
    assert high.ball[1] - low.ball[1] == pytest.approx(back / 2, abs=1e-3)


def test_one_hand_holds_the_other_wrist_behind_the_back() -> None:
    for frame in _work("neck-tilt-arm-behind"):
        holder = 0 if frame.moment.side is Side.LEFT else 1
        held = frame.body.wrists[1 - holder]
        assert length(sub(frame.body.palm(holder), held)) < 0.028 + TOUCH
        assert into_back(frame.body, held) < -0.1


def into_back(body: Body, point: Vec) -> float:
    """How far before (positive) or behind the pelvis a point lies."""
    return dot(sub(point, body.torso.pelvis), body.pelvis_frame[2])


def test_the_hand_stays_behind_the_head_and_the_elbow_goes_up() -> None:
    for frame in _work("open-book-kneeling"):
        side = 0 if frame.moment.side is Side.LEFT else 1
        head = place(frame.body.torso.spine[9], frame.body.torso.head_frame, (0.0, 0.07, 0.0))
        assert length(sub(frame.body.palm(side), head)) < 0.13
    poses = library()["open-book-kneeling"].poses
    ready, opened = (body_between(poses[name], poses[name], 1.0) for name in ("ready", "open"))
    assert opened.elbows[0][1] > opened.shoulders[0][1] + 0.05
    assert opened.elbows[0][1] > ready.elbows[0][1] + 0.25


def test_arms_cross_to_the_inner_knees_and_the_knees_go_out() -> None:
    for frame in _work("cross-arm-knee-press"):
        body = frame.body
        assert body.palm(0)[0] < body.palm(1)[0]
        for side in (0, 1):
            knee = body.knees[1 - side]
            assert length(sub(body.palm(side), mix(body.hips[1 - side], knee, 0.86))) < 0.09
    poses = library()["cross-arm-knee-press"].poses
    crossed, pressed = (
        body_between(poses[name], poses[name], 1.0) for name in ("crossed", "pressed")
    )
    assert pressed.knees[0][0] - crossed.knees[0][0] > 0.04


def test_the_roll_goes_in_three_parts() -> None:
    """Head and arm first, then the chest, then the hips; the pelvis waits for its turn."""
    poses = library()["baby-roll"].poses
    parts = [body_between(poses[name], poses[name], 1.0) for name in ("flat", "head", "chest")]
    rolled = body_between(poses["hips"], poses["hips"], 1.0)
    flat, head, chest = (body.torso for body in parts)
    assert head.head_frame[2][0] > 0.5
    assert abs(head.frames[6][2][0]) < 0.05
    assert chest.frames[6][2][0] > 0.5
    assert chest.pelvis_frame == flat.pelvis_frame
    assert rolled.pelvis_frame[2][0] > 0.85


def test_posture_reset_brings_the_head_over_the_shoulders() -> None:
    poses = library()["posture-reset"].poses
    slumped, back = (body_between(poses[name], poses[name], 1.0) for name in ("slumped", "back"))
    assert slumped.face[2] - back.face[2] > 0.1
    assert abs(back.torso.spine[9][2] - back.torso.spine[4][2]) < 0.06


def test_the_raise_lifts_the_arms_in_line_with_the_trunk() -> None:
    pose = library()["upper-back-raise"].poses["raised"]
    body = body_between(pose, pose, 1.0)
    for side in (0, 1):
        arm = sub(body.wrists[side], body.shoulders[side])
        assert dot(arm, body.thorax[1]) > 0.75 * length(arm)
        assert body.wrists[side][1] > body.shoulders[side][1] + 0.2
