"""Suspend and lock on Windows and macOS: against stand-ins for their functions; neither is here."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

import pytest

from backcare_tray.core.events import Absence, Event, UserLeft, UserReturned
from backcare_tray.system.session import macos, watch, windows
from backcare_tray.system.session.locks import Locks
from backcare_tray.system.session.sleeps import Sleeps
from tests.system.conftest import SetClock

SUSPEND, RESUME, RESUME_WITH_SOMEBODY = 4, 0x12, 7
POWER, SESSION_CHANGE, CLOSE = 0x218, 0x2B1, 0x10


class Watching:
    """What a source is made with, and what it said."""

    def __init__(self, clock: SetClock) -> None:
        self.told: list[Event] = []
        self.resumed = 0
        self.locks = Locks(clock, self.told.append)
        self.sleeps = Sleeps(clock, self.told.append, self._resumed)

    def _resumed(self) -> None:
        self.resumed += 1


@pytest.fixture
def watching(clock: SetClock) -> Watching:
    return Watching(clock)


class WindowsStub:
    """The functions of user32, kernel32 and wtsapi32 that are called."""

    def __init__(self, *, window: int = 0x1_2345_6789, admits: bool = True) -> None:
        self.procedure: Callable[..., int] = lambda *_: 0
        self.passed_on: list[int] = []

        def register_class(reference: Any) -> int:  # noqa: ANN401 - what ctypes hands over
            known = reference._obj
            assert known.class_name == "BackcareSession"
            self.procedure = ctypes.cast(known.procedure, windows.WindowProcedure)
            return 1

        def create_window(*values: object) -> int:
            assert len(values) == 12
            assert not int(str(values[3]))  # no style: not visible
            return window

        def default(_window: int, message: int, _what: int, _more: int) -> int:
            self.passed_on.append(message)
            return 1

        def notify(to: int, session: int) -> int:
            assert (to, session) == (window, 0)
            return int(admits)

        self.RegisterClassW = register_class
        self.CreateWindowExW = create_window
        self.DefWindowProcW = default
        self.GetModuleHandleW = lambda _: 0x7_0000_0000
        self.WTSRegisterSessionNotification = notify

    def send(self, message: int, what: int) -> int:
        return self.procedure(0x1_2345_6789, message, what, 0)


def on_windows(stub: WindowsStub, watching: Watching) -> windows.WindowsSession:
    return windows.WindowsSession(stub, stub, stub, watching.locks, watching.sleeps)


def test_windows_tells_of_suspend(watching: Watching, clock: SetClock) -> None:
    stub = WindowsStub()
    session = on_windows(stub, watching)
    assert stub.send(POWER, SUSPEND) == 1
    assert stub.send(POWER, SUSPEND) == 1
    assert watching.told == [UserLeft(Absence.SUSPENDED, clock.now())]
    stub.send(POWER, RESUME)
    stub.send(POWER, RESUME_WITH_SOMEBODY)
    assert watching.told[1:] == [UserReturned(Absence.SUSPENDED)]
    assert watching.resumed == 2
    assert session.health().sentence == "Sleep and the lock screen are watched."


def test_windows_tells_of_the_lock(watching: Watching, clock: SetClock) -> None:
    stub = WindowsStub()
    session = on_windows(stub, watching)
    for reason in (5, 7, 7, 8, 6):  # logon, lock, lock, unlock, logoff
        stub.send(SESSION_CHANGE, reason)
    assert watching.told == [UserLeft(Absence.LOCKED, clock.now()), UserReturned(Absence.LOCKED)]
    assert session.health().sentence


def test_other_messages_of_windows_are_passed_on(watching: Watching) -> None:
    stub = WindowsStub()
    session = on_windows(stub, watching)
    assert stub.send(CLOSE, 7) == 1
    stub.send(POWER, 0xA)  # the battery
    assert stub.passed_on == [CLOSE, POWER]
    assert watching.told == []
    assert session.health().sentence


def test_windows_without_session_notifications_says_so(watching: Watching) -> None:
    stub = WindowsStub(admits=False)
    assert "the lock is not" in on_windows(stub, watching).health().sentence


def test_windows_without_a_window_is_an_error(watching: Watching) -> None:
    with pytest.raises(OSError, match="no window"):
        on_windows(WindowsStub(window=0), watching)


def test_on_windows_its_messages_are_heard(
    clock: SetClock, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    stub = WindowsStub()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: stub, raising=False)
    (source,) = watch(None, None, clock, told.append, lambda: None).sources
    assert isinstance(source, windows.WindowsSession)
    stub.send(POWER, SUSPEND)
    assert told == [UserLeft(Absence.SUSPENDED, clock.now())]


def test_a_system_that_offers_nothing_says_so(
    clock: SetClock, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: WindowsStub(window=0), raising=False)
    (source,) = watch(None, None, clock, told.append, lambda: None).sources
    assert source.health().sentence.startswith("This system does not say when it sleeps")


class MacStub:
    """The functions of CoreFoundation and IOKit that are called."""

    def __init__(self, *, root: int = 0x4242) -> None:
        self.strings: dict[int, bytes] = {}
        self.observers: dict[bytes, Callable[..., None]] = {}
        self.power: Callable[..., None] = lambda *_: None
        self.consents: list[tuple[int, int]] = []
        self.sources: list[tuple[int, int, bytes]] = []

        def string(_allocator: None, text: bytes, _encoding: int) -> int:
            self.strings[len(self.strings) + 1] = text
            return len(self.strings)

        def observe(*values: Any) -> None:  # noqa: ANN401 - what ctypes hands over
            center, _observer, callback, name, sender, behaviour = values
            assert (center, sender, behaviour) == (0xD15, None, 4)
            self.observers[self.strings[name]] = callback

        def register(_: None, port: Any, callback: Any, _notifier: Any) -> int:  # noqa: ANN401 - as above
            port._obj.value = 0x9_0000_0001
            self.power = callback
            return root

        def source(port: ctypes.c_void_p) -> int:
            assert port.value == 0x9_0000_0001
            return 0x50

        def add_source(loop: int, source: int, mode: int) -> None:
            self.sources.append((loop, source, self.strings[mode]))

        self.CFStringCreateWithCString = string
        self.CFNotificationCenterGetDistributedCenter = lambda: 0xD15
        self.CFNotificationCenterAddObserver = observe
        self.CFRunLoopGetMain = lambda: 0x100
        self.CFRunLoopAddSource = add_source
        self.IORegisterForSystemPower = register
        self.IONotificationPortGetRunLoopSource = source
        self.IOAllowPowerChange = lambda *values: self.consents.append(values)


def on_a_mac(stub: MacStub, watching: Watching) -> macos.MacSession:
    return macos.MacSession(stub, stub, watching.locks, watching.sleeps)


def test_macos_tells_of_sleep_and_is_given_consent(watching: Watching, clock: SetClock) -> None:
    stub = MacStub()
    session = on_a_mac(stub, watching)
    assert stub.sources == [(0x100, 0x50, b"kCFRunLoopCommonModes")]
    stub.power(None, 1, macos.CAN_SLEEP, 11)
    assert watching.told == []
    stub.power(None, 1, macos.WILL_SLEEP, 12)
    assert watching.told == [UserLeft(Absence.SUSPENDED, clock.now())]
    assert stub.consents == [(0x4242, 11), (0x4242, 12)]
    stub.power(None, 1, 0xE0000320, None)  # will power on
    assert watching.resumed == 0
    stub.power(None, 1, macos.HAS_POWERED_ON, None)
    assert watching.told[1:] == [UserReturned(Absence.SUSPENDED)]
    assert watching.resumed == 1
    assert len(stub.consents) == 2
    assert session.health().sentence == "Sleep and the lock screen are watched."


def test_macos_tells_of_the_lock(watching: Watching, clock: SetClock) -> None:
    stub = MacStub()
    session = on_a_mac(stub, watching)
    stub.observers[b"com.apple.screenIsLocked"](1, 2, 3, 4, 5)
    assert watching.told == [UserLeft(Absence.LOCKED, clock.now())]
    stub.observers[b"com.apple.screenIsUnlocked"](1, 2, 3, 4, 5)
    assert watching.told[1:] == [UserReturned(Absence.LOCKED)]
    assert session.health().sentence


def test_macos_that_does_not_announce_sleep_is_an_error(watching: Watching) -> None:
    with pytest.raises(OSError, match="does not announce"):
        on_a_mac(MacStub(root=0), watching)


def test_on_a_mac_its_notifications_are_heard(
    clock: SetClock, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    stub = MacStub()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: stub)
    (source,) = watch(None, None, clock, told.append, lambda: None).sources
    assert isinstance(source, macos.MacSession)
    stub.power(None, 1, macos.WILL_SLEEP, 12)
    assert told == [UserLeft(Absence.SUSPENDED, clock.now())]
