"""Opens a pack, one folder or one zip, and hands out its files by their names in it.

Nothing outside the pack is ever read, be it by "..", by a link or by an entry of a zip; and nothing
larger than the limits.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Protocol

from backcare_tray.core.translation import tr
from backcare_tray.storage.plain_files import UnusableError, read_bounded, within

MOST_FILES = 500
LARGEST_PACK = 50_000_000
"""Bytes of all files together, unpacked."""


class Pack(Protocol):
    """The files of one pack."""

    name: str

    def files(self) -> list[str]:
        """The names of all files, like "moves/shrug.toml". Raises UnusableError."""

    def read(self, name: str, largest: int) -> bytes:
        """The content of a file. Raises UnusableError."""

    def path(self, name: str, content: bytes) -> str:
        """Where the file `name` with `content` lies on the disk. Raises UnusableError."""


def open_pack(path: Path, keep: Callable[[str, bytes], str]) -> Pack:
    """The pack at `path`. `keep` puts a file of a zip on the disk and says where.

    Raises UnusableError for anything that is neither a folder nor a zip.
    """
    if path.is_dir():
        return FolderPack(path)
    if path.suffix.lower() == ".zip":
        return ZipPack(path, keep)
    raise UnusableError(tr("is neither a folder nor a zip"))


def inside(name: str) -> str:
    """`name`, if it leads to a place inside a pack. Raises UnusableError."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
        raise UnusableError(tr('"{name}" leads out of the pack').format(name=name))
    return str(path)


class FolderPack:
    """A pack in a folder."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._root = Path(os.path.realpath(folder))

    def files(self) -> list[str]:
        """Every file; links to folders are not followed."""
        files = (Path(folder, name) for folder, _, names in os.walk(self._root) for name in names)
        sizes: dict[str, int] = {}
        for path in files:
            name = path.relative_to(self._root).as_posix()
            if not _is_litter(name):
                sizes[name] = path.lstat().st_size
                _check_limits(len(sizes), sum(sizes.values()))
        return sorted(sizes)

    def read(self, name: str, largest: int) -> bytes:
        return read_bounded(self._place(name), largest)

    def path(self, name: str, content: bytes) -> str:
        return str(self._place(name))

    def _place(self, name: str) -> Path:
        place = Path(os.path.realpath(self._root / inside(name)))
        if not place.is_relative_to(self._root):
            raise UnusableError(tr('"{name}" leads out of the pack').format(name=name))
        return place


class ZipPack:
    """A pack in a zip; a single folder around everything in it is as good as none."""

    def __init__(self, path: Path, keep: Callable[[str, bytes], str]) -> None:
        self.name = path.stem
        self._keep = keep
        self._zip = path
        self._entries = self._read_entries()

    def files(self) -> list[str]:
        return sorted(self._entries)

    def read(self, name: str, largest: int) -> bytes:
        entry = self._entries.get(inside(name))
        if entry is None:
            raise UnusableError(tr('"{name}" is not in the zip').format(name=name))
        try:
            with zipfile.ZipFile(self._zip) as opened, opened.open(entry) as file:
                return within(file.read(largest + 1), largest)
        except _ZIP_ERRORS as error:
            raise UnusableError(tr("cannot be unpacked: {reason}").format(reason=error)) from error

    def path(self, name: str, content: bytes) -> str:
        return self._keep(PurePosixPath(name).suffix.lower(), content)

    def _read_entries(self) -> dict[str, zipfile.ZipInfo]:
        try:
            with zipfile.ZipFile(self._zip) as opened:
                infos = [info for info in opened.infolist() if not info.is_dir()]
        except _ZIP_ERRORS as error:
            sentence = tr("is not a zip that can be read: {reason}")
            raise UnusableError(sentence.format(reason=error)) from error
        _check_limits(len(infos), sum(info.file_size for info in infos))
        for info in infos:
            inside(info.filename)
            if stat.S_ISLNK(info.external_attr >> 16):
                sentence = tr('"{name}" is a link, and not a file')
                raise UnusableError(sentence.format(name=info.filename))
        top = _single_folder([info.filename for info in infos])
        return {
            info.filename.removeprefix(top): info for info in infos if not _is_litter(info.filename)
        }


_ZIP_ERRORS = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError)
"""What zipfile raises for a damaged, encrypted or unknown kind of zip."""


def _check_limits(files: int, size: int) -> None:
    if files > MOST_FILES:
        raise UnusableError(tr("holds more than {most} files").format(most=MOST_FILES))
    if size > LARGEST_PACK:
        sentence = tr("holds more than {most} MB")
        raise UnusableError(sentence.format(most=LARGEST_PACK // 1_000_000))


def _single_folder(names: list[str]) -> str:
    """The folder, with its slash, in which all files lie; empty when that is a part of a pack."""
    tops = {name.partition("/")[0] for name in names if not _is_litter(name)}
    top = tops.pop() if len(tops) == 1 else ""
    return "" if top in ("", "moves", "sets") or top in names else f"{top}/"


def _is_litter(name: str) -> bool:
    """What systems leave beside one's files: .DS_Store, __MACOSX/, Thumbs.db."""
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX", "Thumbs.db")) for part in parts)
