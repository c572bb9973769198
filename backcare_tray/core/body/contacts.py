"""The named points that a hand can touch, on the body, the chair, the wall and the floor."""

from collections.abc import Callable
from typing import NamedTuple

from backcare_tray.core.body.skeleton import PALM, SEAT, Pair, Torso
from backcare_tray.core.body.vectors import (
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

RAIL = (0.206, SEAT + 0.11, -0.232)
"""The left post of the chair's back, where a hand holds it with the elbow low."""

HAND = 0.04
"""Thickness of a hand."""
WRIST = 0.028
"""Half the thickness of a wrist."""


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


def _knee(index: int, out: float) -> Callable[[Vec, int, Scene], Touch]:
    """The side of a knee, a little above the joint; x outward, z towards the knee.

    The outer side for `out` = 1, the inner for -1.
    """

    def find(at: Vec, _side: int, scene: Scene) -> Touch:
        hip, knee = scene.torso.hips[index], scene.knees[index]
        down = unit(sub(knee, hip))
        up = unit(across((0.0, 1.0, 0.0), down))
        outward = scale(cross(up, down), -1.0 if index else 1.0)
        normal = unit(mix(scale(outward, out), up, 0.5))
        frame: Frame = (outward, up, down)
        spot = along(mix(hip, knee, 0.86), normal, 0.066)
        return Touch(place(spot, frame, at), normal)

    return find


def _rail(index: int) -> Callable[[Vec, int, Scene], Touch]:
    """A post of the chair's back, held from outside and behind; the fingers close around it."""

    def find(at: Vec, _side: int, _scene: Scene) -> Touch:
        x, y, z = RAIL
        sign = -1.0 if index else 1.0
        point = place((sign * x, y, z), UPRIGHT, at)
        return Touch(point, unit((sign * 1.0, 0.15, -0.5)))

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


def _floor(at: Vec, side: int, _scene: Scene) -> Touch:
    """The floor, the fingers to the front; x outward, z forward in the room."""
    sign = -1.0 if side else 1.0
    return Touch((sign * at[0], at[1], at[2]), (0.0, 1.0, 0.0), unit((sign * 0.06, 0.0, 1.0)))


def _back_of_head(at: Vec, side: int, scene: Scene) -> Touch:
    """Behind the head, the fingers towards its middle; x outward, y up."""
    head, sign = scene.torso.head_frame, -1.0 if side else 1.0
    point = place(scene.torso.spine[9], head, (sign * (0.045 + at[0]), 0.05 + at[1], -0.1 + at[2]))
    normal = out_of(head, unit((sign * 0.3, 0.0, -1.0)))
    return Touch(point, normal, out_of(head, unit((-sign * 1.0, 0.45, 0.0))))


def _chest(index: int) -> Callable[[Vec, int, Scene], Touch]:
    """Under the collar bone, where the other hand lies; x outward, y up."""

    def find(at: Vec, side: int, scene: Scene) -> Touch:
        thorax, sign, towards = scene.torso.thorax, -1.0 if index else 1.0, 1.0 if side else -1.0
        spot = (sign * (0.095 + at[0]), -0.085 + at[1], 0.128 + at[2])
        point = place(scene.torso.spine[7], thorax, spot)
        normal = out_of(thorax, unit((sign * 0.25, 0.1, 1.0)))
        return Touch(point, normal, out_of(thorax, unit((towards * 1.0, 0.55, 0.0))))

    return find


def _wrist_behind(at: Vec, sign: float, scene: Scene) -> tuple[Frame, Vec]:
    """Where a wrist is drawn behind the back, towards the side of `sign` (1 left)."""
    x, y, z = sign * (0.03 + at[0]), 0.05 + at[1], -0.165 + at[2]
    frame = scene.torso.pelvis_frame
    return frame, place(scene.torso.pelvis, frame, (x, y, z))


def _behind_back(at: Vec, side: int, scene: Scene) -> Touch:
    """The small of the back, for the hand that is drawn over; x to the other side, y up."""
    towards = 1.0 if side else -1.0
    frame, wrist = _wrist_behind(at, towards, scene)
    fingers = out_of(frame, unit((towards * 1.0, -0.55, 0.0)))
    ahead, under = PALM
    point = along(along(wrist, fingers, ahead), frame[2], -under)
    return Touch(point, frame[2], fingers)


def _held_wrist(at: Vec, side: int, scene: Scene) -> Touch:
    """The other wrist behind the back, grasped from behind; `at` as for that hand."""
    sign = -1.0 if side else 1.0
    frame, wrist = _wrist_behind(at, sign, scene)
    fingers = out_of(frame, unit((-sign * 1.0, -0.45, 0.0)))
    return Touch(along(wrist, frame[2], -WRIST), scale(frame[2], -1.0), fingers)


CONTACTS: dict[str, Callable[[Vec, int, Scene], Touch]] = {
    "left thigh": _thigh(0),
    "right thigh": _thigh(1),
    "left knee outside": _knee(0, 1.0),
    "right knee outside": _knee(1, 1.0),
    "left knee inside": _knee(0, -1.0),
    "right knee inside": _knee(1, -1.0),
    "chair back left": _rail(0),
    "chair back right": _rail(1),
    "wall": _wall,
    "clasped hands": _clasp,
    "floor": _floor,
    "back of head": _back_of_head,
    "left chest": _chest(0),
    "right chest": _chest(1),
    "behind the back": _behind_back,
    "held wrist": _held_wrist,
}
MIRRORED = {
    name: name.replace("left", "right") if "left" in name else name.replace("right", "left")
    for name in CONTACTS
}
