"""A check box in the theme's colours, with a tick that is plain to see in light and dark."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle

from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space

SIDE = 20
"""Side of the square in pixels, beside letters of the usual size."""


class TickBox(QCheckBox):
    """Paints itself; all else is Qt's check box, keyboard and screen reader included."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = _side() + Space.S + self.fontMetrics().horizontalAdvance(self.text()) + Space.XS
        return QSize(width, max(theme.TARGET, _side() + Space.S))

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
        edge_length = _side()
        top = (self.height() - edge_length) // 2
        square = QRect(1, top + 1, edge_length - 2, edge_length - 2)
        box = QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), square))
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
        beside = self.rect().adjusted(edge_length + Space.S, 0, 0, 0)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), beside)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1))
            painter.drawLine(words.left(), words.bottom() - 6, words.right(), words.bottom() - 6)
        painter.end()


def _side() -> int:
    return round(SIDE * theme.growth())
