"""A day as a band: sitting, standing, sets, time away; below it what happened to reminders."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backcare_tray.core.progress import Doing, Happening
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.progress.chart import Chart, small
from backcare_tray.ui.progress.look import STRETCHES, Legend, draw_sign, draw_stretch
from backcare_tray.ui.theme import Space, Theme

HOUR = timedelta(hours=1)
SHORTEST = 4.0
"""A set of two minutes stays visible: this many pixels."""


class TimelineChart(Chart):
    """From the full hour before the first happening to the one after the last."""

    def __init__(self, zone: tzinfo | None) -> None:
        super().__init__(tr("Today as a band of time"))
        self._zone = zone
        self._legend = Legend(self)
        self._happenings: Sequence[Happening] = ()

    def put(self, happenings: Sequence[Happening]) -> None:
        """Show these."""
        self._happenings = happenings

    def needed_height(self, width: int) -> int:
        legend = self._legend.height(width - 2 * Space.XS, self._parts)
        return round(6.1 * small().height() + legend + 2 * Space.XS)

    @property
    def _parts(self) -> list[Doing]:
        seen = {each.what for each in self._happenings}
        return [what for what in Doing if what in seen]

    def draw(self, painter: QPainter, room: QRectF, colours: Theme) -> None:
        if not self._happenings:
            return
        line = small().height()
        hours = self.hours()
        self._first, self._last = hours[0][0], hours[-1][0]
        band = QRectF(room.left(), room.top(), room.width(), 2.6 * line)
        order = (Doing.SITTING, Doing.STANDING, Doing.NATURAL, Doing.SET)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.window)
        painter.drawRect(band)
        for what in order:
            for each in self._happenings:
                if each.what is what:
                    draw_stretch(painter, what, self._stretch(each, band, room), colours)
        for each in self._happenings:
            if each.what not in STRETCHES:
                middle = QPointF(self._across(each.began, room), band.bottom() + 0.7 * line)
                draw_sign(painter, each.what, middle, line / 3, colours)
        self._draw_hours(painter, room, band.bottom() + 1.3 * line, colours)
        legend = room.adjusted(0, 6.0 * line, 0, 0)
        self._legend.draw(painter, legend, self._parts, colours)

    def _stretch(self, each: Happening, band: QRectF, room: QRectF) -> QRectF:
        start, end = (self._across(moment, room) for moment in (each.began, each.ended))
        left, right = min(start, end), max(start, end)
        missing = max(0.0, SHORTEST - (right - left)) / 2
        tall = 0.0 if each.what in (Doing.SET, Doing.NATURAL) else 0.2 * band.height()
        return QRectF(left - missing, band.top() + tall, right - left + 2 * missing, 0).adjusted(
            0, 0, 0, band.height() - 2 * tall
        )

    def _across(self, moment: datetime, room: QRectF) -> float:
        share = (moment - self._first) / (self._last - self._first)
        if self.mirrored:
            share = 1 - share
        return room.left() + share * room.width()

    def hours(self) -> Sequence[tuple[datetime, str]]:
        """The hours of the axis, as they pass, and what a clock on the wall shows then.

        Where the clocks change a name is left out, or comes twice. There are happenings.
        """
        began = min(each.began for each in self._happenings).astimezone(self._zone)
        first = began.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
        count = (max(each.ended for each in self._happenings) - first) // HOUR + 2
        moments = (first + number * HOUR for number in range(count))
        return [(moment, f"{moment.astimezone(self._zone):%H:%M}") for moment in moments]

    def _draw_hours(self, painter: QPainter, room: QRectF, top: float, colours: Theme) -> None:
        metrics = small()
        painter.setFont(theme.font(theme.CAPTION))
        wide = metrics.horizontalAdvance("00:00") + Space.S
        hours = self.hours()
        steps = len(hours) - 1
        every = next(
            (each for each in (1, 2, 3, 4, 6) if room.width() / steps * each >= wide), steps
        )
        taken = QRectF()
        for moment, name in hours[::every]:
            x = self._across(moment, room)
            painter.setPen(QPen(colours.outline, 1))
            painter.drawLine(QPointF(x, top), QPointF(x, top + 0.4 * metrics.height()))
            words = QRectF(0, top + 0.5 * metrics.height(), wide, 1.2 * metrics.height())
            words.moveCenter(QPointF(x, words.center().y()))
            words.moveLeft(min(max(words.left(), room.left()), room.right() - wide))
            if not taken.intersects(words):  # those at the ends were moved inwards
                painter.setPen(colours.muted)
                painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
                taken = words
