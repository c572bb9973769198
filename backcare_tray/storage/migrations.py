"""Brings the table of an older settings file up to the version that this program writes.

Version 1 is the first, so that the list is empty. The next change of a key's name or meaning adds
one small function here, `def rename_x_to_y(table)`, which alters the table in place, and copes with
keys that are missing or hold nonsense: values are checked afterwards.
"""

from collections.abc import Callable
from typing import Any

Migration = Callable[[dict[str, Any]], None]

MIGRATIONS: tuple[Migration, ...] = ()
"""The first leads from version 1 to 2, and so on."""


def migrate(
    table: dict[str, Any], version: int, migrations: tuple[Migration, ...] = MIGRATIONS
) -> None:
    """Alter `table`, of `version` (1 up), in place into the newest version."""
    for migration in migrations[version - 1 :]:
        migration(table)
