"""The warm light on the places that work."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QRadialGradient

from backcare_tray.core.body.glows import GLOWS, Spot, spot_on
from backcare_tray.core.body.pose import View
from backcare_tray.core.body.skeleton import Body
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.palette import FigurePalette, faded
from backcare_tray.ui.figure.shapes import Fill, Shape

STEP = 6
"""The light changes in steps too small to see, because Qt keeps the colours of gradients it knows:
a new one costs as much as a hand."""


class Light(NamedTuple):
    """One place: its brush, and how far it shines."""

    brush: QBrush
    within: QRectF


class Glow:
    """The working places of a view as they lie on one body; `load` from 0 to 1.

    A shape glows by being filled once more: the light ends where the shape ends.
    """

    def __init__(
        self, camera: Camera, body: Body, view: View, load: float, palette: FigurePalette
    ) -> None:
        names = view.glow if load > 0.01 else ()
        self._lights = {name: _light(camera, body, GLOWS[name], load, palette) for name in names}

    def on(self, shape: Shape) -> list[Fill]:
        """All places, on a shape of the trunk."""
        return [Fill(shape, light.brush, light.within) for light in self._lights.values()]

    def on_arm(self, shape: Shape, index: int) -> list[Fill]:
        """The shoulder of the left (0) or right (1) arm, on its sleeve."""
        light = self._lights.get("right-shoulder" if index else "left-shoulder")
        return [Fill(shape, light.brush, light.within)] if light is not None else []


def _light(camera: Camera, body: Body, spot: Spot, load: float, palette: FigurePalette) -> Light:
    """A light that fades outward, fainter where the body hides the place."""
    middle, outward = spot_on(body, spot)
    x, y, scale, _ = camera.dot(middle)
    strength = load * (185 if camera.facing(outward) > -0.2 else 80)
    alpha = round(strength / STEP) * STEP
    radius = spot.radius * scale
    gradient = QRadialGradient(x, y, radius)
    gradient.setStops([
        (0.0, faded(palette.glow, alpha)),
        (0.45, faded(palette.glow, alpha * 3 // 5)),
        (1.0, faded(palette.glow, 0)),
    ])  # fmt: skip
    return Light(QBrush(gradient), QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
