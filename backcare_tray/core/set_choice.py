"""Chooses the moves of a set: every combination of a shortlist that keeps the rules is judged.

The shortlist holds the most wanted move of each kind that the rules ask for, then the second, and
so on. It widens until a set is found that also fills its length and is not the set before; so no
rule is lost in a heuristic, and a library of a hundred moves costs hardly more than one of twenty.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, zip_longest

from backcare_tray.core.dosing import TOLERANCE, fit, longest, reaches, shortest
from backcare_tray.core.moves import Area, Kind, Move, Position
from backcare_tray.core.principles import opens_front, strengthens, works_back
from backcare_tray.core.routine import CHANGE, LEAD_IN
from backcare_tray.core.sets import Step

MOVES_IN_A_SET = range(2, 5)
WIDTHS = (10, 15, 20)
"""Lengths of the shortlist: 375, 1,925 and 6,175 combinations."""
TRIES = 100
"""So many of the best sets are tried for their length before the shortlist widens."""
AGAIN = 20.0
"""Where nothing fills the length, the set before is worth so many seconds less."""
VARIETY = 0.15
"""What each further area counts for, where a move that rested a day counts 0.5."""
MOVING = 0.12
"""What each further position counts against a set."""
DOSE = 0.3
"""What it counts against a set to need the largest or the least doses ..."""
GOOD_SHARE = 0.4
"""... and not those this far from least to most."""

_POSITIONS = tuple(Position)
_KINDS = (Kind.MOBILITY, Kind.RELEASE, Kind.STRETCH, Kind.STRENGTHEN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a set is asked to be."""

    seconds: float
    wishes: Mapping[str, float]
    """How much each move is wanted."""
    strength: Mapping[int, int]
    """The sizes that the set may have, and how many of its moves must then strengthen."""
    before: frozenset[str]
    """The moves of the set before."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A move with all that is asked of it a thousand times."""

    move: Move
    wish: float
    opens: bool
    works_back: bool
    strong: bool
    least: float
    most: float


def choose(moves: Sequence[Move], wanted: Wanted) -> tuple[Step, ...]:
    """The best set of `moves`; none when they cannot make one that keeps the rules."""
    shortlist = _shortlist([_candidate(move, wanted) for move in moves])
    ranked: list[list[Move]] = []
    for width, narrower in zip(WIDTHS, (0, *WIDTHS), strict=False):
        if len(shortlist) <= narrower:
            break
        ranked = list(islice(_ranked(shortlist[:width], wanted), TRIES))
        for choice in ranked:
            if not _repeats(choice, wanted) and reaches(choice, wanted.seconds):
                return fit(choice, wanted.seconds)
    return _nearest(ranked, wanted)


def _nearest(ranked: list[list[Move]], wanted: Wanted) -> tuple[Step, ...]:
    """Where no other set fills the length: the set before if it does, else one that is near."""
    for choice in ranked:
        if reaches(choice, wanted.seconds):
            return fit(choice, wanted.seconds)

    def cost(choice: list[Move]) -> float:
        return _gap(choice, wanted.seconds) + AGAIN * _repeats(choice, wanted)

    best = min(ranked, key=cost, default=[])
    return fit(best, wanted.seconds) if best else ()


def _candidate(move: Move, wanted: Wanted) -> Candidate:
    return Candidate(
        move,
        wanted.wishes[move.id],
        opens_front(move),
        works_back(move),
        strengthens(move),
        shortest([move]),
        longest([move]),
    )


def _shortlist(candidates: list[Candidate]) -> list[Candidate]:
    """All of them, so that every beginning of the list holds the most wanted of each kind."""
    candidates = sorted(candidates, key=lambda one: -one.wish)
    groups = [
        [one for one in candidates if one.opens],
        [one for one in candidates if one.works_back],
        [one for one in candidates if one.strong],
        *([one for one in candidates if one.move.areas[0] is area] for area in Area),
    ]
    rounds = (one for each in zip_longest(*groups) for one in each if one is not None)
    return list({one.move.id: one for one in rounds}.values())


def _ranked(shortlist: list[Candidate], wanted: Wanted) -> Iterator[list[Move]]:
    """Every set that keeps the rules, in order of doing: those that may fit first, best first."""
    must_open = any(one.opens for one in shortlist)
    judged = sorted(
        (*_judge(choice, wanted.seconds), number, choice)
        for number, choice in enumerate(_combinations(shortlist, wanted.strength))
        if _keeps_rules(choice, wanted, must_open=must_open)
    )
    return (_in_order([one.move for one in choice]) for *_, choice in judged)


def _combinations(
    shortlist: list[Candidate], sizes: Iterable[int]
) -> Iterator[tuple[Candidate, ...]]:
    for size in sizes:
        yield from combinations(shortlist, size)


def _keeps_rules(choice: tuple[Candidate, ...], wanted: Wanted, *, must_open: bool) -> bool:
    opens = back = strong = 0
    for one in choice:
        opens += one.opens
        back += one.works_back
        strong += one.strong
    return back > 0 and strong >= wanted.strength[len(choice)] and (opens > 0 or not must_open)


def _judge(choice: tuple[Candidate, ...], seconds: float) -> tuple[float, float]:
    """Smaller is better: how far off its length is for sure, and how little it is wanted.

    Wanted are moves that rested, many areas, few positions, doses between least and most.
    """
    wish = 0.0
    positions = len({one.move.position for one in choice})
    least = most = (positions - 1) * (CHANGE - LEAD_IN)
    for one in choice:
        wish += one.wish
        least += one.least
        most += one.most
    off = max(least - seconds, seconds - most, TOLERANCE)
    areas = len({one.move.areas[0] for one in choice})
    share = (seconds - least) / max(most - least, 1.0)
    dose = abs(share - GOOD_SHARE)
    return off, DOSE * dose + MOVING * positions - VARIETY * areas - wish / len(choice)


def _repeats(choice: Sequence[Move], wanted: Wanted) -> bool:
    """Whether all that was done in the set before would be done again."""
    return bool(wanted.before) and wanted.before <= {move.id for move in choice}


def _in_order(choice: Sequence[Move]) -> list[Move]:
    """Few changes of position; in each, loosen before stretching before strengthening."""
    return sorted(choice, key=lambda m: (_POSITIONS.index(m.position), _KINDS.index(m.kind)))


def _gap(choice: Sequence[Move], seconds: float) -> float:
    return max(shortest(choice) - seconds, seconds - longest(choice), 0.0)
