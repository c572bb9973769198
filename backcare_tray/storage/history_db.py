"""`history.db`: what was done, in SQLite. The History port of the core.

A record is on the disk when `record` returns: write-ahead log with synchronous=FULL, so that it
survives `kill -9` and a loss of power; a few dozen records a day make that cheap. While the file
cannot take records (locked by another program, damaged, full, out of reach) they wait in a journal.
"""

import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TypeVar

from backcare_tray.core.history import Record, Today
from backcare_tray.core.hours import local_day
from backcare_tray.core.sets import Memory
from backcare_tray.core.translation import tr
from backcare_tray.storage import history_rescue, history_rows, history_waiting
from backcare_tray.storage.history_file import HistoryFile
from backcare_tray.storage.history_journal import Journal
from backcare_tray.storage.history_rows import Rows
from backcare_tray.storage.history_schema import MIGRATIONS

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class HistoryDb:
    """The history in one file. Never raises: what goes wrong is in `problems`, and in the log."""

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime],
        zone: tzinfo | None = None,
        migrations: tuple[str, ...] = MIGRATIONS,
    ) -> None:
        self._problems: list[str] = []
        self._zone = zone
        self._file = HistoryFile(path, now, self._tell, zone, migrations)
        self._journal = Journal(self.path.with_name(self.path.name + ".waiting"))
        self._today = Today()
        self._memory = Memory()
        self.flush()

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self._file.path

    @property
    def problems(self) -> tuple[str, ...]:
        """What went wrong so far, in sentences for the user."""
        return tuple(self._problems)

    @property
    def waiting(self) -> int:
        """How many records are not in the database yet."""
        return len(self._journal.records)

    def record(self, record: Record) -> None:
        """Write one record; it is on the disk when this returns, if any disk takes it."""
        if self._journal.records or not self._write(record):
            self._journal.append(record)
            self.flush()

    def today(self, now: datetime) -> Today:
        """Sets taken on the local day of `now`, and the streak in working days."""
        day = local_day(now, self._zone)
        self._today = self.ask(lambda rows: history_rows.today(rows, day), self._today)
        return history_waiting.today(self._today, self._journal.records, day, self._zone)

    def memory(self, now: datetime) -> Memory:
        """What the planner of sets needs to know: moves done lately, and those that hurt."""
        day = local_day(now, self._zone)
        self._memory = self.ask(lambda rows: history_rows.memory(rows, day, now), self._memory)
        return history_waiting.memory(self._memory, self._journal.records, now, self._zone)

    def flush(self) -> bool:
        """Enter the records that wait; says whether none waits any more.

        Every other call does so too; the front door may also call it when it is idle anyway.
        """
        try:
            rows = self._opened()
            if self._journal.records:
                self._enter(rows, len(self._journal.records))
                self._journal.clear()
        except (sqlite3.Error, OSError) as error:
            self._trouble(error)
        return not self._journal.records

    def ask(self, question: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """Ask the database; `otherwise` where it does not answer. Waiting records are not in it."""
        self.flush()
        try:
            return self._answer(question)
        except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
            self._trouble(error)
            return otherwise

    def export(self, write: Callable[[sqlite3.Connection], None]) -> None:
        """Let `write` read everything. Raises OSError: its own, or that the file is unreadable."""
        self.flush()
        try:
            self._answer(write)
        except (sqlite3.Error, ValueError, OverflowError) as error:
            log.warning("%s: %s", self.path, error)
            raise OSError(
                tr("{path} cannot be read now ({reason}).").format(path=self.path, reason=error)
            ) from error

    def delete_all(self) -> None:
        """Forget everything: every record, those that wait, and damaged files that were set aside.

        Nothing of it stays in the file or its log, readable or not. The moves that hurt are
        forgotten, too. Raises OSError, with a sentence for the user, when another program is at the
        file: then nothing is deleted, or all is and the old log stays until it is called again.
        """
        try:
            rows = self._opened()
            with _Transaction(rows.connection):
                history_rows.forget(rows.connection)
            self._file.forget()
            self._journal.clear()
            self._today, self._memory = Today(), Memory()
            history_rows.overwrite(rows.connection)
        except sqlite3.Error as error:
            log.warning("%s: %s", self.path, error)
            raise OSError(
                tr("{path} cannot be emptied now ({reason}). Try again in a moment.").format(
                    path=self.path, reason=error
                )
            ) from error
        history_rescue.remove_set_aside(self.path)

    def rest(self) -> None:
        """Let go of the pages of the file that are kept in memory: two megabytes at most."""
        if (rows := self._file.rows) is not None:
            rows.connection.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Enter what waits and close the file. What still waits goes in at the next start."""
        self.flush()
        self._file.close()

    def _answer(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        connection = self._opened().connection
        try:
            return question(connection)
        except (ValueError, OverflowError):
            # A garbled index: the quick check at the start leaves them out, for it is quick.
            connection.execute("REINDEX")
            return question(connection)

    def _write(self, record: Record) -> bool:
        try:
            rows = self._opened()
            with _Transaction(rows.connection):
                rows.write(record)
        except (sqlite3.Error, OSError) as error:
            self._trouble(error)
            return False
        return True

    def _enter(self, rows: Rows, upto: int) -> None:
        """Enter the first `upto` records of the journal, except those that are in already."""
        with _Transaction(rows.connection):
            done = rows.entered(self._journal.name)
            for record in self._journal.records[done:upto]:
                rows.write(record)
            rows.note_entered(self._journal.name, max(done, upto))

    def _opened(self) -> Rows:
        """The open file. Raises sqlite3.Error and OSError."""
        return self._file.open(self._enter_left_over)

    def _enter_left_over(self, rows: Rows) -> None:
        """What an earlier run could not enter comes before what is recorded now."""
        if self._journal.left_over:
            self._enter(rows, self._journal.left_over)

    def _trouble(self, error: Exception) -> None:
        log.warning("%s: %s", self.path, error)
        self._tell(
            tr(
                "{path} cannot be used now ({reason}). Your breaks are kept beside it"
                " and entered as soon as it can."
            ).format(path=self.path, reason=error)
        )

    def _tell(self, problem: str) -> None:
        if problem not in self._problems:
            self._problems.append(problem)


class _Transaction:
    """All or nothing. Takes the lock at once, so that waiting for it is in one place."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            if kind is None:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.rollback()
