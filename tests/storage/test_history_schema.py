"""Old files are brought up to date, wholly or not at all; newer ones are left alone."""

import sqlite3
from datetime import UTC
from pathlib import Path

import pytest

from backcare_tray.core.history import BreakEnded, DeskTime, Outcome, Today
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_schema import MIGRATIONS
from tests.storage.days import MINUTE, MORNING, opened, rows, taken


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backcare-tray" / "history.db"


OTHER_TABLE = "CREATE TABLE colours (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"


def test_an_old_file_is_brought_up_to_date_and_keeps_its_rows(path: Path) -> None:
    db = opened(path)
    for record in taken(MORNING, "a"):
        db.record(record)
    db.close()
    before = rows(path, "SELECT * FROM breaks")
    newer = HistoryDb(path, lambda: MORNING, zone=UTC, migrations=(*MIGRATIONS, OTHER_TABLE))
    assert newer.problems == ()
    assert newer.today(MORNING).sets == 1
    newer.close()
    assert rows(path, "PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]
    assert rows(path, "SELECT * FROM breaks") == before
    assert rows(path, "SELECT * FROM colours") == []


def test_a_file_of_the_first_version_keeps_its_rows_and_takes_the_new_records(path: Path) -> None:
    first = HistoryDb(path, lambda: MORNING, zone=UTC, migrations=MIGRATIONS[:1])
    first.close()
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO breaks (day, began, ended, outcome) VALUES ('2026-07-03', 5, 6, 'skipped')"
    )
    connection.executemany(
        "INSERT INTO snoozes (at, seconds) VALUES (?, ?)", [(7, 600.0), (8, 0.0)]
    )
    connection.commit()
    connection.close()
    db = opened(path)
    db.record(DeskTime(MORNING, MORNING - MINUTE))
    db.record(BreakEnded(MORNING, Outcome.SKIPPED, MORNING, "a visitor"))
    assert db.problems == ()
    db.close()
    assert rows(path, "SELECT outcome, reason FROM breaks") == [
        ("skipped", ""), ("skipped", "a visitor")
    ]  # fmt: skip
    assert rows(path, "SELECT at, seconds FROM snoozes") == [(7, 600.0), (8, None)]
    assert rows(path, "SELECT standing FROM desk_times") == [(0,)]


def test_a_migration_is_done_wholly_or_not_at_all(path: Path) -> None:
    opened(path).close()
    broken = OTHER_TABLE + "; INSERT INTO nowhere VALUES (1)"
    db = HistoryDb(path, lambda: MORNING, zone=UTC, migrations=(*MIGRATIONS, broken))
    assert "no such table: nowhere" in db.problems[0]
    for record in taken(MORNING, "a"):
        db.record(record)
    assert db.today(MORNING) == Today(1, 1)
    db.close()
    assert rows(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert rows(path, "SELECT name FROM sqlite_master WHERE name = 'colours'") == []
    db = opened(path)
    assert (db.waiting, db.today(MORNING)) == (0, Today(1, 1))
    db.close()


def test_a_newer_file_is_left_alone_and_breaks_are_kept_beside_it(path: Path) -> None:
    opened(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    for sets in (1, 2):
        db = opened(path)
        for record in taken(MORNING + sets * 10 * MINUTE, "a"):
            db.record(record)
        (problem,) = db.problems
        assert f"{path} was written by a newer Backcare (version 99;" in problem
        assert "history-version-2.db" in problem
        assert db.today(MORNING).sets == sets
        db.close()
    assert path.read_bytes() == before
