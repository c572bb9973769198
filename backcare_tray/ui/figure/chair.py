"""The chair that the figure sits on."""

from functools import lru_cache

from PySide6.QtGui import QBrush

from backcare_tray.core.body.pose import View
from backcare_tray.core.body.skeleton import SEAT
from backcare_tray.core.body.vectors import Vec, mix
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.palette import FigurePalette, Tones, tones
from backcare_tray.ui.figure.shapes import Fill, Part, around, limb

_LIFT = 0.06
"""Metres by which the chair's back counts as nearer, as arms do: hanging arms stay before it."""
_BACK = (SEAT + 0.02, -0.215), (SEAT + 0.325, -0.27)
"""Height and depth of the chair's back, at its foot and at its top."""


@lru_cache(maxsize=96)
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
    near = camera.dot(mix(low, high, 0.5)).near
    return Part(near + _LIFT, [
        Fill(around([(x, y, r + 1.0) for x, y, r in circles]), material.cushion.rim),
        Fill(around(circles), material.cushion.flat),
    ])  # fmt: skip
