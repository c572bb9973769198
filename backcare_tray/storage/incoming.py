"""A pack from elsewhere: looked into first, taken in only when the person says so."""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from datetime import datetime
from functools import cached_property
from pathlib import Path

from backcare_tray.core.moves import Move
from backcare_tray.core.packs import Clash, Contents, Saved
from backcare_tray.core.plain_names import pack_fault
from backcare_tray.core.translation import tr
from backcare_tray.storage import atomic, new_file
from backcare_tray.storage.pack_contents import belongings, contents
from backcare_tray.storage.pack_files import Pack, open_pack
from backcare_tray.storage.pictures import PictureFolder
from backcare_tray.storage.plain_files import UnusableError

_ARRIVING = ".arriving-"
"""How a pack is called while it is copied; what begins with a dot is not read as a pack."""


class IncomingPack:
    """The pack at `path`, which may become one of the folder `packs`."""

    def __init__(
        self,
        path: Path,
        packs: Path,
        trash: Path,
        now: Callable[[], datetime],
        library: Collection[Move],
    ) -> None:
        self._path, self._packs, self._trash = path, packs, trash
        self._now, self._library = now, library
        self._shown: tempfile.TemporaryDirectory[str] | None = None

    @cached_property
    def contents(self) -> Contents:
        """What it holds; the pictures of a zip are unpacked to be looked at."""
        name = self._path.name
        try:
            pack = self._pack()
            if fault := pack_fault(pack.name):
                return Contents(name, fault=fault)
            return contents(pack, self._library, taken=bool(self._there(pack.name)))
        except (UnusableError, OSError) as error:
            return Contents(name, fault=str(error))

    def take_in(self, clash: Clash) -> Saved:
        """Copy it whole beside the packs, then put it among them in one step."""
        arriving = self._packs / f"{_ARRIVING}{os.getpid()}"
        try:
            pack = self._pack()
            self._sweep()
            for name, content in belongings(pack).items():
                atomic.write(arriving / name, content)
            return self._place(arriving, pack.name, clash)
        except UnusableError as error:
            return Saved(fault=str(error))
        except OSError as error:
            sentence = tr("{place} cannot be written: {why}")
            place = error.filename or self._packs
            return Saved(fault=sentence.format(place=place, why=error.strerror))
        finally:
            shutil.rmtree(arriving, ignore_errors=True)

    def close(self) -> None:
        """Delete what was unpacked to be looked at."""
        if self._shown is not None:
            self._shown.cleanup()

    def _pack(self) -> Pack:
        if not self._path.exists():
            raise UnusableError(tr("It is not there."))
        self._shown = self._shown or tempfile.TemporaryDirectory(prefix="backcare-")
        return open_pack(self._path, PictureFolder(Path(self._shown.name)).keep)

    def _there(self, name: str) -> list[Path]:
        """What has the name of a pack already: a folder, a zip or both."""
        places = (self._packs / name, self._packs / f"{name}.zip")
        return [place for place in places if os.path.lexists(place)]

    def _place(self, arriving: Path, name: str, clash: Clash) -> Saved:
        note = ""
        if clash is Clash.REPLACE:
            for old in self._there(name):
                place = f"{self._now():%Y%m%d-%H%M%S}/{old.name}"
                goal = new_file.throw_away(old, self._trash, place)
                note = tr("What stood there before is in {place}.").format(place=goal)
        number, final = 2, name
        while self._there(final):
            final, number = f"{name}-{number}", number + 1
        arriving.rename(self._packs / final)
        return Saved(final, note)

    def _sweep(self) -> None:
        """Delete what an earlier arrival left that was killed half-way."""
        for left in self._packs.glob(f"{_ARRIVING}*"):
            shutil.rmtree(left, ignore_errors=True)
