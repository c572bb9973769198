"""Reading poses and the camera: what is understood, and what each mistake is called."""

import pytest

from backcare_tray.core.body.pose import BASES, Kneel, Leg, Pose, Reach, Swing, View
from backcare_tray.core.body.pose_table import read_poses, read_view
from backcare_tray.core.checked_table import CheckedTable


def _poses(content: dict[str, object]) -> tuple[dict[str, Pose], list[str]]:
    problems: list[str] = []
    return read_poses(CheckedTable(content, "poses", problems)), problems


def test_a_base_alone_is_a_pose_at_rest() -> None:
    poses, problems = _poses({"tall": {"base": "seated"}})
    assert not problems
    assert poses["tall"].base == "seated"
    assert poses["tall"].trunk == (0.0,) * len(poses["tall"].trunk)
    assert poses["tall"].arms[0] == poses["tall"].arms[1]


def test_tables_change_the_trunk_and_plurals_set_both_sides() -> None:
    poses, problems = _poses({
        "bent": {
            "base": "standing",
            "thoracic": {"bend": 20},
            "shoulders": {"draw": 10, "lift": 4},
            "left_shoulder": {"draw": -5},
            "legs": {"x": 0.2},
        }
    })  # fmt: skip
    trunk = poses["bent"].trunk
    assert not problems
    assert trunk.thoracic_bend == 20
    assert (trunk.left_shoulder_draw, trunk.right_shoulder_draw) == (-5, 10)
    assert (trunk.left_shoulder_lift, trunk.right_shoulder_lift) == (4, 4)
    assert poses["bent"].legs == (Leg(x=0.2, z=0.0, turn=8.0),) * 2


def test_like_starts_from_an_earlier_pose() -> None:
    poses, problems = _poses({
        "one": {"base": "seated", "head": {"pitch": 12}, "arms": {"on": "left thigh"}},
        "two": {"like": "one", "neck": {"twist": 10}, "left_arm": {"on": "left thigh", "grip": 1}},
    })  # fmt: skip
    assert not problems
    assert poses["two"].trunk.head_pitch == 12
    assert poses["two"].trunk.neck_twist == 10
    assert poses["one"].arms == (Reach("left thigh"), Reach("left thigh"))
    assert poses["two"].arms == (Reach("left thigh", grip=1.0), Reach("left thigh"))


def test_angles_replace_a_contact() -> None:
    poses, _ = _poses({
        "one": {"base": "seated", "arms": {"on": "left thigh"}},
        "two": {"like": "one", "arms": {"lift": 40}},
    })  # fmt: skip
    assert poses["two"].arms == (Swing(lift=40.0), Swing(lift=40.0))
    assert isinstance(poses["two"].legs[0], Leg)


@pytest.mark.parametrize(
    ("pose", "problem"),
    [
        (
            {"base": "seated", "head": {"pitch": "far"}},
            'poses.p.head.pitch: "far" is not a number between -60 and 60',
        ),
        (
            {"base": "seated", "neck": {"side": 60}},
            "poses.p.neck.side: 60 is not a number between -35 and 35",
        ),
        (
            {"base": "hammock"},
            'poses.p.base: "hammock" is not one of seated, standing, wall',
        ),
        (
            {"base": "seated", "head": {"tilt": 3}},
            "poses.p.head.tilt: is not known here; known are pitch, roll, yaw",
        ),
        (
            {"base": "seated", "left_arm": {"on": "moon"}},
            'poses.p.left_arm.on: "moon" is not one of left thigh, ',
        ),
        (
            {"base": "seated", "legs": 3},
            "poses.p.legs: 3 is not a table",
        ),
        (
            {"base": "wall", "arms": {"on": "wall", "at": [0.2, "high", 0]}},
            "is not three numbers (metres) between -5 and 5",
        ),
        (
            {"base": "standing", "arms": {"lift": True}},
            "poses.p.arms.lift: True is not a number between 0 and 180",
        ),
        (
            {"base": "standing", "arms": {"lift": float("nan")}},
            "poses.p.arms.lift: nan is not a number between 0 and 180",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_key(pose: dict[str, object], problem: str) -> None:
    _, problems = _poses({"p": pose})
    assert any(problem in each for each in problems), problems


def test_an_offset_moves_the_hand_along_its_contact() -> None:
    poses, problems = _poses({
        "p": {"base": "seated", "left_arm": {"on": "left thigh", "at": [0, 0, -0.05]}}
    })  # fmt: skip
    assert not problems
    assert poses["p"].arms[0] == Reach("left thigh", at=(0.0, 0.0, -0.05))


def test_a_contact_that_bends_a_joint_too_far_is_named() -> None:
    _, problems = _poses({
        "p": {"base": "wall", "arms": {"on": "wall", "at": [0.1, 1.1, 0]}}
    })  # fmt: skip
    assert problems[0] == (
        "poses.p: left shoulder rotation at -132 degrees is not between -90 and 110"
    )
    assert problems[1].startswith("poses.p: right shoulder rotation")


@pytest.mark.parametrize("base", BASES)
def test_every_base_alone_is_a_pose_that_a_body_can_take(base: str) -> None:
    assert _poses({"rest": {"base": base}})[1] == []


def test_all_poses_of_a_move_have_one_base() -> None:
    _, problems = _poses({"one": {"base": "seated"}, "two": {"base": "prone"}})
    assert problems == ['poses.two.base: "prone" is not "seated" as in the poses before']


def test_each_base_has_its_own_kind_of_legs() -> None:
    poses, problems = _poses({
        "down": {"base": "hands-and-knees", "legs": {"x": 0.2}, "pelvis": {"kneel": 30}}
    })  # fmt: skip
    assert not problems
    assert poses["down"].legs == (Kneel(0.2), Kneel(0.2))
    assert poses["down"].trunk.pelvis_kneel == 30
    _, problems = _poses({"flat": {"base": "lying", "legs": {"x": 0.2}}})
    assert problems == ["poses.flat.legs.x: is not known here; known are hip, out, knee, point"] * 2


def test_a_ball_is_held_at_a_blade() -> None:
    poses, problems = _poses({"on": {"base": "wall", "ball": "left blade"}})
    assert not problems
    assert poses["on"].ball == "left blade"
    _, problems = _poses({"on": {"base": "wall", "ball": "knee"}})
    assert problems == ['poses.on.ball: "knee" is not one of left blade, right blade']


def test_like_an_unknown_pose_names_the_known_ones() -> None:
    _, problems = _poses({"one": {"base": "seated"}, "two": {"like": "tall"}})
    assert problems == ['poses.two.like: "tall" is not one of one']


def test_a_view_has_defaults_but_must_say_what_glows() -> None:
    problems: list[str] = []
    view = read_view(CheckedTable({"yaw": 90, "glow": ["nape"]}, "view", problems))
    assert not problems
    assert view == View(yaw=90.0, glow=("nape",))
    read_view(CheckedTable({"zoom": 2}, "view", problems))
    assert len(problems) == 2
    assert problems[0].startswith("view.glow: is missing: a list out of nape, ")
    assert problems[1].startswith("view.zoom: is not known here")
