"""How much each move is wanted now: what rested longest, and areas that had least, come first."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from backcare_tray.core.moves import Area, Move
from backcare_tray.core.sets import Memory

HALF_RESTED = timedelta(days=1)
"""After this long a move is wanted half as much as one that was never done."""
WORKING_DAYS = 5
NEGLECTED = 0.35
"""What a move is wanted more whose area had nothing, while another had a lot."""
BESIDES = 0.5
"""What a move counts for an area that it works besides its main one."""
FAVOURITE = 0.25
"""What a favourite is wanted more; the freshness of a move lies between 0 and 1."""


def wishes(
    moves: Sequence[Move], memory: Memory, now: datetime, favourites: Collection[str]
) -> dict[str, float]:
    """How much each of `moves` is wanted, 0 to 1.6."""
    loads = _area_loads(moves, memory)
    most = max(loads.values(), default=0.0)
    return {
        move.id: _freshness(move, memory, now)
        + NEGLECTED * (most - loads[move.areas[0]]) / (most + 1)
        + FAVOURITE * (move.id in favourites)
        for move in moves
    }


def _freshness(move: Move, memory: Memory, now: datetime) -> float:
    """From 0 (just done) towards 1 (rested for weeks, or never done)."""
    last = memory.last_done.get(move.id)
    if last is None:
        return 1.0
    rest = max(now - last, timedelta(0))
    return rest / (rest + HALF_RESTED)


def _area_loads(moves: Sequence[Move], memory: Memory) -> dict[Area, float]:
    """How often each area was worked today, and on an average day of this week."""
    today = Counter(memory.done_today)
    loads = dict.fromkeys(Area, 0.0)
    for move in moves:
        steps = today[move.id] + memory.done_week.get(move.id, 0) / WORKING_DAYS
        for area in move.areas:
            share = 1.0 if area is move.areas[0] else BESIDES
            loads[area] += share * steps / len(move.sides)
    return loads
