"""The shared half of Windows and macOS: systems that only answer "how long ago was the last input?"

They are asked at the earliest moment at which the answer can matter: limit minus idle so far. While
somebody works that is at most once a limit (by default every two minutes).
"""

import math
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.idle.sensor import Reports, Standing

Ask = Callable[[], timedelta]
"""The time since the last key, button or movement. Raises OSError when the system refuses."""

RETURN_CHECK = timedelta(seconds=30)
"""How often it is asked whether somebody who left is back: twice a minute, and only while away.

Neither system has an event for the return that comes without what was typed (raw input and event
taps carry the keys), so this is asked. A return is told at most this late, which is 1 % of an hour
at the desk; and as no limit is shorter, somebody who was back for a moment is seen, too.
"""


class AskedSensor:
    """Asks the system called `name` by `ask`, sparingly.

    `working` is the sentence about health while it answers.
    """

    def __init__(self, name: str, ask: Ask, working: str, reports: Reports) -> None:
        self.name = name
        self._ask = ask
        self._working = working
        self._reports = reports
        self._return_check = RETURN_CHECK
        self._trouble = ""
        self._limit: timedelta | None = None
        self._pause: timedelta | None = None
        self._is_away = False
        self._timer = QTimer(singleShot=True)
        # A coarse timer may fire early, and then it must be asked twice.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)

    def standing(self) -> Standing:
        return Standing.FAILS if self._trouble else Standing.WORKS

    def watch(self, limit: timedelta | None) -> None:
        """Report `left` after `limit` without input and `returned` at the next; None: no more."""
        self._limit = limit
        self._is_away = self._is_away and limit is not None
        self._look()

    def wait(self, pause: timedelta) -> None:
        """Report `paused` once there was no input for `pause`."""
        self._pause = pause
        self._look()

    def stop(self) -> None:
        """Forget the wait; a wake-up that was for it alone looks once, and finds nothing to do."""
        self._pause = None

    def health(self) -> Health:
        """What is watched, or why it cannot be."""
        if self._trouble:
            return missing(tr("The system does not tell: {trouble}.").format(trouble=self._trouble))
        return well(self._working)

    def close(self) -> None:
        """Stop for good, without a word."""
        self._timer.stop()

    def _look(self) -> None:
        """Ask, report what has changed, and set the timer to when it can next matter."""
        if self._limit is None and self._pause is None:
            self._timer.stop()
            return
        try:
            idle = self._ask()
        except OSError as error:
            self._timer.stop()
            self._trouble = str(error)
            self._reports.changed()
            return
        self._report(idle)
        if waits := self._waits(idle):
            self._timer.start(math.ceil(max(min(waits), timedelta()) / timedelta(milliseconds=1)))
        else:
            self._timer.stop()

    def _report(self, idle: timedelta) -> None:
        if self._limit is not None and self._is_away != (idle >= self._limit):
            self._is_away = not self._is_away
            if self._is_away:
                self._reports.left(idle)
            else:
                self._reports.returned()
        if self._pause is not None and idle >= self._pause:
            self._pause = None
            self._reports.paused()

    def _waits(self, idle: timedelta) -> list[timedelta]:
        """How long until each thing that may be found next."""
        waits = []
        if self._limit is not None:
            waits.append(self._return_check if self._is_away else self._limit - idle)
        if self._pause is not None:
            waits.append(self._pause - idle)
        return waits
