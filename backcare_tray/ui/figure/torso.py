"""Trunk of the figure: trousers' seat, belt, shirt, shoulder blades, neck and collar."""

from math import hypot, sqrt
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainterPath, QPolygonF

from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.body.vectors import Frame, Vec, place
from backcare_tray.ui.figure.back import back_fills
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.glow import Glow
from backcare_tray.ui.figure.palette import FigurePalette, Tones, tones
from backcare_tray.ui.figure.shapes import (
    Blob,
    Fill,
    Part,
    SeenFrame,
    around_blobs,
    ball,
    limb,
    lit,
    smooth,
)


class Ring(NamedTuple):
    """A level of the trunk: joint of the spine, offset from it, half width and half depth."""

    joint: int
    offset: Vec
    half_width: float
    half_depth: float


_BELT = Ring(0, (0.0, -0.004, 0.025), 0.149, 0.112)
_RINGS = (
    Ring(0, (0.0, 0.014, 0.025), 0.148, 0.111),
    Ring(1, (0.0, 0.03, 0.03), 0.138, 0.102),
    Ring(3, (0.0, 0.0, 0.036), 0.142, 0.106),
    Ring(4, (0.0, 0.02, 0.036), 0.152, 0.115),
    Ring(6, (0.0, -0.01, 0.034), 0.155, 0.102),
    Ring(6, (0.0, 0.040, 0.012), 0.095, 0.052),
)


def trunk_part(camera: Camera, body: Body, palette: FigurePalette, glow: Glow) -> Part:
    """Everything between the legs and the head, painted at one depth."""
    material = tones(palette)
    pelvis = _pelvis(camera, body, material)
    shirt = _shirt(camera, body, material)
    neck = _neck(camera, body, material)
    near = camera.dot(body.torso.spine[4]).near
    warm = glow.on(shirt.shape)
    skin = [*neck, *glow.on(neck[-1].shape)]
    facing = camera.facing(body.thorax[2])
    if facing < -0.1:
        back = back_fills(camera, body, palette) if facing < -0.4 else []
        return Part(near, [*pelvis, *skin, shirt, *warm, *back])
    return Part(near, [*pelvis, shirt, *warm, *skin])


def _frame(body: Body, joint: int) -> Frame:
    return body.torso.frames[joint - 1] if joint else body.pelvis_frame


def _pelvis(camera: Camera, body: Body, material: Tones) -> list[Fill]:
    """The seat of the trousers and the belt."""
    pelvis = body.torso.pelvis
    seen = SeenFrame(camera, pelvis, body.pelvis_frame)
    seat = [seen.blob((s * 0.07, -0.005, -0.025), (0.094, 0.093, 0.098)) for s in (1, -1)]
    belt = _ring(camera, body, _BELT)
    shirt = _ring(camera, body, _RINGS[0])
    x, y, size, _ = camera.dot(pelvis)
    brush = lit(x, y, 0.17 * size, 0.04 * size, material.trousers)
    return [
        Fill(around_blobs([*seat, belt]), brush),
        Fill(around_blobs([belt, shirt]), material.belt.flat),
    ]


def _ring(camera: Camera, body: Body, ring: Ring) -> Blob:
    frame = _frame(body, ring.joint)
    seen = SeenFrame(camera, body.torso.spine[ring.joint], frame)
    return seen.blob(ring.offset, (ring.half_width, 0.012, ring.half_depth))


def _shirt(camera: Camera, body: Body, material: Tones) -> Fill:
    """Sides along the rings, and a yoke over shoulders and neck, as one shape."""
    rings = [_ring(camera, body, ring) for ring in _RINGS]
    left, right = _sides(rings)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.moveTo(*right[0])
    smooth(right, path)
    path.lineTo(*left[-1])
    smooth(left[::-1], path)
    path.quadTo(*_below(rings[0], rings[1]), *right[0])
    path.closeSubpath()
    path.addPolygon(_yoke(camera, body, rings[-2]))
    path.closeSubpath()
    chest = rings[3]
    reach = sqrt(chest.xx) * 1.15
    return Fill(path, lit(chest.x, chest.y, reach, reach * 0.5, material.shirt))


def _below(low: Blob, above: Blob) -> tuple[float, float]:
    """Where the hem hangs to: past the lowest ring, away from the one above it."""
    dx, dy = low.x - above.x, low.y - above.y
    size = hypot(dx, dy) or 1.0
    dx, dy = dx / size, dy / size
    far = 1.6 * sqrt(low.xx * dx * dx + 2.0 * low.xy * dx * dy + low.yy * dy * dy)
    return low.x + dx * far, low.y + dy * far


def _sides(rings: list[Blob]) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The outermost points of each ring at right angles to the spine."""
    left, right = [], []
    for i, ring in enumerate(rings):
        below, above = rings[max(i - 1, 0)], rings[min(i + 1, len(rings) - 1)]
        dx, dy = above.x - below.x, above.y - below.y
        size = hypot(dx, dy) or 1.0
        nx, ny = dy / size, -dx / size
        mx, my = ring.xx * nx + ring.xy * ny, ring.xy * nx + ring.yy * ny
        far = (mx * nx + my * ny) ** 0.5 or 1.0
        left.append((ring.x - mx / far, ring.y - my / far))
        right.append((ring.x + mx / far, ring.y + my / far))
    return left, right


def _yoke(camera: Camera, body: Body, chest: Blob) -> QPolygonF:
    neck = place(body.torso.spine[7], body.thorax, (0.0, -0.022, 0.018))
    shoulders = [
        ball(camera, place(shoulder, body.thorax, (sign * -0.012, 0.0, 0.0)), 0.058)
        for shoulder, sign in zip(body.shoulders, (1, -1), strict=True)
    ]
    return around_blobs([*shoulders, ball(camera, neck, 0.066), chest])


def _neck(camera: Camera, body: Body, material: Tones) -> list[Fill]:
    """Collar, neckline and neck."""
    spine, thorax = body.torso.spine, body.thorax
    x_axis, y_axis, z_axis = thorax
    tilted: Frame = (
        x_axis,
        y_axis,
        (
            z_axis[0] * 0.88 - y_axis[0] * 0.48,
            z_axis[1] * 0.88 - y_axis[1] * 0.48,
            z_axis[2] * 0.88 - y_axis[2] * 0.48,
        ),
    )
    middle = (0.0, -0.012, 0.034)
    seen = SeenFrame(camera, spine[7], tilted)
    collar = seen.blob(middle, (0.077, 0.0, 0.072))
    skin = seen.blob(middle, (0.067, 0.0, 0.062))
    low = place(spine[7], thorax, (0.0, -0.01, 0.028))
    high = place(spine[9], body.torso.head_frame, (0.0, 0.03, -0.004))
    neck = limb(camera, [(low, 0.053), (spine[8], 0.046), (high, 0.047)], material.throat, rim=0.0)
    return [
        Fill(around_blobs([collar]), QBrush(material.shirt.shade)),
        Fill(around_blobs([skin]), QBrush(material.throat.base)),
        *neck.fills,
    ]
