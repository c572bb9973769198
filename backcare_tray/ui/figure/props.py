"""What stands around the figure: floor, shadow, wall, mat and ball."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPolygonF, QRadialGradient

from backcare_tray.core.body.ball import RADIUS
from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.body.vectors import Vec, mix
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.palette import FigurePalette, Tones, faded, tones
from backcare_tray.ui.figure.shapes import Fill, Part, around, around_blobs, ball, lit

_MATS = {"hands-and-knees": (-0.86, 0.56), "prone": (-1.24, 0.5), "lying": (-0.66, 1.26)}
"""Where the mat begins and ends, metres along the body."""
_MAT_HALF = 0.33
_THICK = 0.012


def paint_room(
    painter: QPainter, rect: QRectF, camera: Camera, body: Body, palette: FigurePalette
) -> None:
    """Background, wall or mat if there is one, and the shadow on the floor."""
    painter.fillRect(rect, QColor(palette.background))
    if body.base == "wall":
        _paint_wall(painter, camera, palette)
    if body.base in _MATS:
        _paint_mat(painter, camera, *_MATS[body.base], tones(palette))
    _paint_shadow(painter, camera, body, palette)


def _paint_wall(painter: QPainter, camera: Camera, palette: FigurePalette) -> None:
    """As wide as the picture, and never so near that it lies behind the camera."""
    far = camera.ahead(9.0)
    _quad(
        painter, camera, [(-far, 0, 0), (far, 0, 0), (far, 0, 1.5), (-far, 0, 1.5)], palette.floor
    )
    _quad(painter, camera, [(-far, 0, 0), (far, 0, 0), (far, 4, 0), (-far, 4, 0)], palette.wall)
    _quad(
        painter,
        camera,
        [(-far, 0, 0.01), (far, 0, 0.01), (far, 0.09, 0.01), (-far, 0.09, 0.01)],
        palette.skirting,
    )


def _paint_mat(
    painter: QPainter, camera: Camera, back: float, front: float, material: Tones
) -> None:
    for height, brush in ((-_THICK, material.mat.rim), (0.0, material.mat.flat)):
        dots = [camera.dot((x, height, z)) for x in (-_MAT_HALF, _MAT_HALF) for z in (back, front)]
        painter.setBrush(brush)
        painter.drawPolygon(around([(dot.x, dot.y, 0.03 * dot.scale) for dot in dots]))


def ball_parts(camera: Camera, body: Body, palette: FigurePalette) -> list[Part]:
    """The massage ball, if there is one."""
    if body.ball is None:
        return []
    tone = tones(palette).ball
    x, y, size, near = camera.dot(body.ball)
    radius = RADIUS * size
    return [
        Part(near + 0.05, [
            Fill(around_blobs([ball(camera, body.ball, RADIUS + 1.0 / size)]), tone.rim),
            Fill(
                around_blobs([ball(camera, body.ball, RADIUS)]),
                lit(x, y, 0.5 * radius, 0.8 * radius, tone),
            ),
        ])
    ]  # fmt: skip


def _quad(painter: QPainter, camera: Camera, corners: list[Vec], color: str) -> None:
    dots = [camera.dot(corner) for corner in corners]
    painter.setBrush(QBrush(QColor(color)))
    painter.drawPolygon(QPolygonF([QPointF(dot.x, dot.y) for dot in dots]))


def _paint_shadow(painter: QPainter, camera: Camera, body: Body, palette: FigurePalette) -> None:
    """A soft ellipse under the body; a second one on the wall."""
    flat = max(abs(camera.flat((0.0, 0.0, 1.0))[1]), 0.09)
    if body.base in _MATS:
        x, _, z = mix(mix(body.ankles[0], body.ankles[1], 0.5), body.torso.spine[8], 0.5)
        along, across = camera.flat((0.0, 0.0, 0.85)), camera.flat((0.42, 0.0, 0.0))
        size = max(abs(along[0]), abs(across[0])), max(abs(along[1]), abs(across[1]), 0.09)
        _soft(painter, camera, (x, 0.0, z), size, faded(palette.shadow, 60))
        return
    feet, pelvis = mix(body.ankles[0], body.ankles[1], 0.5), body.torso.pelvis
    x, _, z = mix(feet, pelvis, 0.45)
    wide = 0.44 if body.base == "seated" else 0.36
    pool = 1.5 * wide, 1.5 * wide * flat
    _soft(painter, camera, (x, 0.0, z + 0.03), pool, faded(palette.pool, 150))
    _soft(painter, camera, (x, 0.0, z + 0.03), (wide, wide * flat), faded(palette.shadow, 66))
    if body.base == "wall":
        x, y, _ = body.torso.spine[4]
        _soft(painter, camera, (x + 0.02, y - 0.08, 0.0), (0.34, 0.52), faded(palette.shadow, 30))


def _soft(
    painter: QPainter, camera: Camera, middle: Vec, size: tuple[float, float], color: QColor
) -> None:
    x, y, scale, _ = camera.dot(middle)
    half = max(6, round(size[0] * scale / 6) * 6), max(4, round(size[1] * scale / 4) * 4)
    spot = _spot(*half, color.rgba())
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
