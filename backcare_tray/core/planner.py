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

Between the breaks, and never close to one, come the lighter words: a nudge (`nudging.py`) and, at a
desk where one sits and stands in turn, the question whether to change (`sit_stand.py`).
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from backcare_tray.core import effects, events, history, nudging, sit_stand, timing
from backcare_tray.core.attendance import Attendance
from backcare_tray.core.events import Absence, Cue, Event, Occupation
from backcare_tray.core.history import Outcome
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Settings
from backcare_tray.core.state import Phase, State

NOTHING = timedelta(0)

Way = Callable[[State, Settings], datetime | None]
"""A way to tell when something comes, as things stand."""


class Planner(Attendance):
    """Decides. `state` is all that it knows; new `settings` are followed by `SettingsChanged`."""

    @classmethod
    def fresh(cls, settings: Settings, now: datetime) -> "Planner":
        """A planner for somebody who sits down at `now`."""
        planner = cls(settings, State(seen=now))
        planner.handle(events.SettingsChanged(), now)
        return planner

    @property
    def deadline(self) -> datetime | None:
        """When to tell `TimeReached`; None: no need before the next event."""
        return self.state.wake_at

    def handle(self, event: Event, now: datetime) -> list[effects.Effect]:
        """Take in `event`, which came at `now` (aware UTC), and return what is to be done."""
        self._effects = []
        if isinstance(event, events.ClockStepped):
            self.state = self.state.with_clock_step(event.by)
        self._catch_up(event, now)
        self._follow_desk(now)
        self._answer(event, now)
        self._run_clock(now)
        self._settle(now)
        self._lighten(now)
        self._set(seen=now)
        self._set(wake_at=self._next_wake())
        return self._effects

    def _next_wake(self) -> datetime | None:
        ways = (timing.next_edge, timing.phase_end, nudging.nudge_at, sit_stand.change_at)
        moments = (way(self.state, self.settings) for way in ways)
        return min((moment for moment in moments if moment), default=None)

    # What an event means

    def _answer(self, event: Event, now: datetime) -> None:  # noqa: C901 - one case an event
        match event, self.state.phase:
            case events.ProgramStarted(), _:
                self._start(now)
            case events.ProgramStopped(), _:
                self._leave(Absence.OFF, now, now)
            case events.UserLeft(why=Absence.IDLE, since=since), _:
                self._rest_hands(since, now)
            case events.UserLeft(why=why, since=since), _:
                self._leave(why, since, now)
            case events.UserReturned(why=why), _:
                self._return(why, now)
            case events.BecameBusy(why=why), _:
                self._set(busy=self.state.busy | {why})
            case events.BecameFree(why=why), _:
                self._become_free(why, now)
            case events.TypingPaused(), Phase.HELD if self.state.may_remind:
                self._remind(now)
            case events.StepFinished(move=move, seconds=seconds), Phase.ON_BREAK:
                self._set(steps=self.state.steps + 1)
                self._save(history.StepDone(now, move, seconds))
            case events.RoutineEnded(completed=completed), Phase.ON_BREAK:
                self._end_break(now, completed=completed)
            case _:
                self._obey(event, now)

    def _obey(self, event: Event, now: datetime) -> None:  # noqa: C901 - one case an event
        """Do what the person wishes."""
        match event:
            case events.Snoozed(length, reminder) if self._may_snooze(reminder, length):
                self._snooze(length, now)
            case events.SnoozedUntil(cue, reminder) if self._may_wait(reminder, cue):
                self._snooze(None, now, cue)
            case events.Skipped(reminder, reason) if self._may_skip(reminder, reason):
                self._let_go(Outcome.SKIPPED, now, reason=reason)
            case events.BreakStarted(reminder, chosen) if self._fits(reminder):
                self._begin_break(now, chosen)
            case events.FeltAfterwards(score=score):
                self._save(history.Feeling(now, score))
            case events.ComparedWithBefore(change=change):
                self._save(history.ChangeFelt(now, change))
            case events.MoveHurt(move=move):
                self._save(history.HurtReported(now, move))
            case events.Paused(until=until) if until is None or until > now:
                self._set(paused=True, paused_until=until)
            case events.Resumed() if self.state.paused:
                self._resume(now)
            case events.PostureChanged(standing=standing) if self.state.standing is not None:
                self._change_posture(now, standing=standing)
            case events.ChangePutOff():
                self._set(ask_at=self.state.total_time(now) + sit_stand.LATER)
            case _:
                pass  # out of place: a late click, or a time that means nothing any more

    def _fits(self, reminder: int | None) -> bool:
        """Whether a click belongs to the reminder that is shown, or to none, and not to a break."""
        phase, number = self.state.phase, self.state.number
        if reminder is None:
            return phase is not Phase.ON_BREAK
        return phase is Phase.REMINDING and reminder == number

    def _may_snooze(self, reminder: int | None, length: timedelta) -> bool:
        left = timing.may_snooze(self.state, self.settings.rhythm)
        return left and length > NOTHING and self._fits(reminder)

    def _may_wait(self, reminder: int | None, cue: Cue) -> bool:
        there = cue is Cue.PAUSE or Occupation.CALL in self.state.busy
        left = timing.may_snooze(self.state, self.settings.rhythm)
        return left and there and self._fits(reminder)

    def _may_skip(self, reminder: int | None, reason: str) -> bool:
        free = timing.may_snooze(self.state, self.settings.rhythm)
        return (free or bool(reason)) and self._fits(reminder)

    def _start(self, now: datetime) -> None:
        """Sources tell anew what is so; what a crash left behind is put in order."""
        state = self.state
        if state.phase is Phase.ON_BREAK and state.steps:
            self._begin_interval(now, moved=True)
        if state.cue is Cue.CALL:
            self._set(cue=None)  # the break is due; a call that goes on keeps it back
        self._set(phase=Phase.WORKING, since=None, began=None, steps=0, busy=frozenset())
        self._set(listening_since=None)
        for why in state.absences:
            self._return(why, now)

    def _snooze(self, length: timedelta | None, now: datetime, cue: Cue | None = None) -> None:
        """Put a due break off by `length`; before it is due, add `length` to what is left.

        None: until `cue`. What the reminder waits for then is not the time.
        """
        due = self.state.owed or self.is_due(now) or length is None
        base = self.state.desk_time(now) if due else timing.target(self.state, self.settings)
        self._withdraw()
        self._set(
            target=base + (length or NOTHING),
            cue=cue,
            hold_until=None,
            owed=False,
            snoozes=self.state.snoozes + 1,
        )
        self._save(history.SnoozeTaken(now, length))

    def _let_go(
        self, outcome: Outcome, now: datetime, *, owed: bool = False, reason: str = ""
    ) -> None:
        began = self.state.since or now
        self._withdraw()
        self._save(history.BreakEnded(now, outcome, began, reason))
        self._begin_interval(now, moved=False)
        self._set(owed=owed)

    def _begin_break(self, now: datetime, chosen: PlannedSet | None) -> None:
        due = self.state.owed or self.is_due(now)
        self._withdraw()
        self._set(phase=Phase.ON_BREAK, since=now, began=now, steps=0, owed=due)
        self._save(history.BreakBegan(now))
        self._effects.append(effects.StartRoutine(chosen))

    def _end_break(self, now: datetime, *, completed: bool) -> None:
        state = self.state
        taken = Outcome.COMPLETED if completed else Outcome.PARTIAL
        outcome = taken if state.steps else Outcome.ABANDONED
        self._save(history.BreakEnded(now, outcome, state.began or now))
        self._set(phase=Phase.WORKING, since=None, began=None, steps=0)
        if state.absences:
            self._set(away_since=now)  # work time starts on their return
        if state.steps:
            self._begin_interval(now, moved=True)
        elif state.owed:
            self._set(target=state.worked + self.settings.rhythm.quick_snooze)

    def _follow_desk(self, now: datetime) -> None:
        """Take in whether the desk is one to stand at; its owner begins seated."""
        sit_stand_desk = self.settings.desk.sit_stand
        if sit_stand_desk is (self.state.standing is None):
            self._change_posture(now, standing=False if sit_stand_desk else None)

    def _change_posture(self, now: datetime, *, standing: bool | None) -> None:
        if standing is not self.state.standing:
            self._end_stretch(now)
            self._set(standing=standing, changed_at=self.state.total, ask_at=None)

    # What time brings

    def _settle(self, now: datetime) -> None:
        """Move on where the time has come; keep back where a reminder must not be."""
        state, rhythm = self.state, self.settings.rhythm
        match state.phase:
            case Phase.ON_BREAK if state.since and now >= state.since + timing.BREAK_CEILING:
                self._effects.append(effects.StopRoutine())
                self._end_break(now, completed=False)
                self._run_clock(now)
            case Phase.HELD | Phase.REMINDING if not state.may_remind:
                self._withdraw()
            case Phase.REMINDING if state.since and now >= state.since + rhythm.reminder:
                self._let_go(Outcome.IGNORED, now, owed=True)
                self._run_clock(now)
            case Phase.HELD if state.since and now >= state.since + timing.hold_ceiling(
                state, rhythm
            ):
                self._remind(now)
            case Phase.WORKING if self._has_come(now, timing.reminder_at):
                self._set(phase=Phase.HELD, since=now)
                self._effects.append(effects.WaitForPause(timing.pause_wanted(state, rhythm)))

    def _has_come(self, now: datetime, way: Way) -> bool:
        moment = way(self.state, self.settings)
        return moment is not None and now >= moment

    def _remind(self, now: datetime) -> None:
        number = self.state.number + 1
        self._set(phase=Phase.REMINDING, since=now, number=number, hold_until=None, cue=None)
        may_snooze = timing.may_snooze(self.state, self.settings.rhythm)
        self._effects.append(effects.ShowReminder(number, may_snooze))

    def _lighten(self, now: datetime) -> None:
        """Say the lighter words, at most one at a time; a nudge whose time is past is dropped."""
        total = self.state.total_time(now)
        if self._has_come(now, sit_stand.change_at):
            self._set(ask_at=total + sit_stand.AGAIN, nudged_at=total)
            self._effects.append(effects.SuggestChange(not self.state.standing))
            return
        moment = nudging.nudge_at(self.state, self.settings)
        if moment and moment <= now < moment + nudging.LATE:
            self._set(nudged_at=total, nudges=self.state.nudges + 1)
            self._effects.append(effects.ShowNudge(self.state.nudges))
        elif nudging.is_over(self.state, self.settings, now) and not (moment and moment > now):
            self._set(nudged_at=total)
