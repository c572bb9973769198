"""One absence for each sleep of the machine, with its true beginning."""

import sys
import time
from collections.abc import Callable
from datetime import timedelta

from backcare_tray.core.events import Absence, UserLeft, UserReturned
from backcare_tray.core.ports import Clock, Tell

SHORTEST = timedelta(seconds=1)
"""Less than this between the two clocks is the time that it takes to read them."""


def time_asleep() -> timedelta:
    """How long the machine has slept since it was started; zero where nobody counts that.

    Of the two clocks of Linux only one goes on in suspend: `clock_gettime(2)`.
    """
    seconds = 0.0
    if sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    return timedelta(seconds=seconds)


class Sleeps:
    """Tells that the machine sleeps, and that it is awake again.

    An announcement may be read only after waking, when the sleep that it announces is over: by the
    kernel's count that sleep keeps its length all the same. A lock that delays the suspend until we
    have read (logind's "delay" inhibitor) would do so, too, but keep everybody waiting.
    """

    def __init__(self, clock: Clock, tell: Tell, resumed: Callable[[], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._resumed = resumed
        self._is_asleep = False
        self._counted = time_asleep()

    def begin(self) -> None:
        """The machine is about to sleep, or did so meanwhile."""
        self._leave(self._slept())

    def end(self) -> None:
        """The machine is awake; a sleep of which nobody told the beginning is told now."""
        if slept := self._slept():
            self._leave(slept)
        if self._is_asleep:
            self._is_asleep = False
            self._tell(UserReturned(Absence.SUSPENDED))
        self._resumed()

    def _leave(self, slept: timedelta) -> None:
        if not self._is_asleep:
            self._is_asleep = True
            self._tell(UserLeft(Absence.SUSPENDED, self._clock.now() - slept))

    def _slept(self) -> timedelta:
        """How long the machine slept since this was last asked; zero if it did not."""
        before, self._counted = self._counted, time_asleep()
        slept = self._counted - before
        return slept if slept >= SHORTEST else timedelta()
