"""A check box in the theme's colours, with a tick that is plain to see in light and dark."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space

SIDE = 20
"""Side of the square, in pixels."""


class TickBox(QCheckBox):
    """Paints itself; all else is Qt's check box, keyboard and screen reader included."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = SIDE + Space.S + self.fontMetrics().horizontalAdvance(self.text()) + Space.XS
        return QSize(width, theme.TARGET)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def hitButton(self, place: object) -> bool:  # noqa: N802 - Qt's name
        """Take a click anywhere on the box and its words."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.55)
        box = QRectF(1, (self.height() - SIDE) / 2 + 1, SIDE - 2, SIDE - 2)
        on = self.isChecked()
        edge = colours.accent if on or self.hasFocus() or self.underMouse() else colours.outline
        painter.setPen(QPen(edge, 2))
        painter.setBrush(colours.accent if on else colours.window)
        painter.drawRoundedRect(box, 5, 5)
        if on:
            painter.setPen(QPen(colours.on_accent, 2.2, c=Qt.PenCapStyle.RoundCap))
            points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
            painter.drawPolyline(
                [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
            )
        painter.setOpacity(1.0)
        painter.setPen(colours.text)
        words = self.rect().adjusted(SIDE + Space.S, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1))
            painter.drawLine(words.left(), words.bottom() - 6, words.right(), words.bottom() - 6)
        painter.end()
