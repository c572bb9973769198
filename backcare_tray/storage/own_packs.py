"""The user's own moves and sets: packs, each a folder or a zip with `moves/` and `sets/` in it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from backcare_tray.core.moves import Move
from backcare_tray.core.sets import ReadySet
from backcare_tray.core.translation import tr
from backcare_tray.storage.library_files import read_move
from backcare_tray.storage.pack_files import Pack, open_pack
from backcare_tray.storage.pictures import checked
from backcare_tray.storage.plain_files import LARGEST, UnusableError, plain_toml
from backcare_tray.storage.set_files import LONGEST_ID, read_set, unknown_moves, wrong_doses

MOST_PACKS = 50

Found = TypeVar("Found")
Reader = Callable[[Mapping[str, object], str], tuple[Found, list[str]]]
"""Reads a table under an id; gives what it holds and what is wrong with it."""


@dataclass(slots=True)
class Packs:
    """What the packs of a folder hold, and what is wrong with them."""

    moves: list[Move] = field(default_factory=list)
    sets: list[ReadySet] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """The ids of moves that are there and cannot be read."""
    files: dict[str, str] = field(default_factory=dict)
    """The file of each set, by its id, as problems name it."""

    def check_sets(self, shipped: Collection[Move]) -> None:
        """Note what the sets ask that no move is or allows; `shipped` are the moves that ship."""
        moves = {move.id: move for move in (*shipped, *self.moves)}
        known = [*moves, *self.broken]
        for ready in self.sets:
            wrong = (*unknown_moves(ready, known), *wrong_doses(ready, moves))
            self.problems += [f"{self.files[ready.id]}: {problem}" for problem in wrong]


def load_packs(folder: Path, shipped: Collection[Move], keep: Callable[[str, bytes], str]) -> Packs:
    """All packs of `folder`, if there is one. `shipped` are the moves that ship.

    A move is called "PACK/FILE", so that it never takes another one's place. Never raises.
    """
    packs, names = Packs(), set[str]()
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return packs
    for path in paths[:MOST_PACKS]:
        try:
            pack = open_pack(path, keep)
            if pack.name in names:
                sentence = tr("there is another pack of this name")
                raise UnusableError(sentence)  # noqa: TRY301 - told like all others
            names.add(pack.name)
            read_pack(pack, packs, f"{path.name}/")
        except (UnusableError, OSError) as error:
            packs.problems.append(f"{path.name}: {error}")
    if len(paths) > MOST_PACKS:
        sentence = tr("{folder}: only the first {most} packs are read")
        packs.problems.append(sentence.format(folder=folder, most=MOST_PACKS))
    packs.check_sets(shipped)
    return packs


def read_pack(pack: Pack, into: Packs, prefix: str = "") -> None:
    """Add what `pack` holds. `prefix` stands before the names of files in problems.

    What its sets ask of moves is not checked yet: those may be of another pack.
    Raises UnusableError when it cannot be read at all.
    """
    files = [PurePosixPath(name) for name in pack.files()]
    moves = [name for name in files if _is_toml_in(name, "moves")]
    sets = [name for name in files if _is_toml_in(name, "sets")]
    if not moves and not sets:
        raise UnusableError(tr("holds neither moves/NAME.toml nor sets/NAME.toml"))
    for name in moves:
        move, wrong = _try(pack, name, lambda table, key: _read_own(table, key, pack))
        into.problems += [f"{prefix}{name}: {problem}" for problem in wrong]
        if move is not None and not wrong:
            into.moves.append(move)
        else:
            into.broken.add(f"{pack.name}/{name.stem}")
    own = {f"{pack.name}/{name.stem}" for name in moves}

    def resolve(move: str) -> str:
        return own_id if (own_id := f"{pack.name}/{move}") in own else move

    for name in sets:
        ready, wrong = _try(pack, name, lambda table, key: read_set(table, key, resolve))
        into.problems += [f"{prefix}{name}: {problem}" for problem in wrong]
        if ready is not None and not wrong:
            into.sets.append(ready)
            into.files[ready.id] = f"{prefix}{name}"


def _is_toml_in(name: PurePosixPath, folder: str) -> bool:
    return name.parent == PurePosixPath(folder) and name.suffix == ".toml"


def _read_own(table: Mapping[str, object], name: str, pack: Pack) -> tuple[Move, list[str]]:
    return read_move(table, name, lambda picture: checked(pack, picture))


def _try(pack: Pack, name: PurePosixPath, read: Reader[Found]) -> tuple[Found | None, list[str]]:
    """What the file `name` of `pack` holds, and what is wrong with it."""
    key = f"{pack.name}/{name.stem}"
    try:
        if len(key) > LONGEST_ID or not key.isprintable():
            sentence = tr("the names of pack and file take {most} plain characters at most")
            raise UnusableError(  # noqa: TRY301 - a problem of the file, as all others
                sentence.format(most=LONGEST_ID)
            )
        return read(plain_toml(pack.read(str(name), LARGEST)), key)
    except UnusableError as error:
        return None, [str(error)]
