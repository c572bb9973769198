"""A kind word to see a professional, when one area hurts again and again (001, 003, 004)."""

from collections import Counter
from collections.abc import Collection, Iterable

from backcare_tray.core.history import HurtReported
from backcare_tray.core.moves import Area, Move
from backcare_tray.core.sets import Memory
from backcare_tray.core.translation import tr

ENOUGH = 3
"""Reports of one area, within the four weeks that the memory reaches back."""


def kind_word(moves: Collection[Move], memory: Memory) -> str:
    """The word, in the first set after the third report of an area; empty at any other time."""
    began = memory.last_began
    before = [hurt for hurt in memory.hurts if began is not None and hurt.at < began]
    if _hurting(moves, memory.hurts) <= _hurting(moves, before):
        return ""
    return tr(
        "The same area has hurt three times now. Please let a doctor or a physiotherapist look at"
        " it; the moves that hurt stay out until you take them back."
    )


def _hurting(moves: Collection[Move], hurts: Iterable[HurtReported]) -> set[Area]:
    """The areas that hurt often enough."""
    area_of = {move.id: move.areas[0] for move in moves}
    counts = Counter(area_of[hurt.move] for hurt in hurts if hurt.move in area_of)
    return {area for area, count in counts.items() if count >= ENOUGH}
