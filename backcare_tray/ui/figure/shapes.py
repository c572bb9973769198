"""Smooth shaded forms: hulls around circles and ellipses, with a gradient across.

A hull is found by its support: for each of a ring of directions, the farthest point of any member.
That needs no sorting, gives the outline in order, and is fast enough in plain Python.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPolygonF

from backcare_tray.core.body.vectors import Frame, Vec, place
from backcare_tray.ui.figure.camera import Camera, Dot
from backcare_tray.ui.figure.palette import Tone

Circle = tuple[float, float, float]
"""x, y and radius in pixels."""
Ball = tuple[Vec, float]
"""Centre and radius in metres."""
Shape = QPolygonF | QPainterPath

Direction = tuple[float, float]


def _ring(count: int) -> tuple[Direction, ...]:
    turns = [2 * pi * i / count for i in range(count)]
    return tuple((cos(turn), sin(turn)) for turn in turns)


_RINGS = {count: _ring(count) for count in (8, 12, 20, 28)}
"""Directions in which an outline is sampled: a few for a fingertip, many for the head."""
FLAT = 7.5
"""Limbs thinner than this many pixels to each side have one colour."""
_LIGHT = (0.55, 0.84)
"""The light falls from the upper left: this is where it goes."""


class Blob(NamedTuple):
    """An ellipse in the picture: centre, and the matrix of its squared extents."""

    x: float
    y: float
    xx: float
    xy: float
    yy: float


class Fill(NamedTuple):
    """One shape, what fills it, and the only part of the picture where that shows."""

    shape: Shape
    brush: QBrush
    within: QRectF | None = None


class Part(NamedTuple):
    """Shapes that are painted together, at one depth."""

    near: float
    fills: list[Fill]


def paint_parts(painter: QPainter, parts: list[Part]) -> None:
    """Paint from the farthest part to the nearest; the painter has no pen."""
    parts.sort(key=_nearness)
    for part in parts:
        for fill in part.fills:
            if fill.within is None:
                _paint(painter, fill)
            else:
                painter.save()
                painter.setClipRect(fill.within, Qt.ClipOperation.IntersectClip)
                _paint(painter, fill)
                painter.restore()


def _paint(painter: QPainter, fill: Fill) -> None:
    painter.setBrush(fill.brush)
    if isinstance(fill.shape, QPolygonF):
        painter.drawPolygon(fill.shape)
    else:
        painter.drawPath(fill.shape)


def _nearness(part: Part) -> float:
    return part.near


def around(circles: Sequence[Circle]) -> QPolygonF:
    """The outline around `circles`."""
    return _two_outlines(circles, circles)[0]


def _two_outlines(
    circles: Sequence[Circle], others: Sequence[Circle]
) -> tuple[QPolygonF, QPolygonF]:
    """The outline around `circles`, and around `others`, which lie nearly alike."""
    outer, other = [], []
    pairs = list(zip(circles, others, strict=True))
    first = pairs[0]
    for dx, dy in _ring_for(max([circle[2] for circle in circles])):
        best, pair = -1e9, first
        for each in pairs:
            x, y, r = each[0]
            far = x * dx + y * dy + r
            if far > best:
                best, pair = far, each
        (x, y, r), (u, v, s) = pair
        outer.append(QPointF(x + dx * r, y + dy * r))
        other.append(QPointF(u + dx * s, v + dy * s))
    return QPolygonF(outer), QPolygonF(other)


def _ring_for(radius: float) -> tuple[Direction, ...]:
    """Enough directions that no flat side of the outline can be seen."""
    return _RINGS[8 if radius < 4.5 else 12 if radius < 9 else 20 if radius < 24 else 28]


def around_blobs(blobs: Sequence[Blob]) -> QPolygonF:
    """The outline around ellipses."""
    points = []
    size = max([blob.xx + blob.yy for blob in blobs])
    ring = _RINGS[8 if size < 12 else 12 if size < 60 else 20 if size < 400 else 28]
    for dx, dy in ring:
        best, bx, by = -1e9, 0.0, 0.0
        for x, y, xx, xy, yy in blobs:
            mx, my = xx * dx + xy * dy, xy * dx + yy * dy
            size = sqrt(mx * dx + my * dy) or 1e-6
            far = x * dx + y * dy + size
            if far > best:
                best, bx, by = far, x + mx / size, y + my / size
        points.append(QPointF(bx, by))
    return QPolygonF(points)


class SeenFrame:
    """A frame of the body as `camera` sees it: its points and ellipsoids, quickly."""

    def __init__(self, camera: Camera, origin: Vec, frame: Frame) -> None:
        self._camera, self._origin, self._frame = camera, origin, frame
        self._axes = [camera.flat(axis) for axis in frame]

    def dot(self, point: Vec) -> Dot:
        """Where a point of the frame is seen."""
        return self._camera.dot(place(self._origin, self._frame, point))

    def outline(self, points: Sequence[Vec]) -> list[tuple[float, float]]:
        """Points of the frame in the picture."""
        return [self.dot(point)[:2] for point in points]

    def blob(self, middle: Vec, halves: Vec) -> Blob:
        """An ellipsoid of half axes `halves` at `middle`."""
        x, y, size, _ = self.dot(middle)
        (au, av), (bu, bv), (cu, cv) = self._axes
        a, b, c = halves
        a, b, c = a * size, b * size, c * size
        a, b, c = a * a, b * b, c * c
        return Blob(
            x,
            y,
            a * au * au + b * bu * bu + c * cu * cu,
            a * au * av + b * bu * bv + c * cu * cv,
            a * av * av + b * bv * bv + c * cv * cv,
        )


def ball(camera: Camera, middle: Vec, radius: float) -> Blob:
    """A sphere as a blob."""
    x, y, size, _ = camera.dot(middle)
    square = (radius * size) ** 2
    return Blob(x, y, square, 0.0, square)


def limb(
    camera: Camera, balls: Sequence[Ball], tone: Tone, joints: int = 0, rim: float = 0.9
) -> Part:
    """A rounded form around `balls`, shaded across its length, with a soft edge of `rim` pixels.

    `joints` ends of it, first to last, grow out of other limbs: there the edge is left open.
    """
    circles = []
    near = 0.0
    for middle, radius in balls:
        x, y, size, depth = camera.dot(middle)
        circles.append((x, y, radius * size))
        near += depth
    form, edge = _two_outlines(circles, _edged(circles, joints, rim))
    fills = [Fill(edge, tone.rim), Fill(form, _across(circles, tone))]
    return Part(near / len(balls), fills if rim else fills[1:])


def _edged(circles: list[Circle], joints: int, rim: float) -> list[Circle]:
    """The circles a little larger; at a joint they end in its middle."""
    edged = [(x, y, r + rim) for x, y, r in circles]
    if joints:
        edged[0] = _drawn_in(edged[0], edged[1])
    if joints > 1:
        edged[-1] = _drawn_in(edged[-1], edged[-2])
    return edged


def _drawn_in(end: Circle, neighbour: Circle) -> Circle:
    """`end` moved towards its neighbour by its radius."""
    (x, y, r), (u, v, s) = end, neighbour
    share = min(1.0, r / (hypot(u - x, v - y) or 1.0))
    return x + (u - x) * share, y + (v - y) * share, r + (s - r) * share


def _across(circles: Sequence[Circle], tone: Tone) -> QBrush:
    """A gradient across a limb, its light side up and left; none where it would not be seen."""
    if max([circle[2] for circle in circles]) < FLAT:
        return tone.flat
    (x1, y1, r1), (x2, y2, r2) = circles[0], circles[-1]
    dx, dy = x2 - x1, y2 - y1
    size = hypot(dx, dy)
    r = max(r1, r2)
    if size < 0.6 * r:
        nx, ny = _LIGHT
    else:
        nx, ny = -dy / size, dx / size
        if nx * _LIGHT[0] + ny * _LIGHT[1] < 0:
            nx, ny = -nx, -ny
    return lit((x1 + x2) / 2, (y1 + y2) / 2, nx * r, ny * r, tone)


def lit(x: float, y: float, rx: float, ry: float, tone: Tone) -> QBrush:
    """A gradient through (x, y), lit at -(rx, ry), shaded at +(rx, ry)."""
    gradient = QLinearGradient(x - rx, y - ry, x + rx, y + ry)
    gradient.setStops(tone.stops)
    return QBrush(gradient)


def smooth(points: Sequence[tuple[float, float]], path: QPainterPath) -> None:
    """Go on along `points` (the path stands on the first) in a smooth curve (Catmull-Rom)."""
    last = len(points) - 1
    for i in range(last):
        (x0, y0), (x1, y1) = points[max(i - 1, 0)], points[i]
        (x2, y2), (x3, y3) = points[i + 1], points[min(i + 2, last)]
        path.cubicTo(
            x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2
        )
