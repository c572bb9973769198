"""A set in the terminal: in a process on a real pseudo-terminal, and with a fake clock."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Self

import pytest

from backcare_tray.core.events import Event, MoveHurt, RoutineEnded, StepFinished
from backcare_tray.core.prompter import Sounds
from backcare_tray.core.routine import Routine
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Sound
from backcare_tray.ui.terminal.faces import LEAVE, panel
from backcare_tray.ui.terminal.terminal import TerminalPorts, walk

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are Unix's", allow_module_level=True)

from tests.fakes import FakeVoice
from tests.pseudo_terminal import HOME, PseudoTerminal, plain
from tests.ui.terminal_program import PLAN, TILT, TUCK

ROOT = str(Path(__file__).parents[2])
PROGRAM = str(Path(__file__).with_name("terminal_program.py"))
ALL_STEPS = [
    StepFinished("chin-tuck", 8.0),
    StepFinished("neck-side-tilt", 4.0),
    StepFinished("neck-side-tilt", 4.0),
]


class Run(PseudoTerminal):
    """The short set in a terminal; remembers what it told."""

    def __init__(self, folder: Path, speed: float, *options: str, columns: int = 80) -> None:
        self._events = folder / "events"
        command = [sys.executable, PROGRAM, str(self._events), str(speed), *options]
        super().__init__(command, columns=columns, env={"PYTHONPATH": ROOT})

    @property
    def events(self) -> list[str]:
        return self._events.read_text("utf-8").splitlines() if self._events.exists() else []

    def assert_restored(self) -> None:
        assert self.mode() == self.mode_before
        assert self.text.count(LEAVE) == 1


def test_a_whole_set_runs_to_its_end(tmp_path: Path) -> None:
    with Run(tmp_path, speed=20) as terminal:
        assert terminal.wait() == 0
        terminal.assert_restored()
        assert terminal.events == [str(event) for event in (*ALL_STEPS, RoutineEnded(True))]
        seen = plain(terminal.text)
    for words in (
        "Move 1 of 2", "Chin tuck", "Get ready", "Sit tall.", "Chin tuck: go there.", "Come back.",
        "Repetition 2 of 2", "Next: Neck side tilt", "Move 2 of 2", "Left side",
        "The same on the right", "Right side", "Last move", "0:12 left", " 3 s  ####",
    ):  # fmt: skip
        assert words in seen
    assert "Well done" in terminal.text.partition(LEAVE)[2]


def test_it_counts_down_once_a_second(tmp_path: Path) -> None:
    with Run(tmp_path, speed=1) as terminal:
        terminal.wait_for("  2 s  ")
        counted = re.findall(r"(\d) s  #", plain(terminal.text))
        assert counted == sorted(set(counted), reverse=True)
        assert counted[0] == "5"
        terminal.press("q")
        assert terminal.wait() == 3


def test_space_stops_the_countdown_and_goes_on(tmp_path: Path) -> None:
    with Run(tmp_path, speed=1) as terminal:
        terminal.wait_for("  4 s  ")
        terminal.press(" ")
        terminal.wait_for("Paused")
        assert terminal.is_still(1.5)
        terminal.press(" ")
        terminal.wait_for("  3 s  ")
        terminal.press("q")
        assert terminal.wait() == 3
        assert terminal.events == [str(RoutineEnded(False))]


def test_n_skips_b_goes_back_and_nothing_counts_undone(tmp_path: Path) -> None:
    with Run(tmp_path, speed=1) as terminal:
        terminal.wait_for("Chin tuck")
        terminal.press("n")
        terminal.wait_for("Left side")
        terminal.press("b")
        terminal.wait_for("Move 1 of 2")
        terminal.press("nNn")
        assert terminal.wait() == 3
        assert terminal.events == [str(RoutineEnded(False))]
        assert "You stopped early. Next time is fine." in terminal.text


def test_what_hurts_is_left_out_with_its_other_side(tmp_path: Path) -> None:
    with Run(tmp_path, speed=1) as terminal:
        terminal.wait_for("Chin tuck")
        terminal.press("h")
        terminal.wait_for("Chin tuck is left out from now on.")
        terminal.press("h")
        assert terminal.wait() == 3
        assert terminal.events == [
            str(event) for event in (MoveHurt(TUCK.id), MoveHurt(TILT.id), RoutineEnded(False))
        ]


def test_an_arrow_key_is_no_key(tmp_path: Path) -> None:
    with Run(tmp_path, speed=1) as terminal:
        terminal.wait_for("  5 s  ")
        terminal.press("\x1b[B")
        terminal.wait_for("  3 s  ")
        assert "Chin tuck" in terminal.screen


def test_ctrl_c_keeps_what_was_done(tmp_path: Path) -> None:
    with Run(tmp_path, speed=4) as terminal:
        terminal.wait_for("Repetition 2 of 2")
        terminal.press("\x03")
        assert terminal.wait() == 3
        terminal.assert_restored()
        assert terminal.events == [str(StepFinished("chin-tuck", 4.0)), str(RoutineEnded(False))]
        assert "Traceback" not in terminal.text
        assert "Chin tuck: 4 seconds" in terminal.text.partition(LEAVE)[2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_leaves_the_terminal_in_order(tmp_path: Path, number: int) -> None:
    with Run(tmp_path, speed=4) as terminal:
        terminal.wait_for("Repetition 2 of 2")
        terminal.process.send_signal(number)
        assert terminal.wait() == 128 + number
        terminal.assert_restored()
        assert terminal.events == [str(StepFinished("chin-tuck", 4.0)), str(RoutineEnded(False))]


def test_an_error_leaves_the_terminal_in_order(tmp_path: Path) -> None:
    with Run(tmp_path, 20, "fail") as terminal:
        assert terminal.wait() == 1
        terminal.assert_restored()
        assert "no space left" in terminal.text.partition(LEAVE)[2]
        assert terminal.events[-1] == str(RoutineEnded(False))


def test_it_takes_keys_singly_again_after_a_stop(tmp_path: Path) -> None:
    with Run(tmp_path, speed=1) as terminal:
        terminal.wait_for("  4 s  ")
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.set_mode(terminal.mode_before)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("  3 s  ")
        terminal.press("q")
        assert terminal.wait() == 3


def test_every_word_fits_forty_columns(tmp_path: Path) -> None:
    with Run(tmp_path, 20, columns=40) as terminal:
        assert terminal.wait() == 0
        drawings = terminal.text.partition(LEAVE)[0].split(HOME)[1:]
    assert max(len(line) for drawing in drawings for line in plain(drawing).splitlines()) == 39
    assert "Never force it, and stop when it does\nnot feel right." in plain(drawings[0])


def test_into_a_file_it_writes_plain_lines(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, PROGRAM, str(tmp_path / "events"), "20"],
        env={"PYTHONPATH": ROOT, "PYTHONIOENCODING": "ascii"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "Move 1 of 2 ? Chin tuck",
        "  Get ready: Sit tall.",
        "  1/2 Chin tuck: go there.",
        "  1/2 Come back.",
        "  2/2 Chin tuck: go there.",
        "  2/2 Come back.",
        "Move 2 of 2 ? Neck side tilt ? Left side",
        "  Get ready: Sit tall.",
        "  1/1 Neck side tilt: go there.",
        "  1/1 Come back.",
        "Move 2 of 2 ? Neck side tilt ? Right side",
        "  Switch sides: The same on the right.",
        "  1/1 Neck side tilt: go there.",
        "  1/1 Come back.",
        "Well done. That was the whole set:",
        "  Chin tuck: 8 seconds",
        "  Neck side tilt: 8 seconds",
    ]


class Time:
    """Clock and keys in one: whoever waits for a key lets the time pass."""

    def __init__(self, sleeps_at: int = 0) -> None:
        self._steady, self._sleeps_at = timedelta(hours=9), sleeps_at
        self.waits = 0

    def now(self) -> datetime:
        return datetime(2026, 3, 2, tzinfo=UTC) + self._steady

    def steady(self) -> timedelta:
        return self._steady

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return

    def read(self, timeout: float | None) -> str:
        assert timeout is not None
        self.waits += 1
        self._steady += timedelta(seconds=timeout)
        if self.waits == self._sleeps_at:
            self._steady += timedelta(hours=8)
        return ""


def ports(time: Time, told: list[Event], voice: FakeVoice | None = None) -> TerminalPorts:
    """The world of a silent set; with a voice, one that speaks."""
    sound = Sound(voice=voice is not None)
    sounds = Sounds(lambda: sound, lambda _chime, _volume: None, voice or FakeVoice())
    return TerminalPorts(time, told.append, sounds)


class Screen(StringIO):
    """A terminal that keeps every drawing."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no terminal of the system's")

    def drawings(self) -> list[str]:
        return [plain(drawing) for drawing in self.getvalue().partition(LEAVE)[0].split(HOME)[1:]]


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def xterm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    monkeypatch.setenv("TERM", "xterm")
    with Screen() as screen:
        yield screen


def test_it_wakes_only_when_something_changes(told: list[Event], xterm: Screen) -> None:
    time = Time()
    assert walk(PLAN, ports(time, told), time, xterm)
    drawings = xterm.drawings()
    assert all(one != other for one, other in pairwise(drawings))
    assert len(drawings) == time.waits
    assert time.waits == Routine(PLAN).seconds
    assert told == [*ALL_STEPS, RoutineEnded(True)]


def test_the_voice_guides_through_the_terminal_too(told: list[Event]) -> None:
    """What takes longer to say than the two seconds of its leg is left out."""
    time, voice = Time(), FakeVoice()
    assert walk(PLAN, ports(time, told, voice), time, StringIO())
    assert [said for said in voice.said if said] == [
        "First: Chin tuck. Sit tall.",
        "Chin tuck: go there.",
        "Come back.",
        "Chin tuck: go there.",
        "Come back.",
        "Next: Neck side tilt, left side. Sit tall.",
        "Come back.",
        "Switch sides. Now the right.",
        "Come back.",
        "Well done.",
    ]
    assert voice.said[-1] == "Well done."


def test_time_asleep_is_no_exercise(told: list[Event], xterm: Screen) -> None:
    time = Time(sleeps_at=6)
    assert walk(PLAN, ports(time, told), time, xterm)
    assert time.waits == Routine(PLAN).seconds


def test_a_set_without_steps_is_refused_before_anything_is_told(told: list[Event]) -> None:
    time = Time()
    with pytest.raises(ValueError, match="at least one step"):
        walk(PlannedSet(()), ports(time, told), time, StringIO())
    assert not told


@pytest.mark.parametrize("columns", range(20, 121, 10))
@pytest.mark.parametrize("paused", [False, True])
def test_the_panel_fits_every_width(columns: int, paused: bool) -> None:
    routine = Routine(PLAN)
    for tenth in range(int(routine.seconds * 10)):
        for line in panel(routine.at(tenth / 10), columns, paused=paused, note=""):
            assert len(plain(line)) < columns
