"""Says what is wrong with a pack, or with one file of it: `backcare-tray check`."""

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from backcare_tray.core.moves import Move
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from backcare_tray.storage.library_files import load_library, read_move
from backcare_tray.storage.own_packs import Packs, read_pack
from backcare_tray.storage.pack_files import FolderPack, open_pack
from backcare_tray.storage.pictures import checked
from backcare_tray.storage.plain_files import LARGEST, UnusableError, plain_toml, read_bounded
from backcare_tray.storage.set_files import read_set, unknown_moves, wrong_doses


def check(path: Path) -> tuple[str, ...]:
    """A sentence for each problem, with file, key and what is allowed; none: all is well.

    `path` is a pack (a folder or a zip), or a move or a set of one.
    """
    shipped = load_library(paths.assets_dir() / "moves")[0]
    try:
        if path.suffix == ".toml":
            return tuple(f"{path.name}: {problem}" for problem in _check_file(path, shipped))
        if not path.exists():
            raise UnusableError(tr("is not there"))  # noqa: TRY301 - told like all others
        packs = Packs()
        read_pack(open_pack(path, lambda *_: ""), packs)
        packs.check_sets(shipped)
    except (UnusableError, OSError) as error:
        return (f"{path.name}: {error}",)
    return tuple(packs.problems)


def _check_file(path: Path, shipped: Collection[Move]) -> list[str]:
    table = plain_toml(read_bounded(path, LARGEST))
    folder = path.resolve().parent
    pack = FolderPack(folder.parent if folder.name in ("moves", "sets") else folder)
    if not {"move", "moves"} & {*table} or "cycle" in table:
        return read_move(table, path.stem, lambda name: checked(pack, name))[1]
    found, problems = read_set(table, path.stem)
    packs = Packs()
    read_pack(pack, packs)
    own = {PurePosixPath(move.id).name: move for move in packs.moves}
    moves = {move.id: move for move in shipped} | own
    broken = [PurePosixPath(name).name for name in packs.broken]
    return [*problems, *unknown_moves(found, [*moves, *broken]), *wrong_doses(found, moves)]
