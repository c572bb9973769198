"""The alarm, on the real scheduler and the real event loop."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QThread

from backcare_tray.system.alarm import LONGEST_WAIT, SchedulerAlarm
from backcare_tray.system.clock import MachineClock
from tests.system.conftest import RunFor, WaitFor

SOON = timedelta(milliseconds=60)


class Rings:
    """Notes each ring and each wake-up of the timer underneath."""

    def __init__(self) -> None:
        self.times: list[datetime] = []
        self.wake_ups = 0
        self.then: Callable[[], None] = lambda: None
        self.alarm = SchedulerAlarm(MachineClock(), self._rang)
        self.timer = self.alarm._timetable._timer
        self.timer.timeout.connect(self._woke)

    def _rang(self) -> None:
        self.times.append(now())
        assert QThread.isMainThread()
        self.then()

    def _woke(self) -> None:
        self.wake_ups += 1


def now() -> datetime:
    return MachineClock().now()


@pytest.fixture
def rings(qapp: QCoreApplication) -> Iterator[Rings]:
    rings = Rings()
    yield rings
    rings.alarm.close()


def test_rings_once_and_never_before_its_time(
    rings: Rings, wait_for: WaitFor, run_for: RunFor
) -> None:
    due = now() + SOON
    rings.alarm.set(due)
    wait_for(lambda: rings.times)
    run_for(100)
    assert len(rings.times) == 1
    assert rings.times[0] >= due
    assert rings.wake_ups == 1


def test_fifty_reschedules_wake_up_once(rings: Rings, wait_for: WaitFor, run_for: RunFor) -> None:
    for number in range(49):
        rings.alarm.set(now() + timedelta(minutes=1 + number))
        run_for(1)
    rings.alarm.set(now() + SOON)
    wait_for(lambda: rings.times)
    run_for(100)
    assert len(rings.times) == 1
    assert rings.wake_ups == 1


def test_rings_at_once_when_the_time_has_passed(
    rings: Rings, wait_for: WaitFor, run_for: RunFor
) -> None:
    rings.alarm.set(now() - timedelta(hours=5))
    assert rings.times == []  # not from within `set`
    wait_for(lambda: rings.times)
    run_for(50)
    assert len(rings.times) == 1


def test_none_silences_it(rings: Rings, run_for: RunFor) -> None:
    rings.alarm.set(now() + SOON)
    rings.alarm.set(None)
    rings.alarm.set(None)
    run_for(200)
    assert rings.times == []
    assert rings.wake_ups == 0


def test_none_silences_a_ring_that_is_under_way(
    rings: Rings, wait_for: WaitFor, run_for: RunFor
) -> None:
    rings.alarm.set(now() + SOON)
    rings.timer.timeout.connect(lambda: rings.alarm.set(None))
    wait_for(lambda: rings.wake_ups)
    run_for(50)
    assert rings.wake_ups == 1
    assert rings.times == []


def test_a_callback_may_set_the_next_time(rings: Rings, wait_for: WaitFor) -> None:
    def again() -> None:
        if len(rings.times) < 5:
            rings.alarm.set(now() + timedelta(milliseconds=20))

    rings.then = again
    rings.alarm.set(now() + timedelta(milliseconds=20))
    wait_for(lambda: len(rings.times) == 5)
    assert rings.wake_ups == 5


def test_rings_early_when_the_wall_clock_was_set_back(
    qapp: QCoreApplication, wait_for: WaitFor, run_for: RunFor
) -> None:
    class SteppedClock(MachineClock):
        ahead = timedelta(hours=1)

        def now(self) -> datetime:
            return super().now() + self.ahead

    rang: list[bool] = []
    clock = SteppedClock()
    alarm = SchedulerAlarm(clock, lambda: rang.append(True))
    due = clock.now() + SOON
    alarm.set(due)
    clock.ahead = timedelta()
    wait_for(lambda: rang)
    assert clock.now() < due
    run_for(100)
    assert len(rang) == 1  # the next one comes at its time
    alarm.close()


def test_a_wait_beyond_what_a_timer_counts_is_cut(rings: Rings, run_for: RunFor) -> None:
    rings.alarm.set(now() + timedelta(days=60))
    assert timedelta(milliseconds=rings.timer.interval()) == LONGEST_WAIT
    run_for(50)
    assert rings.times == []


def test_check_rings_if_it_is_set(rings: Rings, wait_for: WaitFor, run_for: RunFor) -> None:
    rings.alarm.check()
    run_for(50)
    assert (rings.times, rings.wake_ups) == ([], 0)
    rings.alarm.set(now() + timedelta(hours=1))
    rings.alarm.check()
    wait_for(lambda: rings.times)
    run_for(50)
    assert len(rings.times) == 1
    assert rings.timer.isActive()  # and still waits for its time
