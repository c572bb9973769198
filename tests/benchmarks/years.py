"""Ten years of breaks, written as the program writes them, but in one transaction."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from backcare_tray.core.history import (
    BreakBegan,
    BreakEnded,
    DeskTime,
    Feeling,
    Outcome,
    Record,
    SnoozeTaken,
    StepDone,
)
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_rows import Rows

BREAKS = 50_000
A_DAY = 20
"""Breaks a day: ten years of 250 working days."""
MOVES = ("chin-tuck", "wall-angel", "seated-twist", "doorway-stretch", "cat-cow", "thread-needle")
EVERY = timedelta(minutes=24)


def write(path: Path, now: datetime, breaks: int = BREAKS) -> None:
    """Fill the history at `path` with `breaks` breaks that end on the day before `now`."""
    HistoryDb(path, lambda: now).close()
    connection = sqlite3.connect(path)
    rows = Rows(connection, None)
    with connection:
        for record in records(now, breaks):
            rows.write(record)
    connection.close()


def records(now: datetime, breaks: int) -> Iterator[Record]:
    """The breaks of weekday after weekday, one in seven of them not taken."""
    days = -(-breaks // A_DAY)
    day = now.replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=days * 7 / 5 + 3)
    for number in range(breaks):
        if number % A_DAY == 0:
            day += timedelta(days=3 if day.weekday() == 4 else 1)
        yield from _one(number, day + EVERY * (number % A_DAY))


def _one(number: int, began: datetime) -> Iterator[Record]:
    yield DeskTime(began, began - EVERY + timedelta(minutes=3))
    if number % 7 == 0:
        yield SnoozeTaken(began, timedelta(minutes=10))
        yield BreakEnded(began, Outcome.SKIPPED, began)
        return
    yield BreakBegan(began)
    at = began
    for step in range(3):
        at += timedelta(seconds=50)
        yield StepDone(at, MOVES[(number + step) % len(MOVES)], 50)
    yield BreakEnded(at, Outcome.COMPLETED, began)
    if number % A_DAY == 0:
        yield Feeling(at, number // A_DAY % 4)
