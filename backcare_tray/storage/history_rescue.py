"""A damaged `history.db`: set aside, and what can still be read goes into a new one."""

import glob
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from backcare_tray.storage import atomic
from backcare_tray.storage.history_schema import MIGRATIONS, TABLES, migrate, version

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""What SQLite says of a file that is broken, is no database, or lacks a table."""

_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""The second where SQLite's own message quotes garbled bytes."""

MOST_BETWEEN = 100_000
"""Rows that are looked for one by one: some ten years. A garbled number may lie much further on."""

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
    breaks = _save(path, _fresh(path), migrations)
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


def remove_set_aside(path: Path) -> None:
    """Remove the damaged files that were ever set aside for `path`. Raises OSError."""
    for aside in path.parent.glob(f"{glob.escape(path.name)}.damaged-*"):
        aside.unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    return _beside(path, ".rescued")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _save(path: Path, fresh: Path, migrations: tuple[str, ...]) -> int:
    """Fill the new file `fresh` from a copy of the damaged file; returns how many breaks."""
    copy = _beside(path, ".copy")
    _remove(copy)
    try:
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                _beside(copy, ending).write_bytes(_beside(path, ending).read_bytes())
        breaks = _pour(copy, fresh, migrations)
        for newest in range(len(migrations), 0, -1):
            if not breaks:
                _graft(copy, _first_page(fresh, migrations[:newest]))
                breaks = _pour(copy, fresh, migrations)
        return breaks
    finally:
        _remove(copy)


def _first_page(fresh: Path, migrations: tuple[str, ...]) -> bytes:
    """The first page of an empty file of the newest of `migrations`, made at `fresh`."""
    _remove(fresh)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as new:
        migrate(new, migrations)
    image = fresh.read_bytes()
    return image[: int.from_bytes(image[16:18])]


def _graft(damaged: Path, first: bytes) -> None:
    """Replace the first page, which tells where every table begins, by `first`, a new file's.

    The tables of one version are made in one go, so those of a file's first version begin at the
    same pages in all files; what a later migration added begins there in files born since. A table
    looked for at a wrong page shows rows that its checks refuse.
    The fields are those of https://www.sqlite.org/fileformat2.html#the_database_header
    """
    image, size = bytearray(damaged.read_bytes()), len(first)
    image[:size] = first
    image[18:20] = b"\x02\x02"  # there may be a write-ahead log
    image[28:32] = (len(image) // size).to_bytes(4)
    damaged.write_bytes(image)


def _remove(database: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        _beside(database, ending).unlink(missing_ok=True)


def _pour(path: Path, fresh: Path, migrations: tuple[str, ...]) -> int:
    """Copy what can be read at `path` into a new file `fresh`; returns how many breaks that is."""
    _remove(fresh)
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as old,
        closing(sqlite3.connect(fresh, isolation_level=None)) as new,
    ):
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
    for number in islice(range(max(upward) + 1, min(downward)), MOST_BETWEEN):
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
