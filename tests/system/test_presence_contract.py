"""One contract for every source of presence: busy told once, free told once, never stuck in busy.

PulseAudio, the kernel's news of files, the X server and the message bus are real. The services on
the bus are stubs that answer as their documentation says; `tests/desktop/` asks real ones. So are
the functions of Windows and macOS.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("these sources are Linux's", allow_module_level=True)

from backcare_tray.core.events import BecameBusy, BecameFree, Event
from backcare_tray.system.dbus import Bus
from backcare_tray.system.dbus_connection import BusName
from backcare_tray.system.presence import SOURCES, Wanted, pulse_connection
from backcare_tray.system.presence.null import NullSource
from backcare_tray.system.presence.watching import NOTHING, Presence
from backcare_tray.system.presence.wishes import OCCUPATIONS, Wish
from tests.system import presence_bus_rigs as bus_rigs
from tests.system import presence_rigs as rigs
from tests.system.conftest import RunFor, SetClock, WaitFor
from tests.system.presence_elsewhere_rigs import ConsentRig, CoreAudioRig
from tests.system.presence_pipewire_rig import PipeWireRig
from tests.system.presence_rigs import Rig

EVERYTHING = Wanted(programs=("player",))
LIMIT = timedelta(milliseconds=300)

Make = Callable[[pytest.FixtureRequest, ExitStack, Bus], Rig]


def _window(wish: Wish) -> Make:
    return lambda request, stack, _: rigs.WindowRig(
        wish, request.getfixturevalue("display"), stack, request.getfixturevalue("tmp_path")
    )


RIGS: dict[str, Make] = {
    "sound-server": lambda request, stack, _: rigs.SoundRig(
        request.getfixturevalue("tmp_path"), stack, request.getfixturevalue("monkeypatch")
    ),
    "video-devices": lambda request, stack, _: rigs.CameraRig(
        request.getfixturevalue("tmp_path"), stack, request.getfixturevalue("monkeypatch")
    ),
    "screen-cast": lambda request, stack, _: PipeWireRig(
        request.getfixturevalue("tmp_path"), stack, request.getfixturevalue("monkeypatch")
    ),
    "active-window": _window(Wish.FULL_SCREEN),
    "programs": _window(Wish.PROGRAMS),
    "gnome-inhibitors": lambda _request, _stack, bus: bus_rigs.gnome_session(bus),
    "kde-inhibitors": lambda _request, _stack, bus: bus_rigs.kde_power(bus),
    "logind-inhibitors": lambda _request, _stack, bus: bus_rigs.logind(bus),
    "gnome": lambda request, _, bus: bus_rigs.GnomeRig(
        bus, request.getfixturevalue("tmp_path"), request.getfixturevalue("monkeypatch")
    ),
    "kde": lambda _request, _stack, bus: bus_rigs.notification_property(
        bus, "kde", "org.freedesktop.Notifications", "Inhibited"
    ),
    "dunst": lambda _request, _stack, bus: bus_rigs.notification_property(
        bus, "dunst", "org.dunstproject.cmd0", "paused"
    ),
    "xfce": lambda _request, _stack, bus: bus_rigs.xfce(bus),
    "mako": lambda _request, _stack, bus: bus_rigs.mako(bus),
    "swaync": lambda _request, _stack, bus: bus_rigs.swaync(bus),
    "windows-microphone": lambda *_: ConsentRig(Wish.CALLS),
    "windows-camera": lambda *_: ConsentRig(Wish.CAMERA),
    "core-audio": lambda *_: CoreAudioRig(),
}
"""By the name of the source in the ranked list. The bus is the session's for all of them."""

ELSEWHERE = {"windows-microphone", "windows-camera", "core-audio"}
"""On systems that are not here: they are there from the start."""
ON_X11 = {"active-window", "programs"}
TOLD = {"video-devices", "screen-cast"}
ANSWERING = sorted(set(RIGS) - ELSEWHERE - ON_X11 - TOLD)
"""Those that are asked something, and may be left without an answer."""
COMING_BACK = [*ANSWERING, *sorted(TOLD), "core-audio"]
"""All but an X server and the list of Windows: the session ends with them."""


class Desk:
    """A rig, the source on it, and what was told."""

    def __init__(self, name: str, rig: Rig, clock: SetClock, wait_for: WaitFor) -> None:
        self.rig = rig
        self.name = name
        self.told: list[Event] = []
        self.wait_for = wait_for
        self.why = OCCUPATIONS[rig.wish]
        self.presence = Presence(clock, self.told.append)
        self.presence.add(name, rig.wish, rig.build)
        self.presence.add("null", rig.wish, lambda _: NullSource(rig.wish))
        self.presence.set_wanted(EVERYTHING)

    def becomes_busy(self) -> None:
        self.wait_for(lambda: self.told)
        assert self.told == [BecameBusy(self.why)]
        self.told.clear()

    def becomes_free(self) -> None:
        self.wait_for(lambda: self.told)
        assert self.told == [BecameFree(self.why)]
        self.told.clear()

    def says(self) -> str:
        (line,) = (line for line in self.presence.watched() if line.backend in (self.name, "null"))
        return line.health.sentence


@pytest.fixture
def desk(
    request: pytest.FixtureRequest,
    bus: Bus,
    clock: SetClock,
    wait_for: WaitFor,
    run_for: RunFor,
) -> Iterator[Desk]:
    """The rig that the test names, present and quiet, with the source listening."""
    request.getfixturevalue("monkeypatch").setattr(pulse_connection, "LIMIT", 300)
    bus.close()
    quick = Bus(BusName.SESSION, limit=LIMIT)
    with ExitStack() as stack:
        rig = RIGS[request.param](request, stack, quick)
        desk = Desk(request.param, rig, clock, wait_for)
        absent = desk.says()
        rig.appear()
        if request.param in ON_X11:
            run_for(200)
            desk.told.clear()  # its windows were active one after the other
        elif request.param not in ELSEWHERE:
            wait_for(lambda: desk.says() != absent and "not answer" not in desk.says())
        yield desk
        desk.presence.close()
    quick.close()


on_every_rig = pytest.mark.parametrize("desk", RIGS, indirect=True)
on_those_that_answer = pytest.mark.parametrize("desk", ANSWERING, indirect=True)
on_those_that_come_back = pytest.mark.parametrize("desk", COMING_BACK, indirect=True)


def test_every_source_is_tried() -> None:
    listed = {source.name for source in SOURCES if not source.name.startswith("no-")}
    assert set(RIGS) == listed


@on_every_rig
def test_busy_is_told_once_and_free_is_told_once(desk: Desk, run_for: RunFor) -> None:
    run_for(100)
    assert desk.told == []
    for _ in range(2):
        desk.rig.busy()
        desk.becomes_busy()
        desk.rig.hint()
        run_for(150)
        assert desk.told == []
        desk.rig.free()
        desk.becomes_free()


@on_every_rig
def test_switched_off_while_busy_is_free(desk: Desk, run_for: RunFor) -> None:
    desk.rig.busy()
    desk.becomes_busy()
    desk.presence.set_wanted(NOTHING)
    desk.becomes_free()
    assert {line.last for line in desk.presence.watched()} == {None}
    desk.rig.hint()
    run_for(100)
    assert desk.told == []
    desk.presence.set_wanted(EVERYTHING)
    desk.becomes_busy()


@on_every_rig
def test_the_end_is_without_a_word(desk: Desk, run_for: RunFor) -> None:
    desk.rig.busy()
    desk.becomes_busy()
    desk.presence.close()
    desk.rig.free()
    run_for(150)
    assert desk.told == []


@on_every_rig
def test_who_is_busy_at_the_start_is_told(desk: Desk, clock: SetClock) -> None:
    desk.rig.busy()
    desk.becomes_busy()
    told: list[Event] = []
    later = Presence(clock, told.append)
    later.add(desk.name, desk.rig.wish, desk.rig.build)
    later.set_wanted(EVERYTHING)
    desk.wait_for(lambda: told)
    assert told == [BecameBusy(desk.why)]
    assert [line.last for line in later.watched() if line.backend == desk.name] == [clock.now()]
    later.close()


@on_every_rig
def test_who_goes_away_leaves_nobody_busy(desk: Desk, run_for: RunFor) -> None:
    well = desk.says()
    desk.rig.busy()
    desk.becomes_busy()
    desk.rig.vanish()
    desk.becomes_free()
    assert desk.says() != well
    run_for(100)
    assert desk.told == []


@on_those_that_come_back
def test_who_comes_back_is_listened_to_again(desk: Desk) -> None:
    well = desk.says()
    desk.rig.busy()
    desk.becomes_busy()
    desk.rig.vanish()
    desk.becomes_free()
    desk.rig.recover()
    desk.becomes_busy()
    desk.wait_for(lambda: desk.says() == well)
    desk.rig.free()
    desk.becomes_free()


@on_those_that_answer
def test_who_hangs_leaves_nobody_busy(desk: Desk) -> None:
    well = desk.says()
    desk.rig.busy()
    desk.becomes_busy()
    desk.rig.hang()
    desk.becomes_free()
    assert desk.says() != well
    desk.rig.recover()
    desk.becomes_busy()
    desk.wait_for(lambda: desk.says() == well)


@on_those_that_answer
def test_who_talks_nonsense_leaves_nobody_busy(desk: Desk) -> None:
    well = desk.says()
    desk.rig.busy()
    desk.becomes_busy()
    desk.rig.talk_nonsense()
    desk.becomes_free()
    desk.wait_for(lambda: desk.says() != well)
    desk.rig.recover()
    desk.becomes_busy()
    desk.wait_for(lambda: desk.says() == well)
