"""A set that somebody put together, scaled to the chosen length."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from backcare_tray.core.dosing import fit, longest, reaches, shortest
from backcare_tray.core.moves import Move
from backcare_tray.core.prescribing import as_asked
from backcare_tray.core.principles import broken
from backcare_tray.core.sets import ReadySet, Step

FEWEST, MOST = 2, 8
"""Moves of a set."""


def left_out(ready: ReadySet, usable: Collection[Move]) -> tuple[str, ...]:
    """The ids of the moves of `ready` that are not among `usable`, in order."""
    there = {move.id for move in usable}
    return tuple(name for name in ready.moves if name not in there)


def whole(ready: ReadySet, library: Collection[Move], seconds: float) -> tuple[Step, ...]:
    """All moves of `ready` that there are, in doses that come nearest to `seconds`."""
    moves = _of(ready, library)
    return fit(moves, seconds) if moves else ()


def follow(
    ready: ReadySet,
    library: Collection[Move],
    usable: Collection[Move],
    seconds: float,
    wishes: Mapping[str, float],
) -> tuple[Step, ...]:
    """The usable moves of `ready` in their order, in doses that fill `seconds`.

    Where all of them take longer than that even in the least doses, as many as fit: those that are
    wanted most. Nothing when what is left breaks a principle that the whole set keeps.
    """
    every = _of(ready, library)
    rest = _of(ready, usable)
    choices = [
        choice
        for size in range(FEWEST, len(rest) + 1)
        for choice in combinations(rest, size)
        if broken(choice) <= broken(every)
    ]
    if not choices:
        return ()

    def cost(choice: Sequence[Move]) -> tuple[float, int, float]:
        gap = max(shortest(choice) - seconds, seconds - longest(choice), 0.0)
        wish = sum(wishes.get(move.id, 0.0) for move in choice) / len(choice)
        return (0.0 if reaches(choice, seconds) else max(gap, 1.0)), -len(choice), -wish

    return fit(min(choices, key=cost), seconds)


def _of(ready: ReadySet, moves: Collection[Move]) -> list[Move]:
    by_id = {move.id: move for move in moves}
    asked = ready.prescriptions
    return [as_asked(by_id[name], asked.get(name)) for name in ready.moves if name in by_id]
