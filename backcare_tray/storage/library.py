"""The whole library: the moves and sets that ship, and those of the user's own packs."""

from dataclasses import dataclass
from pathlib import Path

from backcare_tray.core.moves import Move
from backcare_tray.core.sets import ReadySet
from backcare_tray.storage.library_files import load_library
from backcare_tray.storage.own_packs import load_packs
from backcare_tray.storage.pictures import PictureFolder
from backcare_tray.storage.set_files import load_sets


@dataclass(frozen=True, slots=True)
class Library:
    """What there is to choose from, and what is wrong with the files."""

    moves: tuple[Move, ...]
    sets: tuple[ReadySet, ...]
    problems: tuple[str, ...]


def load(assets: Path, packs_folder: Path, pictures_folder: Path) -> Library:
    """Read all of it. Never raises: see `Library.problems`."""
    moves, broken_moves = load_library(assets / "moves")
    sets, broken_sets = load_sets(assets / "sets")
    pictures = PictureFolder(pictures_folder)
    packs = load_packs(packs_folder, moves, pictures.keep)
    pictures.clear({path for move in packs.moves for path in move.picture_paths.values()})
    return Library(
        (*moves, *packs.moves),
        (*sets, *packs.sets),
        (*broken_moves, *broken_sets, *packs.problems),
    )
