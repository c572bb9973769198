"""A desk at which one sits and stands in turn: which it is now, and when to change.

Only time at the desk counts, and a break or a walk begins the count anew: sitting is to be broken
up, and that has done it.
"""

from datetime import datetime, timedelta

from backcare_tray.core import timing
from backcare_tray.core.settings import Desk, Settings
from backcare_tray.core.state import State

LATER = timedelta(minutes=10)
"""Time at the desk until the question that was put off comes again ..."""
AGAIN = timedelta(minutes=30)
"""... and until one that nobody answered does."""
LONG_AWAY = timedelta(hours=1)
"""Whoever comes back after so long is taken to sit down."""


def length(desk: Desk, *, standing: bool) -> timedelta:
    """How long to stand, or to sit."""
    return timedelta(minutes=desk.standing_minutes if standing else desk.sitting_minutes)


def change_at(state: State, settings: Settings) -> datetime | None:
    """When to ask for a change; None while nobody counts, or while that would disturb."""
    if state.standing is None:
        return None
    mark = state.ask_at
    if mark is None:
        mark = state.changed_at + length(settings.desk, standing=state.standing)
    return timing.light_moment(state, settings, mark)
