"""Arms, and the whole body: from angles or contacts to joints, and between two such wishes."""

from math import cos, radians, sin
from typing import NamedTuple

from backcare_tray.core.body.contacts import Scene, Touch, touch
from backcare_tray.core.body.inverse_kinematics import bend_direction, two_bones
from backcare_tray.core.body.legs import solve_leg
from backcare_tray.core.body.pose import AnyLeg, Arm, Reach, Swing
from backcare_tray.core.body.skeleton import (
    FOREARM,
    PALM,
    UPPER_ARM,
    Body,
    Hand,
    Pair,
    Torso,
)
from backcare_tray.core.body.vectors import (
    Frame,
    Vec,
    across,
    along,
    length,
    mix,
    out_of,
    scale,
    spun,
    sub,
    turned_towards,
    unit,
)


class PlacedArm(NamedTuple):
    """Where an arm is."""

    elbow: Vec
    wrist: Vec
    hand: Hand


def solve_limbs(
    base: str,
    torso: Torso,
    legs: tuple[tuple[AnyLeg, AnyLeg], tuple[AnyLeg, AnyLeg]],
    arms: tuple[tuple[Arm, Arm], tuple[Arm, Arm]],
    t: float,
) -> Body:
    """The whole body, each limb a share `t` of the way between its two wishes."""
    left, right = (solve_leg(torso, legs[i], t, i) for i in (0, 1))
    knees, ankles = (left.knee, right.knee), (left.ankle, right.ankle)
    scene = Scene(torso, knees, ankles)
    placed = [_arm(arms[i], t, i, scene) for i in (0, 1)]
    return Body(
        base=base,
        torso=torso,
        hips=torso.hips,
        knees=knees,
        ankles=ankles,
        toes=(left.toes, right.toes),
        insteps=(left.instep, right.instep),
        elbows=_pair(placed[0].elbow, placed[1].elbow),
        wrists=_pair(placed[0].wrist, placed[1].wrist),
        hands=(placed[0].hand, placed[1].hand),
    )


def _pair(left: Vec, right: Vec) -> Pair:
    return left, right


def _lerp(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _arm(wishes: tuple[Arm, Arm], t: float, index: int, scene: Scene) -> PlacedArm:
    start, goal = wishes
    if start == goal or t <= 0.0:
        return _place(start, index, scene)
    if t >= 1.0:
        return _place(goal, index, scene)
    if isinstance(start, Swing) and isinstance(goal, Swing):
        swing = Swing(*[_lerp(a, b, t) for a, b in zip(start, goal, strict=True)])
        return _swing(swing, index, scene)
    if isinstance(start, Reach) and isinstance(goal, Reach) and start.on == goal.on:
        return _reach(_between_reaches(start, goal, t), index, scene)
    return _blend(_place(start, index, scene), _place(goal, index, scene), t, index, scene)


def _between_reaches(a: Reach, b: Reach, t: float) -> Reach:
    return Reach(
        a.on,
        mix(a.at, b.at, t),
        _lerp(a.elbow, b.elbow, t),
        _lerp(a.back, b.back, t),
        _lerp(a.grip, b.grip, t),
    )


def _place(arm: Arm, index: int, scene: Scene) -> PlacedArm:
    if isinstance(arm, Swing):
        return _swing(arm, index, scene)
    return _reach(arm, index, scene)


def _swing(arm: Swing, index: int, scene: Scene) -> PlacedArm:
    """By angles, in the frame of the rib cage (plane of elevation, elevation, rotation)."""
    thorax, shoulder, sign = scene.torso.thorax, scene.torso.shoulders[index], 1 - 2 * index

    def out(v: Vec) -> Vec:
        x, y, z = _swung(v, arm)
        return out_of(thorax, (sign * x, y, z))

    bend = radians(arm.elbow)
    forearm: Vec = (0.0, -cos(bend), sin(bend))
    palm = spun((-1.0, 0.0, 0.0), forearm, -arm.palm)
    elbow = along(shoulder, out((0.0, -1.0, 0.0)), UPPER_ARM)
    fingers = out(forearm)
    return PlacedArm(elbow, along(elbow, fingers, FOREARM), Hand(fingers, out(palm), arm.grip))


def _swung(v: Vec, arm: Swing) -> Vec:
    x, y, z = _about_y(v, arm.plane + arm.turn)
    c, s = cos(radians(arm.lift)), sin(radians(arm.lift))
    return _about_y((c * x - s * y, s * x + c * y, z), -arm.plane)


def _about_y(v: Vec, degrees: float) -> Vec:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return c * v[0] + s * v[2], v[1], c * v[2] - s * v[0]


def _reach(arm: Reach, index: int, scene: Scene) -> PlacedArm:
    """By contact: the palm lies on the surface, and the hand follows the forearm."""
    shoulder, thorax = scene.torso.shoulders[index], scene.torso.thorax
    goal = touch(arm.on, arm.at, index, scene)
    pole = _elbow_pole(arm, thorax, 1 - 2 * index)
    ahead = sub(goal.point, shoulder)
    for _ in range(3):
        wrist, hand = _hand_on(goal, ahead, arm.grip)
        elbow, wrist = two_bones(shoulder, wrist, UPPER_ARM, FOREARM, pole)
        ahead = sub(wrist, elbow)
        if goal.fingers:
            break
    return PlacedArm(elbow, wrist, hand)


def _elbow_pole(arm: Reach, thorax: Frame, sign: int) -> Vec:
    out, back = radians(arm.elbow), radians(arm.back)
    flat = cos(back)
    return out_of(thorax, (sign * sin(out) * flat, -cos(out) * flat, -sin(back)))


def _hand_on(goal: Touch, ahead: Vec, grip: float) -> tuple[Vec, Hand]:
    fingers = unit(across(goal.fingers or ahead, goal.normal))
    beyond, under = PALM
    wrist = along(along(goal.point, goal.normal, under), fingers, -beyond)
    return wrist, Hand(fingers, scale(goal.normal, -1.0), grip)


def _blend(a: PlacedArm, b: PlacedArm, t: float, index: int, scene: Scene) -> PlacedArm:
    """Between two unlike wishes the hand swings around the shoulder, as an arm does."""
    shoulder = scene.torso.shoulders[index]
    start, goal = sub(a.wrist, shoulder), sub(b.wrist, shoulder)
    far = _lerp(length(start), length(goal), t)
    wrist = along(shoulder, turned_towards(unit(start), unit(goal), t), far)
    pole = mix(
        unit(bend_direction(shoulder, a.elbow, a.wrist)),
        unit(bend_direction(shoulder, b.elbow, b.wrist)),
        t,
    )
    elbow, wrist = two_bones(shoulder, wrist, UPPER_ARM, FOREARM, pole)
    return PlacedArm(elbow, wrist, _between_hands(a.hand, b.hand, t))


def _between_hands(a: Hand, b: Hand, t: float) -> Hand:
    fingers = unit(mix(a.fingers, b.fingers, t))
    palm = unit(across(mix(a.palm, b.palm, t), fingers))
    return Hand(fingers, palm, _lerp(a.grip, b.grip, t))
