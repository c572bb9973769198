"""What the desktop portal says about the look, over a real bus from a service that plays it."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is not here", allow_module_level=True)

from backcare_tray.core.desktop_look import DesktopLook
from backcare_tray.system import appearance
from backcare_tray.system.appearance.portal import COMMON, GNOME, KDE, NAME, SETTINGS, Portal
from backcare_tray.system.dbus import Bus
from backcare_tray.system.dbus_connection import BusName
from tests.system.conftest import RunFor, WaitFor
from tests.system.presence_stub import StubService

PATH = "/org/freedesktop/portal/desktop"
Table = dict[str, dict[str, tuple[str, object]]]
TEAL = (0.1, 0.6, 0.5)


class Desktop:
    """A portal, and what we know of it."""

    def __init__(self) -> None:
        self.bus = Bus(BusName.SESSION, limit=timedelta(milliseconds=200))
        self.changes: list[DesktopLook] = []
        self.service = StubService(BusName.SESSION, NAME, "ReadAll", ([COMMON, GNOME, KDE],))
        self.service.answer = ("a{sa{sv}}", ({},))
        self.portal = Portal(self.bus, lambda: self.changes.append(self.portal.look))

    def appears(self, table: Table) -> None:
        self.service.answer = ("a{sa{sv}}", (table,))
        self.service.appear()

    def says(self, space: str, key: str, kind: str, value: object) -> None:
        signal = (space, key, (kind, value))
        self.service.emit(PATH, SETTINGS, "SettingChanged", "ssv", *signal)

    def close(self) -> None:
        self.service.vanish()
        self.bus.close()


@pytest.fixture
def desktop(session_bus: "subprocess.Popen[str]") -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.close()


def test_a_portal_is_read_when_it_appears(desktop: Desktop, wait_for: WaitFor) -> None:
    assert desktop.portal.look == DesktopLook()
    desktop.appears(
        {
            COMMON: {
                "color-scheme": ("u", 1),
                "accent-color": ("(ddd)", TEAL),
                "contrast": ("u", 1),
            },
            GNOME: {"enable-animations": ("b", False)},
        }
    )
    wait_for(lambda: desktop.changes)
    assert desktop.changes == [
        DesktopLook(dark=True, accent=TEAL, high_contrast=True, reduced_motion=True)
    ]


def test_every_change_is_heard(desktop: Desktop, wait_for: WaitFor) -> None:
    desktop.appears({COMMON: {"color-scheme": ("u", 2)}})
    wait_for(lambda: desktop.changes)
    for space, key, kind, value in (
        (COMMON, "accent-color", "(ddd)", TEAL),
        (COMMON, "contrast", "u", 1),
        (KDE, "AnimationDurationFactor", "s", "0"),
        (COMMON, "color-scheme", "u", 0),
    ):
        desktop.says(space, key, kind, value)
    wait_for(lambda: len(desktop.changes) == 5)
    assert desktop.changes == [
        DesktopLook(dark=False),
        DesktopLook(dark=False, accent=TEAL),
        DesktopLook(dark=False, accent=TEAL, high_contrast=True),
        DesktopLook(dark=False, accent=TEAL, high_contrast=True, reduced_motion=True),
        DesktopLook(dark=None, accent=TEAL, high_contrast=True, reduced_motion=True),
    ]


@pytest.mark.parametrize(
    ("space", "key", "kind", "value"),
    [
        (COMMON, "accent-color", "(ddd)", (-1.0, 2.0, 0.5)),  # how it says that there is none
        (COMMON, "accent-color", "s", "teal"),
        (COMMON, "color-scheme", "u", 77),
        (COMMON, "contrast", "s", "much"),
        (KDE, "AnimationDurationFactor", "s", "fast"),
        (KDE, "AnimationDurationFactor", "s", "0.5"),
        (GNOME, "enable-animations", "b", True),
        ("org.example", "accent-color", "(ddd)", TEAL),
    ],
)
def test_what_makes_no_sense_is_taken_as_not_said(  # noqa: PLR0913, PLR0917 - one signal, in parts
    desktop: Desktop, wait_for: WaitFor, space: str, key: str, kind: str, value: object
) -> None:
    desktop.appears({})
    wait_for(lambda: desktop.service.asked)
    desktop.says(space, key, kind, value)
    desktop.says(COMMON, "contrast", "u", 1)
    wait_for(lambda: desktop.changes)
    assert desktop.changes == [DesktopLook(high_contrast=True)]


@pytest.mark.parametrize("behaviour", ["hangs", "nonsense", "refuses"])
def test_a_portal_that_does_not_answer_changes_nothing(
    desktop: Desktop, wait_for: WaitFor, run_for: RunFor, behaviour: str
) -> None:
    desktop.service.behaviour = behaviour
    desktop.appears({COMMON: {"contrast": ("u", 1)}})
    wait_for(lambda: desktop.service.asked)
    run_for(300)
    assert desktop.changes == []


def test_another_portal_is_asked_anew(desktop: Desktop, wait_for: WaitFor) -> None:
    desktop.appears({COMMON: {"contrast": ("u", 1)}})
    wait_for(lambda: desktop.changes)
    desktop.service.vanish()
    desktop.appears({COMMON: {"contrast": ("u", 0)}})
    wait_for(lambda: len(desktop.changes) == 2)
    assert desktop.portal.look == DesktopLook()


def test_without_a_bus_nothing_is_said() -> None:
    assert appearance.watch(None, pytest.fail).look == DesktopLook()
