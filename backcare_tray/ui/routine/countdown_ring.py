"""The countdown: a ring that empties, with the seconds in numbers."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_tray.core.translation import trn
from backcare_tray.ui import theme

STROKE = 0.09
"""Thickness of the ring, as a share of its diameter."""


class CountdownRing(QLabel):
    """Shows how many of so many seconds are left; the full ring is all of them.

    It grows with the font, and goes on in whole seconds where nothing is to move. Screen readers
    find the seconds in its name.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._calm = False
        self._times = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, left: float, whole: float, *, calm: bool) -> None:
        """Show `left` of `whole` seconds; `calm` draws in grey, for getting ready and pauses."""
        seconds = max(0, math.ceil(left))
        shown = seconds if theme.still(self) else left
        self._share = min(max(shown / whole, 0.0), 1.0) if whole > 0 else 0.0
        self._calm = calm
        if str(seconds) != self.text():
            self.setText(str(seconds))
            self.setAccessibleName(trn("{count} second left", "{count} seconds left", seconds))
        self.update()

    def grow(self, times: float) -> None:
        """Be so many times as large as usual."""
        self._times = times
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = round(self.fontMetrics().height() * 4.8 * self._times)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), self.height()) * STROKE
        ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        track = colours.accent_soft if colours.high_contrast else colours.line
        painter.setPen(_pen(track, width))
        painter.drawEllipse(ring)
        if self._share > 0:
            painter.setPen(_pen(colours.outline if self._calm else colours.accent, width))
            painter.drawArc(ring, 90 * 16, round(self._share * 360 * 16))
        painter.setPen(colours.text)
        painter.setFont(theme.font(theme.DISPLAY * self._times, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
