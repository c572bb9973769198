"""What the windows that make, share and take in packs ask of the files, and what they are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from backcare_tray.core.moves import Move
from backcare_tray.core.sets import ReadySet

MY_MOVES = "my-moves"
"""The pack in which new moves and sets lie, until the person names another."""


class Part(StrEnum):
    """What a file of a pack holds; the value is the name of its folder in the pack."""

    MOVE = "moves"
    SET = "sets"


class Clash(StrEnum):
    """What becomes of a pack that comes in under the name of one that is there."""

    KEEP_BOTH = "keep both"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a wish to write: `fault` says in a sentence why nothing was written."""

    id: str = ""
    """Of the move or set; the name of a pack."""
    note: str = ""
    """What the person should know: where a copy of what was there before lies."""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack holds."""

    name: str
    moves: tuple[Move, ...] = ()
    sets: tuple[ReadySet, ...] = ()
    problems: tuple[str, ...] = ()
    """A sentence for each thing that is wrong with it, by file and key."""
    fault: str = ""
    """Why it cannot be read at all."""
    taken: bool = False
    """There is a pack of this name already."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A move or a set that is to be edited, as its file stands now."""

    content: bytes = b""
    fixed: str = ""
    """Why it cannot be written back, in a sentence; empty: it can."""


class Incoming(Protocol):
    """A pack from elsewhere that was looked into; nothing of it was taken in yet."""

    @property
    def contents(self) -> Contents:
        """What it holds."""

    def take_in(self, clash: Clash) -> Saved:
        """Make it one of the person's packs."""

    def close(self) -> None:
        """Let go of what was unpacked to be looked at."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A move or a set that somebody is making, in no file yet as it is now."""

    made: Move | ReadySet
    pack: str
    pictures: tuple[tuple[str, str], ...] = ()
    """The name and the path of each picture of a move, which moves do not compare."""
    was: bytes = b""
    """What stood in its file when it was opened; empty: it is new."""


class PackStore(Protocol):
    """The person's own packs. Nothing here raises: what goes wrong is told."""

    def packs(self) -> Sequence[str]:
        """The names of all packs that can be written to, by name."""

    def zips(self) -> Sequence[str]:
        """The names of those that cannot."""

    def open(self, kind: Part, id: str) -> Opened:  # noqa: A002 - the field's name
        """The file of a move or a set."""

    def picture_fault(self, path: str) -> str:
        """Why the picture at `path` cannot be taken; empty: it can."""

    def save_move(self, move: Move, pack: str, was: bytes = b"") -> Saved:
        """Write `move`; one without an id becomes a new file of `pack`.

        Pictures from elsewhere are copied into the pack. `was` is what stood in its file when it
        was opened: what somebody else wrote there since is kept beside it.
        """

    def save_set(self, ready: ReadySet, pack: str, was: bytes = b"") -> Saved:
        """Write a set, in the same way."""

    def delete(self, kind: Part, id: str) -> Saved:  # noqa: A002 - as above
        """Move its file to the folder of what was thrown away; the note says where it is."""

    def look(self, pack: str) -> Contents:
        """What a pack of the person's own holds."""

    def share(self, pack: str, target: str) -> Saved:
        """Write it as a zip."""

    def look_into(self, path: str) -> Incoming:
        """A zip or a folder that somebody else may have made."""
