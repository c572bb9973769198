"""Plans the next set by the principles of the source documents.

1. Counter the desk: a set opens the front and strengthens or mobilises the back (document 000).
   Where nothing that opens the chest may be done, the back alone; never stretches alone.
2. The neck is freed by the upper back: a set for the neck also moves the upper back (002).
3. Strength lasts: at least a third of the moves strengthen (001), in every set and so in every day.
4. What was done lately waits: the moves and areas that rested longest come first (000, 003, 004).

Every combination of two to four usable moves that keeps the rules is judged; the library is small
enough for that, and no rule can be lost in a heuristic.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import combinations

from backcare_tray.core.dosing import TOLERANCE, fit, longest, shortest
from backcare_tray.core.moves import Area, Kind, Move, Position
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.sets import Memory, PlannedSet, Step
from backcare_tray.core.settings import Places, Settings
from backcare_tray.core.translation import tr

MOVES_IN_A_SET = range(2, 5)
RESTED = timedelta(days=7)
"""A move that was not done for this long is as fresh as one never done."""

_BACK = {Area.UPPER_BACK, Area.BETWEEN_BLADES}
_ACTIVE = {Kind.STRENGTHEN, Kind.MOBILITY}
_POSITIONS = tuple(Position)
_KINDS = (Kind.MOBILITY, Kind.RELEASE, Kind.STRETCH, Kind.STRENGTHEN)


def plan(
    moves: Iterable[Move], settings: Settings, memory: Memory, now: datetime
) -> PlannedSet | None:
    """Choose the next set of about `settings.sets.length_seconds`.

    None when the usable moves cannot make a set that keeps the rules.
    """
    seconds = settings.sets.length_seconds
    usable = [
        move for move in moves if allowed(move, settings.places) and move.id not in memory.hurt
    ]
    opens = any(Area.CHEST in move.areas for move in usable)
    choices = [
        choice
        for count in MOVES_IN_A_SET
        for choice in combinations(usable, count)
        if _keeps_rules(choice, must_open=opens)
    ]
    if not choices:
        return None
    fresh = {move.id: _freshness(move, usable, memory, now) for move in usable}
    ranked = sorted(choices, key=lambda choice: _rank(choice, fresh, memory, seconds), reverse=True)
    ordered = (_in_order(choice) for choice in ranked[:20])
    best = min((fit(choice, seconds) for choice in ordered), key=lambda s: _off(s, seconds))
    return PlannedSet(best, explain([step.move for step in best]))


def allowed(move: Move, places: Places) -> bool:
    """Whether the person has a place for `move`."""
    match move.position:
        case Position.SEATED:
            return places.chair
        case Position.STANDING:
            return places.standing
        case Position.WALL:
            return places.wall
        case _:
            return places.floor


def explain(moves: Sequence[Move]) -> str:
    """Say in one sentence what a set does: "Opens the chest, then strengthens the neck." """
    areas_by_verb: dict[str, list[str]] = {}
    for move in moves:
        areas = areas_by_verb.setdefault(_verb(move), [])
        areas += [area] if (area := _area(move)) not in areas else []
    clauses = [verb.format(area=tr(" and ").join(a)) for verb, a in areas_by_verb.items()]
    sentence = tr(", then ").join(
        [", ".join(clauses[:-1]), clauses[-1]] if clauses[1:] else clauses
    )
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _verb(move: Move) -> str:
    if move.kind is Kind.STRETCH and move.areas[0] is Area.CHEST:
        return tr("opens {area}")
    return {
        Kind.STRETCH: tr("stretches {area}"),
        Kind.STRENGTHEN: tr("strengthens {area}"),
        Kind.MOBILITY: tr("loosens {area}"),
        Kind.RELEASE: tr("eases {area}"),
    }[move.kind]


def _area(move: Move) -> str:
    return {
        Area.NECK: tr("the neck"),
        Area.CHEST: tr("the chest"),
        Area.SHOULDERS: tr("the shoulders"),
        Area.BETWEEN_BLADES: tr("between the shoulder blades"),
        Area.UPPER_BACK: tr("the upper back"),
    }[move.areas[0]]


def _keeps_rules(choice: Sequence[Move], *, must_open: bool) -> bool:
    areas = {area for move in choice for area in move.areas}
    strong = sum(move.kind is Kind.STRENGTHEN for move in choice)
    return (
        (not must_open or Area.CHEST in areas)
        and any(move.kind in _ACTIVE and move.areas[0] in _BACK for move in choice)
        and strong * 3 >= len(choice)
    )


def _freshness(move: Move, moves: Sequence[Move], memory: Memory, now: datetime) -> float:
    """From 0 (just done) to 1 (rested a week): the move itself, and what its area had."""
    relatives = [m for m in moves if m.areas[0] is move.areas[0]]
    last_of_area = max(memory.last_done.get(m.id, now - RESTED) for m in relatives)
    rests = (now - memory.last_done.get(move.id, now - RESTED), now - last_of_area)
    own, area = (min(max(rest / RESTED, 0.0), 1.0) for rest in rests)
    return own + area / 4


def _rank(
    choice: Sequence[Move], fresh: dict[str, float], memory: Memory, seconds: float
) -> tuple[float, ...]:
    """Larger is better: fits the length, is not the set before, is fresh, covers many areas."""
    gap = max(shortest(choice) - seconds, seconds - longest(choice), 0.0)
    ids = {move.id for move in choice}
    lately = list(dict.fromkeys(reversed(memory.done_today)))[: len(ids)]
    primary = len({move.areas[0] for move in choice})
    mean = sum(fresh[move.id] for move in choice) / len(choice)
    return (-max(gap - TOLERANCE, 0.0), ids != set(lately), round(mean, 3) + primary / 50, len(ids))


def _in_order(choice: Sequence[Move]) -> list[Move]:
    """Few changes of position; in each, loosen before stretching before strengthening."""
    return sorted(choice, key=lambda m: (_POSITIONS.index(m.position), _KINDS.index(m.kind)))


def _off(steps: Sequence[Step], seconds: float) -> float:
    return max(0.0, abs(set_seconds(tuple(steps)) - seconds) - TOLERANCE)
