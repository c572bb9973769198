"""The tray's menu. Its texts are current at any moment, for some panels open it unannounced."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from backcare_tray.core.ports import Glance, Status, WindowName
from backcare_tray.core.translation import tr
from backcare_tray.ui import words
from backcare_tray.ui.tray.commands import Commands, fill_pause, fill_snooze, offer


class TrayMenu(QMenu):
    """Next break; what can be done about it; today; the program."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._status = Status(Glance.WORKING, None, "")
        self._next = self._line()
        self.addSeparator()
        self._start = offer(self, tr("&Start a break now"), commands.start_break)
        self._snooze = self.addMenu(tr("S&nooze"))
        self._skip = offer(self, "", commands.skip)
        self._pause = self.addMenu(tr("&Pause reminders"))
        fill_pause(self._pause, commands)
        self._resume = offer(self, tr("&Resume reminders"), commands.resume)
        self._before_posture = self.addSeparator()
        self._posture = self._line()
        self._change = offer(self, "", self._change_posture)
        self.addSeparator()
        self._today = self._line()
        self.addSeparator()
        for text, window in (
            (tr("&Why is it quiet?"), WindowName.WHY_QUIET),
            (tr("&Moves and sets…"), WindowName.LIBRARY),
            (tr("Pr&ogress…"), WindowName.PROGRESS),
        ):
            offer(self, text, partial(commands.open_window, window))
        self.addSeparator()
        offer(self, tr("S&ettings…"), partial(commands.open_window, WindowName.SETTINGS))
        offer(self, tr("&About Backcare"), partial(commands.open_window, WindowName.ABOUT))
        offer(self, tr("&Quit"), commands.quit)
        self.aboutToShow.connect(self._count_down)
        self.aboutToHide.connect(self._refresh)

    def show_status(self, status: Status) -> None:
        """Bring the entries up to date. Texts that stay the same are not sent to the panel."""
        self._status = status
        paused = status.paused
        answerable = status.glance is not Glance.ON_BREAK
        self._start.setEnabled(answerable)
        self._snooze.menuAction().setEnabled(answerable and not paused and status.may_snooze)
        self._skip.setEnabled(answerable and not paused)
        self._skip.setText(tr("S&kip this one") if status.may_snooze else tr("S&kip this one…"))
        self._pause.menuAction().setVisible(not paused)
        self._resume.setVisible(paused)
        self._today.setText(words.today(status.today))
        fill_snooze(self._snooze, self._commands, status)
        self._show_posture()
        self._refresh()

    def _show_posture(self) -> None:
        standing = self._status.standing
        for action in (self._before_posture, self._posture, self._change):
            action.setVisible(standing is not None)
        self._posture.setText(words.posture(self._status, self._commands.clock.now()))
        self._change.setText(words.change_posture(to_standing=not standing))

    def _change_posture(self) -> None:
        self._commands.change_posture(standing=not self._status.standing)

    def _refresh(self) -> None:
        self._next.setText(words.next_break(self._status, self._commands.clock.now()))

    def _count_down(self) -> None:
        """Where the panel says that the menu opens: how long it is still, instead of when it is.

        Not both: a panel that has measured the menu already would clip a longer line.
        """
        due, now = self._status.due, self._commands.clock.now()
        if self._status.glance is Glance.WORKING and due is not None:
            self._next.setText(words.countdown(due, now))

    def _line(self) -> QAction:
        """A line that informs and cannot be chosen."""
        action = self.addAction("")
        action.setEnabled(False)
        return action
