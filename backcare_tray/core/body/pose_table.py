"""Reads poses and the camera from tables of a move's file.

A pose is `base` plus tables that change it: `pelvis`, `lumbar`, `thoracic`, `neck`, `head`,
`shoulders` (or `left_shoulder`, `right_shoulder`), `arms` (or `left_arm`, `right_arm`), `legs` (or
`left_leg`, `right_leg`). `like` starts from an earlier pose. An arm is given by angles (`lift`,
`plane`, `turn`, `elbow`, `palm`), or by a contact: `on`, with `at` metres beside it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from backcare_tray.core.body import joint_limits
from backcare_tray.core.body.contacts import CONTACTS
from backcare_tray.core.body.glows import GLOWS
from backcare_tray.core.body.motion import body_between
from backcare_tray.core.body.pose import (
    BALLS,
    BASES,
    AnyLeg,
    Arm,
    Kneel,
    Leg,
    Pose,
    Reach,
    Stretch,
    Swing,
    Trunk,
    View,
)
from backcare_tray.core.checked_table import CheckedTable
from backcare_tray.core.translation import tr

L = TypeVar("L")

SEATED_LEG = Leg(x=0.115, z=0.375, turn=7.0)
WALL_LEG = Leg(x=0.11, z=0.20, turn=8.0)
RESTING_ARM = Swing(lift=6.0, plane=15.0, elbow=14.0)
LYING_LEG = Stretch(out=3.0, point=35.0)
PRONE_LEG = Stretch(hip=-3.0, out=5.0, point=80.0)
_LEGS: dict[str, AnyLeg] = {
    "seated": SEATED_LEG,
    "standing": Leg(x=0.11, z=0.0, turn=8.0),
    "wall": WALL_LEG,
    "hands-and-knees": Kneel(),
    "prone": PRONE_LEG,
    "lying": LYING_LEG,
}
_LEG_KEYS: dict[type[AnyLeg], dict[str, joint_limits.Range]] = {
    Leg: joint_limits.LEG, Kneel: joint_limits.KNEEL, Stretch: joint_limits.STRETCH,
}  # fmt: skip
_ON_FLOOR = Reach("floor", at=(0.17, 0.0, 0.32), elbow=60.0, back=40.0, grip=0.1)


class TrunkPart(NamedTuple):
    """A table of the trunk and the fields of `Trunk` that its keys set."""

    table: str
    keys: dict[str, tuple[str, ...]]


def _part(table: str, *keys: str) -> TrunkPart:
    return TrunkPart(table, {key: (f"{table}_{key}",) for key in keys})


_TRUNK_PARTS = (
    _part("pelvis", "x", "y", "z", "pitch", "roll", "yaw", "kneel"),
    _part("lumbar", "bend", "side", "twist"),
    _part("thoracic", "bend", "side", "twist"),
    _part("neck", "bend", "side", "twist", "glide"),
    _part("head", "pitch", "roll", "yaw"),
    TrunkPart(
        "shoulders",
        {key: (f"left_shoulder_{key}", f"right_shoulder_{key}") for key in ("lift", "draw")},
    ),
    _part("left_shoulder", "lift", "draw"),
    _part("right_shoulder", "lift", "draw"),
)


def read_poses(table: CheckedTable) -> dict[str, Pose]:
    """All poses of `table`, in order; what is wrong is noted there."""
    poses: dict[str, Pose] = {}
    for name in table.keys():  # noqa: SIM118 - a CheckedTable is no mapping
        entry = table.table(name)
        poses[name] = _read_pose(entry, poses)
        _check_joints(table, name, poses[name])
    return poses


def read_view(table: CheckedTable) -> View:
    """The camera."""
    default = View()
    view = View(
        yaw=table.number("yaw", (-180, 180), default.yaw),
        pitch=table.number("pitch", (-20, 60), default.pitch),
        distance=table.number("distance", (1, 8), default.distance),
        target=table.vector("target", default.target),
        turn=table.number("turn", (-45, 45), default.turn),
        glow=table.choices("glow", tuple(GLOWS)),
    )
    table.close()
    return view


def _read_pose(table: CheckedTable, earlier: dict[str, Pose]) -> Pose:
    pose = _beginning(table, earlier)
    pose = replace(
        pose,
        trunk=_read_trunk(table, pose.trunk),
        arms=_read_pair(table, "arm", pose.arms, _read_arm),
        legs=_read_pair(table, "leg", pose.legs, _read_leg),
        ball=table.choice("ball", BALLS, pose.ball),
    )
    table.close()
    return pose


def _beginning(table: CheckedTable, earlier: dict[str, Pose]) -> Pose:
    """The pose that this one is like, or the base's own."""
    if table.has("like") and earlier:
        return earlier[table.choice("like", tuple(earlier))]
    base = table.choice("base", BASES)
    arm: Arm = _ON_FLOOR if base == "hands-and-knees" else RESTING_ARM
    if other := next((pose.base for pose in earlier.values() if pose.base != base), ""):
        table.wrong(
            "base",
            tr('"{found}" is not "{other}" as in the poses before').format(found=base, other=other),
        )
    return Pose(base, Trunk(), (arm, arm), (_LEGS[base], _LEGS[base]))


def _read_trunk(table: CheckedTable, trunk: Trunk) -> Trunk:
    changes: dict[str, float] = {}
    for name, keys in _TRUNK_PARTS:
        part = table.table(name)
        for key, fields in keys.items():
            now = changes.get(fields[0], getattr(trunk, fields[0]))
            value = part.number(key, joint_limits.TRUNK[fields[0]], now)
            if part.has(key):
                changes.update(dict.fromkeys(fields, value))
        part.close()
    return trunk._replace(**changes)


def _read_pair(
    table: CheckedTable, kind: str, now: tuple[L, L], read: Callable[[CheckedTable, L], L]
) -> tuple[L, L]:
    """Both limbs of a `kind`: its plural sets both, then each side its own."""
    left, right = now
    both = table.table(f"{kind}s")
    if table.has(f"{kind}s"):
        left, right = read(both, left), read(both, right)
    left = read(table.table(f"left_{kind}"), left) if table.has(f"left_{kind}") else left
    right = read(table.table(f"right_{kind}"), right) if table.has(f"right_{kind}") else right
    return left, right


def _read_arm(table: CheckedTable, now: Arm) -> Arm:
    """An arm's table replaces what was there; `on` keeps what the same contact had."""
    arm = _read_reach(table, now) if table.has("on") else _read_swing(table, now)
    table.close()
    return arm


def _read_reach(table: CheckedTable, now: Arm) -> Reach:
    on = table.choice("on", tuple(CONTACTS))
    before = now if isinstance(now, Reach) and now.on == on else Reach(on)
    numbers = {
        key: table.number(key, limits, getattr(before, key))
        for key, limits in joint_limits.REACH.items()
    }
    return Reach(on, table.vector("at", before.at), **numbers)


def _read_swing(table: CheckedTable, now: Arm) -> Swing:
    before = now if isinstance(now, Swing) else Swing()
    return Swing(**{
        key: table.number(key, limits, getattr(before, key))
        for key, limits in joint_limits.SWING.items()
    })  # fmt: skip


def _read_leg(table: CheckedTable, now: AnyLeg) -> AnyLeg:
    leg = now._replace(**{
        key: table.number(key, limits, getattr(now, key))
        for key, limits in _LEG_KEYS[type(now)].items()
    })  # fmt: skip
    table.close()
    return leg


def _check_joints(table: CheckedTable, name: str, pose: Pose) -> None:
    """Note the joints that the contacts force beyond their range."""
    for joint, angle, (low, high) in joint_limits.beyond(body_between(pose, pose, 1.0)):
        table.wrong(
            name,
            tr("{joint} at {angle} degrees is not between {low} and {high}").format(
                joint=joint, angle=f"{angle:.0f}", low=f"{low:g}", high=f"{high:g}"
            ),
        )
