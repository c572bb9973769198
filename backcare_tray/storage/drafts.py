"""What somebody was making when the program ended, kept until they go on: one JSON object."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from backcare_tray.core.moves import Move
from backcare_tray.core.packs import Draft, Part
from backcare_tray.storage.library_files import read_move
from backcare_tray.storage.pack_text import move_table, set_table
from backcare_tray.storage.set_files import read_set
from backcare_tray.storage.state_file import StateFile

log = logging.getLogger(__name__)


class Drafts:
    """Drafts by the window that they are of. A move or a set lies in them as in its file."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._file = StateFile(path, now)

    def keep(self, drafts: Mapping[str, Draft]) -> None:
        """Put these beside those that are there. Raises OSError."""
        if drafts:
            self._file.save(self._all() | {key: _table(draft) for key, draft in drafts.items()})

    def find(self, key: str) -> Draft | None:
        """The draft of a window; None where there is none that can be used."""
        try:
            return _draft(self._all()[key])
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def names(self) -> dict[str, str]:
        """What those that can be used are called, by their windows."""
        drafts = {key: self.find(key) for key in self._all()}
        return {key: draft.made.name for key, draft in drafts.items() if draft}

    def drop(self, key: str) -> None:
        """Let go of a draft. Where that fails it only comes up once more."""
        drafts = self._all()
        if drafts.pop(key, None) is not None:
            try:
                self._file.save(drafts)
            except OSError as error:
                log.warning("%s: cannot be written: %s", self._file.path, error)

    def _all(self) -> dict[str, Any]:
        return self._file.load() or {}


def _table(draft: Draft) -> dict[str, object]:
    made = draft.made
    if isinstance(made, Move):
        kind, file = Part.MOVE, move_table(made, {})
    else:
        kind, file = Part.SET, set_table(made, {move: move for move in made.moves})
    return {
        "kind": kind,
        "id": made.id,
        "pack": draft.pack,
        "pictures": dict(draft.pictures),
        "was": draft.was.decode("latin-1"),  # every byte is a letter there
        "file": file,
    }


def _draft(table: Mapping[str, Any]) -> Draft:
    """What is not done yet reads as empty. Raises for a table that nobody here has written."""
    pictures, was = {**table["pictures"]}, table["was"].encode("latin-1")
    if Part(table["kind"]) is Part.SET:
        return Draft(read_set(table["file"], table["id"])[0], table["pack"], was=was)
    move = read_move(table["file"], table["id"], str)[0]
    move = replace(move, picture_paths=pictures)
    return Draft(move, table["pack"], tuple(pictures.items()), was)
