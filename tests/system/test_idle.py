"""The front of idle: which sensor it uses, when it changes over, what then becomes of a wait."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.events import Absence, Event, TypingPaused, UserLeft, UserReturned
from backcare_tray.core.watched import Health, well
from backcare_tray.system.idle import BACKENDS, choose
from backcare_tray.system.idle.front import SETTLE, Idle
from backcare_tray.system.idle.null import NullSensor
from backcare_tray.system.idle.sensor import Reports, Standing
from tests.system.conftest import SetClock, WaitFor

LIMIT = timedelta(minutes=2)
PAUSE = timedelta(seconds=4)
HOUR = timedelta(hours=1)
RETURNED = UserReturned(Absence.IDLE)


class ScriptedSensor:
    """Does what a test says, and keeps what it was asked."""

    def __init__(self, name: str, reports: Reports, standing: Standing) -> None:
        self.name = name
        self.reports = reports
        self.current = standing
        self.limit: timedelta | None = None
        self.pause: timedelta | None = None
        self.is_closed = False

    def becomes(self, standing: Standing) -> None:
        self.current = standing
        self.reports.changed()

    def standing(self) -> Standing:
        return self.current

    def watch(self, limit: timedelta | None) -> None:
        self.limit = limit

    def wait(self, pause: timedelta) -> None:
        self.pause = pause

    def stop(self) -> None:
        self.pause = None

    def health(self) -> Health:
        return well(f"{self.name} {self.current.name}.")

    def close(self) -> None:
        self.is_closed = True


class Sensors:
    """A front with two scripted sensors and the null one."""

    def __init__(self, clock: SetClock, told: list[Event], settle: timedelta = SETTLE) -> None:
        self.idle = Idle(clock, told.append, self._build, settle)

    def _build(self, reports: Reports) -> list[ScriptedSensor | NullSensor]:
        self.best = ScriptedSensor("best", reports, Standing.ASKED)
        self.second = ScriptedSensor("second", reports, Standing.ASKED)
        return [self.best, self.second, NullSensor(reports)]


@pytest.fixture
def sensors(clock: SetClock, told: list[Event], qapp: QCoreApplication) -> Iterator[Sensors]:
    sensors = Sensors(clock, told)
    yield sensors
    sensors.idle.close()


def test_the_best_is_waited_for_and_gets_what_was_asked_meanwhile(
    sensors: Sensors, told: list[Event]
) -> None:
    sensors.idle.start(LIMIT)
    sensors.idle.wait_for_pause(PAUSE)
    sensors.second.becomes(Standing.WORKS)
    assert sensors.second.limit is None
    assert sensors.idle.health().sentence == "best ASKED."
    sensors.best.becomes(Standing.WORKS)
    assert (sensors.best.limit, sensors.best.pause) == (LIMIT, PAUSE)
    assert sensors.idle.health().sentence == "best WORKS."
    assert told == []


def test_the_next_is_used_when_the_best_says_no(sensors: Sensors) -> None:
    sensors.idle.start(LIMIT)
    sensors.second.becomes(Standing.WORKS)
    sensors.best.becomes(Standing.FAILS)
    assert sensors.second.limit == LIMIT


def test_a_desktop_that_never_answers_ends_a_wait_and_says_so(
    clock: SetClock, told: list[Event], wait_for: WaitFor, qapp: QCoreApplication
) -> None:
    sensors = Sensors(clock, told, timedelta(milliseconds=50))
    sensors.idle.wait_for_pause(PAUSE)
    assert told == []
    wait_for(lambda: told)
    assert told == [TypingPaused()]
    blind = "Backcare cannot see whether you are away on this desktop."
    assert sensors.idle.health().sentence == f"{blind} second ASKED. best ASKED."
    sensors.second.becomes(Standing.WORKS)  # it may answer after all
    assert sensors.idle.health().sentence == "second WORKS."
    sensors.idle.close()


def test_a_change_over_leaves_nobody_away_and_keeps_the_wait(
    sensors: Sensors, told: list[Event], clock: SetClock
) -> None:
    sensors.idle.start(LIMIT)
    sensors.second.becomes(Standing.WORKS)
    sensors.best.becomes(Standing.WORKS)
    sensors.idle.wait_for_pause(PAUSE)
    sensors.best.reports.left(HOUR)
    assert told == [UserLeft(Absence.IDLE, clock.now() - HOUR)]
    sensors.best.becomes(Standing.FAILS)
    assert told[1:] == [RETURNED]
    assert (sensors.best.limit, sensors.best.pause) == (None, None)
    assert (sensors.second.limit, sensors.second.pause) == (LIMIT, PAUSE)
    sensors.best.becomes(Standing.WORKS)
    assert (sensors.second.limit, sensors.second.pause) == (None, None)
    assert (sensors.best.limit, sensors.best.pause) == (LIMIT, PAUSE)


def test_what_a_sensor_says_twice_is_told_once(sensors: Sensors, told: list[Event]) -> None:
    sensors.best.becomes(Standing.WORKS)
    sensors.best.reports.returned()
    sensors.best.reports.paused()
    assert told == []
    sensors.idle.wait_for_pause(PAUSE)
    for _ in range(2):
        sensors.best.reports.left(HOUR)
        sensors.best.reports.paused()
    for _ in range(2):
        sensors.best.reports.returned()
    assert [type(event) for event in told] == [UserLeft, TypingPaused, UserReturned]


def test_an_answer_after_the_end_changes_nothing(sensors: Sensors, told: list[Event]) -> None:
    sensors.idle.close()
    assert sensors.best.is_closed
    assert sensors.second.is_closed
    sensors.idle.set_limit(LIMIT)
    sensors.idle.wait_for_pause(PAUSE)
    sensors.best.becomes(Standing.WORKS)
    assert sensors.best.limit is None
    assert told == []


@pytest.mark.parametrize("wayland", ["wayland-0", ""])
def test_without_a_usable_screen_every_wait_ends_at_once(
    wayland: str,
    monkeypatch: pytest.MonkeyPatch,
    told: list[Event],
    tmp_path: Path,
    qapp: QCoreApplication,
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0" if wayland else ":987654")
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    idle = choose(SetClock(), told.append)
    idle.start(LIMIT)
    assert told == []
    idle.wait_for_pause(HOUR)
    assert told == [TypingPaused()]
    assert idle.health().sentence == "Backcare cannot see whether you are away on this desktop."
    idle.close()


def test_the_list_is_in_order_and_ends_with_the_null_backend() -> None:
    names = [backend.name for backend in BACKENDS]
    assert names == ["mutter", "wayland", "x11", "windows", "macos", "null"]
    assert all(backend.reason for backend in BACKENDS)
