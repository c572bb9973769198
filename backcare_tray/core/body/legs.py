"""Legs: standing on a foot, kneeling, or stretched out on the mat; and between two wishes."""

from math import cos, radians, sin, sqrt
from typing import NamedTuple

from backcare_tray.core.body.inverse_kinematics import two_bones
from backcare_tray.core.body.pose import AnyLeg, Kneel, Leg, Stretch
from backcare_tray.core.body.skeleton import ANKLE, HIP, KNEE, SHANK, THIGH, Torso
from backcare_tray.core.body.vectors import Vec, along, out_of, unit

FLAT_ANKLE = 0.055
"""Height of the ankle when the top of the foot lies on the floor."""


class PlacedLeg(NamedTuple):
    """Where a leg is; `toes` and `instep` are directions."""

    knee: Vec
    ankle: Vec
    toes: Vec
    instep: Vec


def solve_leg(torso: Torso, wishes: tuple[AnyLeg, AnyLeg], t: float, index: int) -> PlacedLeg:
    """The leg of `index` (0 left, 1 right), a share `t` of the way between two wishes of one kind.

    Raises TypeError when they are of two kinds.
    """
    hip, sign = torso.hips[index], 1 - 2 * index
    match wishes:
        case Leg() as a, Leg() as b:
            return _standing(hip, Leg(*_mixed(a, b, t)), sign)
        case Kneel() as a, Kneel() as b:
            return _kneeling(hip, Kneel(*_mixed(a, b, t)), sign)
        case Stretch() as a, Stretch() as b:
            return _stretched(torso, hip, Stretch(*_mixed(a, b, t)), sign)
    raise TypeError(f"no way from {wishes[0]} to {wishes[1]}")


def _mixed(a: tuple[float, ...], b: tuple[float, ...], t: float) -> tuple[float, ...]:
    return a if a == b else tuple([x + (y - x) * t for x, y in zip(a, b, strict=True)])


def thigh_from_the_side(start: AnyLeg, goal: AnyLeg, t: float) -> float:
    """How long the thigh of a kneeling leg is in the plane of the body's middle, metres."""
    if not (isinstance(start, Kneel) and isinstance(goal, Kneel)):
        return THIGH
    spread = start.x + (goal.x - start.x) * t - HIP[0]
    return sqrt(THIGH * THIGH - spread * spread)


def _standing(hip: Vec, leg: Leg, sign: int) -> PlacedLeg:
    turn, fall = radians(leg.turn), radians(leg.turn + leg.knee)
    toes = (sign * sin(turn), 0.0, cos(turn))
    pole = (sign * sin(fall), 0.25, cos(fall))
    knee, ankle = two_bones(hip, (sign * leg.x, ANKLE, leg.z), THIGH, SHANK, pole)
    return PlacedLeg(knee, ankle, toes, (0.0, 1.0, 0.0))


def _kneeling(hip: Vec, leg: Kneel, sign: int) -> PlacedLeg:
    """The knee rests before the hip, as far as the thigh is long; the shin lies straight back."""
    x, drop = sign * leg.x, hip[1] - KNEE
    ahead = THIGH * THIGH - drop * drop - (x - hip[0]) ** 2
    knee = along(hip, unit((x - hip[0], -drop, sqrt(max(ahead, 0.0)))), THIGH)
    across, down = sign * leg.feet_x - knee[0], FLAT_ANKLE - knee[1]
    back = unit((across, down, -sqrt(SHANK * SHANK - across * across - down * down)))
    toes = unit((across, -0.12, back[2]))
    return PlacedLeg(knee, along(knee, back, SHANK), toes, (0.0, -1.0, 0.0))


def _stretched(torso: Torso, hip: Vec, leg: Stretch, sign: int) -> PlacedLeg:
    """By angles in the frame of the pelvis; knee and foot move in the plane of the thigh."""
    aside, spread = sign * sin(radians(leg.out)), cos(radians(leg.out))

    def bone(angle: float) -> Vec:
        a = radians(angle)
        return out_of(torso.pelvis_frame, (aside, -cos(a) * spread, sin(a) * spread))

    knee = along(hip, bone(leg.hip), THIGH)
    shank = leg.hip - leg.knee
    foot, instep = radians(shank + 90.0 - leg.point), radians(shank + 180.0 - leg.point)
    return PlacedLeg(
        knee,
        along(knee, bone(shank), SHANK),
        out_of(torso.pelvis_frame, (0.0, -cos(foot), sin(foot))),
        out_of(torso.pelvis_frame, (0.0, -cos(instep), sin(instep))),
    )
