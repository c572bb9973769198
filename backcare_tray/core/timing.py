"""The moments that matter to the planner, computed from its state: pure functions."""

from datetime import datetime, timedelta

from backcare_tray.core.events import Cue
from backcare_tray.core.hours import next_change
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.core.state import Phase, State

BREAK_CEILING = timedelta(minutes=30)
"""A routine window that is still open this long after its start was forgotten."""
LULL = timedelta(seconds=20)
"""The pause in input of "when I next pause": longer than the search for a word, and shorter than
the least time after which somebody counts as away (30 s)."""
LULL_CEILING = timedelta(minutes=30)
"""Whoever never pauses is reminded after so long."""
NEAR = timedelta(minutes=5)
"""So shortly before a break nothing lighter shows."""


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
    """When the reminder comes; None while somebody is busy, or when closing time lets it go."""
    moment = due(state, settings)
    if moment is None or state.busy:
        return None
    closing = next_change(settings.hours, state.seen)
    let_go = closing is not None and closing - moment < settings.rhythm.let_go
    return None if let_go else moment


def light_moment(state: State, settings: Settings, mark: timedelta) -> datetime | None:
    """When all desk time reaches `mark`, for what is lighter than a reminder.

    None while no desk time runs, while busy, and close to a break.
    """
    break_at = due(state, settings)
    if break_at is None or state.desk_since is None or state.busy:
        return None
    moment = state.desk_since + mark - state.total
    if state.hold_until:
        moment = max(moment, state.hold_until)
    return moment if break_at - moment >= NEAR else None


def pause_wanted(state: State, rhythm: Rhythm) -> timedelta:
    """How long a pause in input the reminder that is held waits for ..."""
    return LULL if state.cue is Cue.PAUSE else rhythm.typing_pause


def hold_ceiling(state: State, rhythm: Rhythm) -> timedelta:
    """... and how long at most."""
    return LULL_CEILING if state.cue is Cue.PAUSE else rhythm.typing_ceiling


def may_snooze(state: State, rhythm: Rhythm) -> bool:
    """Whether the break may be put off once more; otherwise it is taken, or skipped with a word."""
    return not rhythm.most_snoozes or state.snoozes < rhythm.most_snoozes


def next_edge(state: State, settings: Settings) -> datetime | None:
    """When working hours next open or close, or the person's pause ends."""
    change = next_change(settings.hours, state.seen)
    pause_end = state.paused_until if state.paused else None
    return min((edge for edge in (change, pause_end) if edge), default=None)


def phase_end(state: State, settings: Settings) -> datetime | None:
    """When the phase ends by itself; None: not before the next event."""
    rhythm = settings.rhythm
    lengths = {
        Phase.ON_BREAK: BREAK_CEILING,
        Phase.REMINDING: rhythm.reminder,
        Phase.HELD: hold_ceiling(state, rhythm),
    }
    if state.since and state.phase in lengths:
        return state.since + lengths[state.phase]
    return reminder_at(state, settings)
