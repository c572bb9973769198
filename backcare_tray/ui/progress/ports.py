"""What the progress window asks of the world."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from backcare_tray.core.history import Record
from backcare_tray.core.hours import local_day
from backcare_tray.core.moves import Move
from backcare_tray.core.progress import ProgressBook
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.window_place import WindowPlace

Write = Callable[[Path], None]
"""Writes a file at a path. Raises OSError."""


@dataclass(frozen=True, slots=True)
class ProgressPorts:
    """Answers, and where things go."""

    book: ProgressBook
    now: Callable[[], datetime]
    record: Callable[[Record], None]
    """Keeps a head-turn check."""
    moves: Callable[[], Sequence[Move]]
    export_json: Write
    export_csv: Write
    save: Callable[[Path, bytes], None]
    """Writes a file, whole or not at all. Raises OSError."""
    place: WindowPlace
    icons: Icons
    zone: tzinfo | None = None
    """Local time; None: that of the machine."""

    def today(self) -> date:
        """The local day."""
        return local_day(self.now(), self.zone)
