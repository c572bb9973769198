"""Which moves are shown: what was searched for and chosen, and what to loosen when none is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from backcare_tray.core.moves import Area, Kind, Move, Position
from backcare_tray.core.plain_names import folded
from backcare_tray.core.sets import Memory
from backcare_tray.core.settings import Sets
from backcare_tray.core.translation import tr
from backcare_tray.ui.library import words
from backcare_tray.ui.library.ports import pack_of


class Mark(StrEnum):
    """What the person thinks of a move, and whether it is their own."""

    FAVOURITE = "favourite"
    SWITCHED_OFF = "switched-off"
    HURT = "hurt"
    OWN = "own"


def marks(move: Move, sets: Sets, memory: Memory) -> frozenset[Mark]:
    """All that the person said of `move`."""
    said = {
        Mark.FAVOURITE: sets.favourites,
        Mark.SWITCHED_OFF: sets.switched_off,
        Mark.HURT: memory.hurt,
    }
    own = {Mark.OWN} if pack_of(move.id) else set()
    return frozenset(own.union(mark for mark, names in said.items() if move.id in names))


@dataclass(frozen=True, slots=True)
class Filter:
    """None and empty let every move pass."""

    search: str = ""
    """Every word of it begins a word of the move, whatever its accents and capitals."""
    area: Area | None = None
    position: Position | None = None
    kind: Kind | None = None
    level: int | None = None
    mark: Mark | None = None

    def passes(self, move: Move, said: frozenset[Mark]) -> bool:
        """Whether `move`, of which the person said `said`, is shown."""
        return (
            (self.area is None or self.area in move.areas)
            and self.position in (None, move.position)
            and self.kind in (None, move.kind)
            and self.level in (None, move.level)
            and (self.mark is None or self.mark in said)
            and _found(self.search, move)
        )

    @property
    def narrowed(self) -> tuple[str, ...]:
        """The names of the fields that let not every move pass."""
        return tuple(
            item.name for item in fields(self) if getattr(self, item.name) not in ("", None)
        )

    def without(self, name: str) -> "Filter":
        """The same, but for the field `name`, which lets every move pass."""
        everything: dict[str, Any] = {"search": ""} if name == "search" else {name: None}
        return replace(self, **everything)


def looser(
    wanted: Filter, moves: Sequence[tuple[Move, frozenset[Mark]]]
) -> tuple[tuple[str, int], ...]:
    """Which single field to loosen, and how many of `moves` pass then; the most first."""
    counts = {
        name: sum(wanted.without(name).passes(move, said) for move, said in moves)
        for name in wanted.narrowed
    }
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return tuple((name, count) for name, count in ranked if count)


def _found(search: str, move: Move) -> bool:
    if not (asked := _words(search).split()):
        return True
    return all(_begins(word, _texts(move)) for word in asked)


def _begins(word: str, texts: Iterable[str]) -> bool:
    return any(f" {word}" in f" {text}" for text in texts)


def _texts(move: Move) -> list[str]:
    areas = [words.area(each) for each in move.areas]
    texts = (tr(move.name), tr(move.purpose), words.card_line(move), *areas)
    return [_words(text) for text in texts]


def _words(text: str) -> str:
    return folded(text).replace("-", " ")
