"""The tables of `history.db`, as numbered migrations.

Moments are whole microseconds since 1970 in UTC: exact, so that a break is found again by when it
began; small; and in the order of time. `day` is the local day that the person lived through when it
was written (YYYY-MM-DD): a later journey to another time zone does not move it.
"""

import sqlite3

_DAY = "day TEXT NOT NULL CHECK (day IS date(day))"
_LATEST = 253402300799999999  # the end of the year 9999, the last that Python's datetime knows
_AT = f"at INTEGER NOT NULL CHECK (typeof(at) = 'integer' AND at BETWEEN 0 AND {_LATEST})"
_BEGAN = (
    f"began INTEGER NOT NULL CHECK (typeof(began) = 'integer' AND began BETWEEN 0 AND {_LATEST})"
)
_MOVE = "move TEXT NOT NULL CHECK (typeof(move) = 'text')"
_SECONDS = "seconds REAL NOT NULL CHECK (typeof(seconds) = 'real' AND seconds >= 0)"

MIGRATIONS: tuple[str, ...] = (
    # 1: the first. The checks also find garbled values in a damaged file.
    f"""
    CREATE TABLE breaks (
        id INTEGER PRIMARY KEY,
        {_DAY},
        {_BEGAN},
        ended INTEGER CHECK (typeof(ended) IN ('integer', 'null')),
        outcome TEXT CHECK (outcome IN ('completed', 'partial', 'abandoned', 'skipped', 'ignored',
                                        'natural')),
        CHECK ((ended IS NULL) = (outcome IS NULL))
    );
    CREATE INDEX breaks_by_day ON breaks (day, outcome);
    CREATE INDEX breaks_by_began ON breaks (began);
    CREATE INDEX breaks_open ON breaks (id) WHERE outcome IS NULL;
    CREATE TABLE steps (
        id INTEGER PRIMARY KEY,
        break_id INTEGER REFERENCES breaks,
        {_DAY},
        {_AT},
        {_MOVE},
        {_SECONDS}
    );
    CREATE INDEX steps_by_break ON steps (break_id, at);
    CREATE INDEX steps_by_day ON steps (day);
    CREATE INDEX steps_by_move ON steps (move, at);
    CREATE TABLE snoozes (
        id INTEGER PRIMARY KEY,
        {_AT},
        {_SECONDS}
    );
    CREATE TABLE feelings (
        id INTEGER PRIMARY KEY,
        {_AT},
        score INTEGER NOT NULL CHECK (score IN (0, 1, 2, 3))
    );
    CREATE TABLE hurts (
        id INTEGER PRIMARY KEY,
        {_AT},
        {_MOVE},
        taken_back INTEGER CHECK (typeof(taken_back) IN ('integer', 'null'))
    );
    CREATE TABLE journals (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        records INTEGER NOT NULL
    );
    """,
    # 2: why a break was skipped, snoozes without a length (once kept as none at all), time at the
    # desk, head-turn checks; and what the progress window asks is answered from indices alone.
    f"""
    ALTER TABLE breaks ADD COLUMN reason TEXT NOT NULL DEFAULT '' CHECK (typeof(reason) = 'text');
    CREATE TABLE new_snoozes (
        id INTEGER PRIMARY KEY,
        {_AT},
        seconds REAL CHECK (seconds IS NULL OR (typeof(seconds) = 'real' AND seconds >= 0))
    );
    INSERT INTO new_snoozes SELECT id, at, NULLIF(seconds, 0) FROM snoozes;
    DROP TABLE snoozes;
    ALTER TABLE new_snoozes RENAME TO snoozes;
    CREATE INDEX snoozes_by_at ON snoozes (at);
    CREATE INDEX feelings_by_at ON feelings (at, score);
    DROP INDEX steps_by_day;
    CREATE INDEX steps_by_day ON steps (day, move, seconds);
    CREATE TABLE desk_times (
        id INTEGER PRIMARY KEY,
        {_DAY},
        {_BEGAN},
        {_AT},
        standing INTEGER NOT NULL CHECK (standing IN (0, 1)),
        CHECK (began <= at)
    );
    CREATE INDEX desk_times_by_at ON desk_times (at);
    CREATE TABLE head_turns (
        id INTEGER PRIMARY KEY,
        {_DAY},
        {_AT},
        side TEXT NOT NULL CHECK (side IN ('left', 'right')),
        degrees INTEGER NOT NULL CHECK (typeof(degrees) = 'integer' AND degrees BETWEEN 0 AND 90)
    );
    CREATE INDEX head_turns_by_day ON head_turns (day, at);
    CREATE TABLE changes (
        id INTEGER PRIMARY KEY,
        {_AT},
        change TEXT NOT NULL CHECK (change IN ('better', 'same', 'worse'))
    );
    CREATE INDEX changes_by_at ON changes (at, change);
    """,
)
"""The first makes version 1 of an empty file, the second version 2 of that, and so on.

`journals` tells how many records of which journal (see `history_journal.py`) are in.
"""

TABLES = (
    "breaks",
    "steps",
    "snoozes",
    "feelings",
    "changes",
    "hurts",
    "desk_times",
    "head_turns",
    "journals",
)
"""All tables of the newest version."""


def version(connection: sqlite3.Connection) -> int:
    """The version of the tables in a file; 0 for a new one."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def migrate(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> None:
    """Bring the tables up to the newest of `migrations`: each step is done wholly or not at all."""
    for number in range(version(connection) + 1, len(migrations) + 1):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE; {migrations[number - 1]};"
                f" PRAGMA user_version = {number}; COMMIT;"
            )
        except sqlite3.Error:
            connection.rollback()
            raise
