"""How many repetitions of each move, so that a set fills its length."""

from collections.abc import Sequence

from backcare_tray.core.moves import Move
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.sets import Step

TOLERANCE = 5.0
"""A set may miss the chosen length by this many seconds."""
TICKS = 100
"""Lengths are added up in whole hundredths of a second."""


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


def reaches(moves: Sequence[Move], seconds: float) -> bool:
    """Whether some doses bring the set to `seconds`, within `TOLERANCE`.

    The lengths that can be reached are the bits of one number: fast enough to ask of many sets.
    """
    lengths = 1 << round(shortest(moves) * TICKS)
    for move in moves:
        one = _ticks(move)
        longer = 0
        for extra in range(move.dose.most - move.dose.least + 1):
            longer |= lengths << extra * one
        lengths = longer
    low, high = (round((seconds + side * TOLERANCE) * TICKS) for side in (-1, 1))
    return bool((lengths >> max(low, 0)) & ((1 << high - max(low, 0) + 1) - 1))


def fit(moves: Sequence[Move], seconds: float) -> tuple[Step, ...]:
    """Choose the repetitions that bring the set nearest to `seconds`.

    Among the choices within `TOLERANCE` the most even one wins: no move at its least beside one at
    its most. Exact, by building up all lengths that can be reached.
    """
    reached: dict[int, tuple[float, tuple[int, ...]]] = {round(shortest(moves) * TICKS): (0.0, ())}
    share = _share(moves, seconds)
    for move in moves:
        one = _ticks(move)
        span = max(1, move.dose.most - move.dose.least)
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for total, (unevenness, counts) in reached.items():
            for extra in range(move.dose.most - move.dose.least + 1):
                rough = unevenness + (extra / span - share) ** 2
                key = total + extra * one
                if key not in longer or rough < longer[key][0]:
                    longer[key] = (rough, (*counts, move.dose.least + extra))
        reached = longer
    best = min(reached, key=lambda total: (_miss(total, seconds), reached[total]))
    return steps_of(moves, reached[best][1])


def _ticks(move: Move) -> int:
    """How much one more repetition, to each side, lengthens a set."""
    return round(move.repetition_seconds * len(move.sides) * TICKS)


def _miss(ticks: int, seconds: float) -> float:
    return max(0.0, abs(ticks / TICKS - seconds) - TOLERANCE)


def _share(moves: Sequence[Move], seconds: float) -> float:
    """Where between least and most every dose would lie if all were scaled alike, 0 to 1."""
    least, most = shortest(moves), longest(moves)
    return min(max((seconds - least) / (most - least), 0.0), 1.0) if most > least else 0.0
