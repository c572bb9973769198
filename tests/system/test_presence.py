"""All sources of presence together: switched, told as one, listed with their health."""

import sys
from collections.abc import Iterator

import pytest

from backcare_tray.core.events import BecameBusy, BecameFree, Event, Occupation
from backcare_tray.core.watched import Health, well
from backcare_tray.system.presence import SOURCES, Presence, Wanted, watch
from backcare_tray.system.presence.null import NullSource
from backcare_tray.system.presence.source import Say
from backcare_tray.system.presence.watching import NOTHING
from backcare_tray.system.presence.wishes import OCCUPATIONS, Wish
from tests.system.conftest import SetClock, WaitFor

if sys.platform == "linux":
    from backcare_tray.system.dbus import Bus

CALL, QUIET = Occupation.CALL, Occupation.DO_NOT_DISTURB


class Switch:
    """A source that a test switches by hand."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.starts = 0
        self.there = True

    def start(self) -> None:
        self.starts += 1

    def stop(self) -> None:
        self.starts = 0

    def is_there(self) -> bool:
        return self.there

    def health(self) -> Health:
        return well("It is a switch.")


class Desk:
    """Switches for a microphone, a camera, two notification servers and the active window."""

    def __init__(self, clock: SetClock) -> None:
        self.told: list[Event] = []
        self.clock = clock
        self.presence = Presence(clock, self.told.append)
        self.switches: dict[str, Switch] = {}
        for name, wish in (
            ("microphone", Wish.CALLS),
            ("camera", Wish.CAMERA),
            ("server", Wish.DO_NOT_DISTURB),
            ("other", Wish.DO_NOT_DISTURB),
            ("window", Wish.PROGRAMS),
        ):
            self.add(name, wish)

    def add(self, name: str, wish: Wish) -> None:
        def build(say: Say) -> Switch:
            self.switches[name] = Switch(say)
            return self.switches[name]

        self.presence.add(name, wish, build)

    def say(self, name: str, busy: bool) -> list[Event]:
        """Let the switch `name` say so; what was told then."""
        self.switches[name].say(busy)
        news, self.told[:] = list(self.told), []
        return news

    def health(self) -> dict[str, tuple[str, object]]:
        return {line.backend: (line.health.sentence, line.last) for line in self.presence.watched()}


@pytest.fixture
def desk(clock: SetClock) -> Iterator[Desk]:
    desk = Desk(clock)
    desk.presence.set_wanted(Wanted())
    yield desk
    desk.presence.close()


def test_two_sources_of_one_occupation_are_one(desk: Desk) -> None:
    assert desk.say("camera", True) == [BecameBusy(CALL)]
    assert desk.say("microphone", True) == []
    assert desk.say("camera", False) == []
    assert desk.say("microphone", True) == []
    assert desk.say("microphone", False) == [BecameFree(CALL)]
    assert desk.say("camera", False) == []


def test_different_occupations_are_told_apart(desk: Desk) -> None:
    assert desk.say("microphone", True) == [BecameBusy(CALL)]
    assert desk.say("server", True) == [BecameBusy(QUIET)]
    assert desk.say("microphone", False) == [BecameFree(CALL)]


def test_what_is_switched_off_is_stopped_and_free(desk: Desk) -> None:
    desk.say("microphone", True)
    desk.say("server", True)
    desk.presence.set_wanted(Wanted(calls=False))
    assert desk.told == [BecameFree(CALL)]
    assert [desk.switches[name].starts for name in ("microphone", "camera")] == [0, 1]
    desk.told.clear()
    assert desk.say("microphone", True) == []
    assert desk.say("camera", True) == [BecameBusy(CALL)]


def test_what_is_switched_off_while_another_says_so_stays_busy(desk: Desk) -> None:
    desk.say("microphone", True)
    desk.say("camera", True)
    desk.presence.set_wanted(Wanted(calls=False))
    assert desk.told == []
    assert desk.say("camera", False) == [BecameFree(CALL)]


def test_the_same_wish_again_changes_nothing(desk: Desk) -> None:
    desk.presence.set_wanted(Wanted())
    assert desk.switches["microphone"].starts == 1


def test_another_list_of_programs_is_looked_at_anew(desk: Desk) -> None:
    assert desk.switches["window"].starts == 0
    desk.presence.set_wanted(Wanted(programs=("player",)))
    first = desk.switches["window"].starts
    desk.presence.set_wanted(Wanted(programs=("editor",)))
    assert desk.switches["window"].starts == first + 1
    desk.presence.set_wanted(Wanted())
    assert desk.switches["window"].starts == 0


def test_every_wish_has_a_switch() -> None:
    assert not any(NOTHING.holds(wish) for wish in Wish)
    everything = Wanted(programs=("player",))
    assert all(everything.holds(wish) for wish in Wish)
    assert set(OCCUPATIONS) == set(Wish)


def test_health_names_the_moment_of_the_last_news(desk: Desk, clock: SetClock) -> None:
    assert desk.health()["microphone"] == ("It is a switch.", None)
    desk.say("microphone", True)
    assert desk.health()["microphone"] == ("It is a switch.", clock.now())
    assert desk.health()["programs"] == ("No program is named.", None)
    desk.presence.set_wanted(Wanted(camera=False))
    assert desk.health()["camera"] == ("You switched it off.", None)


def test_health_leaves_out_what_is_not_there(desk: Desk) -> None:
    desk.presence.add("null", Wish.DO_NOT_DISTURB, lambda _: NullSource(Wish.DO_NOT_DISTURB))
    desk.switches["other"].there = False
    assert {"server", "other", "null"} & set(desk.health()) == {"server"}
    desk.switches["server"].there = False
    assert {"server", "other", "null"} & set(desk.health()) == {"null"}
    assert desk.health()["null"][0] == "Nothing here tells whether do-not-disturb is on."


@pytest.mark.parametrize("wish", Wish)
def test_the_null_source_says_what_stays_unseen(wish: Wish, clock: SetClock) -> None:
    told: list[Event] = []
    presence = Presence(clock, told.append)
    presence.add("null", wish, lambda _: NullSource(wish))
    presence.set_wanted(Wanted(programs=("player",)))
    (line,) = presence.watched()
    assert line.health.sentence.endswith(".")
    presence.close()
    assert told == []


def test_the_list_ends_with_a_null_source_for_each_wish() -> None:
    names = [source.name for source in SOURCES]
    assert len(set(names)) == len(names)
    assert names[-len(Wish) :] == [f"no-{wish}" for wish in Wish]
    assert all(source.reason.endswith(".") for source in SOURCES)


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus and X11 are Linux's")
class TestWhere:
    """Which sources listen where."""

    @pytest.fixture(autouse=True)
    def nowhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(variable, raising=False)

    def names(self, *buses: "Bus | None", clock: SetClock) -> list[str]:
        session_bus, system_bus = buses
        presence = watch(session_bus, system_bus, clock, lambda _: None, NOTHING)
        found = [listed.name for listed in presence._sources]
        presence.close()
        return [name for name in found if not name.startswith("no-")]

    def test_on_x11_the_windows_are_looked_at(
        self, bus: "Bus", clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":77")
        found = self.names(bus, bus, clock=clock)
        assert {"active-window", "programs", "dunst"} <= set(found)
        assert not [name for name in found if "inhibitors" in name]

    def test_on_wayland_those_that_keep_the_screen_awake_are(
        self, bus: "Bus", clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":77")
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
        found = self.names(bus, bus, clock=clock)
        assert not {"active-window", "programs"} & set(found)
        assert [name for name in found if "inhibitors" in name] == [
            "gnome-inhibitors",
            "kde-inhibitors",
            "logind-inhibitors",
        ]

    def test_without_buses_the_kernel_and_the_sound_server_are_left(self, clock: SetClock) -> None:
        assert self.names(None, None, clock=clock) == [
            "sound-server",
            "video-devices",
            "screen-cast",
        ]

    def test_a_desktop_where_nothing_is_there_says_so(
        self,
        bus: "Bus",
        clock: SetClock,
        wait_for: WaitFor,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: object,
    ) -> None:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        told: list[Event] = []
        presence = watch(bus, bus, clock, told.append, Wanted(programs=("player",)))
        wait_for(lambda: len(presence.watched()) == len(Wish))
        assert [line.backend for line in presence.watched()] == [
            "sound-server",
            "video-devices",
            "screen-cast",
            "no-full-screen",
            "no-do-not-disturb",
            "no-programs",
        ]
        assert "no sound server is running" in presence.watched()[0].health.sentence
        presence.close()
        assert told == []
