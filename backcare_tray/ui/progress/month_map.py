"""A month as a map of warmth: one field a day, with the number of sets in it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from backcare_tray.core.progress import heat, month_weeks
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.look.contrast import contrast, mixed
from backcare_tray.ui.progress import dates
from backcare_tray.ui.progress.chart import Chart, small
from backcare_tray.ui.theme import Space, Theme

STEPS = {Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthMap(Chart):
    """Arrow keys and the pointer pick a day."""

    picked = Signal(object)
    """The day under the pointer or the cursor: a `date`."""

    def __init__(self) -> None:
        super().__init__(tr("Sets on each day of the month"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._weeks: Sequence[Sequence[date]] = ()
        self._sets: Mapping[date, int] = {}
        self._day = self._today = date.min

    def put(self, day: date, sets: Mapping[date, int], today: date) -> None:
        """Show the month of `day`."""
        self._weeks = month_weeks(day, dates.first_weekday())
        self._day, self._sets, self._today = day, sets, today

    def needed_height(self, width: int) -> int:
        return round((len(self._weeks) * 2.4 + 1.6) * small().height()) + 2 * Space.XS

    def draw(self, painter: QPainter, room: QRectF, colours: Theme) -> None:
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(colours.muted)
        for column, day in enumerate(self._weeks[0] if self._weeks else ()):
            head = self._field(room, 0, column)
            head.moveTop(room.top())
            head.setHeight(1.4 * small().height())
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, dates.weekday(day.weekday()))
        for row, week in enumerate(self._weeks):
            for column, day in enumerate(week):
                if day.month == self._day.month:
                    self._draw_day(painter, self._field(room, row, column), day, colours)

    def _draw_day(self, painter: QPainter, field: QRectF, day: date, colours: Theme) -> None:
        sets = self._sets.get(day, 0)
        ground, ink = ground_and_ink(heat(sets), colours)
        inner = field.adjusted(2, 2, -2, -2)
        if day == self._day and self.hasFocus():  # a ring around it; today has a thick edge
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 6, 6)
            inner = inner.adjusted(4, 4, -4, -4)
        is_today = day == self._today
        painter.setPen(QPen(colours.text if is_today else colours.line, 2 if is_today else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(inner, 5, 5)
        painter.setPen(ink)
        words = inner.adjusted(Space.XS + 2, 0, -Space.XS - 2, 0)
        painter.setFont(theme.font(theme.CAPTION))
        painter.drawText(words, self.leading(), str(day.day))
        if sets:
            painter.setFont(theme.font(theme.BODY, bold=True))
            painter.drawText(words, self.trailing(), str(sets))

    def _field(self, room: QRectF, row: int, column: int) -> QRectF:
        wide, high = room.width() / 7, 2.4 * small().height()
        top = room.top() + 1.6 * small().height() + row * high
        return self.seen(QRectF(room.left() + column * wide, top, wide, high), room)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        forward = -1 if self.mirrored else 1
        steps = STEPS | {Qt.Key.Key_Right: forward, Qt.Key.Key_Left: -forward}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._pick(date.fromordinal(self._day.toordinal() + step))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        for row, week in enumerate(self._weeks):
            for column, day in enumerate(week):
                if self._field(QRectF(self.rect()), row, column).contains(event.position()):
                    self._pick(day)

    def _pick(self, day: date) -> None:
        """Days of other months and of the future are not picked."""
        if day.month == self._day.month and day <= self._today:
            self._day = day
            self.picked.emit(day)
            self.update()

    def place_of(self, day: date) -> QPointF:
        """The middle of the field of `day`, which is in the month."""
        for row, week in enumerate(self._weeks):
            if day in week:
                return self._field(QRectF(self.rect()), row, week.index(day)).center()
        raise ValueError(f"{day} is not shown")


def ground_and_ink(warmth: int, colours: Theme) -> tuple[QColor, QColor]:
    """The colour of a field, and that of the figures on it, for `core.progress.heat`."""
    if not warmth:
        return colours.surface, colours.muted
    ground = mixed(colours.accent_soft, colours.accent, (0.0, 0.2, 0.7, 1.0)[warmth - 1])
    inks = (colours.text, colours.window, colours.on_accent)
    return ground, max(inks, key=lambda ink: contrast(ink, ground))
