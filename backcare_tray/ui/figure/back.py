"""The figure's back: the groove of the spine, and the shoulder blades that glide on the ribs."""

from PySide6.QtGui import QBrush, QLinearGradient, QPainterPath

from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.body.vectors import Vec, place
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.palette import FigurePalette, faded
from backcare_tray.ui.figure.shapes import Fill, SeenFrame, smooth

Point = tuple[float, float]

_EDGE = ((0.004, -0.035), (-0.004, -0.10), (0.012, -0.19))
"""Inner edge of a blade, top to bottom: outward from where that edge is, and up from C7."""
_OUTER = ((0.05, -0.165), (0.098, -0.09), (0.085, -0.04))
_HOLLOW = ((0.0, -0.202), (-0.026, -0.10), (-0.004, -0.025))
"""How far the shadow beside the inner edge reaches, bottom to top."""


def back_fills(camera: Camera, body: Body, palette: FigurePalette) -> list[Fill]:
    """What lies on the shirt when it is seen from behind."""
    seen = SeenFrame(camera, body.torso.spine[7], body.thorax)
    blades = [fill for side in (0, 1) for fill in _blade(seen, body, palette, side)]
    return [_groove(camera, body, palette), *blades]


def _groove(camera: Camera, body: Body, palette: FigurePalette) -> Fill:
    """A soft line over the spine."""
    torso = body.torso
    line = [
        camera.dot(place(torso.spine[joint], torso.frames[joint - 1], (0.0, 0.0, -0.075)))
        for joint in (7, 6, 5, 4, 3, 2)
    ]
    half = 0.006
    down = [(dot.x - half * dot.scale, dot.y) for dot in line]
    up = [(dot.x + half * dot.scale, dot.y) for dot in reversed(line)]
    return Fill(_closed([*down, *up, down[0]]), QBrush(faded(palette.shadow, 26)))


def _blade(seen: SeenFrame, body: Body, palette: FigurePalette, side: int) -> list[Fill]:
    """One shoulder blade: a lit plate with a shadow along its inner edge.

    Drawing the shoulder back by 24 degrees brings the edges within 6 cm of each other (17 cm at
    the front of the way); the shadow deepens as the muscles between them gather.
    """
    draw, lift = body.torso.draws[side], body.torso.lifts[side]
    inner, up, sign = 0.072 - 0.0017 * draw, 0.0024 * lift, 1 - 2 * side

    def on_ribs(points: tuple[Point, ...]) -> list[Point]:
        return seen.outline([_on_ribs(inner + x, y + up, sign) for x, y in points])

    plate = on_ribs((*_EDGE, *_OUTER, _EDGE[0]))
    hollow = on_ribs((*_EDGE, *_HOLLOW, _EDGE[0]))
    depth = min(max((draw + 16.0) / 40.0, 0.0), 1.0)
    return [
        Fill(_closed(plate), _sheen(plate[1], plate[4], 16 + int(18 * depth))),
        Fill(_closed(hollow), QBrush(faded(palette.shadow, 34 + int(32 * depth)))),
    ]


def _on_ribs(x: float, y: float, sign: int) -> Vec:
    """A point of the back, `x` outward from the spine and `y` above C7."""
    return sign * x, y, -0.085 + 2.2 * x * x - 0.35 * max(0.0, y + 0.06)


def _sheen(inner: Point, outer: Point, alpha: int) -> QBrush:
    """White that fades from the inner edge of a shoulder blade to the outer."""
    gradient = QLinearGradient(*inner, *outer)
    gradient.setStops([(0.0, faded("#ffffff", alpha)), (1.0, faded("#ffffff", 0))])
    return QBrush(gradient)


def _closed(points: list[Point]) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(*points[0])
    smooth(points, path)
    return path
