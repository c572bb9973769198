"""The animated figure: a pure function that paints a moment, and the widget that shows it."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_tray.core.body.camera_work import veil_at, view_at
from backcare_tray.core.body.motion import body_at
from backcare_tray.core.body.pose import View
from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.routine import Moment
from backcare_tray.ui import theme
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.chair import chair_parts
from backcare_tray.ui.figure.glow import Glow
from backcare_tray.ui.figure.head import head_part
from backcare_tray.ui.figure.limbs import arm_parts, leg_parts
from backcare_tray.ui.figure.palette import FigurePalette, palette_for, tones
from backcare_tray.ui.figure.props import ball_parts, paint_room
from backcare_tray.ui.figure.shapes import paint_parts
from backcare_tray.ui.figure.torso import trunk_part


class Shot(NamedTuple):
    """What is painted: a body, where the camera stands, and how hard the body works (0 to 1)."""

    body: Body
    view: View
    load: float = 0.0
    veil: float = 0.0
    """How far it has faded into the background, 0 to 1."""


def shot_at(moment: Moment, still: bool = False) -> Shot:
    """What `moment` shows; `still` takes the key pose that it leads to."""
    veil = 0.0 if still else veil_at(moment)
    return Shot(body_at(moment, still), view_at(moment, still), moment.load, veil)


def paint_figure(painter: QPainter, rect: QRectF, shot: Shot, palette: FigurePalette) -> None:
    """Paint `shot` into `rect`; what lies outside is left alone."""
    body, view, load, veil = shot
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    painter.translate(rect.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    camera = Camera(view, rect.width(), rect.height())
    paint_room(painter, QRectF(0.0, 0.0, rect.width(), rect.height()), camera, body, palette)
    material = tones(palette)
    glow = Glow(camera, body, view, load, palette)
    parts = [
        trunk_part(camera, body, palette, glow),
        head_part(camera, body, palette, material),
        *ball_parts(camera, body, palette),
    ]
    for index in (0, 1):
        parts += arm_parts(camera, body, index, material, glow)
        parts += leg_parts(camera, body, index, material)
    if body.base == "seated":
        parts += chair_parts(view, rect.width(), rect.height(), palette)
    paint_parts(painter, parts)
    if veil > 0.0:
        painter.fillRect(QRectF(0.0, 0.0, rect.width(), rect.height()), _veil(palette, veil))
    painter.restore()


def _veil(palette: FigurePalette, veil: float) -> QColor:
    color = QColor(palette.background)
    color.setAlphaF(veil)
    return color


class FigureView(QWidget):
    """Shows one moment after the other. It has no timer: it repaints when told a new moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment: Moment | None = None
        self._still = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_moment(self, moment: Moment) -> None:
        """Show `moment`; nothing is painted when it looks like the one before."""
        before, self._moment = self._moment, moment
        if before is None or self._look(before) != self._look(moment):
            self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Show the key poses as stills instead of the movement."""
        if reduced != self._still:
            self._still = reduced
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, 480)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        palette = palette_for(theme.current())
        if self._moment is None:
            painter.fillRect(self.rect(), QColor(palette.background))
        else:
            shot = shot_at(self._moment, self._still)
            paint_figure(painter, QRectF(self.rect()), shot, palette)
        painter.end()

    def _look(self, moment: Moment) -> object:
        """What of `moment` can be seen; a still changes with its key pose only."""
        key = (moment.move.id, moment.side, moment.to_pose)
        return key if self._still else (*key, moment.set_left)
