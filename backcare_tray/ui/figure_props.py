"""What stands around the figure: floor, shadow, wall and chair."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPolygonF, QRadialGradient

from backcare_tray.core.pose import View
from backcare_tray.core.skeleton import SEAT, Body
from backcare_tray.core.vectors import Vec, mix
from backcare_tray.ui.figure_camera import Camera
from backcare_tray.ui.figure_palette import FigurePalette, Tones, faded, tones
from backcare_tray.ui.figure_shapes import Fill, Part, around, limb, lit

_LIFT = 0.06
"""Metres by which the chair's back counts as nearer, as arms do: hanging arms stay before it."""
_BACK = (SEAT + 0.02, -0.215), (SEAT + 0.325, -0.27)
"""Height and depth of the chair's back, at its foot and at its top."""


def paint_room(
    painter: QPainter, rect: QRectF, camera: Camera, body: Body, palette: FigurePalette
) -> None:
    """Background, wall if there is one, and the shadow on the floor."""
    painter.fillRect(rect, QColor(palette.background))
    if body.base == "wall":
        _paint_wall(painter, camera, palette)
    _paint_shadow(painter, camera, body, palette)


def _paint_wall(painter: QPainter, camera: Camera, palette: FigurePalette) -> None:
    _quad(painter, camera, [(-9, 0, 0), (9, 0, 0), (9, 0, 3.0), (-9, 0, 3.0)], palette.floor)
    _quad(painter, camera, [(-9, 0, 0), (9, 0, 0), (9, 4, 0), (-9, 4, 0)], palette.wall)
    _quad(
        painter,
        camera,
        [(-9, 0, 0.01), (9, 0, 0.01), (9, 0.09, 0.01), (-9, 0.09, 0.01)],
        palette.skirting,
    )


def _quad(painter: QPainter, camera: Camera, corners: list[Vec], color: str) -> None:
    dots = [camera.dot(corner) for corner in corners]
    painter.setBrush(QBrush(QColor(color)))
    painter.drawPolygon(QPolygonF([QPointF(dot.x, dot.y) for dot in dots]))


def _paint_shadow(painter: QPainter, camera: Camera, body: Body, palette: FigurePalette) -> None:
    """A soft ellipse between feet and pelvis; a second one on the wall."""
    feet, pelvis = mix(body.ankles[0], body.ankles[1], 0.5), body.torso.pelvis
    x, _, z = mix(feet, pelvis, 0.45)
    wide = 0.44 if body.base == "seated" else 0.36
    flat = max(abs(camera.flat((0.0, 0.0, 1.0))[1]), 0.09)
    _soft(painter, camera, (x, 0.0, z + 0.03), (wide, wide * flat), faded(palette.shadow, 66))
    if body.base == "wall":
        x, y, _ = body.torso.spine[4]
        _soft(painter, camera, (x + 0.02, y - 0.08, 0.0), (0.34, 0.52), faded(palette.shadow, 30))


def _soft(
    painter: QPainter, camera: Camera, middle: Vec, size: tuple[float, float], color: QColor
) -> None:
    x, y, scale, _ = camera.dot(middle)
    spot = _spot(round(size[0] * scale / 2) * 2, round(size[1] * scale / 2) * 2, color.rgba())
    painter.drawImage(QPointF(x - spot.width() / 2, y - spot.height() / 2), spot)


@lru_cache(maxsize=16)
def _spot(half_width: int, half_height: int, color: int) -> QImage:
    """A soft ellipse, kept because a gradient of that size costs more than all of the hands."""
    inner, outer = QColor.fromRgba(color), QColor.fromRgba(color)
    inner.setAlpha(inner.alpha() // 2)
    outer.setAlpha(0)
    gradient = QRadialGradient(0.0, 0.0, 1.0)
    gradient.setStops([(0.0, QColor.fromRgba(color)), (0.55, inner), (1.0, outer)])
    image = QImage(2 * half_width, 2 * half_height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(half_width, half_height)
    painter.scale(half_width, half_height)
    painter.fillRect(QRectF(-1.0, -1.0, 2.0, 2.0), QBrush(gradient))
    painter.end()
    return image


@lru_cache(maxsize=4)
def chair_parts(view: View, width: float, height: float, palette: FigurePalette) -> list[Part]:
    """Seat with a cushion, a low back that leaves the shoulder blades free, four legs.

    Kept: the chair stands still, and so does the camera most of the time.
    """
    camera, material = Camera(view, width, height), tones(palette)
    parts = [_seat(camera, material)]
    (low, near), (high, far) = _BACK
    for x in (-0.19, 0.19):
        post = _bar(camera, (x * 0.9, SEAT - 0.03, -0.20), (x * 0.9, high - 0.03, far), material)
        parts += [
            _bar(camera, (x, 0.02, 0.19), (x, SEAT - 0.06, 0.17), material),
            _bar(camera, (x, 0.02, -0.24), (x, SEAT - 0.06, -0.19), material),
            Part(post.near + _LIFT, post.fills),
        ]
    middle = mix((0.0, low, near), (0.0, high, far), 0.5)
    return [*parts, _panel(camera, middle, (0.0, high - 0.025, far), material)]


def _bar(camera: Camera, start: Vec, end: Vec, material: Tones) -> Part:
    return limb(camera, [(start, 0.016), (end, 0.016)], material.wood, rim=0.8)


def _seat(camera: Camera, material: Tones) -> Part:
    """Always under the body: painted before everything that stands on it."""
    frame = _slab(camera, SEAT - 0.052, 0.014, 0.215)
    cushion = _slab(camera, SEAT - 0.024, 0.022, 0.205)
    return Part(-0.45, [
        Fill(around(frame), QBrush(material.wood.shade)),
        Fill(around(cushion), QBrush(material.cushion.base)),
    ])  # fmt: skip


def _slab(
    camera: Camera, height: float, radius: float, half: float
) -> list[tuple[float, float, float]]:
    corners = [
        camera.dot((x, height, z)) for x in (-half, half) for z in (-half + 0.01, half + 0.01)
    ]
    return [(dot.x, dot.y, radius * dot.scale) for dot in corners]


def _panel(camera: Camera, low: Vec, high: Vec, material: Tones) -> Part:
    """The upholstered back rest, between the middles of its lower and its upper edge."""
    dots = [camera.dot((x, y, z)) for _, y, z in (low, high) for x in (-0.18, 0.18)]
    circles = [(dot.x, dot.y, 0.024 * dot.scale) for dot in dots]
    x, y, size, near = camera.dot(mix(low, high, 0.5))
    return Part(near + _LIFT, [
        Fill(around([(x, y, r + 1.0) for x, y, r in circles]), material.cushion.rim),
        Fill(around(circles), lit(x, y, 0.1 * size, 0.12 * size, material.cushion)),
    ])  # fmt: skip
