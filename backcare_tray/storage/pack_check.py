"""Says what is wrong with a pack, or with one file of it: `backcare-tray check`."""

from collections.abc import Collection
from pathlib import Path

from backcare_tray.storage import paths
from backcare_tray.storage.library_files import read_move
from backcare_tray.storage.own_packs import Packs, read_pack
from backcare_tray.storage.pack_files import FolderPack, open_pack
from backcare_tray.storage.pictures import checked
from backcare_tray.storage.plain_files import LARGEST, UnusableError, plain_toml, read_bounded
from backcare_tray.storage.set_files import read_set, unknown_moves


def check(path: Path) -> tuple[str, ...]:
    """A sentence for each problem, with file, key and what is allowed; none: all is well.

    `path` is a pack (a folder or a zip), or a move or a set of one.
    """
    shipped = [file.stem for file in (paths.assets_dir() / "moves").glob("*.toml")]
    try:
        if path.suffix == ".toml":
            return tuple(f"{path.name}: {problem}" for problem in _check_file(path, shipped))
        if not path.exists():
            raise UnusableError("is not there")  # noqa: TRY301 - told like all others
        packs = Packs()
        read_pack(open_pack(path, lambda *_: ""), shipped, packs)
    except (UnusableError, OSError) as error:
        return (f"{path.name}: {error}",)
    return tuple(packs.problems)


def _check_file(path: Path, shipped: Collection[str]) -> list[str]:
    table = plain_toml(read_bounded(path, LARGEST))
    folder = path.resolve().parent
    pack = FolderPack(folder.parent if folder.name in ("moves", "sets") else folder)
    if "moves" not in table or "cycle" in table:
        return read_move(table, path.stem, lambda name: checked(pack, name))[1]
    found, problems = read_set(table, path.stem)
    own = [Path(name).stem for name in pack.files() if name.startswith("moves/")]
    return [*problems, *unknown_moves(found, [*own, *shipped])]
