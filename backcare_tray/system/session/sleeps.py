"""One absence for each sleep of the machine, with its true beginning."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from backcare_tray.core.events import Absence, UserLeft, UserReturned
from backcare_tray.core.ports import Clock
from backcare_tray.system.session.locks import TellAbsence

SHORTEST = timedelta(seconds=1)
"""Less than this between the two clocks is the time that it takes to read them."""


class SleepClock(Clock, Protocol):
    """A clock that also knows how long the machine has slept, as `MachineClock` does."""

    def asleep(self) -> timedelta:
        """How long it has slept since it was started; zero where nobody counts that."""


class Sleeps:
    """Tells that the machine sleeps, and that it is awake again.

    An announcement may be read only after waking, when the sleep that it announces is over: by the
    kernel's count that sleep keeps its length all the same. A lock that delays the suspend until we
    have read (logind's "delay" inhibitor) would do so, too, but keep everybody waiting.
    """

    def __init__(self, clock: SleepClock, tell: TellAbsence, resumed: Callable[[], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._resumed = resumed
        self._is_asleep = False
        self._counted = clock.asleep()

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
        before, self._counted = self._counted, self._clock.asleep()
        slept = self._counted - before
        return slept if slept >= SHORTEST else timedelta()
