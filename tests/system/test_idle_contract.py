"""One contract for every backend of idle.

Real: an X server, GNOME's shell, sway, KWin, each chosen as the program chooses. Stand-ins: the
functions of Windows and macOS, which are not here. And the null backend.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.events import Absence, Event, TypingPaused, UserLeft, UserReturned
from backcare_tray.core.ports import Tell
from backcare_tray.system import idle as package
from backcare_tray.system.clock import MachineClock
from backcare_tray.system.idle import macos, windows
from backcare_tray.system.idle.asked import AskedSensor
from backcare_tray.system.idle.front import Idle
from backcare_tray.system.idle.null import NullSensor
from backcare_tray.system.idle.sensor import Reports, Sensor
from tests.desktop import wayland
from tests.desktop.wayland import Compositor, need
from tests.system.conftest import RunFor, WaitFor, running, xdotool
from tests.system.idle_stubs import Hands, MacOs, Windows

LIMIT = timedelta(milliseconds=400)
PAUSE = timedelta(milliseconds=200)
HOUR = timedelta(hours=1)
RETURNED = UserReturned(Absence.IDLE)


@dataclass
class Desk:
    """A desktop and somebody at it."""

    working: str
    """What health says."""
    press: Callable[[], None] = lambda: None
    environment: dict[str, str] = field(default_factory=dict)
    sensor: Callable[[Reports], Sensor] | None = None
    """A stand-in; None: choose as the program does."""
    compositor: Compositor | None = None


@contextmanager
def x11(folder: Path) -> Iterator[Desk]:
    need(xvfb="Xvfb", xdotool="xdotool")
    with running("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-noreset") as xvfb:
        assert xvfb.stdout
        inside = {"DISPLAY": f":{xvfb.stdout.readline().strip()}", "HOME": str(folder)}
        yield Desk("watched through X11", _move_pointer, inside)


def _move_pointer() -> None:
    for step in ("1", "-1"):
        xdotool("mousemove_relative", "--", step, step)


def _on(
    start: Callable[[Path], AbstractContextManager[Compositor]], working: str
) -> Callable[[Path], AbstractContextManager[Desk]]:
    @contextmanager
    def desk(folder: Path) -> Iterator[Desk]:
        with start(folder) as compositor:
            yield Desk(working, compositor.press, compositor.environment, compositor=compositor)

    return desk


def _quick(sensor: AskedSensor) -> AskedSensor:
    sensor._return_check = timedelta(milliseconds=100)
    return sensor


@contextmanager
def windows_stub(_: Path) -> Iterator[Desk]:
    hands = Hands()
    system = Windows(hands)
    ask = windows.LastInput(system, system)
    yield Desk(
        "watched through Windows",
        hands.press,
        sensor=lambda reports: _quick(windows.sensor(ask, reports)),
    )


@contextmanager
def macos_stub(_: Path) -> Iterator[Desk]:
    hands = Hands()
    ask = macos.LastEvent(MacOs(hands))
    yield Desk(
        "watched through macOS",
        hands.press,
        sensor=lambda reports: _quick(macos.sensor(ask, reports)),
    )


@contextmanager
def null(_: Path) -> Iterator[Desk]:
    yield Desk("Backcare cannot see", sensor=NullSensor)


heavy = pytest.mark.all_desktops
GNOME = pytest.param(_on(wayland.gnome, "watched through GNOME"), marks=heavy, id="gnome")
SWAY = pytest.param(_on(wayland.sway, "watched through Wayland"), marks=heavy, id="sway")
KWIN = pytest.param(_on(wayland.kwin, "watched through Wayland"), marks=heavy, id="kwin")
COMPOSITORS = [GNOME, SWAY, KWIN]
SEEING = [
    pytest.param(x11, marks=pytest.mark.desktop, id="x11"),
    *COMPOSITORS,
    pytest.param(windows_stub, id="windows-stub"),
    pytest.param(macos_stub, id="macos-stub"),
]
ALL = [*SEEING, pytest.param(null, id="null")]
every_backend = pytest.mark.parametrize("desk", ALL, indirect=True, scope="module")
every_seeing_backend = pytest.mark.parametrize("desk", SEEING, indirect=True, scope="module")
every_compositor = pytest.mark.parametrize("desk", COMPOSITORS, indirect=True, scope="module")


@pytest.fixture(scope="module")
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    with request.param(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def idle(
    desk: Desk,
    told: list[Event],
    wait_for: WaitFor,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QCoreApplication,
) -> Iterator[Idle]:
    """What is chosen at that desk, after its answer, with somebody there just now."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XAUTHORITY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nobody/listens/here")
    for variable, value in desk.environment.items():
        monkeypatch.setenv(variable, value)
    with _made(desk, told.append) as idle:
        wait_for(lambda: desk.working in idle.health().sentence)
        desk.press()
        yield idle


@contextmanager
def _made(desk: Desk, tell: Tell) -> Iterator[Idle]:
    if make := desk.sensor:
        idle = Idle(MachineClock(), tell, lambda reports: [make(reports), NullSensor(reports)])
        yield idle
        idle.close()
        return
    from backcare_tray.system.dbus import Bus  # noqa: PLC0415 - jeepney is only on Linux
    from backcare_tray.system.dbus_connection import BusName  # noqa: PLC0415 - the same

    bus = Bus(BusName.SESSION)
    idle = package.choose(MachineClock(), tell, bus)
    yield idle
    idle.close()
    bus.close()


def _now() -> datetime:
    return MachineClock().now()


@every_seeing_backend
def test_leaving_and_returning_are_told_once(
    desk: Desk, idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
) -> None:
    before = _now()
    desk.press()
    idle.start(LIMIT)
    wait_for(lambda: told)
    left = told[0]
    assert isinstance(left, UserLeft)
    assert left.why is Absence.IDLE
    # The last input, not when it was noticed. Timers of KWin may ring 5 % early.
    assert before - LIMIT / 20 <= left.since <= _now() - 0.95 * LIMIT
    run_for(500)
    assert told == [left]
    desk.press()
    wait_for(lambda: len(told) == 2)
    desk.press()
    run_for(200)
    assert told == [left, RETURNED]
    wait_for(lambda: len(told) == 3)  # and they leave once more
    desk.press()
    wait_for(lambda: len(told) == 4)
    assert isinstance(told[2], UserLeft)
    assert told[3] == RETURNED


@every_seeing_backend
def test_nothing_is_told_while_somebody_works(
    desk: Desk, idle: Idle, told: list[Event], run_for: RunFor
) -> None:
    idle.start(timedelta(seconds=0.8))
    for _ in range(5):
        desk.press()
        run_for(200)
    assert told == []


@every_seeing_backend
def test_a_shorter_limit_finds_them_gone(
    idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
) -> None:
    idle.start(HOUR)
    run_for(500)
    assert told == []
    idle.set_limit(LIMIT)
    idle.set_limit(LIMIT)
    wait_for(lambda: told)
    assert isinstance(told[0], UserLeft)


@every_seeing_backend
def test_a_longer_limit_lets_them_return_at_the_latest_with_their_next_input(
    desk: Desk, idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
) -> None:
    idle.start(LIMIT)
    wait_for(lambda: told)
    idle.set_limit(HOUR)
    desk.press()
    wait_for(lambda: len(told) == 2)
    assert told[1] == RETURNED
    run_for(500)
    assert len(told) == 2


@every_backend
def test_a_pause_that_is_there_is_found(
    idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
) -> None:
    run_for(300)
    idle.wait_for_pause(PAUSE)
    wait_for(lambda: told)
    run_for(300)
    assert told == [TypingPaused()]


@every_seeing_backend
def test_a_pause_is_there_for_whoever_is_away(
    idle: Idle, told: list[Event], wait_for: WaitFor
) -> None:
    idle.start(LIMIT)
    wait_for(lambda: told)
    idle.wait_for_pause(PAUSE)
    wait_for(lambda: len(told) == 2)
    assert told[1] == TypingPaused()


@every_seeing_backend
def test_a_pause_is_waited_for_and_told_once(
    desk: Desk, idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
) -> None:
    idle.start(HOUR)
    desk.press()
    idle.wait_for_pause(timedelta(seconds=0.5))
    for _ in range(5):
        run_for(120)
        desk.press()
    assert told == []
    wait_for(lambda: told)
    desk.press()
    run_for(600)
    assert told == [TypingPaused()]


@every_seeing_backend
def test_a_wait_can_be_forgotten_and_renewed(
    desk: Desk, idle: Idle, told: list[Event], wait_for: WaitFor, run_for: RunFor
) -> None:
    desk.press()
    idle.wait_for_pause(PAUSE)
    idle.stop()
    idle.stop()
    run_for(300)
    assert told == []
    idle.wait_for_pause(HOUR)
    idle.wait_for_pause(PAUSE)
    wait_for(lambda: told)
    assert told == [TypingPaused()]


@every_backend
def test_after_the_end_nothing_is_told(
    desk: Desk, idle: Idle, told: list[Event], run_for: RunFor
) -> None:
    idle.start(LIMIT)
    idle.close()
    idle.set_limit(PAUSE)
    idle.wait_for_pause(PAUSE)
    idle.stop()
    desk.press()
    run_for(500)
    assert told == []
    assert idle.health().sentence
    idle.close()


@every_compositor
def test_a_restart_leaves_nobody_away_and_is_survived(
    desk: Desk, idle: Idle, told: list[Event], wait_for: WaitFor
) -> None:
    assert desk.compositor
    idle.start(LIMIT)
    wait_for(lambda: told)
    desk.compositor.stop()
    wait_for(lambda: len(told) == 2)
    assert told[1] == RETURNED
    assert idle.health().sentence.startswith(
        "Backcare cannot see whether you are away on this desktop."
    )
    assert "does not tell" in idle.health().sentence
    idle.wait_for_pause(PAUSE)
    assert told[2:] == [TypingPaused()]
    told.clear()
    desk.compositor.start()
    wait_for(lambda: desk.working in idle.health().sentence)
    wait_for(lambda: told and isinstance(told[-1], UserLeft))
    desk.press()
    wait_for(lambda: told[-1] == RETURNED)
