"""All files of one user, opened together: settings, history, state, moves, window places."""

import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_tray.core.moves import Move
from backcare_tray.core.sets import PlannedSet, ReadySet
from backcare_tray.core.state import State, from_table
from backcare_tray.storage import paths
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.settings_store import SettingsStore
from backcare_tray.storage.state_file import StateFile
from backcare_tray.storage.window_places import PlaceFile

if TYPE_CHECKING:
    from backcare_tray.storage.library import Library

log = logging.getLogger(__name__)


class Shelf:
    """Opens what is there and makes what is not. Never raises: see `problems`."""

    def __init__(self, now: Callable[[], datetime], boot_id: str) -> None:
        self.settings_path = paths.config_dir() / "settings.toml"
        with contextlib.suppress(OSError):  # so that a file made by hand later is noticed
            self.settings_path.parent.mkdir(parents=True, exist_ok=True)
        self.settings = SettingsStore(SettingsFile(self.settings_path, now))
        self.history = HistoryDb(paths.data_dir() / "history.db", now)
        self._state = StateFile(paths.state_dir() / "state.json", now)
        self._saved = self._state.load() or {}
        self._boot_id = boot_id

    @property
    def problems(self) -> tuple[str, ...]:
        """What went wrong so far, in sentences for the user."""
        return (*self.settings.problems, *self.history.problems, *self._library_problems())

    @property
    def moves(self) -> tuple[Move, ...]:
        """The exercise library with the user's own moves, read when it is first asked for."""
        return self._library.moves

    @property
    def sets(self) -> tuple[ReadySet, ...]:
        """The ready-made sets, and the user's own."""
        return self._library.sets

    @property
    def packs_dir(self) -> Path:
        """The folder of the user's own packs."""
        return paths.data_dir() / "packs"

    def plan_set(self, now: datetime, standing: bool | None = None) -> PlannedSet:
        """The next set, by the settings in force and all that was done (see `core.set_planner`).

        `standing`: whether the person stands now; None: it does not matter.
        """
        from backcare_tray.core import set_planner  # noqa: PLC0415 - no break, no planner

        settings, memory = self.settings.current, self.history.memory(now)
        return set_planner.plan(self.moves, settings, memory, now, self.sets, standing)

    def reload_library(self) -> None:
        """Read the packs anew, when moves or sets are asked for the next time."""
        self.__dict__.pop("_library", None)

    def _library_problems(self) -> tuple[str, ...]:
        """Of the user's own packs, too, whose faults are told at once.

        Where there are none, nothing is read before a set is wanted: it takes two megabytes.
        """
        try:
            wanted = "_library" in self.__dict__ or any(self.packs_dir.iterdir())
        except OSError as error:
            wanted = not isinstance(error, FileNotFoundError)
        return self._library.problems if wanted else ()

    @cached_property
    def _library(self) -> "Library":
        from backcare_tray.storage.library import load  # noqa: PLC0415 - icon first

        return load(paths.assets_dir(), self.packs_dir, paths.state_dir() / "pictures")

    @cached_property
    def saved_state(self) -> State | None:
        """The planner's state of the last run; None where there is none that can be used."""
        table = self._saved.get("planner")
        if not isinstance(table, Mapping):
            return None
        try:
            return from_table(table)
        except ValueError as error:
            log.warning("%s: %s; the count starts anew", self._state.path, error)
            return None

    @property
    def saved_boot_id(self) -> str:
        """The run of the machine in which the state was saved; empty when nothing was."""
        return str(self._saved.get("boot", ""))

    def save(self, table: dict[str, object]) -> None:
        """Write the planner's state (the StateStore port). A full disk costs only the state."""
        whole: dict[str, Any] = {"boot": self._boot_id, "planner": table}
        try:
            self._state.save(whole)
        except OSError as error:
            log.warning("%s: cannot be written: %s", self._state.path, error)

    def place(self, window: str) -> PlaceFile:
        """Where the size and place of `window` are kept."""
        return PlaceFile(paths.state_dir() / f"{window}.place")

    def rest(self) -> None:
        """Keep no more in memory than is needed: nobody looks at anything for a while."""
        self.history.rest()

    def close(self) -> None:
        """Let the history go."""
        self.history.close()
