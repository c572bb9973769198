"""A progress window on the screen, over a real history of some weeks."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from backcare_tray.core.history import (
    BreakBegan,
    BreakEnded,
    DeskTime,
    Feeling,
    HeadTurned,
    HurtReported,
    Outcome,
    Record,
    SnoozeTaken,
    StepDone,
)
from backcare_tray.core.moves import Move
from backcare_tray.storage import atomic, paths
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_progress import HistoryProgress
from backcare_tray.storage.library import load
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.progress.window import ProgressWindow
from backcare_tray.ui.window_place import WindowPlace
from tests.ui.conftest import ASSETS, sweep

NOW = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
"""A Friday."""
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass
class World:
    """An open window; `now` may be moved."""

    folder: Path
    now: datetime = NOW
    kept: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.history = HistoryDb(self.folder / "history.db", lambda: self.now, UTC)
        self.put: Callable[[Record], None] = self.history.record
        self.book = HistoryProgress(self.history, lambda: self.now, UTC)
        self.ports = ProgressPorts(
            book=self.book,
            now=lambda: self.now,
            record=self.history.record,
            moves=lambda: shipped(self.folder),
            export_json=self.book.export_json,
            export_csv=self.book.export_csv,
            save=atomic.write,
            place=WindowPlace(lambda: b"", self.kept.append),
            icons=Icons(ASSETS / "icons"),
            zone=UTC,
        )

    def open(self) -> ProgressWindow:
        self.window = ProgressWindow(self.ports)
        self.window.present()
        return self.window

    def record_today(self) -> None:
        """A working day with all that a day can hold."""
        day = self.now.replace(hour=8, minute=0)
        for start, end, standing in ((0, 55, False), (58, 120, True), (150, 230, False)):
            self.put(DeskTime(day + end * MINUTE, day + start * MINUTE, standing))
        self.record_set(day + 55 * MINUTE, "chin-tuck", "wall-angel")
        self.put(BreakEnded(day + 150 * MINUTE, Outcome.NATURAL, day + 120 * MINUTE))
        self.put(SnoozeTaken(day + 190 * MINUTE, 10 * MINUTE))
        skipped = day + 200 * MINUTE
        self.put(BreakEnded(skipped, Outcome.SKIPPED, skipped, "a visitor"))
        self.put(BreakEnded(day + 245 * MINUTE, Outcome.IGNORED, day + 242 * MINUTE))
        self.put(DeskTime(day + 400 * MINUTE, day + 290 * MINUTE))
        self.record_set(day + 400 * MINUTE, "seated-twist", "chest-opener")

    def record_set(self, began: datetime, *moves: str) -> None:
        """A set of moves, one a minute."""
        self.put(BreakBegan(began))
        for number, move in enumerate(moves):
            self.put(StepDone(began + number * MINUTE, move, 55.0))
        self.put(BreakEnded(began + 3 * MINUTE, Outcome.COMPLETED, began))

    def record_weeks(self, days: int = 60) -> None:
        """Working days with sets, feelings that get better, and a head turn a week."""
        for ago in range(days, 0, -1):
            day = self.now.replace(hour=9, minute=0) - ago * DAY
            if day.weekday() >= 5:
                continue
            for number in range(1 + (ago * 7) % 6):
                began = day + number * 70 * MINUTE
                self.record_set(began, "chin-tuck", "seated-twist", "upper-back-raise")
                score = round(ago / 25 + ((ago * 7 + number * 3) % 5 - 2) / 3)
                self.put(Feeling(began + 4 * MINUTE, min(3, max(0, score))))
        for week in range(days // 7, 0, -1):
            left, right = 66 - week + (week - 1) * 5 % 4, 60 - 2 * week + (week - 1) * 3 % 5
            self.put(
                HeadTurned(
                    self.now - 7 * week * DAY,
                    (left - 2, left, left + 1),
                    (right, right + 2, right - 1),
                )
            )
        self.put(HurtReported(self.now - 20 * DAY, "wall-angel"))

    def record_all(self, days: int = 60) -> None:
        """A past of so many days, and today, written in one go."""
        rows = self.history._file.rows
        assert rows is not None
        rows.connection.execute("BEGIN")
        self.put = rows.write
        self.record_weeks(days)
        self.record_today()
        rows.connection.execute("COMMIT")
        self.put = self.history.record

    def close(self) -> None:
        if isValid(self.window):
            self.window.close()
        sweep()
        self.history.close()


def spoil(world: World, table: str) -> None:
    """Let another program take a table away."""
    with closing(sqlite3.connect(world.folder / "history.db")) as other:
        other.execute(f"DROP TABLE {table}")


def shipped(folder: Path) -> tuple[Move, ...]:
    """The moves of the library that ships."""
    return load(paths.assets_dir(), folder / "packs", folder / "pictures").moves


def opened(folder: Path, qtbot: QtBot, *, empty: bool = False) -> Iterator[World]:
    """A world whose window is on the screen; closed and deleted afterwards."""
    world = World(folder)
    if not empty:
        world.record_all()
    qtbot.waitExposed(world.open()).__enter__()
    yield world
    world.close()
