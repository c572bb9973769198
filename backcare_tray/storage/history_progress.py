"""What the progress window asks of `history.db`: the ProgressBook of the core.

Each question reads one index from one day to another, so that ten years answer at once.
"""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from backcare_tray.core.history import (
    TAKEN,
    BreakEnded,
    Change,
    DeskTime,
    Feeling,
    HeadTurned,
    Outcome,
    SnoozeTaken,
    Today,
)
from backcare_tray.core.hours import day_bounds, local_day
from backcare_tray.core.progress import DayRecords, MoveDone, MoveHurt
from backcare_tray.storage import history_export
from backcare_tray.storage.history_db import Answer, HistoryDb
from backcare_tray.storage.history_rows import MICROSECOND, micros, moment

_LONGEST = timedelta(days=2) // MICROSECOND
"""How far beyond a day is looked for what reaches into it."""
_TAKEN = ", ".join(f"'{outcome}'" for outcome in sorted(TAKEN))
_SETS_BY_DAY = f"""
    SELECT day, COUNT(*) FROM breaks
    WHERE day BETWEEN ? AND ? AND outcome IN ({_TAKEN}) GROUP BY day
"""
_SECONDS_BY_MOVE = "SELECT move, SUM(seconds) FROM steps WHERE day BETWEEN ? AND ? GROUP BY move"
_MOVES_DONE = """
    SELECT move, COUNT(DISTINCT break_id), SUM(seconds) FROM steps
    WHERE day BETWEEN ? AND ? GROUP BY move
"""
_DAYS_OF_WORK = f"""
    SELECT COUNT(DISTINCT day) FROM breaks
    WHERE day BETWEEN ? AND ? AND outcome != '{Outcome.NATURAL}'
"""
_CHANGES = "SELECT change, COUNT(*) FROM changes WHERE at >= ? AND at < ? GROUP BY change"
_FEELINGS = "SELECT at, score FROM feelings WHERE at >= ? AND at < ? ORDER BY at"
_HURTS = """
    SELECT move, COUNT(*), MAX(at) AS latest, MAX(taken_back IS NULL) FROM hurts
    WHERE at >= ? AND at < ? GROUP BY move ORDER BY latest DESC
"""
_HEAD_TURNS = """
    SELECT day, at, side, degrees FROM head_turns WHERE day BETWEEN ? AND ? ORDER BY day, at, id
"""
_DESK = """
    SELECT at, began, standing FROM desk_times
    WHERE at >= ? AND began < ? AND at < ? ORDER BY at
"""
_BREAKS = """
    SELECT ended, outcome, began, reason FROM breaks
    WHERE began >= ? AND began < ? AND ended >= ? ORDER BY began
"""
_SNOOZES = "SELECT at, seconds FROM snoozes WHERE at >= ? AND at < ? ORDER BY at"
_FIRST_DAY = "SELECT MIN(day) FROM breaks"
QUESTIONS = (
    *(_SETS_BY_DAY, _SECONDS_BY_MOVE, _MOVES_DONE, _DAYS_OF_WORK, _FEELINGS, _HEAD_TURNS),
    *(_DESK, _BREAKS, _SNOOZES, _FIRST_DAY),
)
"""Those whose tables grow with the years: each goes through an index."""


class HistoryProgress:
    """Answers from `history`; where that cannot be read, as if nothing had been done: `failed`."""

    def __init__(
        self, history: HistoryDb, now: Callable[[], datetime], zone: tzinfo | None = None
    ) -> None:
        self._history = history
        self._now = now
        self._zone = zone
        self._failed = False

    def today(self) -> Today:
        """Sets of today, and the streak in working days."""
        return self._history.today(self._now())

    def day(self, day: date) -> DayRecords:
        """What happened on `day`."""
        first, last = self._bounds(day, day)
        return self._ask(lambda rows: _day(rows, first, last), DayRecords())

    def sets_by_day(self, first: date, last: date) -> Mapping[date, int]:
        """How many sets were taken on the days that had any."""
        rows = self._rows(_SETS_BY_DAY, str(first), str(last))
        return {date.fromisoformat(day): sets for day, sets in rows}

    def days_of_work(self, first: date, last: date) -> int:
        """The days on which a break was due or taken, as the streak counts them."""
        rows = self._rows(_DAYS_OF_WORK, str(first), str(last))
        return int(rows[0][0]) if rows else 0

    def moves_done(self, first: date, last: date) -> dict[str, MoveDone]:
        """In how many sets each move was done, and for how long."""
        rows = self._rows(_MOVES_DONE, str(first), str(last))
        return {move: MoveDone(sets, seconds) for move, sets, seconds in rows}

    def seconds_by_move(self, first: date, last: date) -> Mapping[str, float]:
        """How long each move was done, in seconds."""
        return dict(self._rows(_SECONDS_BY_MOVE, str(first), str(last)))

    def feelings(self, first: date, last: date) -> list[tuple[date, Feeling]]:
        """The check-ins with their local day, in the order of time."""
        rows = self._rows(_FEELINGS, *self._bounds(first, last))
        found = [Feeling(moment(at), score) for at, score in rows]
        return [(local_day(feeling.at, self._zone), feeling) for feeling in found]

    def changes(self, first: date, last: date) -> dict[Change, int]:
        """How often it felt better, the same, worse than before a set."""
        rows = self._rows(_CHANGES, *self._bounds(first, last))
        return {Change(change): times for change, times in rows}

    def hurts(self, first: date, last: date) -> list[MoveHurt]:
        """The moves that hurt, the latest first, those taken back included."""
        rows = self._rows(_HURTS, *self._bounds(first, last))
        return [MoveHurt(move, times, moment(at), bool(out)) for move, times, at, out in rows]

    def head_turns(self, first: date, last: date) -> list[tuple[date, HeadTurned]]:
        """The checks of both sides with their local day, in the order of time."""
        readings: dict[tuple[str, int], dict[str, list[int]]] = {}
        for day, at, side, degrees in self._rows(_HEAD_TURNS, str(first), str(last)):
            readings.setdefault((day, at), {"left": [], "right": []})[side].append(degrees)
        return [
            (
                date.fromisoformat(day),
                HeadTurned(moment(at), tuple(sides["left"]), tuple(sides["right"])),
            )
            for (day, at), sides in readings.items()
            if all(sides.values())
        ]

    def first_day(self) -> date | None:
        """The day of the oldest break; None before the first."""
        rows = self._rows(_FIRST_DAY)
        return date.fromisoformat(rows[0][0]) if rows and rows[0][0] else None

    def failed(self) -> bool:
        """Whether anything could not be read since this was asked last."""
        failed, self._failed = self._failed, False
        return failed

    def export_json(self, path: Path) -> None:
        """Write everything into one JSON file. Raises OSError."""
        now = self._now()
        self._history.export(lambda rows: history_export.to_json(rows, path, now, self._zone))

    def export_csv(self, path: Path) -> None:
        """Write everything into a zip of CSV tables. Raises OSError."""
        now = self._now()
        self._history.export(lambda rows: history_export.to_csv(rows, path, now, self._zone))

    def _bounds(self, first: date, last: date) -> tuple[int, int]:
        """From the midnight before `first` up to the one after `last`, as they are kept."""
        return micros(day_bounds(first, self._zone)[0]), micros(day_bounds(last, self._zone)[1])

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._ask(lambda rows: rows.execute(query, values).fetchall(), [])

    def _ask(self, question: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        answers: list[Answer] = []
        self._history.ask(lambda rows: answers.append(question(rows)), None)
        self._failed |= not answers
        return answers[-1] if answers else otherwise


def _day(connection: sqlite3.Connection, first: int, last: int) -> DayRecords:
    ask = connection.execute
    return DayRecords(
        desk=tuple(
            DeskTime(moment(at), moment(began), bool(standing))
            for at, began, standing in ask(_DESK, (first, last, first + _LONGEST))
        ),
        breaks=tuple(
            BreakEnded(moment(ended), Outcome(outcome), moment(began), reason)
            for ended, outcome, began, reason in ask(_BREAKS, (first - _LONGEST, last, first))
        ),
        snoozes=tuple(
            SnoozeTaken(moment(at), None if seconds is None else timedelta(seconds=seconds))
            for at, seconds in ask(_SNOOZES, (first, last))
        ),
    )
