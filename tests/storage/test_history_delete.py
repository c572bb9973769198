"""Delete my history: nothing of it stays, and the next record begins a new one."""

import sqlite3
from contextlib import closing
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
    Outcome,
    SnoozeTaken,
    StepDone,
    Today,
)
from backcare_tray.core.sets import Memory
from backcare_tray.storage import history_rows
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_schema import TABLES
from tests.storage.days import MINUTE, MORNING, opened, rows, taken

SECRET = "a-move-that-nobody-should-know"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def filled(path: Path) -> HistoryDb:
    db = opened(path)
    for record in (
        *taken(MORNING, SECRET, "chin-tuck"),
        SnoozeTaken(MORNING, None),
        Feeling(MORNING, 3),
        ChangeFelt(MORNING, Change.BETTER),
        HurtReported(MORNING, SECRET),
        DeskTime(MORNING, MORNING - MINUTE),
        HeadTurned(MORNING, (60, 62, 61), (55, 57, 56)),
        BreakEnded(MORNING + MINUTE, Outcome.SKIPPED, MORNING + MINUTE, SECRET),
    ):
        db.record(record)
    return db


def test_nothing_of_it_stays(path: Path) -> None:
    db = filled(path)
    aside = path.with_name("history.db.damaged-20260101-090000")
    for ending in ("", "-wal", "-shm"):
        aside.with_name(aside.name + ending).write_text(SECRET)
    other = path.with_name("notes.txt")
    other.write_text(SECRET)
    db.delete_all()
    assert db.today(MORNING) == Today()
    assert db.memory(MORNING) == Memory()
    left = {item.name: item.read_bytes() for item in path.parent.iterdir()}
    assert [name for name, content in left.items() if SECRET.encode() in content] == ["notes.txt"]
    assert aside.name not in left
    db.close()
    for table in TABLES:
        assert rows(path, f"SELECT COUNT(*) FROM {table}") == [(0,)]


def test_the_next_record_begins_a_new_history(path: Path) -> None:
    """Also in the middle of a set: the step that follows is kept, without its break."""
    db = filled(path)
    db.record(BreakBegan(MORNING + 60 * MINUTE))
    db.delete_all()
    db.record(StepDone(MORNING + 61 * MINUTE, "chin-tuck", 20.0))
    assert db.memory(MORNING + 90 * MINUTE).done_today == ("chin-tuck",)
    for record in taken(MORNING + 120 * MINUTE, "cat-cow"):
        db.record(record)
    assert db.today(MORNING) == Today(1, 1)
    assert db.problems == ()
    db.close()


def test_while_another_program_writes_nothing_is_deleted(path: Path) -> None:
    db = filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OSError, match=r"history\.db cannot be emptied now \(database is lock"):
            db.delete_all()
        assert db.today(MORNING) == Today(1, 1)
    db.delete_all()
    assert db.today(MORNING) == Today()
    db.close()


def test_while_another_program_reads_the_old_log_stays_until_the_next_time(path: Path) -> None:
    db = filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM breaks").fetchall()
        with pytest.raises(OSError, match="cannot be emptied now"):
            db.delete_all()
    assert db.today(MORNING) == Today()
    db.delete_all()
    assert SECRET.encode() not in path.with_name("history.db-wal").read_bytes()
    db.close()


def test_what_waits_is_deleted_too(path: Path) -> None:
    db = opened(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        db.record(Feeling(MORNING, 3))
        assert db.waiting == 1
    db.delete_all()
    assert db.waiting == 0
    db.close()
    assert rows(path, "SELECT COUNT(*) FROM feelings") == [(0,)]


def test_what_was_let_go_of_before_does_not_stay_either(path: Path) -> None:
    """A table that an older version had: SQLite keeps its pages, and what is in them, for later."""
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        older.execute("PRAGMA secure_delete = OFF")
        older.execute("CREATE TABLE notes (text)")
        older.execute("INSERT INTO notes VALUES (?)", (SECRET * 10_000,))
        older.execute("DROP TABLE notes")
    db = filled(path)
    assert (SECRET * 2).encode() in path.read_bytes()
    db.delete_all()
    db.close()
    assert SECRET.encode() not in path.read_bytes()


def test_zeros_stand_where_rows_were_before_the_file_is_made_anew(path: Path) -> None:
    """So that nothing can be read where that fails: it takes as much room again on the disk."""
    filled(path).close()
    assert SECRET.encode() in path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")  # as some builds of SQLite begin
        history_rows.forget(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert SECRET.encode() not in path.read_bytes()


def test_what_was_known_is_forgotten_too(path: Path) -> None:
    """Else a file that cannot be read would be answered for by what it held before."""
    db = filled(path)
    assert (db.today(MORNING), db.memory(MORNING).done_today) == (
        Today(1, 1),
        (SECRET, "chin-tuck"),
    )
    db.delete_all()
    with closing(sqlite3.connect(path)) as other:
        for table in ("steps", "breaks"):
            other.execute(f"DROP TABLE {table}")
    assert (db.today(MORNING), db.memory(MORNING)) == (Today(), Memory())
    db.close()
