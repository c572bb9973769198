"""How the figure moves: the body between two poses, the breath, and the other side.

A leg of a movement follows the minimum-jerk course that human reaching follows (Flash & Hogan,
*The coordination of arm movements*, 1985): slow in, slow out, its top speed 1.875 times the mean.
"""

from math import pi, sin

from backcare_tray.core.body.ball import ball_behind
from backcare_tray.core.body.contacts import MIRRORED
from backcare_tray.core.body.legs import thigh_from_the_side
from backcare_tray.core.body.limbs import solve_limbs
from backcare_tray.core.body.pose import Arm, Pose, Reach, Trunk
from backcare_tray.core.body.skeleton import Body, solve_torso
from backcare_tray.core.moves import Side
from backcare_tray.core.routine import Moment, Stage

BREATH = 5.0
"""Seconds of one quiet breath: 12 a minute."""
SWAY_LIFT = 0.9
SWAY_BEND = -0.5
"""How far a breath lifts the shoulders and straightens the back, degrees."""

ARRIVING = 0.5
"""The share of getting ready in which the body comes to rest from the move before."""
FADE = 0.45
"""Seconds in which a figure fades out, and the next one in, where the chair or the floor changes.
"""

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
    legs = pose.legs[1], pose.legs[0]
    return Pose(pose.base, trunk, (_other(right), _other(left)), legs, other_side(pose.ball))


def _other(arm: Arm) -> Arm:
    return arm._replace(on=MIRRORED[arm.on]) if isinstance(arm, Reach) else arm


def other_side(name: str) -> str:
    """A name with left and right exchanged."""
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
    body = solve_limbs(
        goal.base,
        solve_torso(goal.base, trunk, thigh_from_the_side(start.legs[0], goal.legs[0], progress)),
        ((start.legs[0], goal.legs[0]), (start.legs[1], goal.legs[1])),
        ((start.arms[0], goal.arms[0]), (start.arms[1], goal.arms[1])),
        progress,
    )
    return body._replace(ball=ball_behind(body.torso, goal.ball)) if goal.ball else body


def _trunk_between(a: Trunk, b: Trunk, t: float) -> Trunk:
    if a is b or t >= 1.0:
        return b
    return Trunk(*[x + (y - x) * t for x, y in zip(a, b, strict=True)])


def body_at(moment: Moment, still: bool = False) -> Body:
    """The body that `moment` shows; `still` gives the key pose it leads to, without breath."""
    if still:
        pose = moment.move.poses[moment.to_pose]
        pose = mirror(pose) if moment.side is Side.RIGHT else pose
        return body_between(pose, pose, 1.0)
    if left_behind(moment):
        pose = last_pose(moment)
        return body_between(pose, pose, 1.0, sway(moment.set_left))
    start, goal, progress = course(moment)
    if moment.side is Side.RIGHT:
        start, goal = mirror(start), mirror(goal)
    return body_between(start, goal, ease(progress), sway(moment.set_left))


def course(moment: Moment) -> tuple[Pose, Pose, float]:
    """The two poses (of the left side) between which `moment` lies, and how far it is.

    Getting ready leads from the move before, by way of the pose "rest" if there is one, to the
    start; a switch of sides leads from the other side's start, by way of "rest" too.
    """
    poses = moment.move.poses
    goal = poses[moment.to_pose]
    done = 1.0 - moment.stage_left / moment.stage_seconds
    if moment.stage is Stage.READY:
        return _getting_ready(moment, poses.get("rest", goal), goal, done)
    if moment.stage is Stage.SWITCH:
        return _by_way_of(poses.get("rest"), mirror(goal), goal, done)
    return poses[moment.from_pose], goal, moment.progress


def _getting_ready(moment: Moment, rest: Pose, goal: Pose, done: float) -> tuple[Pose, Pose, float]:
    if not follows_on(moment):
        return rest, goal, done
    last = last_pose(moment)
    arrival = mirror(last) if moment.side is Side.RIGHT else last
    if done < ARRIVING:
        return arrival, rest, done / ARRIVING
    return rest, goal, (done - ARRIVING) / (1.0 - ARRIVING)


def _by_way_of(rest: Pose | None, start: Pose, goal: Pose, done: float) -> tuple[Pose, Pose, float]:
    if rest is None:
        return start, goal, done
    if done < 0.5:
        return start, mirror(rest), 2.0 * done
    return rest, goal, 2.0 * done - 1.0


def last_pose(moment: Moment) -> Pose:
    """Where the step before has left the body. Raises ValueError when there was none."""
    if moment.before is None:
        raise ValueError("there was no step before this one")
    pose = moment.before.move.poses[moment.before.move.start]
    return mirror(pose) if moment.before.side is Side.RIGHT else pose


def follows_on(moment: Moment) -> bool:
    """Whether the body can go straight from the move before to this one: on the same base."""
    return arrives(moment) and last_pose(moment).base == moment.move.poses[moment.to_pose].base


def arrives(moment: Moment) -> bool:
    """Whether `moment` is a getting ready after another move that was shown."""
    return (
        moment.stage is Stage.READY and moment.before is not None and bool(moment.before.move.poses)
    )


def left_behind(moment: Moment) -> bool:
    """Whether the body of the move before is still shown: it fades out before the base changes."""
    return arrives(moment) and not follows_on(moment) and in_stage(moment) < FADE


def in_stage(moment: Moment) -> float:
    """Seconds since the stage began."""
    return moment.stage_seconds - moment.stage_left
