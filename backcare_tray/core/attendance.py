"""Who is at the desk, and since when: the half of the planner that keeps time.

Overlapping absences are one; outside working hours and while the person paused no time counts,
too. What has become due is decided in `planner.py`.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from backcare_tray.core import effects, events, history, sit_stand, timing
from backcare_tray.core.events import Absence, Cue, Event, Occupation
from backcare_tray.core.hours import is_open
from backcare_tray.core.settings import Settings
from backcare_tray.core.state import Phase, State

LEAST_STRETCH = timedelta(minutes=1)
"""A shorter stretch at the desk is not remembered."""
LONGEST_CALL = timedelta(hours=2)
"""Hands that rest in a call for longer than this are taken for a microphone that was left open."""


class Attendance:
    """`state` is all that is known; `settings` are those in force."""

    def __init__(self, settings: Settings, state: State) -> None:
        self.settings = settings
        self.state = state
        self._effects: list[effects.Effect] = []

    def is_due(self, now: datetime) -> bool:
        """Whether the desk time is up."""
        return self.state.desk_time(now) >= timing.target(self.state, self.settings)

    def _catch_up(self, event: Event, now: datetime) -> None:
        """Live through what happened since the last event without a word: sleep, hours, pauses."""
        slept_since = self._slept_since(event, now)
        if slept_since:
            self._leave(Absence.OFF, slept_since, now)
        while (edge := timing.next_edge(self.state, self.settings)) and edge <= now:
            at = edge if edge > self.state.seen else now  # a pause that the clock was set past
            self._set(seen=at)
            if self.state.paused and self.state.paused_until == edge:
                self._resume(at)
            self._check_hours(at)
            self._run_clock(at)
        self._check_hours(now)
        if slept_since:
            self._return(Absence.OFF, now)

    def _slept_since(self, event: Event, now: datetime) -> datetime | None:
        """Since when the machine was off without telling; None when it was not.

        A deadline that passed a natural break ago cannot have been missed by the alarm alone.
        """
        if self.state.absences:
            return None
        if isinstance(event, events.ProgramStarted) and event.rebooted:
            return self.state.seen
        deadline = self.state.wake_at
        late = deadline is not None and now - deadline >= self.settings.rhythm.natural_break
        return deadline if late else None

    def _rest_hands(self, since: datetime, now: datetime) -> None:
        """No input since then: gone, or listening in a call, which is time at the desk."""
        if Occupation.CALL in self.state.busy:
            self._set(listening_since=since)
        else:
            self._leave(Absence.IDLE, since, now)

    def _stop_listening(self, now: datetime) -> timedelta:
        """For how long the hands have rested in a call until now."""
        since = self.state.listening_since or now
        self._set(listening_since=None)
        return now - since

    def _leave(self, why: Absence, since: datetime, now: datetime) -> None:
        """Count the absence from `since` on, but not from before the desk time that it ends."""
        state = self.state
        since = max(since, state.desk_since or since)
        since = min(since, state.away_since or since, now)
        self._end_stretch(since)
        self._set(absences=state.absences | {why}, away_since=since)
        if state.phase is not Phase.ON_BREAK:
            self._withdraw()
        elif why is not Absence.IDLE:
            self._effects.append(effects.StopRoutine())

    def _return(self, why: Absence, now: datetime) -> None:
        if why is Absence.IDLE and (rested := self._stop_listening(now)) > LONGEST_CALL:
            self._leave(why, now - rested, now)
        state = self.state
        if why not in state.absences:
            return
        left = state.absences - {why}
        self._set(absences=left)
        if left or state.away_since is None:
            return
        self._set(away_since=None)
        if state.phase is Phase.ON_BREAK:
            return
        away = now - state.away_since
        if away >= self.settings.rhythm.natural_break:
            self._save(history.BreakEnded(now, history.Outcome.NATURAL, state.away_since))
            self._rest(away, now)
            self._set(rested=away)
        else:
            self._set(waited=away, rested=None)
            self._hold(now)

    def _rest(self, away: timedelta, now: datetime) -> None:
        """Count anew after a time away from the desk; what is to come after a call still comes."""
        waits_for_call = self.state.cue is Cue.CALL
        self._begin_interval(now, moved=True)
        if away >= sit_stand.LONG_AWAY and self.state.standing:
            self._set(standing=False)
        if waits_for_call:
            self._set(cue=Cue.CALL, target=timedelta(0))

    def _become_free(self, why: Occupation, now: datetime) -> None:
        before, after = self.state.busy, self.state.busy - {why}
        self._set(busy=after)
        if why is Occupation.CALL and self.state.cue is Cue.CALL:
            self._set(cue=None)
        if before and not after:
            self._hold(now)
        if why is Occupation.CALL and self.state.listening_since:
            rested = self._stop_listening(now)
            self._leave(Absence.IDLE, now - rested if rested > LONGEST_CALL else now, now)

    def _resume(self, now: datetime) -> None:
        self._set(paused=False, paused_until=None)
        self._hold(now)

    def _check_hours(self, now: datetime) -> None:
        closed_since = self.state.closed_since
        if not is_open(self.settings.hours, now):
            self._set(closed_since=closed_since or now)
        elif closed_since:
            self._set(closed_since=None)
            if now - closed_since >= self.settings.rhythm.natural_break:
                self._rest(now - closed_since, now)
            else:
                self._hold(now)

    def _hold(self, now: datetime) -> None:
        """Leave the person alone for a grace period: nothing comes in the first moments."""
        self._set(hold_until=now + self.settings.rhythm.grace)

    def _withdraw(self) -> None:
        """Go back to working; the break stays due, and a reminder that is up is stale."""
        if self.state.phase is Phase.REMINDING:
            self._effects.append(effects.HideReminder())
        self._set(phase=Phase.WORKING, since=None)

    def _begin_interval(self, now: datetime, *, moved: bool) -> None:
        """Count desk time anew; the posture's, too, if the person has `moved`."""
        self._end_stretch(now)
        self.state = self.state.with_new_interval()
        if moved:
            self._set(changed_at=self.state.total, ask_at=None)

    def _run_clock(self, now: datetime) -> None:
        """Let desk time run from `now` on, or stop it at `now`, as `at_desk` says."""
        if not self.state.at_desk:
            self._end_stretch(now)
        elif self.state.desk_since is None:
            self._set(desk_since=now)

    def _end_stretch(self, at: datetime) -> None:
        """Stop desk time at `at`, which may lie in the past, and remember the stretch."""
        began = self.state.desk_since
        if began and at - began >= LEAST_STRETCH:
            self._save(history.DeskTime(at, began, bool(self.state.standing)))
        self.state = self.state.with_clock_stopped(at)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - passes through to `replace`
        self.state = replace(self.state, **changes)

    def _save(self, record: history.Record) -> None:
        self._effects.append(effects.Save(record))
