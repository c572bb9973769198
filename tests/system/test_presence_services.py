"""Do-not-disturb and keep-awake, by the real services that run here: dunst, Xfce, dconf."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import which

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is not here", allow_module_level=True)

from backcare_tray.core.events import BecameBusy, BecameFree, Event, Occupation
from backcare_tray.system.dbus import Bus
from backcare_tray.system.dbus_connection import BusName
from backcare_tray.system.presence import Presence, Wanted, gnome_quiet, watch
from tests.system.conftest import RunFor, SetClock, WaitFor, running
from tests.system.presence_rigs import end
from tests.system.presence_stub import StubService

pytestmark = pytest.mark.desktop

QUIET = Occupation.DO_NOT_DISTURB
ONLY_QUIET = Wanted(calls=False, camera=False, full_screen=False)


def program(name: str, package: str, *folders: str) -> str:
    """Where a program is; skips the test if it is nowhere."""
    for folder in folders:
        if place := next(Path("/").glob(f"{folder}/{name}"), None):
            return str(place)
    if found := which(name):
        return found
    pytest.skip(f"{name} is not installed (Debian: {package})")


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=10)


class Desk:
    """A session bus with what a test starts on it, and what was told."""

    def __init__(self, bus: Bus, clock: SetClock, stack: ExitStack, wait_for: WaitFor) -> None:
        self.told: list[Event] = []
        self.stack = stack
        self.wait_for = wait_for
        self.presence: Presence = watch(bus, None, clock, self.told.append, ONLY_QUIET)

    def start(self, *command: str) -> "subprocess.Popen[str]":
        return self.stack.enter_context(running(*command))

    def says(self, text: str) -> None:
        self.wait_for(lambda: any(text in line.health.sentence for line in self.presence.watched()))

    def becomes(self, *expected: Event) -> None:
        self.wait_for(lambda: self.told)
        assert self.told == list(expected)
        self.told.clear()

    def goes_quiet_and_back(self, on: Callable[[], None], off: Callable[[], None]) -> None:
        for _ in range(2):
            on()
            self.becomes(BecameBusy(QUIET))
            off()
            self.becomes(BecameFree(QUIET))


@pytest.fixture
def desk(
    display: object,
    bus: Bus,
    clock: SetClock,
    wait_for: WaitFor,
    request: pytest.FixtureRequest,
) -> Iterator[Desk]:
    environment: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
    home: Path = request.getfixturevalue("tmp_path")
    (home / "run").mkdir(mode=0o700)
    environment.setenv("XDG_RUNTIME_DIR", str(home / "run"))
    environment.delenv("GSETTINGS_BACKEND", raising=False)
    for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME"):
        environment.setenv(f"XDG_{name}", str(home / name.lower()))
    with ExitStack() as stack:
        desk = Desk(bus, clock, stack, wait_for)
        yield desk
        desk.presence.close()


def test_dunst(desk: Desk) -> None:
    switch = program("dunstctl", "dunst")
    dunst = desk.start(program("dunst", "dunst"))
    desk.says("The pause of dunst is watched.")
    desk.goes_quiet_and_back(
        lambda: run(switch, "set-paused", "true"), lambda: run(switch, "set-paused", "false")
    )
    run(switch, "set-paused", "toggle")
    desk.becomes(BecameBusy(QUIET))
    end(dunst)
    desk.becomes(BecameFree(QUIET))
    desk.says("Nothing here tells whether do-not-disturb is on.")


def test_xfce(desk: Desk) -> None:
    query = program("xfconf-query", "xfconf")
    xfconf = program("xfconfd", "xfconf", "usr/lib/*/xfce4/xfconf", "usr/libexec/xfce4/xfconf")
    notifyd = program(
        "xfce4-notifyd", "xfce4-notifyd", "usr/lib/*/xfce4/notifyd", "usr/libexec/xfce4/notifyd"
    )
    desk.start(xfconf)
    desk.says("The do-not-disturb of Xfce is watched.")
    desk.start(notifyd)
    change = (query, "-c", "xfce4-notifyd", "-p", "/do-not-disturb")
    desk.goes_quiet_and_back(
        lambda: run(*change, "-n", "-t", "bool", "-s", "true"), lambda: run(*change, "-s", "false")
    )
    run(*change, "-s", "true")
    desk.becomes(BecameBusy(QUIET))
    run(*change, "-r")
    desk.becomes(BecameFree(QUIET))


def test_gnome(desk: Desk, run_for: RunFor) -> None:
    """Real dconf and gsettings; the shell is a stub that owns its name and says nothing."""
    settings = program("gsettings", "libglib2.0-bin")
    service = program("dconf-service", "dconf-service", "usr/libexec", "usr/lib/dconf")
    known = subprocess.run(
        (settings, "list-keys", "org.gnome.desktop.notifications"), check=False, capture_output=True
    )
    backends = list(Path("/usr/lib").glob("*/gio/modules/libdconfsettings.so"))
    if known.returncode or not backends:
        pytest.skip("GNOME's settings are not installed (gsettings-desktop-schemas, dconf)")
    desk.start(service)
    shell = StubService(BusName.SESSION, gnome_quiet.SHELL, "None")
    shell.appear()
    desk.says("GNOME's do-not-disturb is watched.")
    change = (settings, "set", "org.gnome.desktop.notifications", "show-banners")
    desk.goes_quiet_and_back(lambda: run(*change, "false"), lambda: run(*change, "true"))
    run(*change, "false")
    desk.becomes(BecameBusy(QUIET))
    run(settings, "reset", "org.gnome.desktop.notifications", "show-banners")
    desk.becomes(BecameFree(QUIET))
    run(settings, "set", "org.gnome.desktop.notifications", "show-in-lock-screen", "false")
    run_for(100)
    assert desk.told == []
    shell.vanish()
    desk.says("Nothing here tells whether do-not-disturb is on.")


def test_gnome_without_gsettings_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    shell = StubService(BusName.SESSION, gnome_quiet.SHELL, "None")
    shell.appear()
    desk.says("the program gsettings is missing")
    shell.vanish()
