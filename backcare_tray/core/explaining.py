"""Why a set was chosen, in one sentence."""

from collections.abc import Sequence

from backcare_tray.core.moves import Area, Kind, Move
from backcare_tray.core.sets import ReadySet
from backcare_tray.core.translation import tr


def explain(moves: Sequence[Move]) -> str:
    """Say what a set does: "Opens the chest, then strengthens the neck." """
    areas_by_verb: dict[str, list[str]] = {}
    for move in moves:
        areas = areas_by_verb.setdefault(_verb(move), [])
        areas += [area] if (area := _area(move)) not in areas else []
    clauses = [verb.format(area=_listed(a, tr(" and "))) for verb, a in areas_by_verb.items()]
    sentence = _listed(clauses, tr(", then "))
    return f"{sentence[:1].upper()}{sentence[1:]}."


def what_it_does(move: Move) -> str:
    """Say what one move does: "strengthens the neck"."""
    return _verb(move).format(area=_area(move))


def explain_ready(ready: ReadySet, left_out: Sequence[str]) -> str:
    """Say which ready-made set this is, and which moves are left out, by name."""
    name = tr(ready.name)
    if not left_out:
        return tr("{set}: {purpose}").format(set=name, purpose=tr(ready.purpose))
    return tr("{set}, without: {moves}.").format(set=name, moves=", ".join(left_out))


def explain_instead(name: str, moves: Sequence[Move]) -> str:
    """Say that the chosen set cannot be done now, and what this one does."""
    return tr("{set} cannot be done now. Instead: {what}").format(set=name, what=explain(moves))


def _listed(parts: Sequence[str], last: str) -> str:
    """One, two, and three: joined by commas, and by `last` before the last one."""
    return last.join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)


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
