"""A move as the author of a set asks for it: so often or so long, and to which side.

Within the move's dose, which its source gives: what is asked beyond it is brought back to it.
"""

from collections.abc import Iterator
from dataclasses import replace

from backcare_tray.core.moves import Dose, Move, Side
from backcare_tray.core.sets import Prescription
from backcare_tray.core.translation import tr

OPEN = Prescription()
"""Nothing is asked: the length of the set decides, and both sides are done."""


def as_asked(move: Move, asked: Prescription | None) -> Move:
    """`move` with the dose and the side that `asked` leaves it."""
    if asked is None or asked == OPEN:
        return move
    count = repetitions(move, asked)
    dose = Dose(count, count) if count else move.dose
    return replace(move, dose=dose, only=asked.side if move.two_sided else Side.BOTH)


def repetitions(move: Move, asked: Prescription) -> int:
    """How often to each side, within the dose of `move`; 0: that is left open."""
    wanted = _wanted(move, asked)
    return min(max(wanted, move.dose.least), move.dose.most) if wanted else 0


def seconds_between(move: Move) -> tuple[int, int]:
    """The shortest and the longest time that `move` may be done to each side, in whole seconds."""
    one = move.repetition_seconds
    return max(1, round(move.dose.least * one)), max(1, round(move.dose.most * one))


def misfits(move: Move, asked: Prescription) -> Iterator[tuple[str, str]]:
    """What of `asked` does not suit `move`: the key, and what is allowed."""
    if asked.side is not Side.BOTH and not move.two_sided:
        said = tr('"{side}" is not possible: "{move}" is done to both sides at once')
        yield "side", said.format(side=asked.side, move=move.id)
    wanted, dose = _wanted(move, asked), move.dose
    if not wanted or dose.least <= wanted <= dose.most:
        return
    if asked.seconds:
        low, high = seconds_between(move)
        yield "seconds", _outside(asked.seconds, low, high, move)
    else:
        yield "repetitions", _outside(asked.repetitions, dose.least, dose.most, move)


def _outside(found: int, low: int, high: int, move: Move) -> str:
    said = tr('{found} is not between {low} and {high}, the dose of "{move}"')
    return said.format(found=found, low=low, high=high, move=move.id)


def _wanted(move: Move, asked: Prescription) -> int:
    """The repetitions that come nearest to what is asked for, whatever the dose says."""
    if asked.seconds:
        return max(1, round(asked.seconds / move.repetition_seconds))
    return asked.repetitions
