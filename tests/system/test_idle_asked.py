"""Idle by asking, as on Windows and macOS, beyond the contract: how rarely, and what if refused.

Against stand-ins for the functions of these systems.
"""

import ctypes
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.events import Absence, Event, TypingPaused, UserLeft, UserReturned
from backcare_tray.system.idle import choose, macos, windows
from backcare_tray.system.idle.asked import RETURN_CHECK, AskedSensor
from backcare_tray.system.idle.front import Idle
from backcare_tray.system.idle.null import NullSensor
from tests.system.conftest import SetClock
from tests.system.idle_stubs import Hands, MacOs, Windows

LIMIT = timedelta(minutes=2)
PAUSE = timedelta(seconds=4)
MILLISECOND = timedelta(milliseconds=1)


class Asked:
    """A sensor whose answer a test sets, and which it lets look when its timer would."""

    def __init__(self, clock: SetClock, told: list[Event]) -> None:
        self.clock = clock
        self.idle = timedelta()
        self.questions = 0
        self.refusal = ""
        self.front = Idle(
            clock,
            told.append,
            lambda reports: [
                AskedSensor("asked", self.answer, "Asked.", reports),
                NullSensor(reports),
            ],
        )
        assert isinstance(self.front._current, AskedSensor)
        self.sensor = self.front._current

    def answer(self) -> timedelta:
        self.questions += 1
        if self.refusal:
            raise OSError(self.refusal)
        return self.idle

    def next_question(self) -> timedelta | None:
        """How long until it is asked again; None: not at all."""
        timer = self.sensor._timer
        return timer.interval() * MILLISECOND if timer.isActive() else None

    def pass_until_asked(self, *, with_input: timedelta | None = None) -> None:
        """Let the timer ring; the last input was `with_input` before that, if there was any."""
        waited = self.next_question()
        assert waited is not None
        self.clock.time += waited
        self.idle = self.idle + waited if with_input is None else with_input
        self.sensor._look()


@pytest.fixture
def asked(clock: SetClock, told: list[Event], qapp: QCoreApplication) -> Iterator[Asked]:
    asked = Asked(clock, told)
    yield asked
    asked.front.close()
    assert asked.next_question() is None


def test_nothing_is_asked_before_the_start(asked: Asked) -> None:
    assert asked.questions == 0
    assert asked.next_question() is None


def test_it_is_asked_when_the_limit_can_first_be_reached(
    asked: Asked, told: list[Event], clock: SetClock
) -> None:
    asked.idle = timedelta(seconds=20)
    asked.front.start(LIMIT)
    assert asked.next_question() == timedelta(seconds=100)
    asked.pass_until_asked(with_input=timedelta(seconds=30))
    assert asked.next_question() == timedelta(seconds=90)
    assert told == []
    asked.pass_until_asked()
    assert told == [UserLeft(Absence.IDLE, clock.now() - LIMIT)]


def test_a_working_day_of_typing_asks_once_a_limit(asked: Asked, told: list[Event]) -> None:
    asked.front.start(LIMIT)
    begun = asked.clock.now()
    asked.questions = 0
    while asked.clock.now() - begun < timedelta(hours=8):
        asked.pass_until_asked(with_input=timedelta())
    assert asked.questions == 240
    assert told == []


def test_who_is_away_is_asked_for_twice_a_minute(asked: Asked, told: list[Event]) -> None:
    asked.front.start(LIMIT)
    asked.pass_until_asked()
    for _ in range(10):
        assert asked.next_question() == RETURN_CHECK == timedelta(seconds=30)
        asked.pass_until_asked()
    assert len(told) == 1
    asked.pass_until_asked(with_input=timedelta(seconds=29))  # and gone again
    assert told[1:] == [UserReturned(Absence.IDLE)]
    assert asked.next_question() == timedelta(seconds=91)


def test_a_pause_is_asked_for_when_it_can_first_be_there(asked: Asked, told: list[Event]) -> None:
    asked.front.start(LIMIT)
    asked.front.wait_for_pause(PAUSE)
    assert asked.next_question() == PAUSE
    asked.pass_until_asked(with_input=timedelta(seconds=1))
    assert asked.next_question() == timedelta(seconds=3)
    asked.pass_until_asked()
    assert told == [TypingPaused()]
    assert asked.next_question() == LIMIT - PAUSE


def test_a_wait_that_is_forgotten_asks_no_more_than_once(asked: Asked, told: list[Event]) -> None:
    asked.front.wait_for_pause(PAUSE)
    asked.front.stop()
    questions = asked.questions
    asked.pass_until_asked()
    assert asked.questions == questions
    assert asked.next_question() is None
    assert told == []


def test_a_refusal_leaves_nobody_away_and_is_named(asked: Asked, told: list[Event]) -> None:
    asked.front.start(LIMIT)
    asked.pass_until_asked()
    asked.front.wait_for_pause(timedelta(hours=1))
    asked.refusal = "not today"
    asked.pass_until_asked()
    assert told[1:] == [UserReturned(Absence.IDLE), TypingPaused()]
    assert asked.front.health().sentence.endswith("The system does not tell: not today.")
    assert asked.next_question() is None


def test_on_windows_its_functions_are_asked(
    clock: SetClock, told: list[Event], monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> None:
    system = Windows(Hands())
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: system, raising=False)
    idle = choose(clock, told.append)
    idle.start(LIMIT)
    assert system.asked == 1
    assert idle.health().sentence == "Keyboard and pointer are watched through Windows."
    idle.close()


def test_on_a_mac_its_function_is_asked(
    clock: SetClock, told: list[Event], monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> None:
    system = MacOs(Hands())
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: system)
    idle = choose(clock, told.append)
    assert idle.health().sentence == "Keyboard and pointer are watched through macOS."
    system.answer = 300.0
    idle.start(LIMIT)
    assert told == [UserLeft(Absence.IDLE, clock.now() - timedelta(minutes=5))]
    idle.close()


def test_a_windows_without_the_function_is_not_asked(
    clock: SetClock, told: list[Event], monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: object(), raising=False)
    idle = choose(clock, told.append)
    assert idle.health().sentence.startswith("Backcare cannot see")
    idle.close()


def test_windows_counts_on_when_its_ticks_begin_anew() -> None:
    hands = Hands()
    system = Windows(hands)
    system.now = 5
    hands._last -= 3600
    idle = windows.LastInput(system, system)()
    assert timedelta(hours=1) <= idle < timedelta(hours=1, minutes=1)


def test_a_windows_that_refuses_is_an_error() -> None:
    system = Windows(Hands())
    system.refuses = True
    with pytest.raises(OSError, match="GetLastInputInfo"):
        windows.LastInput(system, system)()


@pytest.mark.parametrize("answer", [-1.0, float("nan"), float("inf")])
def test_a_mac_that_answers_nonsense_is_an_error(answer: float) -> None:
    system = MacOs(Hands())
    system.answer = answer
    with pytest.raises(OSError, match="no time"):
        macos.LastEvent(system)()
