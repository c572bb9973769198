"""Why no reminder shows now, in words, and the glance that the tray icon gives."""

from datetime import datetime, timedelta

from backcare_tray.core import sit_stand, timing
from backcare_tray.core.events import Absence, Cue, Occupation
from backcare_tray.core.history import Today
from backcare_tray.core.hours import is_holiday, local_time, next_opening
from backcare_tray.core.ports import Glance, Status
from backcare_tray.core.settings import Settings
from backcare_tray.core.state import Phase, State
from backcare_tray.core.translation import tr, trn

LEAST_MENTIONED, MENTIONED = timedelta(minutes=1), timedelta(hours=2)
"""The shortest and the longest absence that is worth a word."""


def status(state: State, settings: Settings, now: datetime, today: Today) -> Status:
    """All that the tray, the control window and the command line show of the moment."""
    return Status(
        glance=glance(state),
        due=timing.reminder_at(state, settings),
        why_quiet=why_quiet(state, settings, now),
        reminder=state.number if state.phase is Phase.REMINDING else None,
        may_snooze=timing.may_snooze(state, settings.rhythm),
        in_call=Occupation.CALL in state.busy,
        standing=state.standing,
        change_at=sit_stand.change_at(state, settings),
        on_offer=state.owed,
        paused=state.paused,
        paused_until=state.paused_until,
        today=today,
    )


def glance(state: State) -> Glance:
    """The state in one word, the most telling first."""
    if state.phase is Phase.ON_BREAK:
        return Glance.ON_BREAK
    if state.phase is Phase.REMINDING:
        return Glance.DUE
    if state.paused:
        return Glance.PAUSED
    if state.absences or state.closed_since or state.busy:
        return Glance.QUIET
    return Glance.DUE if state.owed else Glance.WORKING


def why_quiet(state: State, settings: Settings, now: datetime) -> str:
    """One plain sentence: why no reminder shows now, and what comes next."""
    said = ""
    if state.phase is not Phase.WORKING:
        said = _phase(state, now)
    elif state.paused:
        said = _paused(state, now)
    elif state.closed_since:
        said = _closed(settings, now)
    elif state.absences:
        said = _absent(state)
    elif state.busy:
        said = _busy(state, due=state.desk_time(now) >= timing.target(state, settings))
    return said or _next(state, settings, now)


def _phase(state: State, now: datetime) -> str:
    if state.phase is Phase.ON_BREAK:
        return tr("You are on a break.")
    if state.phase is Phase.REMINDING:
        return tr("Your break is ready when you are.")
    if state.cue is Cue.PAUSE and state.since:
        latest = local_time(state.since + timing.LULL_CEILING, now)
        return tr("The reminder comes when you pause, at {time} at the latest.").format(time=latest)
    return tr("A break is due. It waits for a pause in your typing.")


def _paused(state: State, now: datetime) -> str:
    if state.paused_until is None:
        return tr("Paused until you resume.")
    return tr("Paused until {time}.").format(time=local_time(state.paused_until, now))


def _closed(settings: Settings, now: datetime) -> str:
    opening = next_opening(settings.hours, now)
    if opening and is_holiday(settings.hours, now):
        return tr("Today is a day off. Reminders are back on {time}.").format(
            time=local_time(opening, now)
        )
    if opening is None:
        return tr("No working hours are set, so no reminders come.")
    return tr("Outside your working hours until {time}.").format(time=local_time(opening, now))


def _absent(state: State) -> str:
    if state.absences & {Absence.SUSPENDED, Absence.OFF}:
        return tr("The computer is asleep.")
    if Absence.LOCKED in state.absences:
        return tr("The screen is locked.")
    return tr("You are away from the desk. The count goes on when you are back.")


def _busy(state: State, *, due: bool) -> str:
    if Occupation.CALL in state.busy:
        reason = tr("You are in a call.")
    elif Occupation.FULL_SCREEN in state.busy:
        reason = tr("A program fills the screen.")
    elif Occupation.PROGRAM in state.busy:
        reason = tr("You work in a program in which you want no reminders.")
    else:
        reason = tr("Do not disturb is on.")
    after = ""
    if state.cue is Cue.CALL:
        after = tr("The reminder comes afterwards, as you wished.")
    elif due:
        after = tr("A break is due; the reminder comes afterwards.")
    return f"{reason} {after}".strip()


def _next(state: State, settings: Settings, now: datetime) -> str:
    due = timing.reminder_at(state, settings)
    if due is None:
        return tr("Your working hours end soon, so the next break is let go.")
    sentence = tr("The next break is due at {time}.").format(time=local_time(due, now))
    return f"{_absence(state)} {sentence}".strip()


def _absence(state: State) -> str:
    """What the latest absence counted as; a night is nobody's break and is not mentioned."""
    away = state.rested or state.waited
    if away is None or not LEAST_MENTIONED <= away <= MENTIONED:
        return ""
    minutes = round(away / timedelta(minutes=1))
    if state.rested:
        return trn(
            "You were away for {count} minute. That counted as a break.",
            "You were away for {count} minutes. That counted as a break.",
            minutes,
        )
    return trn(
        "You were away for {count} minute. The count waited.",
        "You were away for {count} minutes. The count waited.",
        minutes,
    )
