"""Settings from and to other files: an export, an import that is looked at first, a backup."""

import tomllib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import tomli_w

from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import differences
from backcare_tray.core.translation import tr
from backcare_tray.storage import atomic, new_file
from backcare_tray.storage.plain_files import LARGEST, UnusableError, read_bounded
from backcare_tray.storage.settings_file import DamagedError, SettingsFile
from backcare_tray.storage.settings_store import SettingsStore


class SettingsTransfer:
    """Reads and writes files that are not the settings file of this computer.

    How the program starts belongs to the computer: `start` is neither exported nor imported.
    """

    def __init__(self, path: Path, store: SettingsStore, now: Callable[[], datetime]) -> None:
        self._path = path
        self._store = store
        self._now = now

    def read(self, path: Path) -> tuple[Settings, tuple[str, ...]]:
        """What a file would put in force, and what is wrong with it, key by key.

        A key that is not in the file means its default. Changes nothing. Raises OSError, with a
        sentence for the user, for what is no settings file.
        """
        try:
            self._check(read_bounded(path, LARGEST))
            loaded = SettingsFile(path, self._now).read()
        except (UnusableError, DamagedError) as error:
            raise OSError(f"{path}: {error}") from error
        problems = (problem.removeprefix(f"{path}: ") for problem in loaded.problems)
        return replace(loaded.settings, start=self._store.current.start), tuple(problems)

    def write(self, path: Path, settings: Settings) -> None:
        """Write what differs from the defaults into `path`, in place of what stood there.

        Raises OSError, with a sentence for the user.
        """
        table = differences(replace(settings, start=Settings().start))
        version = SettingsFile(self._path, self._now).version
        try:
            atomic.write(path, tomli_w.dumps({"version": version, **table}).encode())
        except OSError as error:
            fault = tr("{path} cannot be written: {reason}")
            raise OSError(fault.format(path=path, reason=error.strerror or error)) from error

    def keep_backup(self) -> Path | None:
        """Copy the settings file beside itself, as it is; None where there is none yet.

        Raises OSError, with a sentence for the user.
        """
        try:
            return new_file.keep_copy(self._path, self._path.read_bytes(), self._now())
        except FileNotFoundError:
            return None
        except OSError as error:
            fault = tr("{path} cannot be copied: {reason}")
            raise OSError(fault.format(path=self._path, reason=error.strerror or error)) from error

    def _check(self, content: bytes) -> None:
        """Refuse what is TOML but speaks of something else: it would only set defaults."""
        try:
            table = tomllib.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise UnusableError(str(error)) from error
        known = {item.name for item in fields(Settings)} | {"version"}
        if not known & table.keys():
            raise UnusableError(tr("this file holds no settings of Backcare."))
