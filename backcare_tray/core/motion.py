"""How the figure moves: the body between two poses, the breath, and the other side.

A leg of a movement follows the minimum-jerk course that human reaching follows (Flash & Hogan,
*The coordination of arm movements*, 1985): slow in, slow out, its top speed 1.875 times the mean.
"""

from dataclasses import replace
from math import pi, sin

from backcare_tray.core.contacts import MIRRORED
from backcare_tray.core.limbs import solve_limbs
from backcare_tray.core.moves import Side
from backcare_tray.core.pose import Arm, Pose, Reach, Trunk, View
from backcare_tray.core.routine import Moment, Stage
from backcare_tray.core.skeleton import Body, solve_torso

BREATH = 5.0
"""Seconds of one quiet breath: 12 a minute."""
SWAY_LIFT = 0.9
SWAY_BEND = -0.5
"""How far a breath lifts the shoulders and straightens the back, degrees."""

_MIRROR_SIGN = Trunk(*[
    -1.0 if name.endswith(("_side", "_twist", "_yaw", "_roll")) or name == "pelvis_x" else 1.0
    for name in Trunk._fields
])  # fmt: skip


def ease(progress: float) -> float:
    """Minimum-jerk course: 0 to 1 with no speed and no acceleration at both ends."""
    p = min(max(progress, 0.0), 1.0)
    return min(p * p * p * (10.0 + p * (6.0 * p - 15.0)), 1.0)


def sway(seconds: float) -> float:
    """The breath at a time, -1 (out) to 1 (in)."""
    return sin(2.0 * pi * seconds / BREATH)


def mirror(pose: Pose) -> Pose:
    """The same pose to the other side."""
    trunk = Trunk(*[v * s for v, s in zip(pose.trunk, _MIRROR_SIGN, strict=True)])
    trunk = trunk._replace(
        left_shoulder_lift=trunk.right_shoulder_lift,
        left_shoulder_draw=trunk.right_shoulder_draw,
        right_shoulder_lift=trunk.left_shoulder_lift,
        right_shoulder_draw=trunk.left_shoulder_draw,
    )
    left, right = pose.arms
    return Pose(pose.base, trunk, (_other(right), _other(left)), (pose.legs[1], pose.legs[0]))


def _other(arm: Arm) -> Arm:
    return arm._replace(on=MIRRORED[arm.on]) if isinstance(arm, Reach) else arm


def mirror_view(view: View) -> View:
    """The camera on the other side, and the glow of the other half."""
    x, y, z = view.target
    glow = tuple(_swapped(name) for name in view.glow)
    return View(-view.yaw, view.pitch, view.distance, (-x, y, z), glow)


def _swapped(name: str) -> str:
    return name.replace("left", "right") if "left" in name else name.replace("right", "left")


def body_between(start: Pose, goal: Pose, progress: float, breath: float = 0.0) -> Body:
    """The body `progress` (0 to 1, already eased) of the way, `breath` from -1 to 1.

    Planted hands and feet stay where they are: a contact that both poses share is kept, one that
    moves along its surface slides on it.
    """
    trunk = _trunk_between(start.trunk, goal.trunk, progress)
    if breath:
        trunk = trunk._replace(
            thoracic_bend=trunk.thoracic_bend + SWAY_BEND * breath,
            left_shoulder_lift=trunk.left_shoulder_lift + SWAY_LIFT * breath,
            right_shoulder_lift=trunk.right_shoulder_lift + SWAY_LIFT * breath,
        )
    return solve_limbs(
        goal.base,
        solve_torso(goal.base, trunk),
        ((start.legs[0], goal.legs[0]), (start.legs[1], goal.legs[1])),
        ((start.arms[0], goal.arms[0]), (start.arms[1], goal.arms[1])),
        progress,
    )


def _trunk_between(a: Trunk, b: Trunk, t: float) -> Trunk:
    if a is b or t >= 1.0:
        return b
    return Trunk(*[x + (y - x) * t for x, y in zip(a, b, strict=True)])


def body_at(moment: Moment, still: bool = False) -> Body:
    """The body that `moment` shows; `still` gives the key pose it leads to, without breath."""
    start, goal, progress = course(moment)
    if moment.side is Side.RIGHT:
        start, goal = mirror(start), mirror(goal)
    if still:
        return body_between(goal, goal, 1.0)
    return body_between(start, goal, ease(progress), sway(moment.set_left))


def course(moment: Moment) -> tuple[Pose, Pose, float]:
    """The two poses (of the left side) between which `moment` lies, and how far it is.

    Getting ready leads from the pose "rest", if the move has one, to the start; a switch of sides
    leads from the other side's start, by way of "rest" where there is one.
    """
    poses = moment.move.poses
    goal = poses[moment.to_pose]
    done = 1.0 - moment.stage_left / moment.stage_seconds
    if moment.stage is Stage.READY:
        return poses.get("rest", goal), goal, done
    if moment.stage is Stage.SWITCH:
        if "rest" not in poses:
            return mirror(goal), goal, done
        if done < 0.5:
            return mirror(goal), mirror(poses["rest"]), 2.0 * done
        return poses["rest"], goal, 2.0 * done - 1.0
    return poses[moment.from_pose], goal, moment.progress


def view_at(moment: Moment) -> View:
    """The camera for `moment`: on the working side; it walks over while the sides are switched."""
    view = moment.move.view
    there = mirror_view(view) if moment.side is Side.RIGHT else view
    if moment.stage is not Stage.SWITCH:
        return there
    t = ease(1.0 - moment.stage_left / moment.stage_seconds)
    yaw = there.yaw * (2.0 * t - 1.0)
    x, y, z = there.target
    return replace(there, yaw=yaw, target=(x * (2.0 * t - 1.0), y, z))
