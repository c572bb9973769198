"""Idle on GNOME beyond the contract: a mocked Mutter that hangs, errs, or is a moment late."""

import subprocess
from collections.abc import Iterator
from datetime import timedelta

import pytest
from jeepney import DBusAddress, new_method_call
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.events import Absence, Event, TypingPaused, UserLeft, UserReturned
from backcare_tray.system.dbus import Body, Bus
from backcare_tray.system.dbus_connection import BusName
from backcare_tray.system.idle import choose
from backcare_tray.system.idle.front import Idle
from backcare_tray.system.idle.mutter import MONITOR, NAME
from tests.desktop.wayland import DEBIAN_PYTHON, dbusmock_is_there
from tests.system.conftest import RunFor, SetClock, WaitFor, running

LIMIT = timedelta(minutes=2)
PAUSE = timedelta(seconds=4)
MOCK = DBusAddress(MONITOR.object_path, NAME, "org.freedesktop.DBus.Mock")
NUMBERING = "self.last = getattr(self, 'last', 0) + 1; ret = dbus.UInt32(self.last)"

pytestmark = pytest.mark.skipif(
    not dbusmock_is_there(), reason="python3-dbusmock is not installed (Debian's own python3)"
)


class MockedMutter:
    """Mutter's idle monitor by python-dbusmock; its watches are numbered from 1."""

    def __init__(self, bus: Bus, wait_for: WaitFor) -> None:
        self._bus = bus
        self._wait_for = wait_for
        self.owner = ""
        bus.watch_name(NAME, self._owned)
        wait_for(lambda: self.owner)
        self.method("AddIdleWatch", "t", "u", NUMBERING)
        self.method("AddUserActiveWatch", "", "u", NUMBERING)
        self.method("RemoveWatch", "u", "", "")
        self.idle_is(timedelta())

    def _owned(self, owner: str) -> None:
        self.owner = owner

    def method(self, name: str, takes: str, gives: str, code: str) -> None:
        self._ask("AddMethod", "sssss", NAME, name, takes, gives, code)

    def idle_is(self, idle: timedelta) -> None:
        milliseconds = idle // timedelta(milliseconds=1)
        self.method("GetIdletime", "", "t", f"ret = dbus.UInt64({milliseconds})")

    def fire(self, number: int) -> None:
        fired = (NAME, "WatchFired", "u", [("u", number)])
        self._ask("EmitSignal", "sssav", *fired)

    def calls(self) -> list[tuple[str, list[object]]]:
        """What was called since the last time."""
        (log,) = self._ask("GetCalls", "", gives="a(tsav)")
        self._ask("ClearCalls", "")
        return [(name, [value for _, value in values]) for _, name, values in log]

    def _ask(self, member: str, takes: str, *values: object, gives: str = "") -> Body:
        answers: list[Body] = []
        call = new_method_call(MOCK, member, takes or None, values)
        self._bus.call(call, gives, answers.append, pytest.fail)
        self._wait_for(lambda: answers)
        return answers[0]


@pytest.fixture
def mutter(bus: Bus, wait_for: WaitFor) -> Iterator[MockedMutter]:
    command = (DEBIAN_PYTHON, "-m", "dbusmock", "--session", NAME, str(MONITOR.object_path), NAME)
    with running(*command):
        yield MockedMutter(bus, wait_for)


@pytest.fixture
def idle(
    mutter: MockedMutter, clock: SetClock, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Idle]:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    impatient = Bus(BusName.SESSION, timedelta(milliseconds=300))
    idle = choose(clock, told.append, impatient)
    yield idle
    idle.close()
    impatient.close()


@pytest.fixture
def watching(idle: Idle, mutter: MockedMutter, wait_for: WaitFor) -> Idle:
    """Idle with its watch for the limit, which has number 1."""
    idle.start(LIMIT)
    wait_for(lambda: "watched through GNOME" in idle.health().sentence)
    wait_for(lambda: idle._current is not None and mutter.calls() == [("AddIdleWatch", [120_000])])
    return idle


def test_leaving_is_told_with_the_time_of_the_last_input(
    watching: Idle, mutter: MockedMutter, told: list[Event], clock: SetClock, wait_for: WaitFor
) -> None:
    mutter.idle_is(timedelta(minutes=7))
    mutter.fire(9)  # somebody else's
    mutter.fire(1)
    wait_for(lambda: told)
    assert told == [UserLeft(Absence.IDLE, clock.now() - timedelta(minutes=7))]
    assert mutter.calls() == [("AddUserActiveWatch", []), ("GetIdletime", [])]
    mutter.fire(2)
    wait_for(lambda: len(told) == 2)
    assert told[1] == UserReturned(Absence.IDLE)
    mutter.fire(2)
    mutter.fire(1)
    wait_for(lambda: len(told) == 3)
    assert isinstance(told[2], UserLeft)


def test_input_just_after_the_limit_is_no_absence(
    watching: Idle, mutter: MockedMutter, told: list[Event], wait_for: WaitFor
) -> None:
    mutter.fire(1)  # and the idle time is zero again already
    wait_for(lambda: ("RemoveWatch", [2]) in mutter.calls())
    assert told == []


def test_an_answer_that_nobody_waits_for_any_more_changes_nothing(
    watching: Idle, mutter: MockedMutter, told: list[Event], run_for: RunFor
) -> None:
    slow = "import time; time.sleep(0.1); ret = dbus.UInt64(500_000)"
    mutter.method("GetIdletime", "", "t", slow)
    sensor = watching._current
    assert sensor
    mutter.fire(1)
    run_for(50)
    sensor.watch(None)
    run_for(200)
    assert told == []


def test_a_watch_that_is_not_wanted_any_more_is_removed(
    watching: Idle, mutter: MockedMutter, run_for: RunFor
) -> None:
    watching.wait_for_pause(PAUSE)
    watching.stop()  # before the number is known
    run_for(200)
    assert mutter.calls() == [("AddIdleWatch", [4000]), ("RemoveWatch", [2])]
    watching.close()
    assert mutter.calls() == [("RemoveWatch", [1])]


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (("u", "import time; time.sleep(1)"), "no answer in time"),
        (("s", "ret = 'what?'"), "answered with"),
        (
            ("u", "raise dbus.exceptions.DBusException('no', name='org.example.No')"),
            "org.example.No",
        ),
    ],
)
def test_a_mutter_that_cannot_help_is_named_and_ends_the_wait(
    answer: tuple[str, str], trouble: str, idle: Idle, mutter: MockedMutter, wait_for: WaitFor
) -> None:
    mutter.method("AddIdleWatch", "t", *answer)
    idle.wait_for_pause(PAUSE)
    wait_for(lambda: f"GNOME does not tell: {trouble}" in idle.health().sentence)
    assert idle._pause is None


def test_a_bus_that_ends_leaves_nobody_away(
    watching: Idle,
    mutter: MockedMutter,
    told: list[Event],
    session_bus: "subprocess.Popen[str]",
    wait_for: WaitFor,
) -> None:
    mutter.idle_is(timedelta(minutes=7))
    mutter.fire(1)
    wait_for(lambda: told)
    watching.wait_for_pause(PAUSE)
    session_bus.kill()
    wait_for(lambda: len(told) == 3)
    assert told[1:] == [UserReturned(Absence.IDLE), TypingPaused()]
    watching.wait_for_pause(PAUSE)
    assert told[3:] == [TypingPaused()]


def test_without_a_bus_there_is_nobody_to_ask(
    told: list[Event], clock: SetClock, monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nobody/listens/here")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    bus = Bus(BusName.SESSION)
    idle = choose(clock, told.append, bus)
    idle.wait_for_pause(PAUSE)
    assert told == [TypingPaused()]
    idle.close()
    bus.close()
