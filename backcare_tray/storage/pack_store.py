"""Writes the user's own packs: new moves and sets, altered ones, and what is thrown away.

A move's pictures are in the pack before its file is, and every file is written whole: whenever the
program is killed, a pack holds what it held, or that and the new move.
"""

import contextlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from backcare_tray.core.move_draft import move_faults
from backcare_tray.core.moves import Move
from backcare_tray.core.packs import Contents, Opened, Part, Saved
from backcare_tray.core.plain_names import file_name, pack_fault
from backcare_tray.core.sets import ReadySet
from backcare_tray.core.translation import tr
from backcare_tray.storage import atomic, new_file
from backcare_tray.storage.incoming import IncomingPack
from backcare_tray.storage.library_files import read_move
from backcare_tray.storage.pack_contents import contents, write_zip
from backcare_tray.storage.pack_files import FolderPack, Pack, open_pack
from backcare_tray.storage.pack_text import Table, altered, as_text, move_table, set_table
from backcare_tray.storage.pictures import LARGEST_PICTURE, checked, sound
from backcare_tray.storage.plain_files import LARGEST, UnusableError, plain_toml, read_bounded
from backcare_tray.storage.set_files import read_set, wrong_doses

Library = Callable[[], Collection[Move]]
"""The moves of all packs and those that ship, as they are now."""
Photo = Callable[[Path], bytes]
"""A JPEG of a picture that is fit to be shared; empty if it cannot be read."""
_PHOTOS = (".jpg", ".jpeg", ".png")
"""How the names of pictures end that are made smaller where that is needed."""
MakeTable = Callable[[Path], Table]
"""What is to be written, once all that it needs lies in the folder of the pack."""


class FolderStore:
    """The PackStore over the folder `packs`; what is thrown away goes to `trash`."""

    def __init__(
        self,
        packs: Path,
        trash: Path,
        now: Callable[[], datetime],
        library: Library,
        photo: Photo = lambda _path: b"",
    ) -> None:
        self._packs, self._trash = packs, trash
        self._now, self._library, self._photo = now, library, photo

    def packs(self) -> list[str]:
        """The folders among the packs, by name."""
        return sorted(path.name for path in self._paths() if path.is_dir())

    def zips(self) -> list[str]:
        """The packs that cannot be written to."""
        return sorted(path.stem for path in self._paths() if path.suffix.lower() == ".zip")

    def open(self, kind: Part, id: str) -> Opened:  # noqa: A002 - the field's name
        """The file of a move or a set, and whether it can be written back."""
        pack, _, name = id.rpartition("/")
        if not pack:
            return Opened(fixed=tr("It comes with Backcare."))
        if pack not in self.packs():
            return Opened(fixed=tr("It is part of a zip, which cannot be written to."))
        try:
            content = read_bounded(self._file(kind, pack, name), LARGEST)
            by_hand = kind is Part.MOVE and "pictures" not in plain_toml(content)
        except UnusableError as error:
            return Opened(fixed=str(error))
        if by_hand:
            return Opened(fixed=tr("Its figure was made by hand, in its file."))
        return Opened(content)

    def picture_fault(self, path: str) -> str:
        """Why the picture at `path` cannot be taken; empty: it can."""
        try:
            self._read_picture(Path(path))
        except UnusableError as error:
            return str(error)
        return ""

    def save_move(self, move: Move, pack: str, was: bytes = b"") -> Saved:
        """Write a move: its pictures first, then its file."""
        if faults := move_faults(move):
            return Saved(fault=next(iter(faults.values())))

        def table(folder: Path) -> Table:
            content = move_table(move, self._put_pictures(folder, move))
            inside = FolderPack(folder)
            problems = read_move(content, move.id, lambda name: checked(inside, name))[1]
            return _sound(content, problems)

        return self._save(Part.MOVE, move, pack, was, table)

    def save_set(self, ready: ReadySet, pack: str, was: bytes = b"") -> Saved:
        """Write a set. Moves of its own pack are called by their short names."""

        def table(_folder: Path) -> Table:
            moves = {move.id: move for move in self._library()}
            called = {move: _called(move, pack, moves) for move in ready.moves}
            content = set_table(ready, called)
            return _sound(content, [*read_set(content, "")[1], *wrong_doses(ready, moves)])

        return self._save(Part.SET, ready, pack, was, table)

    def delete(self, kind: Part, id: str) -> Saved:  # noqa: A002 - the field's name
        """Move the file to the folder of what was thrown away; pictures stay with the pack."""
        pack, _, name = id.rpartition("/")
        path = self._file(kind, pack, name)
        place = f"{self._now():%Y%m%d-%H%M%S}/{pack}/{kind}/{path.name}"
        try:
            goal = new_file.throw_away(path, self._trash, place)
        except OSError as error:
            return Saved(fault=_cannot(path, error))
        return Saved(id, note=tr("It is in {place} now.").format(place=goal))

    def look(self, pack: str) -> Contents:
        """What a pack holds, with the moves as the library shows them."""
        library = {move.id: move for move in self._library()}
        try:
            found = contents(self._pack(pack), library.values())
            moves = tuple(library.get(move.id, move) for move in found.moves)
            return replace(found, moves=moves, problems=(*found.problems, *_borrowed(found)))
        except (UnusableError, OSError) as error:
            return Contents(pack, fault=str(error))

    def share(self, pack: str, target: str) -> Saved:
        """Write a pack as a zip."""
        path = Path(target)
        try:
            write_zip(self._pack(pack), path)
        except UnusableError as error:
            return Saved(fault=f"{pack}: {error}")
        except OSError as error:
            return Saved(fault=_cannot(path, error))
        return Saved(pack, note=tr("It is in {place} now.").format(place=path))

    def look_into(self, path: str) -> IncomingPack:
        """A zip or a folder from elsewhere."""
        return IncomingPack(Path(path), self._packs, self._trash, self._now, self._library())

    def _paths(self) -> list[Path]:
        try:
            return [path for path in self._packs.iterdir() if not path.name.startswith(".")]
        except OSError:
            return []

    def _pack(self, name: str) -> Pack:
        path = self._packs / name
        return open_pack(path if path.is_dir() else path.with_name(f"{name}.zip"), lambda *_: "")

    def _file(self, kind: Part, pack: str, name: str) -> Path:
        return self._packs / pack / kind / f"{name}.toml"

    def _save(
        self, kind: Part, made: Move | ReadySet, pack: str, was: bytes, table: MakeTable
    ) -> Saved:
        if fault := pack_fault(pack, self.zips()):
            return Saved(fault=fault)
        folder = self._packs / pack
        try:
            content = table(folder)
            if made.id:
                path = self._file(kind, pack, PurePosixPath(made.id).name)
                return Saved(made.id, self._alter(path, content, was))
            return Saved(f"{pack}/{self._create(folder / kind, made.name, kind, content)}")
        except UnusableError as error:
            return Saved(fault=str(error))
        except OSError as error:
            return Saved(fault=_cannot(folder, error))

    def _create(self, folder: Path, name: str, kind: Part, table: Table) -> str:
        """Write a new file under a free name, which no move that ships has either."""
        plain = file_name(name, kind.removesuffix("s"))
        taken = {move.id for move in self._library()}
        number = 1
        while True:
            stem = plain if number == 1 else f"{plain}-{number}"
            content = as_text(table).encode()
            if stem not in taken and new_file.create(folder / f"{stem}.toml", content):
                return stem
            number += 1

    def _alter(self, path: Path, table: Table, was: bytes) -> str:
        """Write an altered file; says where what would have been lost was kept."""
        before = path.read_bytes() if path.exists() else was
        text, comments_kept = altered(before.decode("utf-8", "replace"), table)
        aside = None
        if before != was or not comments_kept:
            aside = new_file.keep_copy(path, before, self._now())
        atomic.write(path, text.encode())
        return tr("What stood there before is in {place}.").format(place=aside) if aside else ""

    def _put_pictures(self, folder: Path, move: Move) -> dict[str, str]:
        """Copy the pictures that lie outside the pack into it; their names there."""
        home = folder.resolve()
        names: dict[str, str] = {}
        for key, place in move.picture_paths.items():
            path = Path(place).resolve()
            if path.is_relative_to(home):
                names[key] = path.relative_to(home).as_posix()
            else:
                names[key] = self._copy(path, folder)
        return names

    def _copy(self, path: Path, folder: Path) -> str:
        """Put a picture into the pack `folder`, unless it is there; its name there.

        Raises UnusableError for what is no picture, OSError.
        """
        suffix, content = self._read_picture(path)
        import hashlib  # noqa: PLC0415 - brings OpenSSL in: three megabytes

        mark = hashlib.sha256(content).hexdigest()[:8]
        name = f"pictures/{file_name(path.stem, 'picture')}-{mark}{suffix}"
        if not (folder / name).exists():
            new_file.create(folder / name, content)
        return name

    def _read_picture(self, path: Path) -> tuple[str, bytes]:
        """How the name of a picture ends, and its content. Raises UnusableError.

        Every JPEG is written anew, and a PNG that is too large becomes one.
        """
        suffix = path.suffix.lower()
        if suffix == ".png":
            with contextlib.suppress(UnusableError):
                return suffix, _as_it_is(path)
        if suffix in _PHOTOS and (photo := self._photo(path)):
            return ".jpg", sound("photo.jpg", lambda: photo)
        return suffix, _as_it_is(path)


def _as_it_is(path: Path) -> bytes:
    return sound(path.name, lambda: read_bounded(path, LARGEST_PICTURE))


def _borrowed(found: Contents) -> Iterator[str]:
    """A sentence for each set of a pack that is not whole without another pack."""
    sentence = tr("The set “{set}” has moves of “{pack}”: share that pack, too.")
    for ready in found.sets:
        others = {move.rpartition("/")[0] for move in ready.moves} - {"", found.name}
        yield from (sentence.format(set=ready.name, pack=other) for other in sorted(others))


def _called(move: str, pack: str, known: Collection[str]) -> str:
    """What a set of `pack` calls the move: its own moves without the pack. Raises UnusableError."""
    if f"{pack}/{move}" in known:
        sentence = tr('The pack has a "{move}" of its own, which would take its place.')
        raise UnusableError(sentence.format(move=move))
    return move.removeprefix(f"{pack}/") if move in known else move


def _sound(table: Table, problems: list[str]) -> Table:
    """`table`, read once more as the reader will. Raises UnusableError."""
    plain_toml(as_text(table).encode())
    if problems:
        raise UnusableError("; ".join(problems))
    return table


def _cannot(path: Path, error: OSError) -> str:
    sentence = tr("{place} cannot be written: {why}")
    return sentence.format(place=error.filename or path, why=error.strerror)
