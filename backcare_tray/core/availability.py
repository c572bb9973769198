"""What keeps a move out of sets, and what to change when too little is left."""

from enum import StrEnum

from backcare_tray.core.moves import Move, Position, Prop
from backcare_tray.core.sets import Memory
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr


class Bar(StrEnum):
    """A reason to leave a move out; those that are easiest to take away come first."""

    DISCREET = "discreet"
    STANDING = "standing"
    CHAIR = "chair"
    WALL = "wall"
    FLOOR = "floor"
    BAND = "band"
    BALL = "ball"
    SWITCHED_OFF = "switched off"
    HURT = "hurt"


_PLACES = {
    Position.SEATED: Bar.CHAIR,
    Position.STANDING: Bar.STANDING,
    Position.WALL: Bar.WALL,
}
"""Where a position needs room; all others need the floor."""


def bars(move: Move, settings: Settings, memory: Memory) -> frozenset[Bar]:
    """All that keeps `move` out of sets now; empty: it may be planned."""
    place = _PLACES.get(move.position, Bar.FLOOR)
    unnoticed = move.discreet and move.position is Position.SEATED
    reasons = {
        place: not getattr(settings.places, place.value),
        Bar.BALL: Prop.BALL in move.props and not settings.props.ball,
        Bar.BAND: Prop.BAND in move.props and not settings.props.band,
        Bar.DISCREET: settings.sets.discreet and not unnoticed,
        Bar.SWITCHED_OFF: move.id in settings.sets.switched_off,
        Bar.HURT: move.id in memory.hurt,
    }
    return frozenset(bar for bar, holds in reasons.items() if holds)


def offer(bar: Bar | None) -> str:
    """Say what brings sets back: taking `bar` away; None: no single change is enough."""
    offers = {
        Bar.DISCREET: tr("Switch discreet sets off in the settings, and there are enough moves."),
        Bar.STANDING: tr("Allow standing in the settings, and there are enough moves."),
        Bar.CHAIR: tr("Allow the chair in the settings, and there are enough moves."),
        Bar.WALL: tr("Allow a wall in the settings, and there are enough moves."),
        Bar.FLOOR: tr("Allow the floor in the settings, and there are enough moves."),
        Bar.BAND: tr("With an exercise band there are enough moves: tick it in the settings."),
        Bar.BALL: tr("With a massage ball there are enough moves: tick it in the settings."),
        Bar.SWITCHED_OFF: tr("Switch a move on again, and there are enough moves."),
        Bar.HURT: tr("When a move no longer hurts, take it back in the settings."),
    }
    several = tr("Allow one more place in the settings, or take back a move that hurt.")
    return several if bar is None else offers[bar]
