"""The file of `history_db`: opened at the first chance, rescued when it is damaged.

One that a newer program wrote is left alone.
"""

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from backcare_tray.core.translation import tr, trn
from backcare_tray.storage import history_rescue, history_rows
from backcare_tray.storage.history_rows import Rows
from backcare_tray.storage.history_schema import MIGRATIONS, migrate, version

BUSY_SECONDS = 0.1
"""How long a call may wait for another program's lock: short, for a window may be drawing."""


class HistoryFile:
    """Hands out the rows of a sound file; what had to be done for that is told to `tell`."""

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime],
        tell: Callable[[str], None],
        zone: tzinfo | None = None,
        migrations: tuple[str, ...] = MIGRATIONS,
    ) -> None:
        self.path = Path(os.path.realpath(path))
        self.rows: Rows | None = None
        """While it is open."""
        self._now = now
        self._tell = tell
        self._zone = zone
        self._migrations = migrations

    def open(self, prepare: Callable[[Rows], None]) -> Rows:
        """The rows; `prepare` is called with them whenever the file had to be opened.

        Raises sqlite3.Error and OSError.
        """
        if self.rows is None:
            connection = self._checked()
            try:
                rows = self._prepared(connection)
                prepare(rows)
                history_rows.close_open_breaks(connection)
            except BaseException:
                connection.close()
                raise
            self.rows = rows
        return self.rows

    def forget(self) -> None:
        """The tables were emptied: what is known of their contents holds no more."""
        if self.rows is not None:
            self.rows = Rows(self.rows.connection, self._zone)

    def close(self) -> None:
        """Close the file, until it is opened again."""
        if self.rows is not None:
            self.rows.connection.close()
            self.rows = None

    def _checked(self) -> sqlite3.Connection:
        """A connection to a sound file of a version that this program knows."""
        history_rescue.finish(self.path)
        connection = self._connect()
        try:
            history_rescue.check(connection, self._migrations)
            found = version(connection)
        except sqlite3.Error as error:
            connection.close()
            if not history_rescue.is_damage(error):
                raise
            self._rescue(error)
            return self._connect()
        if found <= len(self._migrations):
            return connection
        connection.close()
        return self._beside_the_newer(found)

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))  # for this user alone
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        connection.text_factory = history_rescue.text
        return connection

    def _prepared(self, connection: sqlite3.Connection) -> Rows:
        """Bring the tables up to date; every record is to be on the disk once it is written."""
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, self._migrations)
        return Rows(connection, self._zone)

    def _rescue(self, error: sqlite3.Error) -> None:
        rescued = history_rescue.rescue(self.path, self._now(), self._migrations)
        saved = trn("{count} break could be saved", "{count} breaks could be saved", rescued.breaks)
        self._tell(
            tr("{path} was damaged ({reason}). {saved}; the damaged file is kept as {aside}.")
            .format(path=self.path, reason=error, saved=saved, aside=rescued.aside.name)
        )  # fmt: skip

    def _beside_the_newer(self, found: int) -> sqlite3.Connection:
        """Leave a newer program's file alone, and record into one of our own beside it."""
        newer, known = self.path, len(self._migrations)
        self.path = newer.with_name(f"{newer.stem}-version-{known}{newer.suffix}")
        self._tell(
            tr(
                "{path} was written by a newer Backcare (version {found}; this one knows {known})"
                " and is left alone. Until you update, your breaks are kept in {own}."
            ).format(path=newer, found=found, known=known, own=self.path.name)
        )
        return self._checked()
