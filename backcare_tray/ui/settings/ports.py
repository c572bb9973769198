"""What the settings window asks of the world."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from backcare_tray.core.cues import Chime
from backcare_tray.core.ports import Autostart, OpenWindow, SettingsStore, Voice
from backcare_tray.core.settings import Settings
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.settings.set_choice import SetChoices
from backcare_tray.ui.window_place import WindowPlace

HurtMoves = Callable[[], list[tuple[str, str]]]
"""The moves that are left out because they hurt, as (id, name in the user's language)."""
TakeBack = Callable[[str], None]
"""Lets the move with this id be planned again."""


@dataclass(frozen=True, slots=True)
class TrySounds:
    """What the page tries sounds with, whether they are switched on or not."""

    chime: Callable[[Chime, int], None]
    chime_health: Callable[[], str]
    voice: Voice


class Transfer(Protocol):
    """Settings from and to other files. All raise OSError, with a sentence for the user."""

    def read(self, path: Path) -> tuple[Settings, tuple[str, ...]]:
        """What a file would put in force, and what is wrong with it. Changes nothing."""

    def write(self, path: Path, settings: Settings) -> None:
        """Write `settings` into a file of one's own."""

    def keep_backup(self) -> Path | None:
        """Copy the settings file beside itself; None where there is none yet."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where the user's files are, and what can be done with the history."""

    settings: Path
    history: Path
    packs: Path
    export_history: Callable[[Path], None]
    """Write the history as a zip of CSV tables. Raises OSError."""
    delete_history: Callable[[], None]
    """Forget all that was done, for good. Raises OSError, with a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Trials:
    """What can be seen before it comes by itself. Nothing of it is counted."""

    reminder: Callable[[], None]
    nudge: Callable[[], None]


@dataclass(frozen=True, slots=True)
class SettingsPorts:
    """All of it."""

    store: SettingsStore
    autostart: Autostart
    hurt: HurtMoves
    take_back: TakeBack
    sounds: TrySounds
    place: WindowPlace
    set_choices: SetChoices
    icons: Icons
    transfer: Transfer
    files: Files
    today: Callable[[], date]
    command: str
    """Starts this program from anywhere, written for a shell."""
    open_window: OpenWindow
    trials: Trials | None = None
    """None where nothing can be shown on trial."""
