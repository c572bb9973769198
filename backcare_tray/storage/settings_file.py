"""`settings.toml`: only what differs from the defaults, and whatever else the user wrote in it."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import Key, changed, is_default, parse
from backcare_tray.core.translation import tr
from backcare_tray.storage import atomic, toml_edit
from backcare_tray.storage.migrations import MIGRATIONS, Migration, migrate


class DamagedError(Exception):
    """The file is no TOML; the text says where."""


class NewerError(OSError):
    """The file was written by a newer version of the program and is left alone."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a settings file says, and what is wrong with it, in sentences for the user."""

    settings: Settings
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Content:
    """A file as it stands: its text, and its table in the newest version."""

    text: str
    table: dict[str, Any]
    version: int
    problems: tuple[str, ...]


class SettingsFile:
    """Reads and writes one settings file.

    `save` writes what differs from what was read or written last, onto the file as it is then: an
    edit by hand in the meantime stays, and so does a line with a value that could not be used.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime],
        migrations: tuple[Migration, ...] = MIGRATIONS,
    ) -> None:
        self.path = path
        self._now = now
        self._migrations = migrations
        self._base = Settings()

    @property
    def base(self) -> Settings:
        """What the file said when it was last read or written."""
        return self._base

    @property
    def version(self) -> int:
        """The version that this program writes."""
        return len(self._migrations) + 1

    def load(self) -> Loaded:
        """Read the file; a missing one gives the defaults. Never fails.

        A damaged file is set aside; one that cannot be read is left as it is.
        """
        try:
            return self.read()
        except DamagedError as error:
            self._base = Settings()
            return Loaded(self._base, (self._set_aside(error),))
        except OSError as error:
            self._base = Settings()
            return Loaded(self._base, (self._unreadable(error),))

    def read(self) -> Loaded:
        """Read the file and touch nothing. Raises DamagedError and OSError."""
        content = self._content()
        self._base, problems = parse(content.table)
        named = (f"{self.path}: {problem}" for problem in (*content.problems, *problems))
        return Loaded(self._base, tuple(named))

    def save(self, settings: Settings) -> Settings:
        """Write what changed; returns what the file now says.

        Raises OSError, with a sentence for the user, when the file cannot be written or was written
        by a newer version of the program.
        """
        try:
            return self._save(settings)
        except NewerError:
            raise
        except OSError as error:
            raise OSError(
                tr("{path} cannot be written: {reason}").format(
                    path=self.path, reason=error.strerror or error
                )
            ) from error

    def _save(self, settings: Settings) -> Settings:
        changes = changed(self._base, settings)
        try:
            content = self._content()
        except DamagedError:
            atomic.set_aside(self.path, self._now())
            changes = changed(Settings(), settings)
            content = self._parsed("")
        if content.version > self.version:
            raise NewerError(f"{self.path}: {self._newer(content.version)}")
        for key, value in changes.items():
            _put(content.table, key, value)
        content.table["version"] = self.version
        text = toml_edit.rewrite(content.text, content.table)
        if text != content.text:
            atomic.write(self.path, text.encode())
        self._base, _ = parse(content.table)
        return self._base

    def _content(self) -> _Content:
        try:
            return self._parsed(self.path.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            return self._parsed("")
        except UnicodeDecodeError as error:
            raise DamagedError(tr("byte {place} is no UTF-8").format(place=error.start)) from error
        except (ValueError, RecursionError) as error:
            raise DamagedError(str(error)) from error

    def _parsed(self, text: str) -> _Content:
        table = tomllib.loads(text)
        version, problems = self._version(table)
        if version > self.version:
            problems = (*problems, self._newer(version))
        migrate(table, version, self._migrations)
        return _Content(text, table, version, problems)

    def _version(self, table: dict[str, Any]) -> tuple[int, tuple[str, ...]]:
        """The version of a file; the first, so that every step runs, where it was left out."""
        version = table.get("version", 1)
        if type(version) is int and version >= 1:
            return version, ()
        return 1, (tr("version: {found} is not a whole number from 1 up").format(found=version),)

    def _newer(self, version: int) -> str:
        return tr(
            "this file is from a newer Backcare (version {found}; this one knows {known})."
            " It is read as far as possible, and never written."
        ).format(found=version, known=self.version)

    def _unreadable(self, error: OSError) -> str:
        return tr("{path} cannot be read ({reason}); the defaults are used.").format(
            path=self.path, reason=error.strerror or error
        )

    def _set_aside(self, error: DamagedError) -> str:
        try:
            aside = atomic.set_aside(self.path, self._now())
        except OSError as failure:
            return self._unreadable(failure)
        return tr(
            "{path} is damaged ({reason}). It was set aside as {aside}, and the defaults are used."
        ).format(path=self.path, reason=error, aside=aside.name)


def _put(table: dict[str, Any], key: Key, value: object) -> None:
    """Put a value into a nested table; a default is left out, and so is a section left empty."""
    section, name = key
    entries = table.get(section)
    if not isinstance(entries, dict):
        entries = table[section] = {}
    if is_default(key, value):
        entries.pop(name, None)
    else:
        entries[name] = value
    if not entries:
        del table[section]
