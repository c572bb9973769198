"""The body: lengths, limits, inverse kinematics, contacts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.body.contacts import CONTACTS, MIRRORED, Scene, touch
from backcare_tray.core.body.inverse_kinematics import STRAIGHTEST, bend_direction, two_bones
from backcare_tray.core.body.joint_limits import TRUNK, beyond, measure
from backcare_tray.core.body.motion import body_between
from backcare_tray.core.body.pose import Pose, Reach, Swing, Trunk
from backcare_tray.core.body.skeleton import (
    CLAVICLE,
    FOREARM,
    LUMBAR,
    NECK,
    STERNUM,
    THORACIC,
    UPPER_ARM,
    Body,
    neck_lean,
    solve_torso,
)
from backcare_tray.core.body.vectors import (
    UPRIGHT,
    add,
    cross,
    dot,
    into,
    length,
    place,
    sub,
    turned,
)

coordinates = st.floats(-1.0, 1.0)
points = st.tuples(coordinates, coordinates, coordinates)
trunks = st.builds(Trunk, **{name: st.floats(low, high) for name, (low, high) in TRUNK.items()})


def _posed(pose: Pose) -> Body:
    return body_between(pose, pose, 1.0)


@given(trunks)
def test_no_pose_changes_a_bone(trunk: Trunk) -> None:
    torso = solve_torso("standing", trunk)
    bones = [length(sub(b, a)) for a, b in pairwise(torso.spine)]
    assert bones == pytest.approx([LUMBAR] * 3 + [THORACIC] * 4 + [NECK] * 2)
    for shoulder, sign in zip(torso.shoulders, (1.0, -1.0), strict=True):
        x, y, z = STERNUM
        joint = place(torso.spine[7], torso.thorax, (sign * x, y, z))
        assert length(sub(shoulder, joint)) == pytest.approx(length(CLAVICLE))


@given(trunks)
def test_frames_stay_square(trunk: Trunk) -> None:
    for x, y, z in solve_torso("standing", trunk).frames:
        assert length(x) == pytest.approx(1.0)
        assert dot(x, y) == pytest.approx(0.0, abs=1e-9)
        assert cross(x, y) == pytest.approx(z, abs=1e-9)


def test_turns_go_the_way_they_are_named() -> None:
    assert turned(UPRIGHT, 0, 0, 90)[2] == pytest.approx((1, 0, 0), abs=1e-9)
    assert turned(UPRIGHT, 90, 0, 0)[1] == pytest.approx((0, 0, 1), abs=1e-9)
    assert turned(UPRIGHT, 0, 90, 0)[1] == pytest.approx((1, 0, 0), abs=1e-9)


def test_a_bend_is_shared_by_the_whole_region() -> None:
    """The chest's twist is spread over four segments, not made at one joint."""
    frames = solve_torso("seated", Trunk(thoracic_twist=32.0)).frames
    turns = [into(a, b[2])[0] for a, b in pairwise(frames[2:7])]
    assert turns == pytest.approx([turns[0]] * 4)
    assert turns[0] > 0.1


def test_a_standing_adult() -> None:
    body = _posed(Pose())
    crown = place(body.torso.spine[9], body.torso.head_frame, (0.0, 0.18, 0.0))
    assert 1.62 < crown[1] < 1.78
    assert 1.3 < body.shoulders[0][1] < 1.45
    assert all(ankle[1] == pytest.approx(0.08) for ankle in body.ankles)
    assert body.face[2] > body.torso.spine[9][2]


@given(points, points, points)
def test_two_bones_keep_their_length_and_reach_what_they_can(
    root: tuple[float, float, float],
    target: tuple[float, float, float],
    pole: tuple[float, float, float],
) -> None:
    ahead = sub(target, root)
    if length(ahead) < 0.1 or length(cross(ahead, pole)) < 0.05:
        return
    middle, end = two_bones(root, target, 0.30, 0.25, pole)
    assert length(sub(middle, root)) == pytest.approx(0.30)
    assert length(sub(end, middle)) == pytest.approx(0.25)
    if length(ahead) < 0.55 * STRAIGHTEST:
        assert end == pytest.approx(target)
    assert dot(bend_direction(root, middle, end), pole) > -1e-9


@pytest.mark.parametrize(
    ("swing", "forearm"),
    [
        (Swing(), (0, -1, 0)),
        (Swing(elbow=90), (0, 0, 1)),
        (Swing(elbow=90, turn=90), (1, 0, 0)),
        (Swing(lift=90, elbow=90, turn=90), (0, 1, 0)),
        (Swing(lift=90, plane=90), (0, 0, 1)),
    ],
)
def test_arm_angles_mean_what_they_say(swing: Swing, forearm: tuple[float, float, float]) -> None:
    body = _posed(Pose(arms=(swing, swing)))
    x, y, z = forearm
    for index, sign in ((0, 1), (1, -1)):
        seen = sub(body.wrists[index], body.elbows[index])
        assert seen == pytest.approx((sign * x * FOREARM, y * FOREARM, z * FOREARM), abs=1e-9)
        assert length(sub(body.elbows[index], body.shoulders[index])) == pytest.approx(UPPER_ARM)


@given(
    st.builds(
        Swing,
        lift=st.floats(5, 150),
        plane=st.floats(-40, 120),
        turn=st.floats(-85, 85),
        elbow=st.floats(31, 145),
        palm=st.just(0.0),
        grip=st.just(0.2),
    )
)
def test_measuring_finds_the_angles_again(swing: Swing) -> None:
    angles = measure(_posed(Pose(arms=(swing, swing))))
    for name in ("left", "right"):
        assert angles[f"{name} shoulder lift"] == pytest.approx(swing.lift, abs=0.01)
        assert angles[f"{name} shoulder rotation"] == pytest.approx(swing.turn, abs=0.01)
        assert angles[f"{name} elbow"] == pytest.approx(swing.elbow, abs=0.01)


def test_palms_up_and_down() -> None:
    for palm, up in ((90.0, 1.0), (-80.0, -0.98)):
        body = _posed(Pose(arms=(Swing(elbow=90, palm=palm), Swing(elbow=90, palm=palm))))
        assert [hand.palm[1] for hand in body.hands] == pytest.approx([up, up], abs=0.01)


def test_the_chin_glides_with_the_face_level() -> None:
    back, ahead = (solve_torso("seated", Trunk(neck_glide=g)) for g in (-0.03, 0.03))
    assert ahead.spine[9][2] - back.spine[9][2] == pytest.approx(0.06)
    assert ahead.head_frame == back.head_frame == UPRIGHT
    assert neck_lean(-0.03) < neck_lean(0.0) < neck_lean(0.03)


@pytest.mark.parametrize("name", CONTACTS)
def test_every_contact_mirrors(name: str) -> None:
    body = _posed(Pose(base="seated"))
    scene = Scene(body.torso, body.knees, body.ankles)
    at = (0.02, 0.01, 0.03)
    there = touch(name, at, 0, scene)
    x, y, z = touch(MIRRORED[name], _outward(name, at), 1, scene).point
    assert there.point == pytest.approx((-x, y, z))
    assert length(there.normal) == pytest.approx(1.0)


def _outward(name: str, at: tuple[float, float, float]) -> tuple[float, float, float]:
    """Offsets of hands that meet in the middle, and on the chair, are the person's own left."""
    x, y, z = at
    return (-x, y, z) if name.startswith(("clasped", "chair")) else at


def test_a_hand_lies_flat_on_what_it_touches() -> None:
    pose = Pose(base="seated", arms=(Reach("left thigh"), Reach("right thigh")))
    body = _posed(pose)
    scene = Scene(body.torso, body.knees, body.ankles)
    for index, name in enumerate(("left thigh", "right thigh")):
        point, normal, _ = touch(name, (0, 0, 0), index, scene)
        assert body.palm(index) == pytest.approx(point)
        assert dot(body.hands[index].palm, normal) == pytest.approx(-1.0)
        assert dot(body.hands[index].fingers, normal) == pytest.approx(0.0, abs=1e-9)
        assert add(body.wrists[index], (0, 0, 0)) != body.palm(index)


@pytest.mark.parametrize(
    ("trunk", "joint", "angle"),
    [
        (Trunk(neck_bend=20.0, head_pitch=30.0), "neck flexion", 50.0),
        (Trunk(neck_side=20.0, head_roll=10.0), "neck side", 30.0),
        (Trunk(neck_twist=30.0, head_yaw=40.0, thoracic_twist=30.0), "neck rotation", 70.0),
    ],
)
def test_the_neck_is_measured_as_a_whole(trunk: Trunk, joint: str, angle: float) -> None:
    assert measure(_posed(Pose(trunk=trunk)))[joint] == pytest.approx(angle, abs=0.01)


def test_neck_and_head_together_may_not_bend_too_far() -> None:
    """Each within its own range, too much in all."""
    body = _posed(Pose(trunk=Trunk(neck_bend=40.0, head_pitch=50.0)))
    assert [(name, round(angle)) for name, angle, _ in beyond(body)] == [("neck flexion", 90)]
