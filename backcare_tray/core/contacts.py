"""The named points that a hand can touch, on the body, the chair and the wall."""

from collections.abc import Callable
from typing import NamedTuple

from backcare_tray.core.skeleton import SEAT, Pair, Torso
from backcare_tray.core.vectors import (
    UPRIGHT,
    Frame,
    Vec,
    across,
    along,
    cross,
    mix,
    out_of,
    place,
    scale,
    sub,
    unit,
)

RAIL = (0.206, SEAT + 0.19, -0.247)
"""The left edge of the chair's back, where a hand holds it with the elbow low."""


HAND = 0.04
"""Thickness of a hand."""


class Touch(NamedTuple):
    """A point of a surface, the way out of it, and where the fingers point if that is given."""

    point: Vec
    normal: Vec
    fingers: Vec | None = None


class Scene(NamedTuple):
    """What a contact may lie on: the torso and the legs are placed before the arms."""

    torso: Torso
    knees: Pair
    ankles: Pair


def touch(name: str, at: Vec, side: int, scene: Scene) -> Touch:
    """The contact `name`, moved by `at`, for the hand of `side` (0 left, 1 right).

    Raises KeyError for a name that is not in `CONTACTS`.
    """
    return CONTACTS[name](at, side, scene)


def _thigh(index: int) -> Callable[[Vec, int, Scene], Touch]:
    """The top of a thigh two thirds down; x outward, z towards the knee."""

    def find(at: Vec, _side: int, scene: Scene) -> Touch:
        hip, knee = scene.torso.hips[index], scene.knees[index]
        down = unit(sub(knee, hip))
        normal = unit(across((0.0, 1.0, 0.0), down))
        outward = scale(cross(normal, down), -1.0 if index else 1.0)
        frame: Frame = (outward, normal, down)
        spot = along(mix(hip, knee, 0.66), normal, 0.072)
        return Touch(place(spot, frame, at), normal)

    return find


def _knee_outside(index: int) -> Callable[[Vec, int, Scene], Touch]:
    """The outer side of a knee, a little above the joint; z towards the knee."""

    def find(at: Vec, _side: int, scene: Scene) -> Touch:
        hip, knee = scene.torso.hips[index], scene.knees[index]
        down = unit(sub(knee, hip))
        up = unit(across((0.0, 1.0, 0.0), down))
        outward = scale(cross(up, down), -1.0 if index else 1.0)
        normal = unit(mix(outward, up, 0.5))
        frame: Frame = (outward, up, down)
        spot = along(mix(hip, knee, 0.86), normal, 0.066)
        return Touch(place(spot, frame, at), normal)

    return find


def _rail(index: int) -> Callable[[Vec, int, Scene], Touch]:
    """An edge of the chair's back, held from outside, fingers around it to the back."""

    def find(at: Vec, _side: int, _scene: Scene) -> Touch:
        x, y, z = RAIL
        sign = -1.0 if index else 1.0
        point = place((sign * x, y, z), UPRIGHT, at)
        return Touch(point, unit((sign * 1.0, 0.15, 0.1)), unit((sign * 0.1, 0.25, -1.0)))

    return find


def _wall(at: Vec, side: int, _scene: Scene) -> Touch:
    """The wall behind the back; x outward, y height.

    The back of the hand lies on it, so that the palm is a hand's thickness before it.
    """
    point = (-at[0] if side else at[0], at[1], HAND)
    return Touch(point, (0.0, 0.0, -1.0))


def _clasp(at: Vec, side: int, scene: Scene) -> Touch:
    """Both hands interlaced at a point `at` from C7; the palms face away from the body."""
    thorax = scene.torso.thorax
    sign = -1.0 if side else 1.0
    point = place(scene.torso.spine[7], thorax, (at[0] + sign * 0.022, at[1], at[2]))
    normal = out_of(thorax, unit((sign * 0.25, 0.12, -1.0)))
    return Touch(point, normal, out_of(thorax, unit((-sign * 1.0, 0.5, 0.0))))


CONTACTS: dict[str, Callable[[Vec, int, Scene], Touch]] = {
    "left thigh": _thigh(0),
    "right thigh": _thigh(1),
    "left knee outside": _knee_outside(0),
    "right knee outside": _knee_outside(1),
    "chair back left": _rail(0),
    "chair back right": _rail(1),
    "wall": _wall,
    "clasped hands": _clasp,
}
MIRRORED = {
    name: name.replace("left", "right") if "left" in name else name.replace("right", "left")
    for name in CONTACTS
}
