"""`kill -9` at any moment: files load, and nothing that was acknowledged is lost or doubled."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backcare_tray.core.history import Outcome
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.state_file import StateFile
from tests.storage.days import MORNING, opened, rows

HEADER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
folder, start = Path(sys.argv[1]), int(sys.argv[2])
now = lambda: datetime(2026, 7, 3, 9, tzinfo=UTC)
def done(number): print(number, flush=True)
"""
HISTORY = (
    HEADER
    + """
from backcare_tray.core.history import BreakBegan, BreakEnded, Outcome, StepDone
from backcare_tray.storage.history_db import HistoryDb
db = HistoryDb(folder / "history.db", now)
for number in range(start, 10**9):
    began = now() + timedelta(seconds=number)
    db.record(BreakBegan(began))
    db.record(StepDone(began, f"move-{number}", 30.0))
    done(number)
    db.record(BreakEnded(began, Outcome.COMPLETED, began))
"""
)
SETTINGS = (
    HEADER
    + """
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.storage.settings_file import SettingsFile
file = SettingsFile(folder / "settings.toml", now)
file.load()
for number in range(start, 10**9):
    file.save(Settings(rhythm=Rhythm(interval_minutes=20 + number % 100)))
    done(number)
"""
)
STATE = (
    HEADER
    + """
from backcare_tray.storage.state_file import StateFile
file = StateFile(folder / "planner.json", now)
for number in range(start, 10**9):
    file.save({"number": number, "weight": "x" * 20_000})
    done(number)
"""
)


def killed(script: str, folder: Path, start: int, dice: random.Random) -> int:
    """Run `script` and kill it at a random moment; returns the last number it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder), str(start)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process:
        first = process.stdout.readline()
        time.sleep(dice.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().splitlines(keepends=True)
    assert process.returncode == -signal.SIGKILL
    whole = [line for line in (first, *rest) if line.endswith("\n")]
    return int(whole[-1])


@pytest.fixture
def dice() -> random.Random:
    return random.Random(20260703)


def test_the_history_keeps_every_step_and_every_break_once(
    tmp_path: Path, dice: random.Random
) -> None:
    acknowledged: list[tuple[int, int]] = []
    start = 0
    for _ in range(8):
        last = killed(HISTORY, tmp_path, start, dice)
        acknowledged.append((start, last))
        start = last + 2  # the one after the last may have begun
    db = opened(tmp_path / "history.db")
    assert db.problems == ()
    assert db.waiting == 0
    db.close()
    path = tmp_path / "history.db"
    steps = {str(move) for (move,) in rows(path, "SELECT move FROM steps")}
    assert {f"move-{n}" for first, last in acknowledged for n in range(first, last + 1)} <= steps
    assert rows(path, "SELECT began FROM breaks GROUP BY began HAVING COUNT(*) > 1") == []
    assert rows(path, "SELECT move FROM steps GROUP BY move HAVING COUNT(*) > 1") == []
    assert rows(path, "SELECT id FROM breaks WHERE outcome IS NULL") == []
    partial = f"SELECT COUNT(*) FROM breaks WHERE outcome = '{Outcome.PARTIAL}'"
    ((count,),) = rows(path, partial)
    assert isinstance(count, int)
    assert count <= len(acknowledged)


def test_the_settings_are_the_last_or_the_one_after(tmp_path: Path, dice: random.Random) -> None:
    start = 0
    for _ in range(8):
        start = killed(SETTINGS, tmp_path, start, dice)
        loaded = SettingsFile(tmp_path / "settings.toml", lambda: MORNING).load()
        assert loaded.problems == ()
        assert loaded.settings.rhythm.interval_minutes in {
            20 + start % 100,
            20 + (start + 1) % 100,
        }


def test_the_state_is_the_last_or_the_one_after(tmp_path: Path, dice: random.Random) -> None:
    start = 0
    for _ in range(8):
        start = killed(STATE, tmp_path, start, dice)
        state = StateFile(tmp_path / "planner.json", lambda: MORNING).load()
        assert state is not None
        assert state["number"] in {start, start + 1}
