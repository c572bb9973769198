"""How each part of a day looks: a colour and a pattern, or a sign; never a colour alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from backcare_tray.core.progress import Doing
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.progress.chart import Chart, small
from backcare_tray.ui.theme import Space, Theme

STRETCHES = (Doing.SITTING, Doing.STANDING, Doing.SET, Doing.NATURAL)
"""What takes time; the rest are moments."""


def name(what: Doing) -> str:
    """What the person reads."""
    return {
        Doing.SITTING: tr("At the desk, sitting"),
        Doing.STANDING: tr("At the desk, standing"),
        Doing.SET: tr("A set"),
        Doing.NATURAL: tr("Away: a break of its own"),
        Doing.SNOOZED: tr("Snoozed"),
        Doing.SKIPPED: tr("Skipped"),
        Doing.IGNORED: tr("No answer"),
    }[what]


def draw_stretch(painter: QPainter, what: Doing, place: QRectF, colours: Theme) -> None:
    """Fill `place`."""
    painter.setPen(QPen(colours.outline, 1))
    painter.setBrush(
        {
            Doing.SITTING: colours.accent_soft,
            Doing.STANDING: colours.accent_soft,
            Doing.SET: colours.accent,
        }.get(what, colours.surface)
    )
    painter.drawRect(place)
    pattern = {
        Doing.STANDING: Qt.BrushStyle.BDiagPattern,
        Doing.NATURAL: Qt.BrushStyle.Dense6Pattern,
    }.get(what)
    if pattern:
        painter.setBrush(QBrush(colours.accent, pattern))
        painter.drawRect(place)


def draw_sign(painter: QPainter, what: Doing, middle: QPointF, half: float, theme: Theme) -> None:
    """A triangle for snoozed, a cross for skipped, a ring for no answer."""
    painter.setPen(QPen(theme.text, max(1.5, half / 3)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = middle.x(), middle.y()
    if what is Doing.SNOOZED:
        painter.setBrush(theme.text)
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x - half, y + half), QPointF(x + half, y + half), QPointF(x, y - half)]
            )
        )
    elif what is Doing.SKIPPED:
        painter.drawLine(QPointF(x - half, y - half), QPointF(x + half, y + half))
        painter.drawLine(QPointF(x - half, y + half), QPointF(x + half, y - half))
    else:
        painter.drawEllipse(middle, half, half)


class Legend:
    """What the colours, patterns and signs of a chart mean: swatches with words, wrapped."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    def height(self, width: float, parts: Sequence[Doing]) -> float:
        """How high it is at this width."""
        places = self._places(width, parts)
        return places[-1].bottom() if places else 0.0

    def draw(self, painter: QPainter, room: QRectF, parts: Sequence[Doing], colours: Theme) -> None:
        """Draw it into `room`."""
        line = small().height()
        painter.setFont(theme.font(theme.CAPTION))
        for what, place in zip(parts, self._places(room.width(), parts), strict=True):
            seen = self._chart.seen(place.translated(room.topLeft()), room)
            swatch = QRectF(0, 0, 1.6 * line, 0.8 * line)
            swatch.moveCenter(QPointF(0, seen.center().y()))
            if not self._chart.mirrored:
                swatch.moveLeft(seen.left())
                words = seen.adjusted(swatch.width() + Space.S, 0, 0, 0)
            else:
                swatch.moveRight(seen.right())
                words = seen.adjusted(0, 0, -swatch.width() - Space.S, 0)
            if what in STRETCHES:
                draw_stretch(painter, what, swatch, colours)
            else:
                draw_sign(painter, what, swatch.center(), line / 4, colours)
            painter.setPen(colours.text)
            painter.drawText(words, self._chart.leading(), name(what))

    def _places(self, width: float, parts: Sequence[Doing]) -> list[QRectF]:
        metrics, places = small(), []
        x, y, line = 0.0, 0.0, metrics.height() * 1.4
        for what in parts:
            wide = metrics.horizontalAdvance(name(what)) + 1.6 * metrics.height() + Space.S + 2
            if x and x + wide > width:
                x, y = 0.0, y + line
            places.append(QRectF(x, y, wide, line))
            x += wide + Space.L
        return places
