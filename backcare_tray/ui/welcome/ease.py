"""The picture of the second step: a head that tilts as far as it feels good, and no further."""

from dataclasses import replace
from math import atan2, cos, degrees, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen

from backcare_tray.core.body.pose import View
from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.body.vectors import add, scale
from backcare_tray.core.moves import Move
from backcare_tray.core.ports import Clock
from backcare_tray.core.routine import Moment
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.figure import Shot, paint_figure, shot_at
from backcare_tray.ui.figure.palette import palette_for
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.theme import Space
from backcare_tray.ui.welcome.looped import Looped

NEAR = View(yaw=0, pitch=4, distance=1.35, target=(0.0, 1.09, 0.0))
"""The camera: head and shoulders, from the front."""
SKULL, C7 = 9, 7
"""Joints of the spine: the one under the skull, and the one that the arc goes around."""
HEAD, REACH = 0.18, 0.3
"""Metres to the top of the head, from the one and from the other."""
GOOD, BROKEN, TOO_FAR = 46, 66, 74
"""Degrees from upright: as far as it feels good, the end of the broken line, and the sign."""
SIGN = 0.27
"""Side of that sign, of the radius."""


class Ease(Looped):
    """An arc over the head: whole as far as it is good, then broken, up to a sign."""

    def __init__(self, move: Move | None, clock: Clock, icons: Icons) -> None:
        words = tr("A head tilts slowly to either side, and turns back well before it would hurt.")
        super().__init__(words, move, clock, sides=True)
        self._hurt = icons.glyph("hurt", "warning")
        self._shot: Shot | None = None

    def show_moment(self, moment: Moment, *, still: bool) -> None:
        shot = shot_at(moment, still)
        near = shot._replace(view=replace(NEAR, glow=shot.view.glow), veil=0.0)
        if near != self._shot:
            self._shot = near
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._shot is None:
            return
        painter = QPainter(self)
        room = QRectF(self.rect())
        paint_figure(painter, room, self._shot, palette_for(theme.current()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._fade_out(painter, room)
        self._paint_arc(painter, self._shot)
        painter.end()

    def _fade_out(self, painter: QPainter, room: QRectF) -> None:
        """The picture ends without an edge."""
        ground = theme.current().window
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(room.bottomLeft() - QPointF(0, Space.XXL), room.bottomLeft())
        fade.setColorAt(0, clear)
        fade.setColorAt(1, ground)
        painter.fillRect(room.adjusted(0, room.height() - Space.XXL, 0, 0), fade)

    def _paint_arc(self, painter: QPainter, shot: Shot) -> None:
        camera = Camera(shot.view, self.width(), self.height())
        neck = camera.dot(shot.body.torso.spine[C7])
        middle, radius = QPointF(neck.x, neck.y), REACH * neck.scale + Space.L
        colours = theme.current()
        for side in (-1, 1):
            _arc(painter, middle, radius, (side * GOOD, side * BROKEN), _broken(colours.outline))
        _arc(painter, middle, radius, (-GOOD, GOOD), _whole(colours.accent))
        painter.setPen(QPen(colours.window, 3))
        painter.setBrush(colours.accent)
        painter.drawEllipse(_on(middle, radius, tilt(shot.body, camera)), 9, 9)
        side = round(radius * SIGN)
        for angle in (-TOO_FAR, TOO_FAR):
            place = QRectF(0, 0, side, side)
            place.moveCenter(_on(middle, radius, angle))
            self._hurt.paint(painter, place.toRect())


def tilt(body: Body, camera: Camera) -> float:
    """Degrees by which the head leans to the right of the picture."""
    torso = body.torso
    neck = camera.dot(torso.spine[C7])
    crown = camera.dot(add(torso.spine[SKULL], scale(torso.head_frame[1], HEAD)))
    return degrees(atan2(crown.x - neck.x, neck.y - crown.y))


def _arc(
    painter: QPainter, middle: QPointF, radius: float, between: tuple[float, float], pen: QPen
) -> None:
    """Degrees from upright, to the right of the picture."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(middle - QPointF(radius, radius), middle + QPointF(radius, radius))
    start, end = between
    painter.drawArc(box, round((90 - start) * 16), round((start - end) * 16))


def _on(middle: QPointF, radius: float, angle: float) -> QPointF:
    return middle + QPointF(sin(radians(angle)), -cos(radians(angle))) * radius


def _whole(colour: QColor) -> QPen:
    return QPen(colour, 6, c=Qt.PenCapStyle.RoundCap)


def _broken(colour: QColor) -> QPen:
    pen = QPen(colour, 4, c=Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.2])
    return pen
