"""A question to a service on the bus: late answers, refusals, other owners, a bus that ends."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is not here", allow_module_level=True)

from jeepney import DBusAddress, MatchRule, new_method_call

from backcare_tray.system.dbus import Body, Bus
from backcare_tray.system.dbus_connection import BusName
from backcare_tray.system.presence.bus_flag import BusFlag, Question
from tests.system.conftest import RunFor, WaitFor
from tests.system.presence_stub import StubService

NAME, PATH = "org.example.Quiet", "/org/example/Quiet"
CHANGED = (PATH, NAME, "Changed", "")


def is_on(body: Body) -> bool:
    if body == ("odd",):
        raise LookupError(body)
    return bool(body == ("on",))


QUESTION = Question(
    NAME,
    new_method_call(DBusAddress(PATH, NAME, NAME), "Ask"),
    "s",
    is_on,
    ((MatchRule(type="signal", interface=NAME, member="Changed"), ""),),
    "It is watched.",
    off_error="org.example.No",
)


class Desk:
    """A flag, the service that it asks, and what it said."""

    def __init__(self, wait_for: WaitFor) -> None:
        self.wait_for = wait_for
        self.bus = Bus(BusName.SESSION, limit=timedelta(milliseconds=200))
        self.said: list[bool] = []
        self.flag = BusFlag(self.bus, QUESTION, self.said.append)
        self.service = StubService(BusName.SESSION, NAME, "Ask")
        self.service.answer = ("s", ("on",))

    def starts(self) -> None:
        self.service.appear()
        self.flag.start()

    def hears(self, *expected: bool) -> None:
        self.wait_for(lambda: len(self.said) >= len(expected))
        assert self.said == list(expected)
        self.said.clear()

    def hint(self) -> None:
        self.service.emit(*CHANGED)


@pytest.fixture
def desk(session_bus: object, qapp: object, wait_for: WaitFor) -> Iterator[Desk]:
    desk = Desk(wait_for)
    yield desk
    desk.service.vanish()
    desk.bus.close()


def test_an_answer_that_comes_late_is_taken_all_the_same(desk: Desk) -> None:
    desk.service.behaviour = "hangs"
    desk.starts()
    desk.hears(False)
    assert "no answer in time" in desk.flag.health().sentence
    desk.service.answer_late()
    desk.hears(True)
    assert desk.flag.health().sentence == "It is watched."


def test_a_late_answer_to_an_old_question_is_of_no_interest(desk: Desk, run_for: RunFor) -> None:
    desk.service.behaviour = "hangs"
    desk.starts()
    desk.hears(False)
    desk.service.behaviour = "good"
    desk.service.answer = ("s", ("off",))
    desk.hint()
    desk.hears(False)
    desk.service.answer = ("s", ("on",))
    desk.service.answer_late()
    run_for(100)
    assert desk.said == []


def test_many_hints_lead_to_few_questions(desk: Desk, run_for: RunFor) -> None:
    desk.starts()
    desk.hears(True)
    for _ in range(50):
        desk.hint()
    run_for(300)
    assert desk.service.asked <= 4
    assert desk.said[-1]


def test_a_refusal_may_mean_off_and_is_then_no_trouble(desk: Desk) -> None:
    desk.service.behaviour = "refuses"
    desk.starts()
    desk.hears(False)
    assert desk.flag.health().sentence == "It is watched."


def test_a_service_that_does_not_know_the_question_is_as_good_as_absent(desk: Desk) -> None:
    desk.service.member = "SomethingElse"
    desk.starts()
    desk.hears(False)
    assert not desk.flag.is_there()
    assert "UnknownMethod" in desk.flag.health().sentence


def test_an_answer_without_sense_is_shown(desk: Desk) -> None:
    desk.service.answer = ("s", ("odd",))
    desk.starts()
    desk.hears(False)
    assert desk.flag.is_there()
    assert "makes no sense" in desk.flag.health().sentence


def test_another_owner_is_asked_anew(desk: Desk, run_for: RunFor) -> None:
    desk.service.behaviour = "hangs"
    desk.starts()
    desk.wait_for(lambda: desk.service.asked)
    other = StubService(BusName.SESSION, NAME, "Ask")
    other.answer = ("s", ("on",))
    desk.service.vanish()
    other.appear()
    desk.wait_for(lambda: desk.said and desk.said[-1])
    run_for(300)
    assert desk.said[-1]
    other.vanish()


def test_signals_of_strangers_are_not_heard(desk: Desk, run_for: RunFor) -> None:
    desk.starts()
    desk.hears(True)
    stranger = StubService(BusName.SESSION, "org.example.Stranger", "Ask")
    stranger.appear()
    stranger.emit(*CHANGED)
    run_for(100)
    assert desk.service.asked == 1
    stranger.vanish()


def test_the_end_of_the_bus_is_the_end_of_busy(
    desk: Desk, session_bus: "subprocess.Popen[str]"
) -> None:
    desk.starts()
    desk.hears(True)
    session_bus.kill()
    desk.hears(False)
    assert not desk.flag.is_there()


def test_stopped_it_says_nothing_and_started_again_it_asks(desk: Desk, run_for: RunFor) -> None:
    desk.starts()
    desk.hears(True)
    desk.flag.stop()
    desk.hint()
    run_for(100)
    desk.service.vanish()
    run_for(100)
    desk.service.appear()
    run_for(100)
    assert desk.said == []
    desk.flag.start()
    desk.hears(True)
