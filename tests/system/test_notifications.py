"""The notifier against a scripted server and against real ones."""

import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from shutil import which

import pytest
from jeepney import new_method_call

from backcare_tray.core.ports import Note, Notifier
from backcare_tray.core.watched import Works
from backcare_tray.system.dbus import Bus, ignore
from backcare_tray.system.dbus_connection import BusName
from backcare_tray.system.notifications import BACKENDS, choose
from backcare_tray.system.notifications.freedesktop import FreedesktopNotifier, Server
from backcare_tray.system.notifications.null import NullNotifier
from tests.system.conftest import RunFor, WaitFor, running, xdotool
from tests.system.test_dbus import SERVICE, service

NOTE = Note("Time to move", "Tea & <b>toast</b> can wait.", (("start", "Start"), ("skip", "Skip")))
OTHER = Note("Still time to move", "Two minutes.", NOTE.buttons)


class Person:
    """Notes what the notifier says of one note."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.failures = 0

    def failed(self) -> None:
        self.failures += 1

    def see(self, notifier: Notifier, note: Note = NOTE) -> None:
        notifier.show(note, self.answers.append, self.failed)


class ScriptedServer:
    """The calls that a scripted service has got, and a way to make it act."""

    def __init__(self, process: "subprocess.Popen[str]", bus: Bus) -> None:
        self.calls: list[tuple[str, list[object]]] = []
        self._bus = bus
        self._process = process
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            member, body = json.loads(line)
            self.calls.append((member, body))

    def seen(self, member: str) -> list[list[object]]:
        return [body for name, body in self.calls if name == member]

    def act(self, signal: str, number: int, value: str) -> None:
        signature = "us" if signal == "ActionInvoked" else "uu"
        message = new_method_call(SERVICE, "Act", "ssus", (signal, signature, number, value))
        self._bus.call(message, "", ignore, ignore)

    def behave(self, behaviour: str) -> None:
        self._bus.call(new_method_call(SERVICE, "Behave", "s", (behaviour,)), "", ignore, ignore)

    def vanish(self) -> None:
        self._bus.call(new_method_call(SERVICE, "Vanish"), "", ignore, ignore)
        self._process.wait(5)


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def bus(session_bus: object, wait_for: WaitFor) -> Iterator[Bus]:
    """A bus that is quick to lose patience."""
    bus = Bus(BusName.SESSION, timedelta(milliseconds=300))
    yield bus
    bus.close()


@pytest.fixture
def server(bus: Bus) -> Iterator[ScriptedServer]:
    with service("good") as process:
        server = ScriptedServer(process, bus)
        yield server
        process.terminate()
        server._reader.join()


@pytest.fixture
def notifier(bus: Bus, server: ScriptedServer, wait_for: WaitFor) -> FreedesktopNotifier:
    notifier = FreedesktopNotifier(bus, "/usr/share/icon.svg")
    wait_for(notifier.has_buttons)
    return notifier


def shown(notifier: FreedesktopNotifier) -> Callable[[], bool]:
    return lambda: bool(notifier._number)


def test_a_note_carries_everything_the_server_needs(
    notifier: FreedesktopNotifier, server: ScriptedServer, person: Person, wait_for: WaitFor
) -> None:
    person.see(notifier)
    wait_for(lambda: server.seen("Notify"))
    assert server.seen("Notify") == [
        [
            "Backcare",
            0,
            "/usr/share/icon.svg",
            "Time to move",
            "Tea &amp; &lt;b&gt;toast&lt;/b&gt; can wait.",
            ["default", "Open", "start", "Start", "skip", "Skip"],
            {
                "urgency": ["y", 1],
                "desktop-entry": ["s", "backcare-tray"],
                "category": ["s", "x-backcare.break"],
            },
            0,
        ]
    ]


def test_showing_again_updates_in_place(
    notifier: FreedesktopNotifier, server: ScriptedServer, person: Person, wait_for: WaitFor
) -> None:
    person.see(notifier)
    wait_for(shown(notifier))
    person.see(notifier, OTHER)
    wait_for(lambda: len(server.seen("Notify")) == 2)
    assert [body[1] for body in server.seen("Notify")] == [0, 1]


def test_an_update_before_the_first_answer_waits_for_the_number(
    notifier: FreedesktopNotifier, server: ScriptedServer, person: Person, wait_for: WaitFor
) -> None:
    first = Person()
    first.see(notifier)
    person.see(notifier, OTHER)
    wait_for(lambda: len(server.seen("Notify")) == 2)
    assert [body[1] for body in server.seen("Notify")] == [0, 1]
    server.act("ActionInvoked", 1, "start")
    wait_for(lambda: person.answers)
    assert first.answers == []


def test_withdrawing_closes_it(
    notifier: FreedesktopNotifier, server: ScriptedServer, person: Person, wait_for: WaitFor
) -> None:
    person.see(notifier)
    wait_for(shown(notifier))
    notifier.withdraw()
    wait_for(lambda: server.seen("CloseNotification"))
    assert server.seen("CloseNotification") == [[1]]
    assert (person.answers, person.failures) == ([], 0)


def test_withdrawing_before_the_first_answer_closes_it_too(
    notifier: FreedesktopNotifier, server: ScriptedServer, person: Person, wait_for: WaitFor
) -> None:
    person.see(notifier)
    notifier.withdraw()
    wait_for(lambda: server.seen("CloseNotification"))
    assert server.seen("CloseNotification") == [[1]]


def test_signals_that_come_twice_are_one_answer(
    notifier: FreedesktopNotifier,
    server: ScriptedServer,
    person: Person,
    wait_for: WaitFor,
    run_for: RunFor,
) -> None:
    person.see(notifier)
    wait_for(shown(notifier))
    for _ in range(2):
        server.act("ActionInvoked", 1, "start")
        server.act("NotificationClosed", 1, "2")
    wait_for(lambda: person.answers)
    run_for(100)
    assert person.answers == ["start"]


@pytest.mark.parametrize("case", [("1", []), ("2", ["closed"]), ("4", [])])
def test_only_a_note_that_the_person_closed_is_answered(
    notifier: FreedesktopNotifier,
    server: ScriptedServer,
    person: Person,
    wait_for: WaitFor,
    case: tuple[str, list[str]],
) -> None:
    reason, answers = case
    person.see(notifier)
    wait_for(shown(notifier))
    server.act("NotificationClosed", 99, "2")  # somebody else's
    server.act("NotificationClosed", 1, reason)
    wait_for(lambda: not notifier._number)
    assert person.answers == answers


def test_an_answer_after_the_withdrawal_changes_nothing(
    notifier: FreedesktopNotifier,
    server: ScriptedServer,
    person: Person,
    wait_for: WaitFor,
    run_for: RunFor,
) -> None:
    person.see(notifier)
    wait_for(shown(notifier))
    server.act("ActionInvoked", 1, "start")
    notifier.withdraw()
    run_for(200)
    assert person.answers == []


@pytest.mark.parametrize("behaviour", ["refuses", "nonsense", "hangs"])
def test_a_server_that_misbehaves_is_a_failure(
    notifier: FreedesktopNotifier,
    server: ScriptedServer,
    person: Person,
    wait_for: WaitFor,
    behaviour: str,
) -> None:
    server.behave(behaviour)
    person.see(notifier)
    wait_for(lambda: person.failures)
    assert person.failures == 1
    assert person.answers == []


def test_a_note_that_comes_late_is_taken_away(
    notifier: FreedesktopNotifier, server: ScriptedServer, person: Person, wait_for: WaitFor
) -> None:
    server.behave("hangs")
    person.see(notifier)
    wait_for(lambda: person.failures)
    server.behave("good")
    wait_for(lambda: server.seen("CloseNotification"))
    assert server.seen("CloseNotification") == [[1]]


def test_a_server_that_dies_with_the_note_is_a_failure(
    notifier: FreedesktopNotifier, server: ScriptedServer, person: Person, wait_for: WaitFor
) -> None:
    person.see(notifier)
    wait_for(shown(notifier))
    server.vanish()
    wait_for(lambda: person.failures)
    assert not notifier.has_buttons()
    with service("good"):
        wait_for(notifier.has_buttons)
        person.see(notifier)
        wait_for(shown(notifier))
    assert person.failures == 1


def test_hearing_twice_of_the_same_server_changes_nothing(
    notifier: FreedesktopNotifier, person: Person, wait_for: WaitFor
) -> None:
    person.see(notifier)
    wait_for(shown(notifier))
    # The answer about the owner and the signal of its change may cross.
    notifier._owner_changed(notifier._owner)
    assert person.failures == 0


def test_a_restarted_server_is_asked_again(
    notifier: FreedesktopNotifier, server: ScriptedServer, wait_for: WaitFor
) -> None:
    server.vanish()
    wait_for(lambda: not notifier.has_buttons())
    with service("plain") as process:
        other = ScriptedServer(process, notifier._bus)
        wait_for(lambda: notifier._server.abilities == {"body"})
        assert not notifier.has_buttons()
        Person().see(notifier)
        wait_for(lambda: other.seen("Notify"))
        process.terminate()
        other._reader.join()
    assert other.seen("Notify")[0][4] == NOTE.text  # no markup there, so nothing to escape
    assert other.seen("Notify")[0][5] == []


def test_where_only_a_click_answers_the_note_says_what_it_does() -> None:
    mako = Server("mako", frozenset({"actions", "body", "body-markup"}))
    assert mako.has_buttons
    assert mako.actions(NOTE)[:2] == ["default", "Open"]
    assert mako.body(NOTE).endswith(" can wait. Click: Start.")
    assert mako.body(Note("Shoulders down", "")) == ""
    assert Server("swaync", mako.abilities).body(NOTE).endswith(" can wait.")


def test_without_a_server_it_fails(bus: Bus, person: Person, wait_for: WaitFor) -> None:
    notifier = FreedesktopNotifier(bus, "/usr/share/icon.svg")
    person.see(notifier)
    wait_for(lambda: person.failures)
    assert not notifier.has_buttons()


@pytest.mark.parametrize("name", [backend.name for backend in BACKENDS])
def test_every_backend_keeps_the_contract_where_there_is_no_server(
    name: str, bus: Bus, person: Person, wait_for: WaitFor, run_for: RunFor
) -> None:
    notifier = next(backend.build(bus, "icon") for backend in BACKENDS if backend.name == name)
    assert notifier
    assert not notifier.has_buttons()
    notifier.withdraw()
    person.see(notifier)
    wait_for(lambda: person.failures)
    notifier.withdraw()
    run_for(50)
    assert (person.answers, person.failures) == ([], 1)


def test_the_best_backend_is_chosen(bus: Bus) -> None:
    assert isinstance(choose(bus, "icon"), FreedesktopNotifier)
    assert isinstance(choose(None, "icon"), NullNotifier)


def find_server(path: str) -> str:
    found = next(Path("/usr/lib").glob(path), None)
    if found is None:
        pytest.skip(f"{path.rsplit('/', 1)[1]} is not installed")
    return str(found)


def click_from_bottom_right(window_class: str, x: int, y: int, button: str = "1") -> None:
    """Click so many pixels from the lower right corner of the notification's window."""
    search = ("search", "--onlyvisible", "--class", window_class, "getwindowgeometry", "--shell")
    found = dict(line.split("=") for line in xdotool(*search).splitlines())
    right = int(found["X"]) + int(found["WIDTH"])
    bottom = int(found["Y"]) + int(found["HEIGHT"])
    xdotool("mousemove", str(right - x), str(bottom - y), "click", button)


@pytest.mark.desktop
def test_a_button_of_xfce4_notifyd_is_clicked(
    display: object, bus: Bus, person: Person, wait_for: WaitFor, run_for: RunFor
) -> None:
    with running(find_server("*/xfce4/notifyd/xfce4-notifyd"), GSETTINGS_BACKEND="memory"):
        notifier = FreedesktopNotifier(bus, "/usr/share/icon.svg")
        wait_for(notifier.has_buttons)
        person.see(notifier)
        wait_for(shown(notifier))
        run_for(1000)  # until it has faded in
        click_from_bottom_right("xfce4-notifyd", 57, 31)
        wait_for(lambda: person.answers)
        run_for(300)
    assert person.answers == ["skip"]
    assert person.failures == 0
    wait_for(lambda: not notifier.has_buttons())


@pytest.mark.desktop
def test_dunst_is_known_to_have_no_buttons(
    display: object, bus: Bus, person: Person, wait_for: WaitFor, run_for: RunFor
) -> None:
    if which("dunst") is None:
        pytest.skip("dunst is not installed")
    with running("dunst"):
        notifier = FreedesktopNotifier(bus, "/usr/share/icon.svg")
        wait_for(lambda: "actions" in notifier._server.abilities)
        assert notifier._server.name == "dunst"
        assert not notifier.has_buttons()
        person.see(notifier)
        wait_for(shown(notifier))
        run_for(500)
        click_from_bottom_right("dunst", 20, 10, button="2")
        wait_for(lambda: person.answers)
    assert person.answers == ["default"]


def test_health_names_the_server(notifier: FreedesktopNotifier) -> None:
    assert notifier.health().works is Works.FULLY
    assert "shows the reminders" in notifier.health().sentence


def test_health_says_when_the_server_is_gone(
    notifier: FreedesktopNotifier, server: ScriptedServer, wait_for: WaitFor
) -> None:
    server.vanish()
    wait_for(lambda: notifier.health().works is Works.PARTLY)
    assert "Backcare's own" in notifier.health().sentence
    assert notifier.health().remedy
