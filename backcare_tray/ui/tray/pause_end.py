"""Asks until which time of day to pause."""

from datetime import timedelta

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTimeEdit, QVBoxLayout, QWidget

from backcare_tray.core.events import Paused
from backcare_tray.core.hours import local_time, next_time
from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme, words
from backcare_tray.ui.form_style import leave_margins, style_form
from backcare_tray.ui.theme import Space

USUAL = timedelta(hours=2)
"""What is offered at first: about so long from now, at a full hour."""


class PauseEnd(QWidget):
    """A time of day and what it means: "That is in 2 h 5 min."; Enter pauses, Esc does not."""

    def __init__(self, icon: QIcon, clock: Clock, tell: Tell) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backcare: pause until"))
        self.setWindowIcon(icon)
        self._clock = clock
        self._tell = tell
        usual = (clock.now() + USUAL).astimezone()
        self.time = QTimeEdit(QTime(usual.hour, 0))
        self.time.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or 11:00 reads 00:11
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(tr("Time of day"))
        leave_margins(self.time)
        self._line = QLabel()
        self._line.setWordWrap(True)
        self._pause = QPushButton(tr("&Pause reminders"))
        self._cancel = QPushButton(tr("&Cancel"))
        self._lay_out()
        theme.style(self)
        style_form(self.time)
        self.time.timeChanged.connect(self._explain)
        self._pause.clicked.connect(self._done)
        self._pause.setShortcut(Qt.Key.Key_Return)
        self._cancel.clicked.connect(self.close)
        self._cancel.setShortcut(Qt.Key.Key_Escape)
        self._explain()

    def _lay_out(self) -> None:
        heading = QLabel(tr("No reminders &until"))
        heading.setBuddy(self.time)
        theme.mark(heading, "heading")
        theme.mark(self._line, "muted")
        theme.mark(self._pause, "primary")
        ask = QHBoxLayout()
        ask.setSpacing(Space.M)
        ask.addWidget(heading, 1)
        ask.addWidget(self.time)
        answer = QHBoxLayout()
        answer.setSpacing(Space.S)
        answer.addStretch(1)
        answer.addWidget(self._cancel)
        answer.addWidget(self._pause)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        rows.setSpacing(Space.M)
        rows.addLayout(ask)
        rows.addWidget(self._line)
        rows.addLayout(answer)

    def _explain(self) -> None:
        now = self._clock.now()
        until = next_time(self._minute, now)
        self._line.setText(
            tr("Until {time}, in {length}.").format(
                time=local_time(until, now), length=words.duration(until - now)
            )
        )

    @property
    def _minute(self) -> int:
        picked = self.time.time()
        return picked.hour() * 60 + picked.minute()

    def _done(self) -> None:
        self._tell(Paused(next_time(self._minute, self._clock.now())))
        self.close()
