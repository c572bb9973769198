"""How many repetitions of each move, so that a set fills its length."""

from collections.abc import Sequence

from backcare_tray.core.moves import Move
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.sets import Step

TOLERANCE = 5.0
"""A set may miss the chosen length by this many seconds."""


def steps_of(moves: Sequence[Move], repetitions: Sequence[int]) -> tuple[Step, ...]:
    """The steps of a set: every move to its sides, equally often to both."""
    return tuple(
        Step(move, side, count)
        for move, count in zip(moves, repetitions, strict=True)
        for side in move.sides
    )


def shortest(moves: Sequence[Move]) -> float:
    """Seconds of the set with every move at its least dose."""
    return set_seconds(steps_of(moves, [move.dose.least for move in moves]))


def longest(moves: Sequence[Move]) -> float:
    """Seconds of the set with every move at its largest dose."""
    return set_seconds(steps_of(moves, [move.dose.most for move in moves]))


def fit(moves: Sequence[Move], seconds: float) -> tuple[Step, ...]:
    """Choose the repetitions that bring the set nearest to `seconds`.

    Among the choices within `TOLERANCE` the most even one wins: no move at its least beside one at
    its most. Exact, by building up all lengths that can be reached, in whole tenths of a second.
    """
    fixed = shortest(moves)
    reached: dict[int, tuple[float, tuple[int, ...]]] = {round(fixed * 10): (0.0, ())}
    share = _share(moves, seconds)
    for move in moves:
        one = round(move.repetition_seconds * len(move.sides) * 10)
        span = max(1, move.dose.most - move.dose.least)
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for total, (unevenness, counts) in reached.items():
            for extra in range(move.dose.most - move.dose.least + 1):
                rough = unevenness + (extra / span - share) ** 2
                chosen = (rough, (*counts, move.dose.least + extra))
                key = total + extra * one
                longer[key] = min(longer.get(key, chosen), chosen)
        reached = longer
    best = min(reached, key=lambda total: (_miss(total, seconds), reached[total]))
    return steps_of(moves, reached[best][1])


def _miss(tenths: int, seconds: float) -> float:
    """How far a length is off, nothing within the tolerance."""
    return max(0.0, abs(tenths / 10 - seconds) - TOLERANCE)


def _share(moves: Sequence[Move], seconds: float) -> float:
    """Where between least and most every dose would lie if all were scaled alike, 0 to 1."""
    least, most = shortest(moves), longest(moves)
    return min(max((seconds - least) / (most - least), 0.0), 1.0) if most > least else 0.0
