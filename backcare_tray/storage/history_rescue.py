"""A damaged `history.db`: set aside, and what can still be read goes into a new one."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from backcare_tray.storage import atomic
from backcare_tray.storage.history_schema import MIGRATIONS, TABLES, migrate, version

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""What SQLite says of a file that is broken, is no database, or lacks a table."""

_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""The second where SQLite's own message quotes garbled bytes."""

Row = tuple[object, ...]


class Rescued(NamedTuple):
    """Where the damaged file is now, and how many breaks were saved from it."""

    aside: Path
    breaks: int


def check(connection: sqlite3.Connection, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Raises sqlite3.DatabaseError, for which `is_damage` holds, if the file is damaged."""
    try:
        answers = [str(answer) for (answer,) in connection.execute("PRAGMA quick_check(1)")]
    except UnicodeDecodeError as error:  # SQLite's own message quotes garbled bytes
        answers = [str(error)]
    if answers != ["ok"]:
        damage = sqlite3.DatabaseError(answers[0])
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage
    if version(connection) == len(migrations):
        for table in TABLES:
            connection.execute(f"SELECT 1 FROM {table} LIMIT 1")


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether an error means a damaged file, not one that is locked, out of reach or full."""
    # The low byte is the kind of an error, the rest its details.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def rescue(path: Path, now: datetime, migrations: tuple[str, ...] = MIGRATIONS) -> Rescued:
    """Put a new file, with all that can be read of the damaged one, in its place.

    The damaged file is renamed, with its -wal and -shm, and never written. Raises OSError and
    sqlite3.Error; the damaged file is then still in its place.
    """
    fresh = _fresh(path)
    _remove(fresh)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as new:
        breaks = _save(path, fresh, new, migrations)
    aside = atomic.set_aside(path, now)
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            _beside(path, ending).rename(_beside(aside, ending))
    finish(path)
    return Rescued(aside, breaks)


def finish(path: Path) -> None:
    """Put the new file in place; also where a rescue died between its last two steps."""
    fresh = _fresh(path)
    if fresh.exists() and not path.exists():
        fresh.chmod(0o600)
        fresh.replace(path)


def _fresh(path: Path) -> Path:
    return _beside(path, ".rescued")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _save(path: Path, fresh: Path, new: sqlite3.Connection, migrations: tuple[str, ...]) -> int:
    """Fill `new`, the file `fresh`, from a copy of the damaged file; returns how many breaks."""
    copy = _beside(path, ".copy")
    _remove(copy)
    try:
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                _beside(copy, ending).write_bytes(_beside(path, ending).read_bytes())
        breaks = _pour(copy, new, migrations)
        if not breaks:
            _graft(copy, fresh)
            breaks = _pour(copy, new, migrations)
        return breaks
    finally:
        _remove(copy)


def _graft(damaged: Path, sound: Path) -> None:
    """Replace the first page, which tells where every table begins, by that of a new file.

    Our tables are made in one go in an empty file, and so begin at the same pages in all files.
    The fields are those of https://www.sqlite.org/fileformat2.html#the_database_header
    """
    image, first = bytearray(damaged.read_bytes()), sound.read_bytes()
    size = int.from_bytes(first[16:18])
    image[:size] = first[:size]
    image[18:20] = b"\x02\x02"  # there may be a write-ahead log
    image[28:32] = (len(image) // size).to_bytes(4)
    damaged.write_bytes(image)


def _remove(database: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        _beside(database, ending).unlink(missing_ok=True)


def _pour(path: Path, new: sqlite3.Connection, migrations: tuple[str, ...]) -> int:
    """Copy what can be read at `path` into `new`; returns how many breaks there are."""
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.text_factory = text
        with suppress(*_UNREADABLE):
            old.execute("PRAGMA writable_schema = ON")  # do not stop at one broken table
        _copy_rows(old, new, migrations)
    (breaks,) = new.execute("SELECT COUNT(*) FROM breaks").fetchone()
    return int(breaks)


def _copy_rows(
    old: sqlite3.Connection, new: sqlite3.Connection, migrations: tuple[str, ...]
) -> None:
    """Copy all rows, in the version of the old file, and bring the new one up to date."""
    number = 0
    with suppress(*_UNREADABLE):
        number = version(old)
    migrate(new, migrations[:number] if number > 0 else migrations)
    new.execute("BEGIN")
    for (table,) in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
        rows = _readable(old, table, ", ".join(columns))
        marks = ", ".join("?" * len(columns))
        # IGNORE leaves out a row whose values were garbled: the checks of the table refuse it.
        new.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
    new.execute("UPDATE steps SET break_id = NULL WHERE break_id NOT IN (SELECT id FROM breaks)")
    new.execute("COMMIT")
    migrate(new, migrations)


def _readable(connection: sqlite3.Connection, table: str, columns: str) -> list[Row]:
    """The rows of a table from both ends to the damage, and one by one in between."""
    upward = _until_damage(connection, f"SELECT {columns} FROM {table} ORDER BY id")
    downward = _until_damage(connection, f"SELECT {columns} FROM {table} ORDER BY id DESC")
    if not upward or not downward or upward.keys() & downward.keys():
        return list((upward | downward).values())
    between: dict[int, Row] = {}
    for number in range(max(upward) + 1, min(downward)):
        query = f"SELECT {columns} FROM {table} WHERE id = {number}"
        between |= _until_damage(connection, query)
    return list((upward | between | downward).values())


def _until_damage(connection: sqlite3.Connection, query: str) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    with suppress(*_UNREADABLE):
        rows.update((row[0], row) for row in connection.execute(query))
    return rows


def text(raw: bytes) -> str:
    """Text as SQLite holds it; garbled bytes are no reason to stop reading."""
    return raw.decode(errors="replace")
