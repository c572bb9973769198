"""Promises of the planner, tried on random days by hypothesis.

The days are any, leap days and both changes of the clock among them; the person travels, and the
clock is set by days. What is measured is compared in true time: the wall clock without its steps.
"""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backcare_tray.core import effects, events, history, quiet, timing
from backcare_tray.core.events import Absence, Cue, Event, Occupation
from backcare_tray.core.hours import Hours, Span, is_open
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Desk, Nudge, Rhythm, Settings
from backcare_tray.core.state import Phase, State, from_table, to_table
from tests.core.day import clock

SPANS = (Span.parse("08:00-12:00"), Span.parse("12:45-18:00"))
OFFICE = Hours(*[SPANS] * 7)
DAYS = [
    date(2026, 11, 2),
    date(2028, 2, 28), date(2028, 2, 29),  # a leap day
    date(2026, 3, 28), date(2026, 10, 24),  # Berlin's clock changes in the night
]  # fmt: skip
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)

lengths = st.integers(1, 3 * 3600).map(lambda seconds: timedelta(seconds=seconds))
short_lengths = st.integers(1, 240).map(lambda seconds: timedelta(seconds=seconds))


class AnyDay(RuleBasedStateMachine):
    """A person, a machine and a planner."""

    @initialize(
        rhythm=st.builds(
            Rhythm,
            interval_minutes=st.integers(20, 120),
            typing_ceiling_minutes=st.integers(0, 15),
            most_snoozes=st.sampled_from([0, 0, 1, 2]),
        ),
        hours=st.sampled_from([Hours(), OFFICE]),
        nudge=st.builds(Nudge, st.booleans(), st.integers(5, 40)),
        desk=st.builds(Desk, st.booleans(), st.integers(10, 60), st.integers(5, 60)),
        day=st.sampled_from(DAYS),
        holidays=st.sets(st.integers(0, 3), max_size=2),
        zone=st.sampled_from(ZONES),
    )
    def sit_down(  # noqa: PLR0913, PLR0917 - all that makes a person and a day
        self,
        rhythm: Rhythm,
        hours: Hours,
        nudge: Nudge,
        desk: Desk,
        day: date,
        holidays: set[int],
        zone: str,
    ) -> None:
        self.patch = pytest.MonkeyPatch()
        self.travel(zone)
        days_off = tuple(day + timedelta(days=later) for later in sorted(holidays))
        hours = replace(hours, holidays=days_off)
        self.settings = Settings(rhythm=rhythm, hours=hours, nudge=nudge, desk=desk)
        self.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        self.shift = timedelta(0)
        self.last_light: dict[type[effects.Effect], datetime] = {}
        self.desk_times: dict[datetime, datetime] = {}
        self.skipped: list[history.BreakEnded] = []
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

    def teardown(self) -> None:
        if hasattr(self, "patch"):
            self.patch.undo()
            time.tzset()

    # What may happen

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: str) -> None:
        """The laptop follows its owner; nobody tells the program, until something else happens."""
        self.just_arrived = True
        self.patch.setenv("TZ", zone)
        time.tzset()

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
        due = timing.due(self.planner.state, self.settings)
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

    @rule(cue=st.sampled_from(Cue))
    def snooze_until(self, cue: Cue) -> None:
        self._tell(events.SnoozedUntil(cue, self.shown))

    @rule(reason=st.sampled_from(["", "In the middle of something"]))
    def skip(self, reason: str) -> None:
        self._tell(events.TimeReached())  # what the hours have changed meanwhile is taken in
        wanted_to_say_why = not self._snoozes_left()
        before = len(self.skipped)
        self._tell(events.Skipped(self.shown, reason))
        if wanted_to_say_why and not reason:
            assert len(self.skipped) == before, "skipped without a word"
        assert all(record.reason == reason for record in self.skipped[before:])

    @rule(standing=st.booleans())
    def changes_posture(self, standing: bool) -> None:
        self._tell(events.PostureChanged(standing))
        expected = standing if self.settings.desk.sit_stand else None
        assert self.planner.state.standing is expected

    @rule()
    def puts_the_change_off(self) -> None:
        self._tell(events.ChangePutOff())

    @rule()
    def start_break(self) -> None:
        self._tell(events.BreakStarted(self.shown))

    @rule()
    def finish_step(self) -> None:
        self._tell(events.StepFinished("chin-tuck", 40.0))

    @rule(completed=st.booleans())
    def end_routine(self, completed: bool) -> None:
        self._tell(events.RoutineEnded(completed=completed))

    @rule(
        step=st.integers(-86400, 86400).map(lambda seconds: timedelta(seconds=seconds))
        | st.integers(-9, 9).map(lambda days: timedelta(days=days))
    )
    def clock_is_set(self, step: timedelta) -> None:
        self.now += step
        self.shift += step
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
        self._come_back(self.planner.state)

    @rule(event=st.sampled_from([events.Skipped(reason="!"), events.Paused(None)]))
    def crash_before_the_state_is_saved(self, event: Event) -> None:
        """What was recorded is on the disk, and the program does not know it."""
        saved = self.planner.state
        for effect in self.planner.handle(event, self.now):
            if isinstance(effect, effects.Save) and isinstance(effect.record, history.DeskTime):
                self._keep(effect.record)
        self._come_back(saved)

    def _come_back(self, state: State) -> None:
        self.planner = Planner(self.settings, from_table(to_table(state)))
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
    def spans_at_the_desk_never_overlap(self) -> None:
        spans = sorted(self.desk_times.items())
        assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
        assert all(end - begin >= MINUTE for begin, end in spans)
        if spans:
            assert spans[-1][1] <= self.now - self.shift

    @invariant()
    def snoozes_in_a_row_stay_within_what_was_wished(self) -> None:
        most = self.settings.rhythm.most_snoozes
        assert not most or self.planner.state.snoozes <= most

    @invariant()
    def there_is_always_a_sentence(self) -> None:
        assert quiet.why_quiet(self.planner.state, self.settings, self.now).endswith(".")

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
        if self.busy or not state.at_desk or self.just_arrived:
            return
        if state.phase is Phase.WORKING:
            if timing.reminder_at(state, self.settings) is None:
                return  # so shortly before closing time that it is let go
            due = timing.due(state, self.settings)
            assert due is not None
            left = due - self.now
            assert timedelta(0) < left <= max(self.allowance, rhythm.grace)
        else:
            held = timing.hold_ceiling(state, rhythm)
            ceilings = {Phase.HELD: held, Phase.REMINDING: rhythm.reminder}
            assert state.since is not None
            assert self.now - state.since <= ceilings[state.phase]

    def _tell(self, event: Event) -> None:
        self.just_arrived = False
        before, kept = self.planner.state.total, timedelta(0)
        for effect in self.planner.handle(event, self.now):
            self._check(effect)
            if isinstance(effect, effects.Save) and isinstance(effect.record, history.DeskTime):
                kept += effect.record.at - effect.record.began
        passed = self.planner.state.total - before
        assert kept <= passed < kept + 3 * MINUTE, "time at the desk is lost, or counted twice"
        if self.paused and self.now >= self.paused_until:
            self.paused = False

    def _check(self, effect: effects.Effect) -> None:  # noqa: C901 - one case an effect
        match effect:
            case effects.ShowReminder(number, may_snooze):
                assert may_snooze == self._snoozes_left()
                self._check_reminder(number)
            case effects.ShowNudge():
                assert self.settings.nudge.enabled
                self._check_light_word(effect)
            case effects.SuggestChange(standing=standing):
                assert self.planner.state.standing is (not standing)
                self._check_light_word(effect)
            case effects.Save(record=history.DeskTime() as record):
                self._keep(record)
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
                if record.outcome is history.Outcome.SKIPPED:
                    self.skipped.append(record)
                self.on_break = self.on_break and record.outcome not in BREAKS
                if record.outcome is not history.Outcome.ABANDONED:
                    self.allowance = self.settings.rhythm.interval

    def _check_reminder(self, number: int) -> None:
        self._check_moment()
        assert self.planner.is_due(self.now), "a reminder before it was due"
        self.shown = number

    def _check_light_word(self, effect: effects.Effect) -> None:
        self._check_moment()
        due = timing.due(self.planner.state, self.settings)
        assert due is not None
        assert due - self.now >= timing.NEAR, "a light word close to a break"
        for kind in (type(effect), effects.SuggestChange):  # a nudge never follows a question, too
            if last := self.last_light.get(kind):
                assert self.now - self.shift - last >= 5 * MINUTE, "one upon the other"
        self.last_light[type(effect)] = self.now - self.shift

    def _check_moment(self) -> None:
        assert self.shown is None, "two reminders at once"
        assert not self.absent, "a reminder while away"
        assert not self.busy, "a reminder while busy"
        assert not self.on_break, "a reminder during a break"
        assert not self.paused or self.now >= self.paused_until, "a reminder while paused"
        assert is_open(self.settings.hours, self.now), "a reminder outside hours"

    def _snoozes_left(self) -> bool:
        most = self.settings.rhythm.most_snoozes
        return not most or self.planner.state.snoozes < most

    def _keep(self, record: history.DeskTime) -> None:
        """As the history does: a later record of the same stretch takes the place of the first."""
        self.desk_times[record.began - self.shift] = record.at - self.shift


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
        waited=timedelta(minutes=3),
        owed=True,
        snoozes=2,
        cue=Cue.CALL,
        total=timedelta(hours=900),
        standing=True,
        changed_at=timedelta(hours=899),
        ask_at=timedelta(hours=901),
        nudged_at=timedelta(hours=900),
        nudges=5,
    )
    assert from_table(to_table(state)) == state
