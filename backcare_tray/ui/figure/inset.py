"""A second, small view of the figure in the corner, where one view is not enough."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backcare_tray.core.body.camera_work import second_view
from backcare_tray.core.body.pose import View
from backcare_tray.core.routine import Moment
from backcare_tray.ui import theme
from backcare_tray.ui.figure.figure import paint_figure, shot_at
from backcare_tray.ui.figure.palette import palette_for
from backcare_tray.ui.theme import RADIUS, Space

SHARE = 0.27
"""Of the shorter side of the picture."""
LEAST_ROOM = 280
"""Pixels of the shorter side of the picture: in a smaller one there is no corner to spare."""


class Inset(QWidget):
    """Shows the same moment as the picture that it lies on, from elsewhere; else it hides."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._moment: Moment | None = None
        self._view: View | None = None
        self._room = False
        self.hide()

    def show_moment(self, moment: Moment | None) -> None:
        """Show `moment`; None: there is nothing to show."""
        before, self._moment = self._moment, moment
        self._view = second_view(moment) if moment else None
        self.setVisible(self._room and self._view is not None)
        if self.isVisible() and before != moment:
            self.update()

    def find_place(self, picture: QSize) -> None:
        """Lie in the upper corner at the end of the line of reading, if there is room."""
        shorter = min(picture.width(), picture.height())
        self._room = shorter >= LEAST_ROOM
        side = round(shorter * SHARE)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = Space.XS if mirrored else picture.width() - side - Space.XS
        self.setGeometry(x, Space.XS, side, side)
        self.setVisible(self._room and self._view is not None)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._moment is None or self._view is None:
            return
        colours = theme.current()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = QPainterPath()
        edge.addRoundedRect(frame, RADIUS, RADIUS)
        shot = shot_at(self._moment, theme.still(self))._replace(view=self._view)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_figure(painter, frame, shot, palette_for(colours))
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        painter.fillPath(outside.subtracted(edge), colours.window)
        painter.setPen(QPen(colours.line, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(edge)
        painter.end()
