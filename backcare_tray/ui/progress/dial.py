"""The dial of the head-turn check: the head from above, and where the nose points."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDial, QSizePolicy

from backcare_tray.core.head_turn import MOST_DEGREES
from backcare_tray.core.moves import Side
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space, Theme

LINES_HIGH = 13
"""Its height, in lines of text."""
HEAD_LINES = 1.8
"""From the middle of the head to the lower edge."""


class TurnDial(QDial):
    """Degrees to one side: by pointer, and by the arrow keys. Left stays left in any language."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, MOST_DEGREES)
        self.setPageStep(10)
        self.setAccessibleName(tr("How far the nose points, in degrees"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._side = Side.LEFT

    def turn_to(self, side: Side) -> None:
        """Take readings to this side, from straight ahead."""
        self._side = side
        self.setValue(0)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        high = round(LINES_HIGH * QFontMetricsF(theme.font(theme.CAPTION)).height())
        return QSize(2 * high, high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower it is drawn smaller."""
        return QSize(self.sizeHint().height(), self.sizeHint().height())

    @property
    def _sign(self) -> int:
        return -1 if self._side is Side.LEFT else 1

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {
            Qt.Key.Key_Left: -self._sign,
            Qt.Key.Key_Right: self._sign,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setValue(self.value() + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._point_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._point_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing more: the press said where."""

    def _point_at(self, place: QPointF) -> None:
        across = (place.x() - self._middle.x()) * self._sign
        angle = math.degrees(math.atan2(across, self._middle.y() - place.y()))
        self.setValue(round(min(max(angle, 0), MOST_DEGREES)))

    @property
    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() - HEAD_LINES * self._line)

    @property
    def _line(self) -> float:
        return QFontMetricsF(theme.font(theme.CAPTION)).height()

    @property
    def _radius(self) -> float:
        room = min(
            self.width() / 2 - 2.5 * self._line, self.height() - (HEAD_LINES + 2.3) * self._line
        )
        return max(room, self._line)

    def place_of(self, degrees: float, share: float = 1.0) -> QPointF:
        """Where on the dial so many degrees are; `share` of the way from the middle."""
        turned = math.radians(degrees * self._sign)
        reach = self._radius * share
        return self._middle + QPointF(reach * math.sin(turned), -reach * math.cos(turned))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_scale(painter, colours)
        self._draw_head(painter, colours)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _draw_scale(self, painter: QPainter, colours: Theme) -> None:
        middle, radius = self._middle, self._radius
        whole = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(QPen(colours.outline, 1))
        painter.setBrush(colours.window)
        start = 90 if self._side is Side.LEFT else 0
        painter.drawPie(whole, start * 16, 90 * 16)
        painter.setBrush(colours.accent_soft)
        painter.drawPie(whole, 90 * 16, -self._sign * self.value() * 16)
        painter.setFont(theme.font(theme.CAPTION))
        for degrees in range(0, MOST_DEGREES + 1, 10):
            long = degrees % 30 == 0
            painter.setPen(QPen(colours.outline, 2 if long else 1))
            painter.drawLine(self.place_of(degrees, 0.9 if long else 0.95), self.place_of(degrees))
            if long:
                painter.setPen(colours.muted)
                text = QRectF(0, 0, 3 * self._line, self._line)
                text.moveCenter(self.place_of(degrees, 1 + 1.3 * self._line / radius))
                painter.drawText(text, Qt.AlignmentFlag.AlignCenter, f"{degrees}°")

    def _draw_head(self, painter: QPainter, colours: Theme) -> None:
        """From above: shoulders stay, the head has turned, the nose points at the reading."""
        middle, size = self._middle, 1.5 * self._line
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.line)
        painter.drawRoundedRect(
            QRectF(middle.x() - 2.4 * size, middle.y() - size / 2, 4.8 * size, size),
            size / 2,
            size / 2,
        )
        painter.setPen(QPen(colours.accent, 3))
        painter.drawLine(middle, self.place_of(self.value(), 0.97))
        painter.setPen(QPen(colours.accent, 2))
        painter.setBrush(colours.surface)
        painter.drawEllipse(middle, size, size)
        painter.setBrush(colours.accent)
        nose = self.place_of(self.value(), 1.15 * size / self._radius)
        painter.drawEllipse(nose, size / 4, size / 4)
        painter.drawEllipse(self.place_of(self.value()), Space.S, Space.S)
