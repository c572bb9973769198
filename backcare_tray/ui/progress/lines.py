"""Readings over days: dots on a scale, joined by a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backcare_tray.core.trend import Point
from backcare_tray.ui import theme
from backcare_tray.ui.progress import dates
from backcare_tray.ui.progress.chart import Chart, small
from backcare_tray.ui.theme import Space, Theme

FAR = timedelta(days=15)
"""A line over a longer gap would show readings that nobody took: two weekly checks were missed."""
LEAST_DOT = 1.8
"""Half the side of a dot where readings stand close, in pixels."""


@dataclass(frozen=True, slots=True)
class Series:
    """Readings of one kind. The first series has filled dots, the second open squares."""

    name: str
    points: Sequence[Point]


def runs(days: Sequence[date]) -> Iterator[tuple[int, int]]:
    """The readings to join, as slices: over weeks without one there is no line."""
    start = 0
    for number, (day, following) in enumerate(pairwise(days), 1):
        if following - day > FAR:
            yield start, number
            start = number
    yield start, len(days)


class Lines(Chart):
    """`scale` names values on the upright axis, lowest first; they bound what is drawn."""

    def __init__(self, name: str, scale: Sequence[tuple[float, str]]) -> None:
        super().__init__(name)
        self._scale = scale
        self._series: Sequence[Series] = ()

    def put(self, *series: Series) -> None:
        """Show one or two series of at least one point each."""
        self._series = series

    def needed_height(self, width: int) -> int:
        lines = 13.5 if len(self._series) > 1 else 11.5
        return round(lines * small().height()) + 2 * Space.XS

    def draw(self, painter: QPainter, room: QRectF, colours: Theme) -> None:
        if not any(each.points for each in self._series):
            return
        metrics = small()
        painter.setFont(theme.font(theme.CAPTION))
        words = max(metrics.horizontalAdvance(text) for _value, text in self._scale) + Space.S
        below = 3.4 if len(self._series) > 1 else 1.8
        inner = room.adjusted(words, 0.7 * metrics.height(), -Space.M, -below * metrics.height())
        self._draw_scale(painter, room, inner, colours)
        days = [day for each in self._series for day, _value in each.points]
        self._first, self._last = min(days), max(days)
        for number, each in enumerate(self._series):
            colour = (colours.accent, colours.text)[number]
            places = [self._place(point, room, inner) for point in each.points]
            painter.setPen(QPen(colour, 1.2, (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)[number]))
            for start, end in runs([day for day, _value in each.points]):
                painter.drawPolyline(places[start:end])
            half = min(metrics.height() / 5, max(LEAST_DOT, inner.width() / len(places) / 2))
            for place in places:
                _dot(painter, place, half, colour, number)
        self._draw_days(painter, room, inner, colours)
        self._draw_legend(painter, room, colours)

    def _draw_scale(self, painter: QPainter, room: QRectF, inner: QRectF, colours: Theme) -> None:
        line = small().height()
        for value, text in self._scale:
            y = self._up(value, inner)
            left = self.seen(QRectF(inner.left(), y, inner.width(), 0), room)
            painter.setPen(QPen(colours.line, 1))
            painter.drawLine(left.topLeft(), left.topRight())
            place = QRectF(room.left(), y - line, inner.left() - room.left() - Space.S, 2 * line)
            painter.setPen(colours.muted)
            painter.drawText(self.seen(place, room), self.leading(), text)

    def _up(self, value: float, inner: QRectF) -> float:
        low, high = self._scale[0][0], self._scale[-1][0]
        return inner.bottom() - (value - low) / (high - low) * inner.height()

    def _place(self, point: Point, room: QRectF, inner: QRectF) -> QPointF:
        day, value = point
        span = (self._last - self._first).days
        share = (day - self._first).days / span if span else 0.5
        x = inner.left() + share * inner.width()
        return self.seen(QRectF(x, self._up(value, inner), 0, 0), room).topLeft()

    def _draw_days(self, painter: QPainter, room: QRectF, inner: QRectF, colours: Theme) -> None:
        line = small().height()
        place = QRectF(inner.left(), inner.bottom() + 0.4 * line, inner.width(), 1.3 * line)
        place = self.seen(place, room)
        painter.setPen(colours.muted)
        if self._first == self._last:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, dates.short(self._first))
            return
        painter.drawText(place, self.leading(), dates.short(self._first))
        painter.drawText(place, self.trailing(), dates.short(self._last))

    def _draw_legend(self, painter: QPainter, room: QRectF, colours: Theme) -> None:
        if len(self._series) < 2:
            return
        metrics, x = small(), 0.0
        line = metrics.height()
        for number, each in enumerate(self._series):
            wide = metrics.horizontalAdvance(each.name) + line
            place = QRectF(room.left() + x, room.bottom() - 1.3 * line, wide, 1.3 * line)
            seen = self.seen(place, room)
            edge = seen.right() - line / 2 if self.mirrored else seen.left() + line / 2
            colour = (colours.accent, colours.text)[number]
            _dot(painter, QPointF(edge, seen.center().y()), line / 5, colour, number)
            painter.setPen(colours.text)
            words = seen.adjusted(0, 0, -line, 0) if self.mirrored else seen.adjusted(line, 0, 0, 0)
            painter.drawText(words, self.leading(), each.name)
            x += wide + Space.XL


def _dot(painter: QPainter, place: QPointF, half: float, colour: QColor, number: int) -> None:
    painter.setPen(QPen(colour, 1.5))
    if number:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(place.x() - half, place.y() - half, 2 * half, 2 * half))
    else:
        painter.setBrush(colour)
        painter.drawEllipse(place, half, half)
