"""Suspend and lock, from a mocked logind on a private system bus and mocked screen savers."""

import os
import pwd
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.events import Absence, Event, UserLeft, UserReturned
from backcare_tray.system.dbus import Body, Bus
from backcare_tray.system.dbus_connection import BusName
from backcare_tray.system.session import BACKENDS, watch
from backcare_tray.system.session.logind import MANAGER, NAME, LogindSession
from backcare_tray.system.session.null import NullSession
from backcare_tray.system.session.screensaver import ScreenSavers
from tests.system.conftest import RunFor, SetClock, WaitFor, private_bus, running

DEBIAN_PYTHON = "/usr/bin/python3"
MOCK = DBusAddress(MANAGER.object_path, NAME, "org.freedesktop.DBus.Mock")
OUR_SESSION = DBusAddress(
    "/org/freedesktop/login1/session/c1", NAME, "org.freedesktop.login1.Session"
)


def mock_is_there() -> bool:
    command = (DEBIAN_PYTHON, "-c", "import dbusmock")
    return (
        Path(DEBIAN_PYTHON).exists()
        and subprocess.run(command, check=False, capture_output=True).returncode == 0
    )


needs_mock = pytest.mark.skipif(
    not mock_is_there(), reason="python3-dbusmock is not installed (Debian's own python3)"
)


@pytest.fixture
def system_bus(
    tmp_path: Path, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bus]:
    with private_bus(tmp_path / "system-bus") as (address, _):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        bus = Bus(BusName.SYSTEM)
        yield bus
        bus.close()


@pytest.fixture(autouse=True)
def no_name_of_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)


Ask = Callable[..., Body]


@pytest.fixture
def ask(wait_for: WaitFor) -> Ask:
    """Call a method and wait for the answer."""

    def ask(bus: Bus, target: DBusAddress, member: str, *values: object, types: str = "") -> Body:
        answers: list[Body] = []
        call = new_method_call(target, member, types or None, values)
        expected = {"AddSession": "s", "GetSessionByPID": "o"}.get(member, "")
        bus.call(call, expected, answers.append, pytest.fail)
        wait_for(lambda: answers)
        return answers[0]

    return ask


@contextmanager
def a_logind(system_bus: Bus, ask: Ask, wait_for: WaitFor) -> Iterator["subprocess.Popen[str]"]:
    """A logind with one session, c1, of this user."""
    owners: list[str] = [""]
    system_bus.watch_name(NAME, owners.append)
    with running(DEBIAN_PYTHON, "-m", "dbusmock", "--system", "--template", "logind") as process:
        wait_for(lambda: owners[-1])
        user = pwd.getpwuid(os.getuid())
        session = ("c1", "seat0", user.pw_uid, user.pw_name, True)
        ask(system_bus, MOCK, "AddSession", *session, types="ssusb")
        yield process


@pytest.fixture
def logind(system_bus: Bus, ask: Ask, wait_for: WaitFor) -> Iterator["subprocess.Popen[str]"]:
    with a_logind(system_bus, ask, wait_for) as process:
        yield process


class Watched:
    """The sources under test and what they said."""

    def __init__(self, session_bus: Bus | None, system_bus: Bus | None, clock: SetClock) -> None:
        self.told: list[Event] = []
        self.resumed = 0
        self.clock = clock
        self.system_bus = system_bus
        self.session = watch(session_bus, system_bus, clock, self.told.append, self._resumed)
        self.sources = self.session.sources

    def _resumed(self) -> None:
        self.resumed += 1

    def says(self, text: str) -> bool:
        return any(text in source.health().sentence for source in self.sources)


@pytest.fixture
def watched(
    logind: object,
    system_bus: Bus,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
    wait_for: WaitFor,
) -> Watched:
    """Watching logind alone, with our session found by its name."""
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    watched = Watched(None, system_bus, clock)
    wait_for(lambda: watched.says("Sleep and the lock screen are watched."))
    return watched


@needs_mock
def test_suspend_and_resume_are_told(
    watched: Watched, system_bus: Bus, ask: Ask, clock: SetClock, wait_for: WaitFor
) -> None:
    emit = partial(ask, system_bus, MOCK, "EmitSignal", MANAGER.interface, "PrepareForSleep", "b")
    left = clock.now()
    emit([("b", True)], types="sssav")
    wait_for(lambda: watched.told)
    clock.time += timedelta(hours=1)
    assert watched.resumed == 0
    emit([("b", False)], types="sssav")
    wait_for(lambda: watched.resumed)
    assert watched.told == [UserLeft(Absence.SUSPENDED, left), UserReturned(Absence.SUSPENDED)]


def says_sleep(going: bool) -> tuple[object, ...]:
    return (MANAGER.interface, "PrepareForSleep", "b", [("b", going)])


@needs_mock
def test_a_suspend_that_is_read_after_waking_keeps_its_length(
    watched: Watched, system_bus: Bus, ask: Ask, wait_for: WaitFor
) -> None:
    for _ in range(2):
        left = watched.clock.now()
        watched.clock.time += timedelta(hours=1)
        watched.clock.slept += timedelta(hours=1)
        ask(system_bus, MOCK, "EmitSignal", *says_sleep(True), types="sssav")
        ask(system_bus, MOCK, "EmitSignal", *says_sleep(False), types="sssav")
        wait_for(lambda: watched.resumed)
        suspended = Absence.SUSPENDED
        assert watched.told == [UserLeft(suspended, left), UserReturned(suspended)]
        watched.told.clear()
        watched.resumed = 0


@needs_mock
def test_a_suspend_whose_beginning_nobody_told_is_told_at_its_end(
    watched: Watched, system_bus: Bus, ask: Ask, wait_for: WaitFor
) -> None:
    ask(system_bus, MOCK, "EmitSignal", *says_sleep(False), types="sssav")
    wait_for(lambda: watched.resumed == 1)
    assert watched.told == []
    watched.clock.slept += timedelta(minutes=20)
    ask(system_bus, MOCK, "EmitSignal", *says_sleep(False), types="sssav")
    wait_for(lambda: watched.resumed == 2)
    left = watched.clock.now() - timedelta(minutes=20)
    assert watched.told == [UserLeft(Absence.SUSPENDED, left), UserReturned(Absence.SUSPENDED)]


@needs_mock
def test_the_lock_is_told(
    watched: Watched, system_bus: Bus, ask: Ask, clock: SetClock, wait_for: WaitFor
) -> None:
    ask(system_bus, OUR_SESSION, "SetLockedHint", True, types="b")
    wait_for(lambda: watched.told)
    ask(system_bus, OUR_SESSION, "SetLockedHint", False, types="b")
    wait_for(lambda: len(watched.told) == 2)
    assert watched.told == [UserLeft(Absence.LOCKED, clock.now()), UserReturned(Absence.LOCKED)]


@needs_mock
def test_a_request_to_lock_is_no_lock(
    watched: Watched, system_bus: Bus, ask: Ask, run_for: RunFor
) -> None:
    ask(system_bus, OUR_SESSION, "Lock")
    run_for(100)
    assert watched.told == []


@needs_mock
@pytest.mark.usefixtures("logind")
def test_a_session_that_is_locked_at_the_start_is_told(
    system_bus: Bus, ask: Ask, clock: SetClock, wait_for: WaitFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    ask(system_bus, OUR_SESSION, "SetLockedHint", True, types="b")
    watched = Watched(None, system_bus, clock)
    wait_for(lambda: watched.told)
    assert watched.told == [UserLeft(Absence.LOCKED, clock.now())]


@needs_mock
def test_an_end_of_logind_ends_what_only_it_could_end(
    watched: Watched, logind: "subprocess.Popen[str]", system_bus: Bus, ask: Ask, wait_for: WaitFor
) -> None:
    ask(system_bus, OUR_SESSION, "SetLockedHint", True, types="b")
    ask(
        system_bus, MOCK, "EmitSignal", MANAGER.interface, "PrepareForSleep", "b", [("b", True)],
        types="sssav",
    )  # fmt: skip
    wait_for(lambda: len(watched.told) == 2)
    logind.kill()
    wait_for(lambda: len(watched.told) == 4)
    assert set(watched.told[2:]) == {UserReturned(Absence.LOCKED), UserReturned(Absence.SUSPENDED)}
    assert watched.says("logind is not running")


@needs_mock
def test_a_restarted_logind_is_heard(
    watched: Watched, logind: "subprocess.Popen[str]", system_bus: Bus, ask: Ask, wait_for: WaitFor
) -> None:
    logind.kill()
    wait_for(lambda: watched.says("logind is not running"))
    with a_logind(system_bus, ask, wait_for):
        ask(system_bus, OUR_SESSION, "SetLockedHint", True, types="b")
        wait_for(lambda: watched.told)
        assert watched.says("Sleep and the lock screen are watched.")


@needs_mock
@pytest.mark.usefixtures("logind")
def test_the_session_is_found_by_our_process(
    system_bus: Bus, ask: Ask, clock: SetClock, wait_for: WaitFor
) -> None:
    code = f"ret = dbus.ObjectPath('{OUR_SESSION.object_path}')"
    method = (MANAGER.interface, "GetSessionByPID", "u", "o", code)
    ask(system_bus, MOCK, "AddMethod", *method, types="sssss")
    watched = Watched(None, system_bus, clock)
    wait_for(lambda: watched.says("Sleep and the lock screen are watched."))


@needs_mock
@pytest.mark.usefixtures("logind")
def test_the_session_is_found_by_the_users_display(
    system_bus: Bus, ask: Ask, clock: SetClock, wait_for: WaitFor
) -> None:
    user_path = f"/org/freedesktop/login1/user/{os.getuid()}"
    get_user = (MANAGER.interface, "GetUser", "u", "o", f"ret = dbus.ObjectPath('{user_path}')")
    ask(system_bus, MOCK, "AddMethod", *get_user, types="sssss")
    user = DBusAddress(user_path, NAME, "org.freedesktop.DBus.Properties")
    display = ("org.freedesktop.login1.User", "Display", ("(so)", ("c1", OUR_SESSION.object_path)))
    ask(system_bus, user, "Set", *display, types="ssv")
    watched = Watched(None, system_bus, clock)
    wait_for(lambda: watched.says("Sleep and the lock screen are watched."))


@needs_mock
@pytest.mark.usefixtures("logind")
def test_without_a_session_sleep_is_still_told(
    system_bus: Bus, clock: SetClock, wait_for: WaitFor
) -> None:
    watched = Watched(None, system_bus, clock)
    wait_for(lambda: watched.says("this login is unknown"))


@needs_mock
def test_a_lock_that_two_services_announce_is_one_absence(
    bus: Bus, watched: Watched, ask: Ask, wait_for: WaitFor
) -> None:
    system_bus, clock = watched.system_bus, watched.clock
    both = Watched(bus, system_bus, clock)
    gnome = ("-m", "dbusmock", "--session", "--template", "gnome_screensaver")
    saver = DBusAddress("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "org.gnome.ScreenSaver")
    with running(DEBIAN_PYTHON, *gnome):
        wait_for(lambda: both.says("The lock screen is watched."))
        ask(bus, saver, "SetActive", True, types="b")
        ask(system_bus, OUR_SESSION, "SetLockedHint", True, types="b")
        wait_for(lambda: watched.told)
        assert both.told == [UserLeft(Absence.LOCKED, clock.now())]
        ask(bus, saver, "SetActive", False, types="b")  # its signal comes before the answer
        assert len(both.told) == 1
        ask(system_bus, OUR_SESSION, "SetLockedHint", False, types="b")
        wait_for(lambda: len(both.told) == 2)
    assert both.told[1] == UserReturned(Absence.LOCKED)


@needs_mock
def test_a_screen_saver_that_dies_does_not_lock_for_good(
    bus: Bus, ask: Ask, clock: SetClock, wait_for: WaitFor
) -> None:
    watched = Watched(bus, None, clock)
    name = "org.freedesktop.ScreenSaver"
    path = "/org/freedesktop/ScreenSaver"
    mock = DBusAddress(path, name, "org.freedesktop.DBus.Mock")
    with running(DEBIAN_PYTHON, "-m", "dbusmock", "--session", name, path, name):
        wait_for(lambda: watched.says("The lock screen is watched."))
        ask(bus, mock, "EmitSignal", name, "ActiveChanged", "b", [("b", True)], types="sssav")
        wait_for(lambda: watched.told)
    wait_for(lambda: len(watched.told) == 2)
    assert watched.told == [UserLeft(Absence.LOCKED, clock.now()), UserReturned(Absence.LOCKED)]
    assert watched.says("No screen saver is there")


def test_without_logind_nothing_is_told(system_bus: Bus, clock: SetClock, run_for: RunFor) -> None:
    watched = Watched(None, system_bus, clock)
    run_for(100)
    assert watched.told == []
    assert watched.says("logind is not running")


def test_without_a_system_bus_nothing_is_told(
    bus: Bus, clock: SetClock, run_for: RunFor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    watched = Watched(bus, Bus(BusName.SYSTEM), clock)
    run_for(100)
    assert watched.told == []
    assert watched.says("logind is not running")
    assert watched.says("No screen saver is there")


def test_every_backend_that_works_is_started(bus: Bus, clock: SetClock) -> None:
    kinds = [type(source) for source in Watched(bus, bus, clock).sources]
    assert kinds == [LogindSession, ScreenSavers]
    assert [type(source) for source in Watched(None, None, clock).sources] == [NullSession]
    assert [backend.name for backend in BACKENDS] == ["logind", "screensaver", "windows", "macos"]
    assert all(backend.reason for backend in BACKENDS)
    assert Watched(None, None, clock).says("does not say when it sleeps")
