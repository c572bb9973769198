"""Records of the core as rows of `history.db`, and the questions that the core asks of them."""

import logging
import sqlite3
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from backcare_tray.core.history import (
    TAKEN,
    BreakBegan,
    BreakEnded,
    ChangeFelt,
    DeskTime,
    Feeling,
    HeadTurned,
    HurtReported,
    HurtTakenBack,
    Outcome,
    Record,
    SnoozeTaken,
    StepDone,
    Today,
    streak,
)
from backcare_tray.core.hours import local_day
from backcare_tray.core.sets import Memory
from backcare_tray.storage.history_schema import TABLES

log = logging.getLogger(__name__)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
WEEK = timedelta(days=7)
HURT_FOR = timedelta(weeks=4)
"""A move that hurt longer ago is no longer counted towards a word about it."""

_WALKED = frozenset({Outcome.COMPLETED, Outcome.PARTIAL, Outcome.ABANDONED})
"""The outcomes of a break that had a window; the others never began one."""


def _sql(outcomes: Collection[Outcome]) -> str:
    return "(" + ", ".join(f"'{outcome}'" for outcome in sorted(outcomes)) + ")"


_CLOSE = f"""
    UPDATE breaks SET
        ended = COALESCE((SELECT MAX(at) FROM steps WHERE break_id = breaks.id), began),
        outcome = CASE WHEN EXISTS (SELECT 1 FROM steps WHERE break_id = breaks.id)
            THEN '{Outcome.PARTIAL}' ELSE '{Outcome.ABANDONED}' END
    WHERE outcome IS NULL
"""
_LAST_DONE = """
    WITH RECURSIVE moves (move) AS (
        SELECT MIN(move) FROM steps
        UNION ALL
        SELECT (SELECT MIN(move) FROM steps WHERE move > moves.move) FROM moves
        WHERE moves.move IS NOT NULL
    )
    SELECT move, (SELECT MAX(at) FROM steps WHERE steps.move = moves.move) FROM moves
    WHERE move IS NOT NULL
"""
"""Hops from move to move through the index: some twenty look-ups, however many steps there are."""
_WEEK = "SELECT move, COUNT(*) FROM steps WHERE day > ? AND day <= ? GROUP BY move"
_LAST_SET = "SELECT move FROM steps WHERE break_id = (SELECT MAX(break_id) FROM steps)"
_DAYS = f"""
    SELECT day, MAX(outcome IN {_sql(TAKEN)}) FROM breaks
    WHERE day <= ? AND outcome <> '{Outcome.NATURAL}' GROUP BY day ORDER BY day DESC
"""


def close_open_breaks(connection: sqlite3.Connection) -> None:
    """End the breaks that were open when the program died: at their last step, or as abandoned."""
    connection.execute(_CLOSE)


def forget(connection: sqlite3.Connection) -> None:
    """Delete every row, with zeros where it stood. Raises sqlite3.Error."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("DELETE FROM steps")  # they point at breaks
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")


def overwrite(connection: sqlite3.Connection) -> None:
    """Leave nothing of deleted rows in the file or in its log. Raises sqlite3.Error."""
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("another program reads it")


class Rows:
    """Writes records through `connection`, within the transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection, zone: tzinfo | None) -> None:
        self.connection = connection
        self._zone = zone
        self._open_break: int | None = None

    def write(self, record: Record) -> None:
        """Write one record. Raises sqlite3.Error; a record of no sense is logged and left out."""
        try:
            self._write(record)
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
            log.exception("%s cannot be entered", record)

    def entered(self, journal: str) -> int:
        """How many records of a journal are in. Raises sqlite3.Error."""
        found = self.connection.execute("SELECT records FROM journals WHERE name = ?", (journal,))
        (records,) = found.fetchone() or (0,)
        return int(records)

    def note_entered(self, journal: str, records: int) -> None:
        """Note how many records of a journal are in. Raises sqlite3.Error."""
        self.connection.execute(
            "INSERT INTO journals (name, records) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET records = excluded.records",
            (journal, records),
        )

    def _write(self, record: Record) -> None:  # noqa: C901 - one case a record
        match record:
            case BreakBegan():
                self._begin(record)
            case StepDone():
                self._step(record)
            case BreakEnded():
                self._end(record)
            case SnoozeTaken():
                seconds = None if record.length is None else record.length.total_seconds()
                self._put("snoozes", at=micros(record.at), seconds=seconds)
            case Feeling():
                self._put("feelings", at=micros(record.at), score=record.score)
            case ChangeFelt():
                self._put("changes", at=micros(record.at), change=record.change)
            case HurtReported():
                self._put("hurts", at=micros(record.at), move=record.move)
            case HurtTakenBack():
                self.connection.execute(
                    "UPDATE hurts SET taken_back = ? WHERE move = ? AND taken_back IS NULL",
                    (micros(record.at), record.move),
                )
            case DeskTime():
                self._sat(record)
            case HeadTurned():
                self._turned(record)

    def _sat(self, record: DeskTime) -> None:
        """A stretch is told once more when the program died between history and state."""
        began = micros(record.began)
        self.connection.execute("DELETE FROM desk_times WHERE began = ?", (began,))
        self._put(
            "desk_times",
            day=self._day(record.began),
            began=began,
            at=micros(record.at),
            standing=record.standing,
        )

    def _begin(self, record: BreakBegan) -> None:
        close_open_breaks(self.connection)
        self._open_break = self._put("breaks", day=self._day(record.at), began=micros(record.at))

    def _step(self, record: StepDone) -> None:
        self._put(
            "steps",
            break_id=self._open_break,
            day=self._day(record.at),
            at=micros(record.at),
            move=record.move,
            seconds=record.seconds,
        )

    def _end(self, record: BreakEnded) -> None:
        """End the break that began then; it stands once, though it was told twice or closed."""
        kind = _sql(_WALKED if record.outcome in _WALKED else {record.outcome})
        found = self.connection.execute(
            "UPDATE breaks SET ended = ?, outcome = ?, reason = ? WHERE id ="
            " (SELECT MAX(id) FROM breaks"
            f" WHERE began = ? AND (outcome IS NULL OR outcome IN {kind}))",
            (micros(record.at), record.outcome, record.reason, micros(record.began)),
        ).rowcount
        if not found:
            self._put(
                "breaks",
                day=self._day(record.began),
                began=micros(record.began),
                ended=micros(record.at),
                outcome=record.outcome,
                reason=record.reason,
            )

    def _turned(self, record: HeadTurned) -> None:
        """One row a reading, in one statement: all of them or, where one is impossible, none."""
        readings = [("left", degrees) for degrees in record.left]
        readings += [("right", degrees) for degrees in record.right]
        if readings:
            day, at = self._day(record.at), micros(record.at)
            self.connection.execute(
                "INSERT INTO head_turns (day, at, side, degrees) VALUES "
                + ", ".join(["(?, ?, ?, ?)"] * len(readings)),
                tuple(value for side, degrees in readings for value in (day, at, side, degrees)),
            )

    def _put(self, table: str, **values: object) -> int:
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        cursor = self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        )
        return cursor.lastrowid or 0

    def _day(self, moment: datetime) -> str:
        return local_day(moment, self._zone).isoformat()


def today(connection: sqlite3.Connection, day: date) -> Today:
    """Sets taken on `day`, and the streak up to it. Raises sqlite3.Error."""
    (sets,) = connection.execute(
        f"SELECT COUNT(*) FROM breaks WHERE day = ? AND outcome IN {_sql(TAKEN)}",
        (day.isoformat(),),
    ).fetchone()
    return Today(sets, streak(list(_until_it_breaks(connection, day)), day))


def memory(connection: sqlite3.Connection, day: date, now: datetime) -> Memory:
    """What the planner of sets needs to know on `day`, at `now`. Raises sqlite3.Error."""
    ask = connection.execute
    week = (str(day - WEEK), str(day))
    (began,) = ask("SELECT MAX(began) FROM breaks WHERE began < ?", (micros(now),)).fetchone()
    hurts = ask("SELECT at, move FROM hurts WHERE at > ? ORDER BY at", (micros(now - HURT_FOR),))
    return Memory(
        last_done={move: moment(at) for move, at in ask(_LAST_DONE)},
        done_today=tuple(
            move for (move,) in ask("SELECT move FROM steps WHERE day = ? ORDER BY id", week[1:])
        ),
        done_week=dict(ask(_WEEK, week)),
        last_set=frozenset(move for (move,) in ask(_LAST_SET)),
        hurt=frozenset(move for (move,) in ask("SELECT move FROM hurts WHERE taken_back IS NULL")),
        hurts=tuple(HurtReported(moment(at), move) for at, move in hurts),
        last_began=None if began is None else moment(began),
    )


def micros(moment: datetime) -> int:
    """A moment as it is kept."""
    return (moment - EPOCH) // MICROSECOND


def moment(kept: int) -> datetime:
    return EPOCH + kept * MICROSECOND


def _until_it_breaks(connection: sqlite3.Connection, day: date) -> Iterator[tuple[date, Outcome]]:
    """One outcome a day, backwards, as far as the streak can reach."""
    for text, taken in connection.execute(_DAYS, (day.isoformat(),)):
        yield date.fromisoformat(text), Outcome.COMPLETED if taken else Outcome.SKIPPED
        if not taken and text != day.isoformat():
            return
