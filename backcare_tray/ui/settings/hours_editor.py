"""Working hours: one row a weekday, each all day, off, or any number of spans."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.hours import ALL_DAY, DAY_MINUTES, WEEKDAYS, Hours, Span
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.flow import Flow, flowing
from backcare_tray.ui.form_style import leave_margins, roomy
from backcare_tray.ui.settings import words_of_time
from backcare_tray.ui.settings.bend import Bend
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

OFFICE = Span(9 * 60, 17 * 60)
"""What a day begins with when it gets its first span."""
HALF_HOUR = 30
WORKDAYS = 5
"""Monday to Friday: where "copy Monday" copies to."""
ALWAYS, OFF, BETWEEN = range(3)
"""What a day can be, in the order of its list."""


class SpanEdit(QWidget):
    """From one time of day to another; an end that is not later is on the next day."""

    picked = Signal(Span)
    removed = Signal()

    def __init__(self, day: str) -> None:
        super().__init__()
        self._span = OFFICE
        self.start, self.end = QTimeEdit(), QTimeEdit()
        self.next_day = QLabel(tr("next day"))
        self.remove = QPushButton("\N{MULTIPLICATION SIGN}")
        self.start.setAccessibleName(tr("{day}, from").format(day=day))
        self.end.setAccessibleName(tr("{day}, to").format(day=day))
        self.remove.setAccessibleName(tr("{day}, remove these hours").format(day=day))
        self.remove.setToolTip(tr("Remove these hours"))
        theme.mark(self.remove, "icon")
        theme.mark(self.next_day, "caption")
        self.remove.clicked.connect(self.removed)
        row = Flow(self)
        for widget in (self.start, QLabel(tr("to")), self.end, self.next_day, self.remove):
            row.addWidget(widget)
        flowing(self)
        for edit in (self.start, self.end):
            edit.setDisplayFormat("HH:mm")
            edit.setKeyboardTracking(False)
            leave_margins(edit)
            scroll_past(edit)
            edit.timeChanged.connect(self._edited)

    def show_span(self, span: Span) -> None:
        """Show `span`, without telling."""
        self._span = span
        for edit, minute in ((self.start, span.start), (self.end, span.end)):
            with QSignalBlocker(edit):
                edit.setTime(_time(minute))
        self.next_day.setVisible(span.end <= span.start and span.end != 0)

    def _edited(self) -> None:
        """Take the new times. A span of no length becomes half an hour long: none is invalid."""
        start, end = _minute(self.start.time()), _minute(self.end.time()) or DAY_MINUTES
        if start == end:
            end = (start + HALF_HOUR) % DAY_MINUTES or DAY_MINUTES
        self.show_span(Span(start, end))
        self.picked.emit(self._span)


class DayEdit(QWidget):
    """The hours of one weekday."""

    picked = Signal(tuple)

    def __init__(self, day: str) -> None:
        super().__init__()
        self._day = day
        self._spans: tuple[Span, ...] = ()
        self.edits: list[SpanEdit] = []
        self.kind = roomy(QComboBox())
        self.kind.addItems([tr("All day"), tr("Day off"), tr("Between")])
        roles.name_box(self.kind, day)
        scroll_past(self.kind)
        self.kind.activated.connect(self._choose)
        self.more = QPushButton("+")
        self.more.setToolTip(tr("Add hours"))
        self.more.setAccessibleName(tr("{day}, add hours").format(day=day))
        self.more.clicked.connect(self._add)
        theme.mark(self.more, "icon")
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.XS)
        self._lay_out()

    def _lay_out(self) -> None:
        """The kind of day, and beside it (in a narrow window below it) its hours."""
        kind, hours = QWidget(), QWidget()
        column = QVBoxLayout(kind)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        row = QHBoxLayout(hours)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addLayout(self._column)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Bend(kind, hours, 0, second_grows=True))

    def show_spans(self, spans: tuple[Span, ...]) -> None:
        """Show the hours of the day, without telling."""
        if spans == self._spans and self.edits:
            return
        self._spans = spans
        kind = OFF if not spans else ALWAYS if spans == ALL_DAY else BETWEEN
        self.kind.setCurrentIndex(kind)
        self.more.setVisible(kind == BETWEEN)
        shown = spans if kind == BETWEEN else ()
        while len(self.edits) > len(shown):
            self._column.removeWidget(self.edits[-1])
            self.edits.pop().deleteLater()
        while len(self.edits) < len(shown):
            self._column.addWidget(self._edit(len(self.edits)))
        for edit, span in zip(self.edits, shown, strict=True):
            edit.show_span(span)

    def _edit(self, index: int) -> SpanEdit:
        edit = SpanEdit(self._day)
        edit.picked.connect(
            lambda span: self._put((*self._spans[:index], span, *self._spans[index + 1 :]))
        )
        edit.removed.connect(lambda: self._put((*self._spans[:index], *self._spans[index + 1 :])))
        self.edits.append(edit)
        return edit

    def _choose(self, kind: int) -> None:
        between = self._spans if self._spans not in ((), ALL_DAY) else (OFFICE,)
        self._put({ALWAYS: ALL_DAY, OFF: (), BETWEEN: between}[kind])

    def _add(self) -> None:
        self._put((*self._spans, _after(self._spans[-1])))

    def _put(self, spans: tuple[Span, ...]) -> None:
        self.show_spans(spans)
        self.picked.emit(spans)


class HoursEditor(Field):
    """Edits the weekdays of `Hours`. Every state that can be reached with it is a valid one."""

    def __init__(self) -> None:
        super().__init__()
        self._hours = Hours()
        words = words_of_time.hours()
        names = [words[key].name for key in WEEKDAYS]
        self.days = tuple(DayEdit(name) for name in names)
        self.copy = QPushButton(tr("Copy Monday to all weekdays"))
        self.copy.clicked.connect(self._copy_monday)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for number, day in enumerate(self.days):
            name = QLabel(names[number])
            name.setMinimumHeight(theme.TARGET)
            name.setBuddy(day.kind)
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(day, number, 1)
            day.picked.connect(
                lambda spans, key=WEEKDAYS[number]: self._put(replace(self._hours, **{key: spans}))
            )
        grid.addWidget(self.copy, len(self.days), 1, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Hours) -> None:
        self._hours = value
        for day, key in zip(self.days, WEEKDAYS, strict=True):
            day.show_spans(getattr(value, key))

    def _copy_monday(self) -> None:
        monday = self._hours.monday
        same: dict[str, Any] = dict.fromkeys(WEEKDAYS[:WORKDAYS], monday)
        self._put(replace(self._hours, **same))

    def _put(self, hours: Hours) -> None:
        self.show_value(hours)
        self.picked.emit(hours)


def _after(span: Span) -> Span:
    """The hours offered after `span`: four of them, after a break of one."""
    start = (span.end + 60) % DAY_MINUTES
    return Span(start, (start + 4 * 60) % DAY_MINUTES or DAY_MINUTES)


def _time(minute: int) -> QTime:
    return QTime((minute // 60) % 24, minute % 60)


def _minute(time: QTime) -> int:
    return time.hour() * 60 + time.minute()
