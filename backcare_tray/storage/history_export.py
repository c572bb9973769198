"""The whole history in one file that other programs read: JSON, or a zip of CSV tables.

Both hold the same tables and columns. Every moment stands twice, as ISO 8601 in local time and in
UTC; what the columns mean, with their units, is written beside them. Text is UTF-8, in CSV with a
byte order mark, for spreadsheets that would else take it for something older. CSV is that of RFC
4180: commas, CRLF, quotes where they are needed.
"""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from backcare_tray import __version__
from backcare_tray.core.history import Change, Outcome
from backcare_tray.storage import atomic
from backcare_tray.storage.history_rows import moment

_TABLES = {
    "breaks": "SELECT id, day, began, ended, outcome, reason FROM breaks",
    "steps": "SELECT id, break_id, day, at, move, seconds FROM steps",
    "snoozes": "SELECT id, at, seconds FROM snoozes",
    "feelings": "SELECT id, at, score FROM feelings",
    "changes": "SELECT id, at, change FROM changes",
    "hurts": "SELECT id, at, move, taken_back FROM hurts",
    "desk_times": "SELECT id, day, began, at AS ended, standing FROM desk_times",
    "head_turns": "SELECT id, day, at, side, degrees FROM head_turns",
}
_MOMENTS = frozenset({"began", "ended", "at", "taken_back"})
"""The columns that hold a moment."""
_FORMAT = 1
"""Raised when a table or a column goes, or comes to mean something else."""
_ABOUT = {
    "..._local": "ISO 8601, in the time zone of this computer when it was exported",
    "..._utc": "the same moment in UTC",
    "day": "the local day that the person lived through then, YYYY-MM-DD",
    "seconds": "length in seconds; a snooze without: until a pause, or the end of a call",
    "outcome": ", ".join(Outcome),
    "reason": "why a break was skipped, in the words of the person",
    "break_id": "the break that a step belongs to: id in breaks",
    "score": "0 good, 1 a little stiff, 2 stiff, 3 it hurts",
    "change": "how it felt compared with before the set: " + ", ".join(Change),
    "taken_back_...": "when the person let a move that hurt be planned again",
    "standing": "1 standing, 0 sitting",
    "side": "left, right",
    "degrees": "how far the nose points to that side, in degrees, 0 straight ahead to 90",
}
"""What the columns hold, and in which unit."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets: https://owasp.org/www-community/attacks/CSV_Injection"""

Rows = Iterator[Sequence[object]]


def to_json(connection: sqlite3.Connection, path: Path, now: datetime, zone: tzinfo | None) -> None:
    """Write everything to `path`, whole or not at all. Raises OSError and sqlite3.Error."""
    head = {
        "program": "Backcare",
        "version": __version__,
        "format": _FORMAT,
        "exported_utc": now.astimezone(UTC).isoformat(),
        "about": _ABOUT,
    }
    parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    for table, names, rows in _read(connection, zone):
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows)
        parts.append(f"{json.dumps(table)}: [\n" + ",\n".join(lines) + "\n]")
    atomic.write(path, ("{\n" + ",\n".join(parts) + "\n}\n").encode())


def to_csv(connection: sqlite3.Connection, path: Path, now: datetime, zone: tzinfo | None) -> None:
    """Write a zip with one CSV file a table. Raises OSError and sqlite3.Error."""
    content = io.BytesIO()
    stamp = now.astimezone(zone).timetuple()[:6]
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, names, rows in _read(connection, zone):
            _add(archive, zipfile.ZipInfo(f"{table}.csv", stamp), names, rows)
        about = [("format", _FORMAT), *_ABOUT.items()]
        _add(archive, zipfile.ZipInfo("about.csv", stamp), ["column", "meaning"], iter(about))
    atomic.write(path, content.getvalue())


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, names: list[str], rows: Rows) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows(map(_cell, row) for row in rows)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text.getvalue().encode("utf-8-sig"))


def _cell(value: object) -> object:
    """The value; text that a spreadsheet would run has an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _read(
    connection: sqlite3.Connection, zone: tzinfo | None
) -> Iterator[tuple[str, list[str], Rows]]:
    """Every table: its name, its columns, and its rows in the order in which they were written."""
    for table, query in _TABLES.items():
        cursor = connection.execute(f"{query} ORDER BY id")
        names = [column[0] for column in cursor.description]
        yield table, _doubled(names), (_row(names, row, zone) for row in cursor)


def _doubled(names: list[str]) -> list[str]:
    doubled: list[str] = []
    for name in names:
        doubled += [f"{name}_local", f"{name}_utc"] if name in _MOMENTS else [name]
    return doubled


def _row(names: list[str], row: Sequence[object], zone: tzinfo | None) -> list[object]:
    values: list[object] = []
    for name, value in zip(names, row, strict=True):
        if name not in _MOMENTS:
            values.append(value)
        elif isinstance(value, int):
            utc = moment(value)
            values += [utc.astimezone(zone).isoformat(), utc.isoformat()]
        else:
            values += [None, None]
    return values
