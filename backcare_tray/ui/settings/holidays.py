"""Days without reminders: a calendar to pick them in, and what was picked as a list."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QVBoxLayout, QWidget

from backcare_tray.core.settings_table import MOST_WORDS
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.chips import Chips
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

ROWS = 8
"""Of a calendar: the month, the weekdays, and six weeks."""

TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HolidaysField(Field):
    """A click on a day of the calendar takes it as a holiday, another one gives it back."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._days: tuple[date, ...] = ()
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        first = today()
        self.calendar.setSelectedDate(QDate(first.year, first.month, first.day))
        self.calendar.clicked.connect(self._toggle)
        if view := self.calendar.findChild(QTableView):
            view.installEventFilter(self)
            scroll_past(view)
        self.calendar.setMinimumHeight(ROWS * theme.TARGET)
        if bar := self.calendar.findChild(QWidget, "qt_calendar_navigationbar"):
            bar.setMinimumHeight(theme.TARGET)
        self.chips = Chips()
        self.chips.dropped.connect(self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        theme.on_change(self, self._colour)
        hint = tr("Click the days that are free, or press Enter on them. Another click undoes it.")
        column.addWidget(label(hint, "caption"))
        column.addWidget(self.calendar)
        column.addWidget(self.chips)

    def show_value(self, value: tuple[date, ...]) -> None:
        self._days = value
        words = [values.stretch(*each) for each in values.stretches(value)]
        remove = tr("Remove {days}")
        self.chips.show_words([(each, remove.format(days=each)) for each in words])
        self._colour()

    def parts(self) -> tuple[QWidget, ...]:
        return (self.calendar,)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter and Space take the day, too. Qt's `activated` would also tell of single clicks."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in TAKING
        ):
            self._toggle(self.calendar.selectedDate())
            return True
        return super().eventFilter(watched, event)

    def _drop(self, number: int) -> None:
        first, last = list(values.stretches(self._days))[number]
        self._put([day for day in self._days if not first <= day <= last])

    def _toggle(self, clicked: QDate) -> None:
        day = date(clicked.year(), clicked.month(), clicked.day())
        if day in self._days:
            self._put([each for each in self._days if each != day])
        elif len(self._days) < MOST_WORDS:
            self._put([*self._days, day])

    def _put(self, days: list[date]) -> None:
        self.show_value(tuple(sorted(days)))
        self.picked.emit(self._days)

    def _colour(self) -> None:
        """Mark the holidays: bold and underlined on a ground, not by colour alone."""
        colours = theme.current()
        self.calendar.setDateTextFormat(QDate(), QTextCharFormat())
        plain = QTextCharFormat()
        plain.setForeground(colours.text)
        for weekday in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(weekday, plain)
        free = QTextCharFormat()
        free.setFontWeight(700)
        free.setFontUnderline(True)
        free.setForeground(colours.text)
        free.setBackground(colours.accent_soft)
        for day in self._days:
            self.calendar.setDateTextFormat(QDate(day.year, day.month, day.day), free)
