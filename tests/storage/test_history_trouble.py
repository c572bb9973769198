"""Locked, full, out of reach: no record is lost, no answer is wrong, nothing waits for long."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tray.core.history import (
    BreakBegan,
    BreakEnded,
    Change,
    ChangeFelt,
    DeskTime,
    Feeling,
    HeadTurned,
    HurtReported,
    HurtTakenBack,
    Outcome,
    SnoozeTaken,
    StepDone,
    Today,
)
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_journal import Journal
from tests.storage.days import DAY, MINUTE, MORNING, opened, rows, taken

LOCKER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = " + sys.argv[2])
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@contextmanager
def locked(path: Path, mode: str = "NORMAL") -> Iterator[None]:
    """Another program holds the file: EXCLUSIVE keeps readers out as well."""
    with subprocess.Popen(
        [sys.executable, "-c", LOCKER, str(path), mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        yield
        process.communicate("\n")


def waiting(path: Path) -> Path:
    return path.with_name("history.db.waiting")


def record(db: HistoryDb, *records: object) -> None:
    for item in records:
        db.record(item)  # type: ignore[arg-type] # lists of mixed records


def test_a_locked_file_takes_the_records_later(path: Path) -> None:
    db = opened(path)
    record(db, *taken(MORNING, "a"), HurtReported(MORNING, "c"))
    with locked(path):
        record(db, *taken(MORNING + 60 * MINUTE, "b"))
        record(db, HurtTakenBack(MORNING, "c"), HurtReported(MORNING, "d"))
        assert db.waiting == 5
        assert "database is locked" in db.problems[0]
        assert db.today(MORNING) == Today(2, 1)
        memory = db.memory(MORNING)
        assert memory.done_today == ("a", "b")
        assert memory.last_done["b"] == MORNING + 61 * MINUTE
        assert memory.hurt == {"d"}
        assert [hurt.move for hurt in memory.hurts] == ["c", "d"]
        assert (memory.done_week, memory.last_set) == ({"a": 1, "b": 1}, {"b"})
        assert db.memory(MORNING + 90 * MINUTE).last_began == MORNING + 60 * MINUTE
        assert rows(path, "SELECT COUNT(*) FROM breaks") == [(1,)]
    assert db.flush()
    assert (db.waiting, db.today(MORNING)) == (0, Today(2, 1))
    assert db.memory(MORNING) == memory
    assert not waiting(path).exists()
    db.close()
    assert rows(path, "SELECT outcome FROM breaks") == [("completed",)] * 2


def test_a_file_that_is_locked_at_the_start_is_opened_later(path: Path) -> None:
    db = opened(path)
    record(db, BreakBegan(MORNING - DAY), StepDone(MORNING - DAY + MINUTE, "a", 30.0))
    db.close()
    with locked(path, "EXCLUSIVE"):
        db = opened(path)
        assert db.today(MORNING) == Today(0, 0)
        (*begun, ended) = taken(MORNING, "b")
        record(db, *begun)
        assert db.memory(MORNING).done_today == ("b",)
    record(db, ended)
    assert db.waiting == 0
    assert db.today(MORNING) == Today(1, 2)
    db.close()
    assert rows(path, "SELECT outcome FROM breaks") == [("partial",), ("completed",)]


def test_what_waits_when_the_program_ends_is_entered_at_the_next_start(path: Path) -> None:
    opened(path).close()
    with locked(path):
        db = opened(path)
        record(db, *taken(MORNING, "a"))
        record(db, BreakBegan(MORNING + 60 * MINUTE), StepDone(MORNING + 61 * MINUTE, "b", 9.5))
        record(db, SnoozeTaken(MORNING, 10 * MINUTE), Feeling(MORNING, 3))
        record(db, SnoozeTaken(MORNING, None), DeskTime(MORNING, MORNING - MINUTE, standing=True))
        record(db, BreakEnded(MORNING + DAY, Outcome.SKIPPED, MORNING + DAY, "a visitor"))
        record(db, HeadTurned(MORNING, (60, 62, 61), (55, 57, 56)))
        record(db, ChangeFelt(MORNING, Change.WORSE))
        db.close()
    db = opened(path)
    assert db.waiting == 0
    db.close()
    assert rows(path, "SELECT outcome FROM breaks ORDER BY id") == [
        ("completed",), ("partial",), ("skipped",)
    ]  # fmt: skip
    assert rows(path, "SELECT seconds FROM snoozes ORDER BY id") == [(600.0,), (None,)]
    assert rows(path, "SELECT standing FROM desk_times") == [(1,)]
    assert rows(path, "SELECT reason FROM breaks WHERE reason <> ''") == [("a visitor",)]
    assert rows(path, "SELECT SUM(degrees) FROM head_turns GROUP BY side") == [(183,), (168,)]
    assert rows(path, "SELECT score FROM feelings") == [(3,)]
    assert rows(path, "SELECT change FROM changes") == [("worse",)]
    assert rows(path, "SELECT seconds FROM steps ORDER BY id") == [(40.0,), (9.5,)]


def test_a_journal_that_could_not_be_removed_is_not_entered_twice(path: Path) -> None:
    db = opened(path)
    with locked(path):
        record(db, *taken(MORNING, "a"), Feeling(MORNING, 1))
        kept = waiting(path).read_bytes()
    db.close()
    waiting(path).write_bytes(kept)
    db = opened(path)
    record(db, Feeling(MORNING, 2))
    db.close()
    assert rows(path, "SELECT score FROM feelings") == [(1,), (2,)]
    assert rows(path, "SELECT COUNT(*) FROM steps") == [(1,)]
    assert not waiting(path).exists()


def test_a_journal_that_stays_is_logged_and_not_entered_twice(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    db = opened(path)
    with locked(path):
        record(db, Feeling(MORNING, 1))
    waiting(path).unlink()
    waiting(path).mkdir()
    record(db, Feeling(MORNING, 2))
    assert f"{waiting(path)} cannot be removed" in caplog.text
    db.close()
    assert rows(path, "SELECT score FROM feelings") == [(1,), (2,)]


def test_lines_of_a_journal_that_are_no_records_are_left_out(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = Journal(path.with_name("good"))
    good.append(Feeling(MORNING, 1))
    text = good.path.read_text()
    strange = ['{"kind": "Rumour"}', "[]", "3", "{", '{"kind": "Feeling", "score": 1}']
    strange.append('{"kind": "Feeling", "at": "2026-07-03T09:00:00", "score": 1}')
    endless = '{"kind": "SnoozeTaken", "at": "2026-07-03T09:00:00+00:00", "length": 1e300}'
    strange += [endless, "[" * 100_000]
    waiting(path).write_text("\n".join((*strange, text)))
    db = opened(path)
    db.close()
    assert rows(path, "SELECT score FROM feelings") == [(1,)]
    assert len(caplog.records) == len(strange)


def test_an_older_journal_knows_fewer_fields(path: Path) -> None:
    waiting(path).write_text(
        '{"journal": "0"}\n{"kind": "BreakEnded", "at": "2026-07-03T09:00:00+00:00",'
        ' "outcome": "skipped", "began": "2026-07-03T09:00:00+00:00"}'
    )
    opened(path).close()
    assert rows(path, "SELECT outcome, reason FROM breaks") == [("skipped", "")]


def test_a_full_database_keeps_the_records_for_later(path: Path) -> None:
    """SQLite itself says that it is full: at the number of pages it may use."""
    db = opened(path)
    assert db._file.rows is not None
    connection = db._file.rows.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    breaks = 100
    for number in range(breaks):
        record(db, *taken(MORNING + number * timedelta(seconds=30), "a" * 40))
    assert db.waiting > 0
    assert "full" in db.problems[0]
    assert db.today(MORNING) == Today(breaks, 1)
    connection.execute("PRAGMA max_page_count = 1000000")
    assert db.flush()
    assert db.today(MORNING) == Today(breaks, 1)
    db.close()
    assert rows(path, "SELECT COUNT(*), COUNT(DISTINCT began) FROM breaks") == [(breaks, breaks)]
    assert rows(path, "SELECT COUNT(*), COUNT(DISTINCT break_id) FROM steps") == [(breaks, breaks)]


def test_a_folder_out_of_reach_keeps_the_records_in_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "not yet"
    folder.write_text("a file where the folder should be")
    db = opened(folder / "history.db")
    assert str(folder) in db.problems[0]
    record(db, *taken(MORNING, "a"))
    assert db.today(MORNING) == Today(1, 1)
    assert db.memory(MORNING).done_today == ("a",)
    assert "cannot be written" in caplog.text
    folder.unlink()
    record(db, *taken(MORNING + 60 * MINUTE, "b"))
    assert (db.waiting, db.today(MORNING)) == (0, Today(2, 1))
    db.close()
    assert rows(folder / "history.db", "SELECT COUNT(*) FROM steps") == [(2,)]


def test_a_file_that_becomes_unreadable_answers_as_before(path: Path) -> None:
    db = opened(path)
    record(db, *taken(MORNING, "a"))
    assert db.today(MORNING) == Today(1, 1)
    connection = sqlite3.connect(path)
    for table in ("steps", "breaks"):
        connection.execute(f"DROP TABLE {table}")
    connection.close()
    assert db.today(MORNING) == Today(1, 1)
    record(db, *taken(MORNING + 60 * MINUTE, "b"))
    assert db.today(MORNING) == Today(2, 1)
    db.close()
    db = opened(path)
    assert "was damaged (no such table: breaks)" in db.problems[0]
    assert db.today(MORNING) == Today(1, 1)
    db.close()
