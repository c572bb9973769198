"""Promises of the planner, tried on random days by hypothesis."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backcare_tray.core import effects, events, history, timing
from backcare_tray.core.events import Absence, Event, Occupation
from backcare_tray.core.hours import Hours, Span, is_open
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.core.state import Phase, from_table, to_table
from tests.core.day import clock

SPANS = (Span.parse("08:00-12:00"), Span.parse("12:45-18:00"))
OFFICE = Hours(*[SPANS] * 7)
SECOND = timedelta(seconds=1)

lengths = st.integers(1, 3 * 3600).map(lambda seconds: timedelta(seconds=seconds))
short_lengths = st.integers(1, 240).map(lambda seconds: timedelta(seconds=seconds))


class AnyDay(RuleBasedStateMachine):
    """A person, a machine and a planner."""

    @initialize(
        interval=st.integers(20, 120),
        ceiling=st.integers(0, 15),
        hours=st.sampled_from([Hours(), OFFICE]),
    )
    def sit_down(self, interval: int, ceiling: int, hours: Hours) -> None:
        rhythm = Rhythm(interval_minutes=interval, typing_ceiling_minutes=ceiling)
        self.settings = Settings(rhythm=rhythm, hours=hours)
        self.now = clock("09:00")
        self.planner = Planner.fresh(self.settings, self.now)
        self.absent: set[Absence] = set()
        self.busy: set[Occupation] = set()
        self.paused_until = self.now
        self.paused = False
        self.on_break = False
        self.shown: int | None = None
        self.allowance = rhythm.interval
        self.begun: list[history.BreakBegan] = []
        self.ended: list[history.BreakEnded] = []

    # What may happen

    @rule(length=st.one_of(lengths, short_lengths))
    def time_passes(self, length: timedelta) -> None:
        target = self.now + length
        while (deadline := self.planner.deadline) and deadline <= target:
            before = self.planner.state
            self.now = max(deadline, self.now)
            self._tell(events.TimeReached())
            assert self.planner.state != before, "the alarm spins"
        self.now = target

    @rule(length=lengths, fraction=st.sampled_from([0, 1, 5, 60]))
    def works_undisturbed(self, length: timedelta, fraction: int) -> None:
        """Whatever kept reminders back ends; then the person works, often until the reminder."""
        if self.on_break:
            self._tell(events.RoutineEnded(completed=False))
        for why in sorted(self.absent):
            self.absent.remove(why)
            self._tell(events.UserReturned(why))
        for occupation in sorted(self.busy):
            self.busy.remove(occupation)
            self._tell(events.BecameFree(occupation))
        self.resume()
        due = self.planner.due
        self.time_passes(due - self.now + fraction * SECOND if due and fraction else length)

    @rule(length=lengths)
    def machine_sleeps_unannounced(self, length: timedelta) -> None:
        self.now += length
        asleep = self.planner.deadline
        self._tell(events.TimeReached())
        if asleep and self.now - asleep >= self.settings.rhythm.natural_break and not self.absent:
            assert self.shown is None, "a reminder at the moment of waking"

    @rule(why=st.sampled_from(Absence), ago=short_lengths)
    def user_leaves(self, why: Absence, ago: timedelta) -> None:
        self.absent.add(why)
        self._tell(events.UserLeft(why, self.now - ago))

    @precondition(lambda self: self.absent)
    @rule(data=st.data())
    def user_returns(self, data: st.DataObject) -> None:
        why = data.draw(st.sampled_from(sorted(self.absent)))
        self.absent.remove(why)
        self._tell(events.UserReturned(why))

    @rule(why=st.sampled_from(Occupation))
    def becomes_busy(self, why: Occupation) -> None:
        self.busy.add(why)
        self._tell(events.BecameBusy(why))

    @precondition(lambda self: self.busy)
    @rule(data=st.data())
    def becomes_free(self, data: st.DataObject) -> None:
        why = data.draw(st.sampled_from(sorted(self.busy)))
        self.busy.remove(why)
        self._tell(events.BecameFree(why))

    @rule(length=st.none() | lengths)
    def pause(self, length: timedelta | None) -> None:
        self.paused = True
        until = None if length is None else self.now + length
        self.paused_until = until or clock("00:00") + timedelta(days=9999)
        self._tell(events.Paused(until))

    @rule()
    def resume(self) -> None:
        self.paused = False
        self._tell(events.Resumed())

    @rule()
    def typing_pauses(self) -> None:
        self._tell(events.TypingPaused())

    @rule(minutes=st.integers(1, 60), late=st.booleans())
    def snooze(self, minutes: int, late: bool) -> None:
        reminder = self.planner.state.number - 1 if late else self.shown
        if not late and not self.on_break:
            self.allowance += timedelta(minutes=minutes)
        self._tell(events.Snoozed(timedelta(minutes=minutes), reminder))

    @rule()
    def skip(self) -> None:
        self._tell(events.Skipped(self.shown))

    @rule()
    def start_break(self) -> None:
        self._tell(events.BreakStarted(self.shown))

    @rule()
    def finish_step(self) -> None:
        self._tell(events.StepFinished("chin-tuck", 40.0))

    @rule(completed=st.booleans())
    def end_routine(self, completed: bool) -> None:
        self._tell(events.RoutineEnded(completed=completed))

    @rule(step=st.integers(-86400, 86400).map(lambda seconds: timedelta(seconds=seconds)))
    def clock_is_set(self, step: timedelta) -> None:
        if self.settings.hours != Hours():
            return  # other hours, another day: the lengths below would not be comparable
        self.now += step
        self._tell(events.ClockStepped(step))

    @rule()
    def save_and_restore(self) -> None:
        table = to_table(self.planner.state)
        restored = Planner(self.settings, from_table(table))
        assert restored.state == self.planner.state
        assert restored.deadline == self.planner.deadline
        self.planner = restored

    @rule()
    def crash(self) -> None:
        """The program is killed and started again at once; the sources tell anew what is so."""
        self.planner = Planner(self.settings, from_table(to_table(self.planner.state)))
        absent, busy = sorted(self.absent), sorted(self.busy)
        self.absent.clear()
        self.busy.clear()
        self.shown = None
        if self.on_break:
            self.begun.pop()  # the history closes it when it is opened
            self.on_break = False
        self._tell(events.ProgramStarted())
        for why in absent:
            self.user_leaves(why, SECOND)
        for occupation in busy:
            self.becomes_busy(occupation)

    # What must always hold

    @invariant()
    def every_break_is_recorded_once(self) -> None:
        began = [record.at for record in self.begun]
        taken = [r.began for r in self.ended if r.began in began and r.outcome in BREAKS]
        assert sorted(taken) == sorted(began[: len(taken)])
        assert len(began) - len(taken) == (1 if self.on_break else 0)

    @invariant()
    def a_reminder_shows_exactly_when_the_planner_says_so(self) -> None:
        state = self.planner.state
        assert self.shown == (state.number if state.phase is Phase.REMINDING else None)

    @invariant()
    def a_reminder_is_never_further_away_than_interval_and_snoozes(self) -> None:
        state, rhythm = self.planner.state, self.settings.rhythm
        if self.busy or not state.at_desk:
            return
        if state.phase is Phase.WORKING:
            if timing.reminder_at(state, self.settings) is None:
                return  # so shortly before closing time that it is let go
            assert self.planner.due is not None
            left = self.planner.due - self.now
            assert timedelta(0) < left <= max(self.allowance, rhythm.grace)
        else:
            ceilings = {Phase.HELD: rhythm.typing_ceiling, Phase.REMINDING: rhythm.reminder}
            assert state.since is not None
            assert self.now - state.since <= ceilings[state.phase]

    def _tell(self, event: Event) -> None:
        for effect in self.planner.handle(event, self.now):
            self._check(effect)
        if self.paused and self.now >= self.paused_until:
            self.paused = False

    def _check(self, effect: effects.Effect) -> None:
        match effect:
            case effects.ShowReminder(number=number):
                self._check_reminder(number)
            case effects.HideReminder():
                assert self.shown is not None, "withdrew what was not shown"
                self.shown = None
            case effects.StartRoutine():
                assert not self.on_break
                self.on_break = True
            case effects.Save(record=history.BreakBegan() as record):
                self.begun.append(record)
            case effects.Save(record=history.BreakEnded() as record):
                self.ended.append(record)
                self.on_break = self.on_break and record.outcome not in BREAKS
                if record.outcome is not history.Outcome.ABANDONED:
                    self.allowance = self.settings.rhythm.interval

    def _check_reminder(self, number: int) -> None:
        assert self.shown is None, "two reminders at once"
        assert not self.absent, "a reminder while away"
        assert not self.busy, "a reminder while busy"
        assert not self.on_break, "a reminder during a break"
        assert not self.paused or self.now >= self.paused_until, "a reminder while paused"
        assert is_open(self.settings.hours, self.now), "a reminder outside hours"
        assert self.planner.is_due(self.now), "a reminder before it was due"
        self.shown = number


BREAKS = frozenset({history.Outcome.COMPLETED, history.Outcome.PARTIAL, history.Outcome.ABANDONED})

AnyDay.TestCase.settings = hypothesis_settings(max_examples=150, stateful_step_count=60)
TestAnyDay = AnyDay.TestCase


def test_a_saved_state_survives_with_every_field_set() -> None:
    now = clock("09:00")
    state = replace(
        Planner.fresh(Settings(), now).state,
        phase=Phase.HELD,
        since=now,
        target=timedelta(minutes=7),
        hold_until=now,
        absences=frozenset(Absence),
        away_since=now,
        busy=frozenset(Occupation),
        closed_since=now,
        paused=True,
        paused_until=now,
        number=3,
        began=now,
        steps=2,
        rested=timedelta(minutes=7),
        owed=True,
    )
    assert from_table(to_table(state)) == state
