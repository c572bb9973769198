"""Moves, sets and what is remembered of them, in words."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale

from backcare_tray.core.explaining import what_it_does
from backcare_tray.core.hours import local_day
from backcare_tray.core.moves import Area, Kind, Move, Position, Side
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.sets import Memory, PlannedSet
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui.words import duration, half_minutes


def area(of: Area) -> str:
    """The name of an area."""
    return {
        Area.NECK: tr("Neck"),
        Area.CHEST: tr("Chest"),
        Area.SHOULDERS: tr("Shoulders"),
        Area.BETWEEN_BLADES: tr("Between the shoulder blades"),
        Area.UPPER_BACK: tr("Upper back"),
    }[of]


def position(of: Position) -> str:
    """How one is placed."""
    return {
        Position.SEATED: tr("Seated"),
        Position.STANDING: tr("Standing"),
        Position.WALL: tr("At a wall"),
        Position.HANDS_AND_KNEES: tr("On hands and knees"),
        Position.KNEELING: tr("Kneeling"),
        Position.PRONE: tr("Lying on the front"),
        Position.LYING: tr("Lying on the back"),
    }[of]


def kind(of: Kind) -> str:
    """What sort of a move."""
    return {
        Kind.STRETCH: tr("Stretches"),
        Kind.STRENGTHEN: tr("Strengthens"),
        Kind.MOBILITY: tr("Loosens"),
        Kind.RELEASE: tr("Eases"),
    }[of]


def level(of: int) -> str:
    """How demanding, 1 to 3."""
    return (tr("Easy"), tr("Moderate"), tr("Demanding"))[of - 1]


def card_line(move: Move) -> str:
    """The line below a move's name: "Strengthens the neck · Seated"."""
    does = what_it_does(move)
    return f"{does[:1].upper()}{does[1:]} \N{MIDDLE DOT} {position(move.position)}"


def spoken(move: Move, marks: Iterable[str]) -> str:
    """A card for a screen reader: "Chin tuck, strengthens the neck, seated, favourite"."""
    parts = (tr(move.name), what_it_does(move), position(move.position), *marks)
    return ", ".join((parts[0], *(part[:1].lower() + part[1:] for part in parts[1:])))


def last_done(move: Move, memory: Memory, now: datetime, zone: tzinfo | None = None) -> str:
    """When a move was last done, and how often in the seven days up to today."""
    last = memory.last_done.get(move.id)
    if last is None:
        return tr("Not done yet.")
    times = -(-memory.done_week.get(move.id, 0) // len(move.sides))
    when = tr("Last done {when}.").format(when=_days_ago(last, now, zone))
    if not times:
        return when
    often = trn("Once in the last seven days.", "{count} times in the last seven days.", times)
    return f"{when} {often}"


def in_month(seconds: float) -> str:
    """How long a move was done in the thirty days up to today; empty: not at all."""
    if seconds <= 0:
        return ""
    length = duration(timedelta(seconds=seconds))
    return tr("In the last thirty days: {length} in all.").format(length=length)


def hurt_on(move: Move, memory: Memory, zone: tzinfo | None = None) -> str:
    """When a move hurt; the history goes back four weeks."""
    days = [local_day(hurt.at, zone) for hurt in memory.hurts if hurt.move == move.id]
    if not days:
        return tr("This hurt more than four weeks ago. It stays out of your sets.")
    last = QDate(days[-1].year, days[-1].month, days[-1].day)
    date = QLocale().toString(last, QLocale.FormatType.LongFormat)
    return tr("This hurt on {date}. It stays out of your sets.").format(date=date)


def repetitions(planned: PlannedSet, move: str) -> str:
    """How often a move is done in a set: "3 times", "2 times to each side"."""
    steps = [step for step in planned.steps if step.move.id == move]
    count = steps[0].repetitions
    sides = {step.side for step in steps}
    if len(sides) > 1:
        return trn("once to each side", "{count} times to each side", count)
    if sides == {Side.LEFT}:
        return trn("once to the left", "{count} times to the left", count)
    if sides == {Side.RIGHT}:
        return trn("once to the right", "{count} times to the right", count)
    return trn("once", "{count} times", count)


def extent(planned: PlannedSet) -> str:
    """How much a set is: "2½ minutes · 4 moves"."""
    moves = len({step.move.id for step in planned.steps})
    count = trn("{count} move", "{count} moves", moves)
    length = half_minutes(round(set_seconds(planned.steps)))
    return f"{length} \N{MIDDLE DOT} {count}"


def _days_ago(then: datetime, now: datetime, zone: tzinfo | None) -> str:
    days = (local_day(now, zone) - local_day(then, zone)).days
    if days < 1:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if days < 14:
        return trn("a day ago", "{count} days ago", days)
    if days < 60:
        return trn("a week ago", "{count} weeks ago", days // 7)
    return trn("a month ago", "{count} months ago", days // 30)
