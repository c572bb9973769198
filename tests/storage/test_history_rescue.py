"""A damaged file is set aside as it was; what can be read of it goes into the new one."""

import random
import sqlite3
from pathlib import Path

import pytest

from backcare_tray.core.history import (
    BreakEnded,
    DeskTime,
    Feeling,
    HeadTurned,
    Outcome,
    Today,
)
from backcare_tray.storage import history_rescue
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_schema import MIGRATIONS
from tests.storage.days import DAY, MINUTE, MORNING, opened, rows, taken

BREAKS = 600
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def filled(path: Path) -> None:
    """Some weeks of breaks, written in one go, and checkpointed into the main file."""
    db = opened(path)
    assert db._file.rows is not None
    with db._file.rows.connection:
        db._file.rows.connection.execute("BEGIN")
        for number in range(BREAKS):
            for record in taken(MORNING - number * 60 * MINUTE, "chin-tuck", "wall-angel"):
                db._file.rows.write(record)
        db._file.rows.write(Feeling(MORNING, 2))
    db.close()


def aside(path: Path) -> Path:
    return path.with_name("history.db.damaged-20260703-090000")


@pytest.mark.parametrize("content", [b"no database at all" * 400, b"\x00" * 100])
def test_a_file_that_is_no_database_is_set_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    db = opened(path)
    (problem,) = db.problems
    assert f"{path} was damaged (file is not a database). 0 breaks could be saved" in problem
    assert aside(path).name in problem
    assert aside(path).read_bytes() == content
    for record in taken(MORNING, "a"):
        db.record(record)
    assert db.today(MORNING) == Today(1, 1)
    db.close()
    db = opened(path)
    assert db.problems == ()
    db.close()


def test_a_garbled_number_far_away_does_not_make_the_search_endless(path: Path) -> None:
    filled(path)
    db = opened(path)
    assert db._file.rows is not None
    db._file.rows.connection.execute(
        f"UPDATE steps SET id = id + {2**50} WHERE id > (SELECT MAX(id) / 2 FROM steps)"
    )
    ((number,),) = rows(path, f"SELECT MAX(id) FROM steps WHERE id < {2**50}")
    db._file.rows.connection.execute(
        "UPDATE steps SET move = 'on-the-edge' WHERE id = ?", (number,)
    )
    db.close()
    content = bytearray(path.read_bytes())
    page = content.index(b"on-the-edge") // PAGE * PAGE
    content[page : page + PAGE] = random.Random(2).randbytes(PAGE)
    path.write_bytes(content)
    db = opened(path)
    ((steps,),) = rows(path, "SELECT COUNT(*) FROM steps")
    assert isinstance(steps, int)
    assert BREAKS < steps < 2 * BREAKS
    db.close()


def test_what_can_be_read_is_saved(path: Path) -> None:
    filled(path)
    pages = path.stat().st_size // PAGE
    damaged = bytearray(path.read_bytes())
    middle = pages // 2 * PAGE
    damaged[middle : middle + 2 * PAGE] = random.Random(1).randbytes(2 * PAGE)
    path.write_bytes(damaged)
    db = opened(path)
    (problem,) = db.problems
    ((saved,),) = rows(path, "SELECT COUNT(*) FROM breaks")
    assert f"{saved} breaks could be saved" in problem
    assert isinstance(saved, int)
    assert BREAKS / 2 < saved <= BREAKS
    ((steps,),) = rows(path, "SELECT COUNT(*) FROM steps")
    assert isinstance(steps, int)
    assert BREAKS < steps <= 2 * BREAKS
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert aside(path).read_bytes() == bytes(damaged)
    db.close()


@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_never_stops_the_program(path: Path, seed: int) -> None:
    filled(path)
    dice = random.Random(seed)
    damaged = bytearray(path.read_bytes())
    for _ in range(3):
        place = dice.randrange(len(damaged) - 600)
        damaged[place : place + 600] = dice.randbytes(600)
    path.write_bytes(damaged[: dice.choice((len(damaged), len(damaged) // 2))])
    db = opened(path)
    sets = db.today(MORNING + DAY).sets
    for record in taken(MORNING + DAY, "a"):
        db.record(record)
    assert db.today(MORNING + DAY).sets == sets + 1
    assert "a" in db.memory(MORNING).last_done
    db.close()
    if db.problems:
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert sorted(item.name for item in path.parent.iterdir()) == sorted(
        {"history.db", *([aside(path).name] if db.problems else [])}
    )


def test_the_log_of_a_damaged_file_goes_with_it_and_its_records_are_saved(path: Path) -> None:
    """Power was lost before a checkpoint: the last records are in the log alone."""
    filled(path)
    db = opened(path)
    for record in taken(MORNING + DAY, "seated-twist"):
        db.record(record)
    log = path.with_name("history.db-wal")
    image, log_image = bytearray(path.read_bytes()), log.read_bytes()
    db.close()
    middle = len(image) // PAGE // 2 * PAGE
    image[middle : middle + PAGE] = b"\xff" * PAGE
    path.write_bytes(image)
    log.write_bytes(log_image)
    rescued = history_rescue.rescue(path, MORNING)
    assert rescued.aside == aside(path)
    assert aside(path).read_bytes() == bytes(image)
    assert aside(path).with_name(aside(path).name + "-wal").read_bytes() == log_image
    assert BREAKS / 2 < rescued.breaks <= BREAKS + 1
    assert rows(path, "SELECT COUNT(*) FROM steps WHERE move = 'seated-twist'") == [(1,)]


def test_a_file_without_its_first_page_is_saved(path: Path) -> None:
    filled(path)
    path.write_bytes(random.Random(1).randbytes(PAGE) + path.read_bytes()[PAGE:])
    db = opened(path)
    assert f"{BREAKS} breaks could be saved" in db.problems[0]
    db.close()
    assert rows(path, "SELECT COUNT(*) FROM steps") == [(2 * BREAKS,)]
    assert rows(path, "SELECT score FROM feelings") == [(2,)]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_desk_times_and_head_turns_are_saved_without_the_first_page(path: Path) -> None:
    filled(path)
    db = opened(path)
    db.record(DeskTime(MORNING, MORNING - MINUTE, standing=True))
    db.record(HeadTurned(MORNING, (60, 62, 61), (55, 57, 56)))
    db.record(BreakEnded(MORNING + DAY, Outcome.SKIPPED, MORNING + DAY, "a visitor"))
    db.close()
    path.write_bytes(random.Random(1).randbytes(PAGE) + path.read_bytes()[PAGE:])
    db = opened(path)
    assert f"{BREAKS + 1} breaks could be saved" in db.problems[0]
    db.close()
    assert rows(path, "SELECT standing FROM desk_times") == [(1,)]
    assert rows(path, "SELECT SUM(degrees) FROM head_turns GROUP BY side") == [(183,), (168,)]
    assert rows(path, "SELECT reason FROM breaks WHERE reason <> ''") == [("a visitor",)]


def test_an_older_file_that_grew_is_saved_without_its_first_page(path: Path) -> None:
    """What the second version added stands elsewhere in it: that much is in the damaged file."""
    HistoryDb(path, lambda: MORNING, migrations=MIGRATIONS[:1]).close()
    connection = sqlite3.connect(path)
    connection.executemany(
        "INSERT INTO breaks (day, began, ended, outcome) VALUES ('2026-07-03', ?, 9, 'completed')",
        [(began,) for began in range(BREAKS)],
    )
    connection.executemany(
        "INSERT INTO steps (break_id, day, at, move, seconds)"
        " VALUES (?, '2026-07-03', 9, 'a', 1.0)",
        [(number % BREAKS + 1,) for number in range(2 * BREAKS)],
    )
    connection.commit()
    connection.close()
    db = opened(path)
    db.record(DeskTime(MORNING, MORNING - MINUTE))
    db.close()
    path.write_bytes(random.Random(1).randbytes(PAGE) + path.read_bytes()[PAGE:])
    db = opened(path)
    assert f"{BREAKS} breaks could be saved" in db.problems[0]
    db.close()
    assert rows(path, "SELECT COUNT(*) FROM steps") == [(2 * BREAKS,)]
    assert rows(path, "SELECT COUNT(*) FROM snoozes") == [(0,)]
    assert rows(path, "SELECT COUNT(*) FROM head_turns") == [(0,)]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_file_whose_tables_have_garbled_names_is_saved(path: Path) -> None:
    """SQLite's message quotes the garbled bytes, which Python then cannot read."""
    filled(path)
    path.write_bytes(
        path.read_bytes().replace(b"CREATE TABLE feelings", b"CREATE \xb1\xb1\xb1LE feelings")
    )
    db = opened(path)
    assert f"{BREAKS} breaks could be saved" in db.problems[0]
    db.close()


def test_a_garbled_index_is_made_anew(path: Path) -> None:
    """The quick check compares no index with its table: the first wrong answer tells."""
    filled(path)
    before = opened(path)
    today = before.today(MORNING)
    before.close()
    image = path.read_bytes()
    entry = b"2026-06-23completed"
    assert entry in image
    path.write_bytes(image.replace(entry, b"2\xff26-06-23completed", 1))
    db = opened(path)
    assert db.problems == ()
    assert db.today(MORNING) == today
    assert db.problems == ()
    db.close()
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_an_old_damaged_file_is_saved_and_brought_up_to_date(path: Path) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'snoozes'")
    connection.commit()
    connection.close()
    newer = (*MIGRATIONS, "ALTER TABLE feelings ADD COLUMN words TEXT")
    db = HistoryDb(path, lambda: MORNING, migrations=newer)
    assert f"{BREAKS} breaks could be saved" in db.problems[0]
    db.close()
    assert rows(path, "PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]
    assert rows(path, "SELECT score, words FROM feelings") == [(2, None)]


def test_a_rescue_that_died_before_its_last_step_is_finished(path: Path) -> None:
    filled(path)
    path.rename(path.with_name("history.db.rescued"))
    db = opened(path)
    assert db.problems == ()
    assert len(db.memory(MORNING).last_done) == 2
    db.close()
    assert rows(path, "SELECT COUNT(*) FROM breaks") == [(BREAKS,)]
