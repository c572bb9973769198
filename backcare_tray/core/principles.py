"""The principles of the source documents, as rules that every planned set keeps.

1. Counter the desk: a set opens the front and strengthens or mobilises the back (document 000).
   Where nothing that opens the chest may be done, the back alone; never stretches alone.
2. The neck is freed by the upper back: a set for the neck also moves the upper back (002).
3. Strength lasts: across a day at least a third of the moves strengthen (001).

The other three are kept elsewhere: little and often by the planner of reminders, gentle by the move
files and "this hurts", progress by the history.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from backcare_tray.core.moves import Area, Kind, Move

BACK = frozenset({Area.UPPER_BACK, Area.BETWEEN_BLADES})
ACTIVE = frozenset({Kind.STRENGTHEN, Kind.MOBILITY})


def opens_front(move: Move) -> bool:
    """Whether `move` opens what desk work shortens."""
    return Area.CHEST in move.areas


def works_back(move: Move) -> bool:
    """Whether `move` strengthens or mobilises the upper back in the first place."""
    return move.kind in ACTIVE and move.areas[0] in BACK


def strengthens(move: Move) -> bool:
    """Whether `move` builds strength."""
    return move.kind is Kind.STRENGTHEN


def broken(moves: Collection[Move]) -> frozenset[str]:
    """What the principles 1 and 2 ask for and a set of `moves` lacks."""
    necks = [move for move in moves if move.areas[0] is Area.NECK]
    others = [move for move in moves if move not in necks]
    frees_neck = any(move.kind in ACTIVE and BACK & {*move.areas} for move in others)
    kept = {
        "opens the front": any(map(opens_front, moves)),
        "works the back": any(map(works_back, moves)),
        "moves the back for the neck": frees_neck or not necks,
    }
    return frozenset(rule for rule, holds in kept.items() if not holds)


def strength_due(
    sizes: Iterable[int], today: Sequence[Move], usable: Iterable[Move]
) -> dict[int, int]:
    """How many moves of the next set must strengthen, for each size that it may have.

    `today` are the moves done today, one entry a step.

    So many that across the day it is a third. A day that has fallen behind (a set was left early)
    catches up as fast as it can, with one other move in each set to open the front.
    """
    done = {move: -(-steps // len(move.sides)) for move, steps in Counter(today).items()}
    total, strong = sum(done.values()), sum(done[move] for move in done if strengthens(move))
    there = sum(map(strengthens, usable))
    wanted = {size: max(0, -(-(total + size) // 3) - strong) for size in sizes}
    most = {size: min(size - 1, there) for size in wanted}
    enough = {size: due for size, due in wanted.items() if due <= most[size]}
    return enough or most
