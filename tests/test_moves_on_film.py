"""Every frame of every move: bones, joints, contacts, what must not be entered, speed, sides."""

from itertools import pairwise
from math import radians, sin

import pytest

from backcare_tray.core.body.joint_limits import TRUNK, beyond, measure
from backcare_tray.core.body.motion import body_at, body_between
from backcare_tray.core.body.pose import Reach, Stretch
from backcare_tray.core.body.skeleton import (
    FOREARM,
    LUMBAR,
    NECK,
    SEAT,
    SHANK,
    THIGH,
    THORACIC,
    UPPER_ARM,
    Body,
)
from backcare_tray.core.body.vectors import Vec, dot, into, length, mix, place, sub, unit
from backcare_tray.core.moves import Side
from backcare_tray.core.routine import Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step
from tests.moves_on_film import FRAMES, Frame, between, contact, film, library

pytestmark = pytest.mark.no_cover  # thousands of frames, all of the same lines

FASTEST = {"wrist": 0.8, "elbow": 0.6, "face": 0.25}
"""Metres a second. A hand that reaches at ease peaks at about one metre a second; a calm exercise
stays below that, and the head, which carries the balance organ, far below."""
CALM = 0.35
"""For every other joint."""
SINKS = 0.02

moves = pytest.mark.parametrize("move", sorted(library()))


@moves
def test_bones_keep_their_length(move: str) -> None:
    for _, body in film(move):
        for i, (low, high) in enumerate(pairwise(body.torso.spine)):
            bone = LUMBAR if i < 3 else THORACIC if i < 7 else NECK
            assert length(sub(high, low)) == pytest.approx(bone, abs=1e-6)
        for side in (0, 1):
            limb = body.shoulders[side], body.elbows[side], body.wrists[side]
            assert length(sub(limb[1], limb[0])) == pytest.approx(UPPER_ARM, abs=1e-6)
            assert length(sub(limb[2], limb[1])) == pytest.approx(FOREARM, abs=1e-6)
            limb = body.hips[side], body.knees[side], body.ankles[side]
            assert length(sub(limb[1], limb[0])) == pytest.approx(THIGH, abs=1e-6)
            assert length(sub(limb[2], limb[1])) == pytest.approx(SHANK, abs=1e-6)


@moves
def test_joints_stay_in_range(move: str) -> None:
    for frame in film(move):
        start, goal, _ = between(frame.moment)
        for pose in (start, goal):
            for name, (low, high) in TRUNK.items():
                assert low <= getattr(pose.trunk, name) <= high, name
        assert not beyond(frame.body), frame.moment.stage_left


@moves
def test_hands_never_fold_back_to_any_side(move: str) -> None:
    """Fingers and forearm: straight, or at most at the right angle of a hand that is leaned on."""
    for _, body in film(move):
        for side in (0, 1):
            forearm = unit(sub(body.wrists[side], body.elbows[side]))
            assert dot(forearm, body.hands[side].fingers) > -0.05


@moves
def test_hands_touch_what_they_should(move: str) -> None:
    for frame in film(move):
        for side in (0, 1):
            point = contact(frame, side)
            if point is not None:
                assert length(sub(frame.body.palm(side), point)) < 0.015, frame.moment.to_pose


def test_the_moves_with_contacts_have_them() -> None:
    """The film tests something: these moves touch chair, knee, wall or the other hand."""
    touching = {
        name
        for name in library()
        if any(contact(frame, side) for frame in film(name) for side in (0, 1))
    }
    assert touching >= {"seated-twist", "wall-angel", "interlaced-reach", "chin-tuck"}


@moves
def test_planted_hands_and_feet_do_not_slide(move: str) -> None:
    for before, after in pairwise(film(move)):
        for side in (0, 1):
            if _foot_planted(after, side) and _same_leg(before, after):
                slip = length(sub(after.body.ankles[side], before.body.ankles[side]))
                assert slip < 0.02 / FRAMES
    for planted in _planted_hands(move):
        first = planted[0]
        assert all(length(sub(point, first)) < 0.02 for point in planted)


def _foot_planted(frame: Frame, side: int) -> bool:
    start, goal, _ = between(frame.moment)
    return start.legs[side] == goal.legs[side] and not isinstance(goal.legs[side], Stretch)


def _same_leg(before: Frame, after: Frame) -> bool:
    """Both frames lie between the same two poses."""
    return between(before.moment)[:2] == between(after.moment)[:2]


def _planted_hands(move: str) -> list[list[Vec]]:
    """The places of each hand while it rests on chair or floor, one list a stretch of time."""
    stretches: list[list[Vec]] = [[]]
    for side in (0, 1):
        for frame in film(move):
            start, goal, _ = between(frame.moment)
            a, b = start.arms[side], goal.arms[side]
            if isinstance(a, Reach) and isinstance(b, Reach) and a.on == b.on and (
                a.at == b.at and a.on.startswith(("chair", "floor"))
            ):  # fmt: skip
                stretches[-1].append(frame.body.palm(side))
            elif stretches[-1]:
                stretches.append([])
        stretches.append([])
    return [stretch for stretch in stretches if stretch]


@moves
def test_nobody_sinks_into_floor_seat_or_wall(move: str) -> None:
    for _, body in film(move):
        for point, radius in _surface(body):
            x, y, z = point
            assert y - radius > -SINKS
            if body.base == "seated" and abs(x) < 0.22 and -0.2 < z < 0.22:
                assert not SEAT - 0.05 < y - radius < SEAT - SINKS
            if body.base == "wall":
                assert z - radius > -SINKS


def _surface(body: Body) -> list[tuple[Vec, float]]:
    """Points inside the body and how thick it is around them."""
    points = [(joint, 0.075) for joint in body.torso.spine[1:8]]
    points.append((place(body.torso.spine[9], body.torso.head_frame, (0, 0.09, -0.008)), 0.1))
    for side in (0, 1):
        points += [(mix(body.hips[side], body.knees[side], t), 0.085 - 0.02 * t) for t in _TENTHS]
        points += [(mix(body.knees[side], body.ankles[side], t), 0.055) for t in _TENTHS[:9]]
        points += [
            (mix(body.shoulders[side], body.elbows[side], t), 0.055 - 0.018 * t) for t in _TENTHS
        ]
        points += [(mix(body.elbows[side], body.wrists[side], t), 0.03) for t in _TENTHS]
        points.append((body.ankles[side], 0.05))
    return points


_TENTHS = tuple(i / 10 for i in range(11))


@moves
def test_arms_do_not_pass_through_the_trunk(move: str) -> None:
    for _, body in film(move):
        for side in (0, 1):
            arm = [mix(body.shoulders[side], body.elbows[side], t) for t in (0.7, 0.85, 1.0)]
            arm += [mix(body.elbows[side], body.wrists[side], t) for t in _TENTHS]
            assert all(_outside_trunk(body, point) for point in arm)


def _outside_trunk(body: Body, point: Vec) -> bool:
    for joint, frame in zip(body.torso.spine[1:7], body.torso.frames[1:7], strict=True):
        x, y, z = into(frame, sub(point, joint))
        if abs(y) < 0.04 and (x / 0.135) ** 2 + ((z - 0.034) / 0.1) ** 2 < 1.0:
            return False
    return True


@moves
def test_no_joint_is_faster_than_calm(move: str) -> None:
    for before, after in pairwise(film(move)):
        joints = before.body.joints
        for name, joint in after.body.joints.items():
            speed = length(sub(joint, joints[name])) * FRAMES
            assert speed < FASTEST.get(name.split()[-1], CALM), f"{name} {after.moment.stage}"


@pytest.mark.parametrize("move", [name for name in sorted(library()) if library()[name].two_sided])
def test_the_right_side_mirrors_the_left(move: str) -> None:
    left, right = (
        [
            frame.body
            for frame in _alone(move, side)
        ]
        for side in (Side.LEFT, Side.RIGHT)
    )  # fmt: skip
    assert len(left) == len(right) > FRAMES
    for one, other in zip(left, right, strict=True):
        there = other.joints
        for name, (x, y, z) in one.joints.items():
            mirrored = there[_other_side(name)]
            assert mirrored == pytest.approx((-x, y, z), abs=1e-9), name


def _alone(move: str, side: Side) -> list[Frame]:
    routine = Routine(PlannedSet((Step(library()[move], side, 1),)))
    moments = [routine.at(i / FRAMES) for i in range(int(routine.seconds * FRAMES))]
    return [Frame(moment, body_at(moment)) for moment in moments]


def _other_side(name: str) -> str:
    if name.startswith("left"):
        return name.replace("left", "right")
    return name.replace("right", "left")


def test_the_wall_angel_keeps_its_promises() -> None:
    """Elbows at a right angle and upper arms level at the start; arms on the wall all the way."""
    move = library()["wall-angel"]
    level = move.poses["level"]
    body = body_between(level, level, 1.0)
    angles = measure(body)
    for side, name in enumerate(("left", "right")):
        assert angles[f"{name} elbow"] == pytest.approx(90.0, abs=6.0)
        rise = body.elbows[side][1] - body.shoulders[side][1]
        assert abs(rise) < 0.04
    for frame in film("wall-angel"):
        if frame.moment.stage is Stage.WORK:
            assert all(elbow[2] < 0.07 for elbow in frame.body.elbows)


def test_the_chin_tuck_glides_back_without_a_tilt() -> None:
    """The head goes back by more than four centimetres, and the face stays level."""
    poses = library()["chin-tuck"].poses
    tall, tucked = (body_between(pose, pose, 1.0) for pose in (poses["tall"], poses["tucked"]))
    assert tall.face[2] - tucked.face[2] > 0.04
    assert abs(tall.face[1] - tucked.face[1]) < 0.03
    for body in (tall, tucked):
        assert abs(body.torso.head_frame[2][1]) < 0.12


def test_the_blades_glide_together() -> None:
    """Shoulder blade squeeze: both shoulders come back and in, and do not rise."""
    poses = library()["shoulder-blade-squeeze"].poses
    tall, squeezed = (body_between(pose, pose, 1.0) for pose in (poses["tall"], poses["squeezed"]))
    for before, after in zip(tall.shoulders, squeezed.shoulders, strict=True):
        assert before[2] - after[2] > 0.06
        assert abs(before[0]) - abs(after[0]) > 0.02
        assert after[1] - before[1] < 0.02


def test_the_twist_keeps_the_elbow_low_and_turns_along_the_spine() -> None:
    """The elbow on the chair's side stays well below its shoulder; the chest turns 30 degrees."""
    poses = library()["seated-twist"].poses
    for frame in film("seated-twist"):
        if frame.moment.stage is Stage.WORK:
            side = 0 if frame.moment.side is Side.LEFT else 1
            body = frame.body
            assert body.shoulders[side][1] - body.elbows[side][1] > 0.1
            assert abs(body.elbows[side][0]) > 0.2
    turned = body_between(poses["turned"], poses["turned"], 1.0)
    assert turned.thorax[2][0] > sin(radians(30.0))
    assert poses["turned"].trunk.lumbar_twist < poses["turned"].trunk.thoracic_twist


def test_the_reach_rounds_the_back() -> None:
    """Interlaced reach: the upper back bends, the shoulders come forward, the hands go away."""
    poses = library()["interlaced-reach"].poses
    clasped, reached = (
        body_between(pose, pose, 1.0) for pose in (poses["clasped"], poses["reached"])
    )
    assert reached.thorax[1][2] > sin(radians(30.0))
    for side in (0, 1):
        assert reached.palm(side)[2] - clasped.palm(side)[2] > 0.2
    assert length(sub(reached.palm(0), reached.palm(1))) < 0.06
