"""All of the tray in a small window, for desktops that have no tray."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.hours import local_time
from backcare_tray.core.ports import Glance, Status, WindowName
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme, words
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tray.commands import Commands, fill_pause, fill_snooze

ICON = 48
WIDTH = 400
IN_A_ROW = 2
MINUTE = timedelta(minutes=1)


class ControlWindow(QWidget):
    """The state in words, what can be done about it, and today's sets.

    `alone`: there is no tray, so say that the program goes on when the window is closed.
    """

    def __init__(self, icons: Icons, commands: Commands, status: Status, *, alone: bool) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.Window)
        enter_presses(self)
        self.setWindowTitle(tr("Backcare"))
        self.setWindowIcon(icons.program)
        self._icons = icons
        self._commands = commands
        self._status = status
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._refresh)
        self._picture, self._title, self._line, self._today = QLabel(), QLabel(), QLabel(), QLabel()
        self._start = self._button(tr("&Start a break"), commands.start_break)
        self._snooze, self._snooze_menu = self._menu_button(tr("S&nooze"))
        self._skip = self._button(tr("S&kip"), commands.skip)
        self._pause, pause_menu = self._menu_button(tr("&Pause reminders"))
        fill_pause(pause_menu, commands)
        self._resume = self._button(tr("&Resume reminders"), commands.resume)
        self._posture = QLabel()
        self._change = self._button("", self._change_posture)
        self._hint = QLabel(tr("Close this window: Backcare goes on. Start it again to see it."))
        self._lay_out()
        self._hint.setVisible(alone)
        theme.style(self)
        self.show_status(status)

    def show_status(self, status: Status) -> None:
        """Bring the window up to date."""
        self._status = status
        paused = status.paused
        answerable = status.glance is not Glance.ON_BREAK
        self._start.setEnabled(answerable)
        self._snooze.setEnabled(answerable and not paused and status.may_snooze)
        self._skip.setEnabled(answerable and not paused)
        self._skip.setText(tr("S&kip") if status.may_snooze else tr("S&kip…"))
        self._pause.setVisible(not paused)
        self._resume.setVisible(paused)
        self._picture.setPixmap(self._icons.tray(status.glance).pixmap(ICON, ICON))
        self._today.setText(words.today(status.today))
        fill_snooze(self._snooze_menu, self._commands, status)
        for widget in (self._posture, self._change):
            widget.setVisible(status.standing is not None)
        self._change.setText(words.change_posture(to_standing=not status.standing))
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._minute.stop()

    def _refresh(self) -> None:
        """Say what holds now; while the window is shown, again when the minutes change."""
        now = self._commands.clock.now()
        title, line = headline(self._status, now)
        self._title.setText(title)
        self._line.setText(line)
        self._posture.setText(words.posture(self._status, now))
        due = self._status.due
        if self.isVisible() and self._status.glance is Glance.WORKING and due and due > now:
            self._minute.start(round(((due - now) % MINUTE or MINUTE) / timedelta(milliseconds=1)))
        else:
            self._minute.stop()
        theme.fit_height(self)

    def _lay_out(self) -> None:
        roles.give(self._picture, roles.DECORATION)
        theme.mark(self._title, "title")
        theme.mark(self._today, "muted")
        theme.mark(self._start, "primary")
        theme.mark(self._hint, "caption")
        for label in (self._line, self._hint):
            label.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        rows.setSpacing(Space.L)
        rows.addLayout(self._head())
        rows.addWidget(self._start)
        rows.addLayout(self._row(self._snooze, self._skip, self._pause, self._resume))
        rows.addLayout(self._desk())
        rows.addStretch(1)
        rows.addLayout(self._foot())
        rows.addWidget(self._hint)
        self.resize(WIDTH, 0)

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(self._picture, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        for row, label in enumerate((self._title, self._line, self._today)):
            grid.addWidget(label, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _desk(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._posture, 1)
        row.addWidget(self._change)
        self._posture.setWordWrap(True)
        return row

    def _foot(self) -> QGridLayout:
        windows = (
            (tr("&Moves and sets…"), WindowName.LIBRARY),
            (tr("Pr&ogress…"), WindowName.PROGRESS),
            (tr("&Why is it quiet?"), WindowName.WHY_QUIET),
            (tr("S&ettings…"), WindowName.SETTINGS),
            (tr("&About"), WindowName.ABOUT),
        )
        quiet = [
            self._button(text, partial(self._commands.open_window, name)) for text, name in windows
        ]
        quiet.append(self._button(tr("&Quit"), self._commands.quit))
        grid = QGridLayout()
        grid.setSpacing(Space.XS)
        for number, button in enumerate(quiet):
            theme.mark(button, "quiet")
            grid.addWidget(button, *divmod(number, IN_A_ROW))
        return grid

    def _change_posture(self) -> None:
        self._commands.change_posture(standing=not self._status.standing)

    def _row(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in buttons:
            row.addWidget(button)
        return row

    def _button(self, text: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _menu_button(self, text: str) -> tuple[QPushButton, QMenu]:
        button = QPushButton(text)
        menu = QMenu(button)
        button.setMenu(menu)
        return button, menu


def headline(status: Status, now: datetime) -> tuple[str, str]:
    """The state in a few words, and a sentence that explains it."""
    match status.glance:
        case Glance.WORKING if status.due is not None and status.due > now:
            time = local_time(status.due, now)
            return words.countdown(status.due, now), tr(
                "At {time}, if you stay at your desk."
            ).format(time=time)
        case Glance.WORKING:
            return tr("At work"), status.why_quiet
        case Glance.DUE:
            put_off = status.due is not None and status.due > now
            return tr("A break is waiting") if put_off else tr("Time to move"), status.why_quiet
        case Glance.ON_BREAK:
            return tr("Enjoy your break"), status.why_quiet
        case Glance.PAUSED:
            return tr("No reminders for now"), status.why_quiet
        case Glance.QUIET:
            return tr("Quiet for now"), status.why_quiet
