"""What is watched and used, in one list; and the doctor, who reads it out when nothing runs."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QProcess, QProcessEnvironment

if sys.platform != "linux":
    pytest.skip("the desktop here is Linux's", allow_module_level=True)

from backcare_tray.core.events import Absence, Event, UserLeft, UserReturned
from backcare_tray.core.ports import Note
from backcare_tray.core.settings import Look, Quiet, Rhythm, Settings
from backcare_tray.core.watched import Health, Watched, Works, well
from backcare_tray.system.buses import Buses, connect
from backcare_tray.system.dbus import Bus
from backcare_tray.system.noted import NotedNotifier, NotedPlayer, NotedVoice
from backcare_tray.system.notifications.null import NullNotifier
from backcare_tray.system.presence.pulse import PulseCalls
from backcare_tray.system.senses import Senses, wanted
from backcare_tray.system.session import Session
from backcare_tray.system.sound.null import NullPlayer
from backcare_tray.system.sound.plain import PlainPlayer
from backcare_tray.system.speech import BACKENDS
from backcare_tray.system.speech.ranked import RankedVoice
from tests.system import presence_bus_rigs as bus_rigs
from tests.system.conftest import SetClock, WaitFor

NOBODY = Buses(None, None)


def topics(watched: tuple[Watched, ...]) -> dict[str, Watched]:
    return {each.topic: each for each in watched}


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication) -> None:
    """A place without screen, sound server and buses."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "PULSE_SERVER", "PIPEWIRE_RUNTIME_DIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")


@pytest.fixture
def senses(nowhere: None, clock: SetClock, told: list[Event]) -> Iterator[Senses]:
    senses = Senses(NOBODY, clock, told.append, lambda: None)
    senses.follow(Settings())
    yield senses
    senses.close()


def test_every_detector_is_in_the_list(senses: Senses) -> None:
    assert list(topics(senses.watched())) == [
        "Keyboard and pointer",
        "Sleep and lock",
        "Calls",
        "Camera",
        "Screen sharing",
        "Full screen",
        "Do not disturb",
        "Your quiet programs",
    ]


def test_whatever_is_not_here_says_how_to_get_it(senses: Senses) -> None:
    gone = [each for each in senses.watched() if each.health.works is Works.NOT]
    assert gone
    for each in gone:
        assert each.health.remedy, each.topic
        assert each.now == ""


def test_switched_off_is_no_fault(senses: Senses) -> None:
    quiet = Quiet(calls=False, camera=False, full_screen=False, do_not_disturb=False)
    senses.follow(replace(Settings(), quiet=quiet))
    states = {topic: each.health.works for topic, each in topics(senses.watched()).items()}
    assert {topic for topic, works in states.items() if works is Works.OFF} == {
        "Calls", "Camera", "Screen sharing", "Full screen", "Do not disturb", "Your quiet programs",
    }  # fmt: skip


def test_a_change_is_noticed_also_without_an_event(senses: Senses, told: list[Event]) -> None:
    noticed: list[bool] = []
    senses.notice(lambda: noticed.append(True))
    calls = senses._presence._sources[0].source
    assert isinstance(calls, PulseCalls)
    calls._say(False)
    assert (noticed, told) == ([True], [])


def test_away_begins_when_the_settings_say(senses: Senses, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[timedelta] = []
    monkeypatch.setattr(senses.idle, "set_limit", limits.append)
    senses.follow(replace(Settings(), rhythm=Rhythm(idle_after_seconds=300)))
    assert limits == [timedelta(minutes=5)]


def test_the_settings_say_what_is_wanted() -> None:
    named = replace(Settings(), quiet=Quiet(calls=False, programs=("mpv",)))
    assert not wanted(named).calls
    assert wanted(named).camera
    assert wanted(named).programs == ("mpv",)
    assert wanted(named).full_screen
    seen = wanted(replace(named, quiet=Quiet(camera=False)))
    assert (seen.calls, seen.camera, seen.sharing) == (True, False, True)
    assert not wanted(named).sharing  # whoever shares a screen is in a call
    covering = replace(named, look=Look(over_full_screen=True))
    assert not wanted(covering).full_screen  # what may be covered keeps nothing back


def test_a_session_keeps_what_was_told_last(clock: SetClock, told: list[Event]) -> None:
    session = Session(clock, told.append)
    session.sources = (Lockable(),)
    assert session.watched()[0].last is None
    left = UserLeft(Absence.LOCKED, clock.now())
    session.tell(left)
    (locked,) = session.watched()
    assert (locked.now, locked.last, locked.quiets) == ("The screen is locked.", clock.now(), True)
    clock.time += timedelta(minutes=5)
    session.tell(UserReturned(Absence.LOCKED))
    (open_,) = session.watched()
    assert (open_.now, open_.last, open_.quiets) == (
        "The screen is not locked.", clock.now(), False,
    )  # fmt: skip
    assert told == [left, UserReturned(Absence.LOCKED)]


class Lockable:
    """A source that works."""

    name = "lockable"

    def health(self) -> Health:
        return well("The lock screen is watched.")


class TestNoted:
    """What is used, and when it was used last."""

    def test_a_player_that_is_not_there_says_what_to_install(self, clock: SetClock) -> None:
        player = NotedPlayer(NullPlayer(), clock)
        player.play(Path("start.wav"), 50)
        watched = player.watched()
        assert (watched.health.works, watched.last) == (Works.NOT, clock.now())
        assert "aplay" in watched.health.remedy
        assert player.health() == watched.health.sentence

    def test_programs_that_all_fail_are_not_there(self) -> None:
        assert not PlainPlayer([]).is_there()

    def test_a_voice_that_is_not_there_says_what_to_install(self, clock: SetClock) -> None:
        voice = NotedVoice(RankedVoice(BACKENDS[-1:], "en"), clock)
        assert voice.watched().last is None
        voice.say("Sit tall", 50)
        voice.stop()
        assert voice.watched().last == clock.now()
        assert "espeak-ng" in voice.watched().health.remedy
        assert voice.health() == voice.watched().health.sentence

    def test_without_a_server_our_own_window_reminds(self, clock: SetClock) -> None:
        failed: list[bool] = []
        notifier = NotedNotifier(NullNotifier(), clock)
        notifier.show(Note("Time", "to move"), lambda _: None, lambda: failed.append(True))
        notifier.withdraw()
        assert failed == [True]
        assert not notifier.has_buttons()
        assert notifier.watched().health.works is Works.PARTLY
        assert notifier.watched().last == clock.now()


class TestBuses:
    """The connections themselves."""

    def test_a_bus_that_is_not_there_is_named(self, nowhere: None) -> None:
        buses = connect()
        assert [each.backend for each in buses.watched()] == ["session-bus", "system-bus"]
        assert {each.health.works for each in buses.watched()} == {Works.NOT}
        buses.close()

    def test_it_is_busy_until_the_answer_is_there(self, bus: Bus, wait_for: WaitFor) -> None:
        buses = Buses(bus, None)
        owners: list[str] = []
        bus.watch_name("org.example.Nobody", owners.append)
        assert buses.busy()
        wait_for(lambda: owners)
        assert not buses.busy()
        assert buses.watched()[0].health.works is Works.FULLY


class Doctor:
    """`backcare-tray doctor` in a process of its own, where no other program runs."""

    def __init__(self, home: Path) -> None:
        environment = QProcessEnvironment.systemEnvironment()
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            environment.insert(name, str(home))
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        self.process = QProcess()
        self.process.setProcessEnvironment(environment)
        self.process.start(sys.executable, ["-m", "backcare_tray", "doctor"])

    def ended(self) -> bool:
        return self.process.state() is QProcess.ProcessState.NotRunning

    def said(self) -> str:
        return bytes(self.process.readAllStandardOutput().data()).decode()


def test_the_doctor_checks_by_himself_when_nothing_runs(
    nowhere: None, tmp_path: Path, wait_for: WaitFor
) -> None:
    doctor = Doctor(tmp_path)
    wait_for(doctor.ended)
    said = doctor.said()
    assert doctor.process.exitCode() == 1
    assert "Calls: not here (sound-server)" in said
    assert "What helps: Install and start PulseAudio" in said
    for topic in ("Notifications", "Tray icon", "Chimes", "Voice", "Message bus"):
        assert f"{topic}: " in said


def test_the_doctor_names_a_service_that_hangs(
    nowhere: None, bus: Bus, tmp_path: Path, wait_for: WaitFor
) -> None:
    rig = bus_rigs.notification_property(bus, "dunst", "org.dunstproject.cmd0", "paused")
    rig.appear()
    rig.stub.behaviour = "hangs"
    doctor = Doctor(tmp_path)
    wait_for(doctor.ended)
    assert "org.freedesktop.Notifications does not say: no answer in time." in doctor.said()
    rig.stub.vanish()
