"""What a pack holds, to be looked at before it is shared or taken in; and packs as zips."""

import io
import zipfile
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from backcare_tray.core.moves import Move
from backcare_tray.core.packs import Contents, Part
from backcare_tray.storage import atomic
from backcare_tray.storage.own_packs import Packs, read_pack
from backcare_tray.storage.pack_files import Pack
from backcare_tray.storage.pictures import KINDS, LARGEST_PICTURE, checked
from backcare_tray.storage.plain_files import LARGEST, UnusableError

_WORDS = (".md", ".txt")
"""Notes and licences, beside the moves."""


def contents(pack: Pack, library: Collection[Move], *, taken: bool = False) -> Contents:
    """What `pack` holds, checked against the moves of `library`. Raises UnusableError, OSError."""
    found = Packs()
    read_pack(pack, found)
    found.check_sets([move for move in library if not move.id.startswith(f"{pack.name}/")])
    return Contents(
        pack.name, tuple(found.moves), tuple(found.sets), tuple(found.problems), taken=taken
    )


def belongings(pack: Pack) -> dict[str, bytes]:
    """The files of `pack` that a pack is made of: moves, sets, pictures that are such, notes.

    Raises UnusableError, OSError.
    """
    kept: dict[str, bytes] = {}
    for name in pack.files():
        path = PurePosixPath(name)
        suffix = path.suffix.lower()
        if suffix in KINDS and _is_picture(pack, name):
            kept[name] = pack.read(name, LARGEST_PICTURE)
        elif (path.suffix == ".toml" and str(path.parent) in tuple(Part)) or suffix in _WORDS:
            kept[name] = pack.read(name, LARGEST)
    return kept


def write_zip(pack: Pack, path: Path) -> None:
    """Write the belongings of `pack`, in one folder of its name. Raises UnusableError, OSError."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in belongings(pack).items():
            opened.writestr(f"{pack.name}/{name}", content)
    atomic.write(path, buffer.getvalue())


def _is_picture(pack: Pack, name: str) -> bool:
    try:
        checked(pack, name)
    except UnusableError:
        return False
    return True
