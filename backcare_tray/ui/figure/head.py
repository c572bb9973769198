"""The figure's head: face, hair, ears, eyes, brows, nose and mouth.

Sizes are metres in the frame of the head, counted from the joint under the skull.
"""

from PySide6.QtGui import QBrush, QColor, QPainterPath

from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.body.vectors import Frame, Vec, out_of, scale, unit
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.palette import FigurePalette, Tones, faded
from backcare_tray.ui.figure.shapes import (
    Blob,
    Fill,
    Part,
    SeenFrame,
    Shape,
    around_blobs,
    lit,
    smooth,
)

Ellipsoid = tuple[Vec, Vec]
"""Middle and half axes."""

_SIZE = 1.07
"""A slightly large head reads better when the figure is small."""
_FACE: tuple[Ellipsoid, ...] = (
    ((0.0, 0.064, 0.034), (0.067, 0.068, 0.064)),
    ((0.0, 0.008, 0.034), (0.056, 0.050, 0.058)),
    ((0.0, -0.036, 0.070), (0.026, 0.020, 0.024)),
)
_HAIR: tuple[Ellipsoid, ...] = (
    ((0.0, 0.088, -0.008), (0.079, 0.082, 0.094)),
    ((0.0, 0.045, -0.042), (0.066, 0.062, 0.054)),
)
_FRINGE: tuple[Ellipsoid, ...] = (
    ((-0.048, 0.128, 0.024), (0.022, 0.020, 0.040)),
    ((0.000, 0.142, 0.042), (0.036, 0.016, 0.034)),
    ((0.048, 0.120, 0.024), (0.022, 0.026, 0.042)),
)
_NOSE: tuple[Ellipsoid, ...] = (
    ((0.0, 0.058, 0.094), (0.008, 0.010, 0.007)),
    ((0.0, 0.026, 0.102), (0.0125, 0.0095, 0.013)),
)


def head_part(camera: Camera, body: Body, palette: FigurePalette, tones: Tones) -> Part:
    """The head, painted as one part: its layers are ordered by where the face looks."""
    head = _Head(camera, body, palette, tones)
    near = camera.dot(body.torso.spine[9]).near + 0.06
    return Part(near, head.fills())


class _Head:
    """One head in one picture."""

    def __init__(self, camera: Camera, body: Body, palette: FigurePalette, tones: Tones) -> None:
        self._camera, self._palette, self._tones = camera, palette, tones
        self._frame: Frame = body.torso.head_frame
        self._facing = camera.facing(self._frame[2])
        x, y, z = self._frame
        larger = (scale(x, _SIZE), scale(y, _SIZE), scale(z, _SIZE))
        self._seen = SeenFrame(camera, body.torso.spine[9], larger)
        self._scale = camera.dot(body.torso.spine[9]).scale
        crown = self._seen.dot((0.0, 0.09, 0.0))
        across, down = 0.05 * crown.scale, 0.09 * crown.scale
        self._hair_brush = lit(crown.x, crown.y, across, down, tones.hair)

    def fills(self) -> list[Fill]:
        """All layers, back to front."""
        far, near = self._ears()
        if self._facing < -0.35:
            return [*far, *self._skin(), *self._hair(), *near]
        layers = [*far, *self._hair(), *self._skin(), *near]
        return [*layers, *self._features()]

    def _form(self, ellipsoids: tuple[Ellipsoid, ...]) -> list[Blob]:
        return [self._seen.blob(middle, axes) for middle, axes in ellipsoids]

    def _skin(self) -> list[Fill]:
        blobs = self._form(_FACE)
        x, y, size, _ = self._seen.dot((0.0, 0.05, 0.03))
        brush = lit(x, y, 0.055 * size, 0.075 * size, self._tones.skin)
        fills = [Fill(around_blobs(blobs), brush)]
        if self._facing > -0.35:
            fills += self._nose(brush)
        return fills

    def _nose(self, brush: QBrush) -> list[Fill]:
        """In profile it is part of the outline, from the front a soft shade."""
        shape = around_blobs(self._form(_NOSE))
        fills = [Fill(shape, brush)]
        if self._facing > 0.3:
            fills.append(Fill(shape, QBrush(faded(self._palette.blush, int(60 * self._facing)))))
        return fills

    def _hair(self) -> list[Fill]:
        return [Fill(around_blobs(self._form(_HAIR)), self._hair_brush)]

    def _ears(self) -> tuple[list[Fill], list[Fill]]:
        """The ear that is turned away, and the one that is turned to us."""
        far: list[Fill] = []
        near: list[Fill] = []
        for sign in (1.0, -1.0):
            ear = self._form((((sign * 0.071, 0.048, -0.004), (0.011, 0.030, 0.019)),))
            inner = self._form((((sign * 0.078, 0.050, 0.0), (0.005, 0.018, 0.010)),))
            fills = [
                Fill(around_blobs(ear), QBrush(self._tones.skin.base)),
                Fill(around_blobs(inner), QBrush(faded(self._palette.blush, 150))),
            ]
            visible = self._camera.facing(self._out((sign, 0.0, 0.12)))
            if visible > 0.05:
                near += fills
            else:
                far += fills[:1]
        return far, near

    def _features(self) -> list[Fill]:
        fills = self._mouth()
        for sign in (1.0, -1.0):
            if self._camera.facing(self._out(unit((sign * 0.35, 0.0, 0.94)))) > 0.12:
                fills += self._eye(sign)
        return [*fills, Fill(around_blobs(self._form(_FRINGE)), self._hair_brush)]

    def _eye(self, sign: float) -> list[Fill]:
        eye = self._form((((sign * 0.030, 0.060, 0.0885), (0.0085, 0.0095, 0.004)),))
        glint = self._form((((sign * 0.030 - 0.002, 0.064, 0.092), (0.0028, 0.0028, 0.002)),))
        brow = self._stroke(
            [
                (sign * 0.014, 0.083, 0.097),
                (sign * 0.030, 0.087, 0.092),
                (sign * 0.048, 0.083, 0.078),
            ],
            0.0030,
        )
        return [
            Fill(around_blobs(eye), QBrush(QColor(self._palette.ink))),
            Fill(around_blobs(glint), QBrush(faded("#ffffff", 190))),
            Fill(brow, QBrush(self._tones.hair.base)),
        ]

    def _mouth(self) -> list[Fill]:
        """A calm mouth, the corners a little up."""
        if self._facing < -0.1:
            return []
        line = self._stroke(
            [(-0.019, 0.0, 0.086), (0.0, -0.005, 0.096), (0.019, 0.0, 0.086)], 0.0024
        )
        return [Fill(line, QBrush(faded(self._palette.blush, 235)))]

    def _stroke(self, points: list[Vec], half: float) -> Shape:
        """A line that is thick in its middle and thin at its ends."""
        middle = self._seen.outline(points)
        half *= _SIZE * self._scale
        lower = (middle[1][0], middle[1][1] + half)
        upper = (middle[1][0], middle[1][1] - half)
        path = QPainterPath()
        path.moveTo(*middle[0])
        smooth([middle[0], upper, middle[2]], path)
        smooth([middle[2], lower, middle[0]], path)
        return path

    def _out(self, v: Vec) -> Vec:
        return out_of(self._frame, v)
