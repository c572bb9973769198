"""The posture nudge: one line now and then, between the breaks.

After a call it waits for the grace period, like everything. One that comes close to a break, or
late for another reason, is dropped: the next comes an interval later.
"""

from datetime import datetime, timedelta

from backcare_tray.core import timing
from backcare_tray.core.settings import Nudge, Settings
from backcare_tray.core.state import State

LATE = timedelta(minutes=1)
"""A nudge later than this is dropped."""


def interval(nudge: Nudge) -> timedelta:
    """Time at the desk between two nudges."""
    return timedelta(minutes=nudge.every_minutes)


def nudge_at(state: State, settings: Settings) -> datetime | None:
    """When the next nudge comes; None: none does, as things stand."""
    if not settings.nudge.enabled:
        return None
    return timing.light_moment(state, settings, state.nudged_at + interval(settings.nudge))


def is_over(state: State, settings: Settings, now: datetime) -> bool:
    """Whether the time between two nudges is up."""
    passed = state.total_time(now) - state.nudged_at
    return settings.nudge.enabled and passed >= interval(settings.nudge)
