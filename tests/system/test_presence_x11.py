"""The active window, on a real X server with a real window manager."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("X11 is not here", allow_module_level=True)

from backcare_tray.core.events import BecameBusy, BecameFree, Event, Occupation
from backcare_tray.system.presence import Wanted, watch
from backcare_tray.system.presence.active_window import NONE, ActiveWindow, Window
from backcare_tray.system.presence.wishes import Wish
from backcare_tray.system.presence.x11_active_window import X11ActiveWindow
from backcare_tray.system.x11.windows import changed_property, numbers
from tests.system.conftest import RunFor, SetClock, WaitFor, running
from tests.system.presence_rigs import WindowRig, end

FULL = Occupation.FULL_SCREEN


@pytest.fixture
def seen() -> list[Window]:
    return []


@pytest.fixture
def rig(display: "subprocess.Popen[str]", qapp: object, tmp_path: Path) -> Iterator[WindowRig]:
    with ExitStack() as stack:
        rig = WindowRig(Wish.FULL_SCREEN, display, stack, tmp_path)
        rig.appear()
        yield rig


@pytest.fixture
def active(rig: WindowRig, seen: list[Window], wait_for: WaitFor) -> Iterator[ActiveWindow[Any]]:
    active = rig.active
    active.listen(seen.append)
    wait_for(lambda: seen and "editor" in seen[-1].names)
    yield active
    active.forget(seen.append)


@pytest.mark.usefixtures("active")
class TestActiveWindow:
    """Two windows, "editor" and "player"; the first is active."""

    def test_only_the_active_window_counts(
        self, rig: WindowRig, seen: list[Window], wait_for: WaitFor
    ) -> None:
        rig.fill("player", "add")
        for _ in range(2):
            rig.activate("player")
            wait_for(lambda: seen[-1] == Window(True, frozenset({"player"})))
            rig.activate("editor")
            wait_for(lambda: seen[-1] == Window(False, frozenset({"editor"})))

    def test_of_two_who_listen_one_may_go(
        self, rig: WindowRig, seen: list[Window], wait_for: WaitFor, active: ActiveWindow[Any]
    ) -> None:
        """Full screen is switched off, and the quiet programs are watched on."""
        other: list[Window] = []
        listens = other.append
        active.listen(listens)
        active.forget(listens)
        heard = len(other)
        rig.activate("player")
        wait_for(lambda: seen[-1].names == {"player"})
        assert len(other) == heard

    def test_a_window_that_closes_in_full_screen_leaves_nobody_busy(
        self, rig: WindowRig, seen: list[Window], wait_for: WaitFor
    ) -> None:
        rig.fill("editor", "add")
        wait_for(lambda: seen[-1].fills_screen)
        rig.close("editor")
        wait_for(lambda: not seen[-1].fills_screen)

    def test_the_last_window_leaves_none(
        self, rig: WindowRig, seen: list[Window], wait_for: WaitFor
    ) -> None:
        rig.close("editor")
        rig.close("player")
        wait_for(lambda: seen[-1] == NONE)

    def test_a_window_that_is_named_but_not_listed_does_not_count(
        self, rig: WindowRig, seen: list[Window], wait_for: WaitFor, run_for: RunFor
    ) -> None:
        """Openbox goes on naming the last one that was closed."""
        rig.activate("player")
        wait_for(lambda: seen[-1].names == {"player"})
        player = next(line.split()[0] for line in rig._tool("-l").splitlines() if "player" in line)
        subprocess.run(["xdotool", "windowunmap", player], check=True)
        wait_for(lambda: seen[-1].names == {"editor"})
        name = ("-f", "_NET_ACTIVE_WINDOW", "32x", "-set", "_NET_ACTIVE_WINDOW", player)
        subprocess.run(["xprop", "-root", *name], check=True)
        wait_for(lambda: seen[-1] == NONE)
        run_for(200)
        assert seen[-1] == NONE

    def test_windows_that_come_and_go_in_a_hurry_do_no_harm(
        self, rig: WindowRig, seen: list[Window], wait_for: WaitFor, active: ActiveWindow[Any]
    ) -> None:
        """Some are gone when they are asked about, which the server answers with an error."""
        for _ in range(8):
            command = ("xmessage", "-timeout", "1", "-name", "brief", "brief")
            with running(*command) as brief:
                rig._until(lambda: "brief" in rig._tool("-l"))
                brief.kill()
        rig.activate("player")
        wait_for(lambda: "player" in seen[-1].names)
        assert active.trouble == ""

    def test_a_title_is_of_no_interest(
        self, rig: WindowRig, seen: list[Window], run_for: RunFor
    ) -> None:
        before = len(seen)
        rig._tool("-r", "editor", "-N", "Secret letter")
        run_for(200)
        assert "Secret letter" in rig._tool("-l")
        assert len(seen) == before


def test_without_a_window_manager_it_says_so(
    display: object, qapp: object, seen: list[Window], wait_for: WaitFor
) -> None:
    active = X11ActiveWindow(os.environ["DISPLAY"])
    active.listen(seen.append)
    wait_for(lambda: "no window manager tells" in active.trouble)
    assert set(seen) == {NONE}
    with running("openbox"):
        wait_for(lambda: not active.trouble)
    active.forget(seen.append)


@pytest.mark.parametrize("display", [":4711", "far.example.org:0"])
def test_a_display_that_is_not_there_is_told(
    display: str, qapp: object, seen: list[Window]
) -> None:
    active = X11ActiveWindow(display)
    active.listen(seen.append)
    assert active.trouble
    assert set(seen) == {NONE}
    active.forget(seen.append)


def test_both_sources_share_what_they_see(
    rig: WindowRig, clock: SetClock, wait_for: WaitFor, run_for: RunFor
) -> None:
    told: list[Event] = []
    presence = watch(None, None, clock, told.append, Wanted(calls=False, camera=False))
    rig.fill("editor", "add")
    wait_for(lambda: told)
    presence.set_wanted(Wanted(full_screen=False, programs=(" Editor",)))
    wait_for(lambda: len(told) == 3)
    assert told[:2] == [BecameBusy(FULL), BecameFree(FULL)]
    assert isinstance(told[2], BecameBusy)
    presence.set_wanted(Wanted(full_screen=False, programs=("editor", "player")))
    run_for(100)
    assert len(told) == 3
    presence.set_wanted(Wanted(full_screen=False, programs=("player",)))
    wait_for(lambda: len(told) == 4)
    assert isinstance(told[3], BecameFree)
    presence.close()


def test_the_end_of_a_process_is_seen(rig: WindowRig, clock: SetClock, wait_for: WaitFor) -> None:
    told: list[Event] = []
    presence = watch(None, None, clock, told.append, Wanted(calls=False, camera=False))
    rig.fill("editor", "add")
    wait_for(lambda: told)
    end(rig.processes["editor"])
    wait_for(lambda: len(told) == 2)
    presence.close()


def test_events_of_other_kinds_are_passed_over() -> None:
    assert changed_property(bytes([28]) + bytes(31)) == (0, 0)
    assert changed_property(bytes([28 | 0x80]) + bytes(31)) == (0, 0)  # sent by another program
    assert changed_property(bytes([22]) + bytes(31)) is None


def test_half_a_number_is_none() -> None:
    assert numbers(b"\1\0\0\0\2\0") == (1,)
    assert numbers(b"") == ()
