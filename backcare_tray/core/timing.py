"""The moments that matter to the planner, computed from its state: pure functions."""

from datetime import datetime, timedelta

from backcare_tray.core.hours import next_change
from backcare_tray.core.settings import Settings
from backcare_tray.core.state import Phase, State

BREAK_CEILING = timedelta(minutes=30)
"""A routine window that is still open this long after its start was forgotten."""


def target(state: State, settings: Settings) -> timedelta:
    """The desk time at which a break is due."""
    return settings.rhythm.interval if state.target is None else state.target


def due(state: State, settings: Settings) -> datetime | None:
    """When the next break is due if the person stays at the desk; None while that is open."""
    if state.phase is not Phase.WORKING or state.desk_since is None:
        return None
    moment = state.desk_since + target(state, settings) - state.worked
    return max(moment, state.hold_until) if state.hold_until else moment


def reminder_at(state: State, settings: Settings) -> datetime | None:
    """When the reminder comes; None while somebody is busy, and shortly before closing time."""
    moment = due(state, settings)
    if moment is None or state.busy:
        return None
    closing = next_change(settings.hours, moment) if settings.rhythm.let_go else None
    let_go = closing is not None and closing - moment < settings.rhythm.let_go
    return None if let_go else moment


def next_edge(state: State, settings: Settings) -> datetime | None:
    """When working hours next open or close, or the person's pause ends."""
    change = next_change(settings.hours, state.seen)
    pause_end = state.paused_until if state.paused else None
    return min((edge for edge in (change, pause_end) if edge), default=None)


def deadline(state: State, settings: Settings) -> datetime | None:
    """When the planner must be woken; None: no need before the next event."""
    moments = [next_edge(state, settings), _phase_end(state, settings)]
    return min((moment for moment in moments if moment), default=None)


def _phase_end(state: State, settings: Settings) -> datetime | None:
    rhythm = settings.rhythm
    lengths = {
        Phase.ON_BREAK: BREAK_CEILING,
        Phase.REMINDING: rhythm.reminder,
        Phase.HELD: rhythm.typing_ceiling,
    }
    if state.since and state.phase in lengths:
        return state.since + lengths[state.phase]
    return reminder_at(state, settings)
