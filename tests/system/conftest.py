"""What the tests of the system floor share: an event loop, private buses, an X server."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from backcare_tray.core.events import Event

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus

collect_ignore = (
    []
    if sys.platform == "linux"  # elsewhere there is no D-Bus, no X11, and jeepney is not installed
    else [
        "test_dbus.py",
        "test_idle_mutter.py",
        "test_idle_wayland.py",
        "test_idle_x11.py",
        "test_notifications.py",
        "test_session.py",
    ]
)
if sys.platform == "win32":
    collect_ignore += ["test_single_instance.py", "test_stream.py"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

RunFor = Callable[[int], None]
WaitFor = Callable[[Callable[[], object]], None]

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


class SetClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.slept = timedelta(hours=30)

    def now(self) -> datetime:
        return self.time

    def steady(self) -> timedelta:
        return self.time - datetime(2026, 1, 1, tzinfo=UTC)

    def asleep(self) -> timedelta:
        return self.slept


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def told() -> list[Event]:
    """What was told to the core: hand `told.append` to a source of events."""
    return []


@pytest.fixture
def run_for(qapp: QCoreApplication) -> RunFor:
    """Run the event loop for so many milliseconds, to see that something does *not* happen."""

    def run(milliseconds: int) -> None:
        loop = QEventLoop()
        timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(loop.quit)
        timer.start(milliseconds)
        loop.exec()

    return run


@pytest.fixture
def wait_for(run_for: RunFor) -> WaitFor:
    """Run the event loop until a condition holds; fail after ten seconds."""

    def wait(condition: Callable[[], object]) -> None:
        for _ in range(1000):
            if condition():
                return
            run_for(10)
        pytest.fail("it did not happen within ten seconds")

    return wait


@contextmanager
def running(*command: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """A process with a pipe to its standard output, gone for certain afterwards."""
    process = subprocess.Popen(
        command,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout
        process.stdout.close()


@contextmanager
def private_bus(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A message bus of our own that starts no services; yields its address and its process."""
    if which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed (Debian: dbus)")
    folder.mkdir()
    config = folder / "bus.conf"
    config.write_text(BUS_CONFIG.format(socket=folder / "socket"))
    command = ("dbus-daemon", "--nofork", "--print-address", f"--config-file={config}")
    with running(*command) as process:
        assert process.stdout
        yield process.stdout.readline().strip(), process


@pytest.fixture
def session_bus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator["subprocess.Popen[str]"]:
    """A private session bus for the length of a test; its process."""
    with private_bus(tmp_path / "session-bus") as (address, process):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield process


@pytest.fixture
def bus(qapp: QCoreApplication, session_bus: "subprocess.Popen[str]") -> Iterator["Bus"]:
    """Our connection to the private session bus."""
    from backcare_tray.system.dbus import Bus  # noqa: PLC0415 - jeepney is only on Linux
    from backcare_tray.system.dbus_connection import BusName  # noqa: PLC0415 - the same

    bus = Bus(BusName.SESSION)
    yield bus
    bus.close()


@pytest.fixture
def display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    """A screen of our own: DISPLAY is set to a fresh Xvfb; its process."""
    for program in ("Xvfb", "xdotool"):
        if which(program) is None:
            pytest.skip(f"{program} is not installed (Debian: xvfb, xdotool)")
    monkeypatch.setenv("HOME", str(tmp_path))  # no cookies of a real screen
    monkeypatch.delenv("XAUTHORITY", raising=False)
    for variable in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(variable, raising=False)
    command = (
        "Xvfb",
        "-displayfd",
        "1",
        "-screen",
        "0",
        "800x600x24",
        "-nolisten",
        "tcp",
        "-noreset",
    )
    with running(*command) as process:
        assert process.stdout
        monkeypatch.setenv("DISPLAY", f":{process.stdout.readline().strip()}")
        yield process


def xdotool(*arguments: str) -> str:
    """Move and click the pointer of the screen that DISPLAY names; returns what it prints."""
    command = ("xdotool", *arguments)
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()
