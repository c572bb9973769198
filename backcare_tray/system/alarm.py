"""The Alarm port: APScheduler with one job and one timer; it rings in the GUI thread.

APScheduler's own `QtScheduler` cannot stop a timer that it has started and cuts milliseconds off,
so that each new time adds a wake-up and the last one spins. `Timetable` is the same thing with one
real timer.
"""

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backcare_tray.core.ports import Clock
from backcare_tray.system.lean_apscheduler import BaseScheduler, DateTrigger, DebugExecutor

JOB = "alarm"
LONGEST_WAIT = timedelta(milliseconds=2**31 - 1)
"""What a Qt timer can count: 24.8 days. A wait beyond it rings early, once."""


class Timetable(BaseScheduler):  # type: ignore[misc]  # APScheduler 3 has no types
    """An APScheduler that waits on one Qt timer; `woke` is called at each wake-up, after the jobs.

    Jobs run in the thread that made the timetable, at once, however late they are.
    """

    def __init__(self, clock: Clock, woke: Callable[[], None]) -> None:
        super().__init__(
            timezone=UTC,
            executors={"default": DebugExecutor()},  # the default one is a pool of threads
            job_defaults={"misfire_grace_time": None},  # the default drops what is 1 s late
        )
        self._clock = clock
        self._woke = woke
        self._timer = QTimer(singleShot=True)
        # A coarse timer may fire half a second early, which costs a second wake-up; a precise
        # one costs exactly one, however long it waits.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._wake)

    def wakeup(self) -> None:
        """Set the timer to the next job; APScheduler calls it whenever a job came or went."""
        times = [job.next_run_time for job in self.get_jobs()]
        if times:
            self._start(min(times) - self._clock.now())
        else:
            self._timer.stop()

    def wake_now(self) -> None:
        """Look at the time as soon as the event loop is free."""
        self._start(timedelta())

    def shutdown(self, wait: bool = True) -> None:
        """Stop for good."""
        self._timer.stop()
        super().shutdown(wait)

    def _start(self, wait: timedelta) -> None:
        wait = min(max(wait, timedelta()), LONGEST_WAIT)
        self._timer.start(math.ceil(wait / timedelta(milliseconds=1)))

    def _wake(self) -> None:
        self._process_jobs()
        self.wakeup()
        self._woke()


class SchedulerAlarm(QObject):
    """Calls `rang` from the event loop, with nothing else on the stack.

    It may ring early, when the wall clock was set back meanwhile or the wait is very long; whoever
    set it then looks at the time and sets it again.
    """

    _ring = Signal()

    def __init__(self, clock: Clock, rang: Callable[[], None]) -> None:
        super().__init__()
        self._rang = rang
        self._is_set = False
        # Queued: a job that sets its own next time while it runs would be removed with it.
        self._ring.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._timetable = Timetable(clock, self._ring_if_early)
        self._timetable.start()

    def set(self, when: datetime | None) -> None:
        """Ring at `when` (aware UTC; at once if it has passed), in place of any earlier setting."""
        self._is_set = when is not None
        if when is not None:
            self._timetable.add_job(
                self._ring.emit, DateTrigger(when, UTC), id=JOB, replace_existing=True
            )
        elif self._timetable.get_job(JOB):
            self._timetable.remove_job(JOB)
            self._timetable.wakeup()  # APScheduler lets the timer of a removed job run

    def check(self) -> None:
        """Ring now if set: to be called on resume, as Qt's timers do not count a suspended time."""
        if self._is_set:
            self._timetable.wake_now()

    def close(self) -> None:
        """Never ring again."""
        self._is_set = False
        self._timetable.shutdown()

    def _ring_if_early(self) -> None:
        if self._timetable.get_job(JOB):
            self._ring.emit()

    def _deliver(self) -> None:
        if self._is_set:
            self._rang()
