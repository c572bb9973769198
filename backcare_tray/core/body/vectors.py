"""Vectors and frames in the room: metres, x to the person's left, y up, z forward."""

from math import acos, cos, degrees, radians, sin, sqrt

Vec = tuple[float, float, float]
Frame = tuple[Vec, Vec, Vec]
"""The left, up and forward axes of a body part, as unit vectors in the room."""

UPRIGHT: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vec, b: Vec) -> Vec:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def sub(a: Vec, b: Vec) -> Vec:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scale(a: Vec, k: float) -> Vec:
    return a[0] * k, a[1] * k, a[2] * k


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec) -> Vec:
    """`a` with length 1; the zero vector stays zero."""
    size = length(a) or 1.0
    return a[0] / size, a[1] / size, a[2] / size


def mix(a: Vec, b: Vec, t: float) -> Vec:
    """The point a share `t` of the way from `a` to `b`."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t


def along(a: Vec, direction: Vec, distance: float) -> Vec:
    """The point `distance` from `a` in `direction`."""
    return (
        a[0] + direction[0] * distance,
        a[1] + direction[1] * distance,
        a[2] + direction[2] * distance,
    )


def across(a: Vec, axis: Vec) -> Vec:
    """The part of `a` at right angles to the unit vector `axis`."""
    return along(a, axis, -dot(a, axis))


def out_of(frame: Frame, v: Vec) -> Vec:
    """`v`, given in the axes of `frame`, as seen in the room."""
    (a, b, c), (x, y, z) = frame, v
    return (
        a[0] * x + b[0] * y + c[0] * z,
        a[1] * x + b[1] * y + c[1] * z,
        a[2] * x + b[2] * y + c[2] * z,
    )


def into(frame: Frame, v: Vec) -> Vec:
    """`v`, given in the room, in the axes of `frame`."""
    return dot(frame[0], v), dot(frame[1], v), dot(frame[2], v)


def place(origin: Vec, frame: Frame, v: Vec) -> Vec:
    """The point in the room that lies at `v` in `frame`, counted from `origin`."""
    return add(origin, out_of(frame, v))


def turned(frame: Frame, bend: float, side: float, twist: float) -> Frame:
    """`frame` turned in its own axes, degrees: `twist` to the left, then `bend` forward, then
    `side` over to the left.
    """
    if not (bend or side or twist):
        return frame
    cb, sb = cos(radians(bend)), sin(radians(bend))
    cs, ss = cos(radians(-side)), sin(radians(-side))
    ct, st = cos(radians(twist)), sin(radians(twist))
    return (
        out_of(frame, (ct * cs + st * sb * ss, cb * ss, -st * cs + ct * sb * ss)),
        out_of(frame, (-ct * ss + st * sb * cs, cb * cs, st * ss + ct * sb * cs)),
        out_of(frame, (st * cb, -sb, ct * cb)),
    )


def turned_towards(a: Vec, b: Vec, t: float) -> Vec:
    """The unit vector a share `t` of the way from one to another, turning at an even speed."""
    angle = acos(max(-1.0, min(1.0, dot(a, b))))
    if angle < 1e-3:
        return b
    axis = unit(cross(a, b))
    if not dot(axis, axis):
        return unit(mix(a, b, t))
    return spun(a, axis, degrees(angle) * t)


def spun(v: Vec, axis: Vec, angle: float) -> Vec:
    """`v` turned by `angle` degrees around the unit vector `axis` (Rodrigues' formula)."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return along(add(scale(v, c), scale(cross(axis, v), s)), axis, dot(axis, v) * (1 - c))
