"""Days of breaks, and the file they are kept in, for the tests of the history."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from backcare_tray.core.history import BreakBegan, BreakEnded, Outcome, Record, StepDone
from backcare_tray.storage.history_db import HistoryDb

MORNING = datetime(2026, 7, 3, 9, 0, tzinfo=UTC)
"""A Friday."""
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def taken(began: datetime, *moves: str, outcome: Outcome = Outcome.COMPLETED) -> list[Record]:
    """A set of `moves`, one a minute, walked through to its end."""
    steps = [StepDone(began + n * MINUTE, move, 40.0) for n, move in enumerate(moves, 1)]
    ended = BreakEnded(began + (len(moves) + 1) * MINUTE, outcome, began)
    return [BreakBegan(began), *steps, ended]


def missed(at: datetime, outcome: Outcome) -> BreakEnded:
    """A break that never began."""
    return BreakEnded(at + MINUTE, outcome, at)


def opened(path: Path, zone: str = "UTC") -> HistoryDb:
    return HistoryDb(path, lambda: MORNING, ZoneInfo(zone))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
