"""When to remind: a state machine without clock, files or windows.

                     desk time reaches the interval
        ┌─────────┐ ───────────────────────────────► ┌──────┐  a pause in typing,  ┌───────────┐
   ┌──► │ WORKING │                                  │ HELD │ ───────────────────► │ REMINDING │
   │    └─────────┘ ◄──────────────────────────────  └──────┘  or the ceiling      └───────────┘
   │      │  ▲  ▲     away, busy, paused, closed,                                     │     │
   │      │  │  └──── snoozed, skipped, nobody answers ◄──────────────────────────────┘     │
   │      │  │                                                                             │
   │      │  └ left with nothing done ┐                                                    │
   │      │                      ┌──────────┐                                              │
   │      └── "start a break" ─► │ ON_BREAK │ ◄──────────────────────────── "start" ───────┘
   │                             └──────────┘
   └────────── some steps done ───────┘

Beside the phase stand what keeps reminders back at the desk or away from it: absences (a set: idle,
then locked, then suspended is one absence), occupations (a call, full screen), the person's pause,
and working hours. Only time at the desk counts towards the next break.

`handle(event, now)` returns the effects; `deadline` says when to wake the planner next. A late or
misplaced click is out of place and changes nothing.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from backcare_tray.core import effects, events, history, quiet, timing
from backcare_tray.core.events import Absence, Event
from backcare_tray.core.history import Outcome
from backcare_tray.core.hours import is_open
from backcare_tray.core.settings import Settings
from backcare_tray.core.state import Phase, State

NOTHING = timedelta(0)


class Planner:
    """Decides. `state` is all that it knows; new `settings` are followed by `SettingsChanged`."""

    def __init__(self, settings: Settings, state: State) -> None:
        self.settings = settings
        self.state = state
        self._effects: list[effects.Effect] = []

    @classmethod
    def fresh(cls, settings: Settings, now: datetime) -> "Planner":
        """A planner for somebody who sits down at `now`."""
        planner = cls(settings, State(seen=now))
        planner.handle(events.SettingsChanged(), now)
        return planner

    @property
    def due(self) -> datetime | None:
        """When the next break is due if the person stays at the desk; None while that is open."""
        return timing.due(self.state, self.settings)

    @property
    def deadline(self) -> datetime | None:
        """When to tell `TimeReached`; None: no need before the next event."""
        return self.state.wake_at

    def is_due(self, now: datetime) -> bool:
        """Whether the desk time is up."""
        return self.state.desk_time(now) >= timing.target(self.state, self.settings)

    def why_quiet(self, now: datetime) -> str:
        """One plain sentence: why no reminder shows now, and what comes next."""
        return quiet.why_quiet(self.state, self.settings, now)

    def handle(self, event: Event, now: datetime) -> list[effects.Effect]:
        """Take in `event`, which came at `now` (aware UTC), and return what is to be done."""
        self._effects = []
        if isinstance(event, events.ClockStepped):
            self.state = self.state.with_clock_step(event.by)
        slept_since = self._slept_since(event, now)
        if slept_since:
            self._leave(Absence.OFF, slept_since, now)
        self._cross_edges(now)
        if slept_since:
            self._return(Absence.OFF, now)
        self._answer(event, now)
        self.state = self.state.with_clock(now)
        self._settle(now)
        self._set(seen=now)
        self._set(wake_at=timing.deadline(self.state, self.settings))
        return self._effects

    # What an event means

    def _answer(self, event: Event, now: datetime) -> None:  # noqa: C901, PLR0912 - the one table
        match event, self.state.phase:
            case events.ProgramStarted(), _:
                self._start(now)
            case events.ProgramStopped(), _:
                self._leave(Absence.OFF, now, now)
            case events.SettingsChanged(), _:
                self._check_hours(now)
            case events.UserLeft(why=why, since=since), _:
                self._leave(why, since, now)
            case events.UserReturned(why=why), _:
                self._return(why, now)
            case events.BecameBusy(why=why), _:
                self._set(busy=self.state.busy | {why})
            case events.BecameFree(why=why), _:
                self._become_free(why, now)
            case events.TypingPaused(), Phase.HELD:
                self._remind(now)
            case events.Snoozed(length, reminder), _ if length > NOTHING and self._fits(reminder):
                self._snooze(length, now)
            case events.Skipped(reminder=reminder), _ if self._fits(reminder):
                self._let_go(Outcome.SKIPPED, now)
            case events.BreakStarted(reminder=reminder), _ if self._fits(reminder):
                self._begin_break(now)
            case events.StepFinished(move=move, seconds=seconds), Phase.ON_BREAK:
                self._set(steps=self.state.steps + 1)
                self._save(history.StepDone(now, move, seconds))
            case events.RoutineEnded(completed=completed), Phase.ON_BREAK:
                self._end_break(now, completed=completed)
            case events.FeltAfterwards(score=score), _:
                self._save(history.Feeling(now, score))
            case events.MoveHurt(move=move), _:
                self._save(history.HurtReported(now, move))
            case events.Paused(until=until), _ if until is None or until > now:
                self._set(paused=True, paused_until=until)
            case events.Resumed(), _ if self.state.paused:
                self._resume(now)
            case _:
                pass  # out of place: a late click, or a time that means nothing any more

    def _fits(self, reminder: int | None) -> bool:
        """Whether a click belongs to the reminder that is shown, or to none, and not to a break."""
        phase, number = self.state.phase, self.state.number
        if reminder is None:
            return phase is not Phase.ON_BREAK
        return phase is Phase.REMINDING and reminder == number

    def _start(self, now: datetime) -> None:
        """Sources tell anew what is so; what a crash left behind is put in order."""
        state = self.state
        if state.phase is Phase.ON_BREAK and state.steps:
            self.state = self.state.with_new_interval()
        self._set(phase=Phase.WORKING, since=None, began=None, steps=0, busy=frozenset())
        for why in state.absences:
            self._return(why, now)

    def _leave(self, why: Absence, since: datetime, now: datetime) -> None:
        """Count the absence from `since` on, but not from before the desk time that it ends."""
        state = self.state
        since = min(max(since, state.desk_since or since), state.away_since or since, now)
        self.state = state.with_clock_stopped(since)
        self._set(absences=state.absences | {why}, away_since=since)
        if state.phase is not Phase.ON_BREAK:
            self._withdraw()
        elif why is not Absence.IDLE:
            self._effects.append(effects.StopRoutine())

    def _return(self, why: Absence, now: datetime) -> None:
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
        if now - state.away_since >= self.settings.rhythm.natural_break:
            self._save(history.BreakEnded(now, Outcome.NATURAL, state.away_since))
            self.state = self.state.with_new_interval()
        else:
            self._hold(now)

    def _become_free(self, why: events.Occupation, now: datetime) -> None:
        before, after = self.state.busy, self.state.busy - {why}
        self._set(busy=after)
        if before and not after:
            self._hold(now)

    def _resume(self, now: datetime) -> None:
        self._set(paused=False, paused_until=None)
        self._hold(now)

    def _snooze(self, length: timedelta, now: datetime) -> None:
        """Put a due break off by `length`; before it is due, add `length` to what is left."""
        due = self.state.owed or self.is_due(now)
        base = self.state.desk_time(now) if due else timing.target(self.state, self.settings)
        self._withdraw()
        self._set(target=base + length, hold_until=None, owed=False)
        self._save(history.SnoozeTaken(now, length))

    def _let_go(self, outcome: Outcome, now: datetime, *, owed: bool = False) -> None:
        began = self.state.since or now
        self._withdraw()
        self._save(history.BreakEnded(now, outcome, began))
        self.state = self.state.with_new_interval()
        self._set(owed=owed)

    def _begin_break(self, now: datetime) -> None:
        due = self.state.owed or self.is_due(now)
        self._withdraw()
        self._set(phase=Phase.ON_BREAK, since=now, began=now, steps=0, owed=due)
        self._save(history.BreakBegan(now))
        self._effects.append(effects.StartRoutine())

    def _end_break(self, now: datetime, *, completed: bool) -> None:
        state = self.state
        taken = Outcome.COMPLETED if completed else Outcome.PARTIAL
        outcome = taken if state.steps else Outcome.ABANDONED
        self._save(history.BreakEnded(now, outcome, state.began or now))
        self._set(phase=Phase.WORKING, since=None, began=None, steps=0)
        if state.absences:
            self._set(away_since=now)  # work time starts on their return
        if state.steps:
            self.state = self.state.with_new_interval()
        elif state.owed:
            self._set(target=state.worked + self.settings.rhythm.quick_snooze)

    # What time brings

    def _settle(self, now: datetime) -> None:
        """Move on where the time has come; keep back where a reminder must not be."""
        state, rhythm = self.state, self.settings.rhythm
        kept_back = state.busy or not state.at_desk
        match state.phase:
            case Phase.ON_BREAK if state.since and now >= state.since + timing.BREAK_CEILING:
                self._effects.append(effects.StopRoutine())
                self._end_break(now, completed=False)
                self.state = self.state.with_clock(now)
            case Phase.HELD | Phase.REMINDING if kept_back:
                self._withdraw()
            case Phase.REMINDING if state.since and now >= state.since + rhythm.reminder:
                self._let_go(Outcome.IGNORED, now, owed=True)
                self.state = self.state.with_clock(now)
            case Phase.HELD if state.since and now >= state.since + rhythm.typing_ceiling:
                self._remind(now)
            case Phase.WORKING if not kept_back and self.due and now >= self.due:
                self._set(phase=Phase.HELD, since=now)
                self._effects.append(effects.WaitForPause(rhythm.typing_pause))

    def _remind(self, now: datetime) -> None:
        number = self.state.number + 1
        self._set(phase=Phase.REMINDING, since=now, number=number, hold_until=None)
        self._effects.append(effects.ShowReminder(number))

    def _withdraw(self) -> None:
        """Go back to working; the break stays due, and a reminder that is up is stale."""
        if self.state.phase is Phase.REMINDING:
            self._effects.append(effects.HideReminder())
        self._set(phase=Phase.WORKING, since=None)

    def _hold(self, now: datetime) -> None:
        """Give a break that is already due a grace period before the reminder."""
        if self.is_due(now):
            self._set(hold_until=now + self.settings.rhythm.grace)

    # Time that is not desk time

    def _slept_since(self, event: Event, now: datetime) -> datetime | None:
        """Since when the machine was off without telling; None when it was not.

        A deadline that passed a natural break ago cannot have been missed by the alarm alone.
        """
        if self.state.absences:
            return None
        if isinstance(event, events.ProgramStarted) and event.rebooted:
            return self.state.seen
        deadline = self.deadline
        late = deadline is not None and now - deadline >= self.settings.rhythm.natural_break
        return deadline if late else None

    def _cross_edges(self, now: datetime) -> None:
        """Live through every opening, closing and end of a pause since the last event."""
        while (edge := timing.next_edge(self.state, self.settings)) and edge <= now:
            self._set(seen=edge)
            if self.state.paused and self.state.paused_until == edge:
                self._resume(edge)
            self._check_hours(edge)
            self.state = self.state.with_clock(edge)
        self._check_hours(now)

    def _check_hours(self, now: datetime) -> None:
        closed_since = self.state.closed_since
        if not is_open(self.settings.hours, now):
            self._set(closed_since=closed_since or now)
        elif closed_since:
            self._set(closed_since=None)
            if now - closed_since >= self.settings.rhythm.natural_break:
                self.state = self.state.with_new_interval()
            else:
                self._hold(now)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - passes through to `replace`
        self.state = replace(self.state, **changes)

    def _save(self, record: history.Record) -> None:
        self._effects.append(effects.Save(record))
