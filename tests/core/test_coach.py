"""The shell: effects are carried out, re-entrant events wait, the clock's steps are noticed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from backcare_tray.core import events, history
from backcare_tray.core.coach import Coach
from backcare_tray.core.events import Absence
from backcare_tray.core.moves import Side
from backcare_tray.core.planner import Planner
from backcare_tray.core.ports import Glance
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.settings import Desk, Nudge, Rhythm, Settings
from backcare_tray.core.state import from_table
from tests.fakes import FakeAlarm, FakeClock, FakeHistory, FakeScreen, make_move

PLAN = PlannedSet((Step(make_move(), Side.BOTH, 2),))


class World:
    """A coach among fakes."""

    def __init__(self, plan: PlannedSet = PLAN) -> None:
        self.clock, self.alarm = FakeClock(), FakeAlarm()
        self.screen, self.history = FakeScreen(), FakeHistory()
        self.plan = plan
        self.standing: bool | None = None
        self.waits: list[timedelta | None] = []
        self.saved: dict[str, object] = {}
        self.coach = Coach(
            Planner.fresh(Settings(), self.clock.now()),
            clock=self.clock,
            alarm=self.alarm,
            screen=self.screen,
            history=self.history,
            input_watch=self,
            store=self,
            plan_set=self.plan_set,
        )

    def plan_set(self, _now: datetime, standing: bool | None) -> PlannedSet:
        self.standing = standing
        return self.plan

    def wait_for_pause(self, length: timedelta) -> None:
        self.waits.append(length)
        self.coach.tell(events.TypingPaused())

    def stop(self) -> None:
        self.waits.append(None)

    def save(self, table: dict[str, object]) -> None:
        self.saved = table

    def ring(self, **length: float) -> None:
        self.clock.advance(**length)
        self.coach.tell(events.TimeReached())


def test_a_reminder_after_an_interval_and_a_set_after_the_click() -> None:
    world = World()
    world.ring(minutes=45)
    assert world.waits == [timedelta(seconds=4), None]
    world.coach.tell(events.BreakStarted(1))
    assert world.screen.shown == ["reminder 1", "withdrawn", "routine"]
    assert world.screen.plan is PLAN
    assert world.screen.statuses[-1].glance is Glance.ON_BREAK


def test_a_set_that_the_person_picked_is_the_one_that_starts() -> None:
    world = World()
    picked = replace(PLAN, why="Picked by hand.")
    world.coach.tell(events.BreakStarted(chosen=picked))
    assert world.screen.plan is picked


def test_the_alarm_follows_the_deadline() -> None:
    world = World()
    world.coach.tell(events.Snoozed(timedelta(minutes=5)))
    assert world.alarm.when == world.clock.now() + timedelta(minutes=50)


def test_the_state_is_saved_after_every_event() -> None:
    world = World()
    world.coach.tell(events.Paused(None))
    assert from_table(world.saved).paused


def test_the_status_is_that_of_the_moment_and_not_of_the_last_event(
    monkeypatch: pytest.MonkeyPatch, utc_zone: None
) -> None:
    world, asked = World(), list[datetime]()
    end = world.clock.now() + timedelta(hours=21)
    world.coach.tell(events.Paused(end))
    assert world.coach.status().why_quiet == f"Paused until {end:%a %H:%M}."

    def today(now: datetime) -> history.Today:
        asked.append(now)
        return history.Today()

    monkeypatch.setattr(world.history, "today", today)
    world.clock.advance(hours=20)
    assert world.coach.status().why_quiet == f"Paused until {end:%H:%M}."
    assert asked == [world.clock.now()]


def test_a_window_that_tells_while_it_is_closed_waits_its_turn() -> None:
    world = World()
    world.coach.tell(events.BreakStarted())
    world.screen.on_stop = lambda: world.coach.tell(events.RoutineEnded(completed=False))
    world.coach.tell(events.UserLeft(Absence.LOCKED, world.clock.now()))
    assert world.screen.shown == ["routine", "routine closed"]
    ended = [r for r in world.history.records if isinstance(r, history.BreakEnded)]
    assert [record.outcome for record in ended] == [history.Outcome.ABANDONED]


def test_no_usable_move_says_what_to_change() -> None:
    world = World(PlannedSet((), note="Allow the floor."))
    world.coach.tell(events.BreakStarted())
    assert world.screen.shown == ["No move fits"]
    assert world.screen.said == ["Allow the floor."]
    assert world.coach.status().glance is Glance.WORKING


def test_a_word_that_comes_with_the_set_is_said() -> None:
    world = World(replace(PLAN, note="Please see somebody."))
    world.coach.tell(events.BreakStarted())
    assert world.screen.shown == ["routine", "Before you begin"]
    assert world.screen.said == ["Please see somebody."]


def test_setting_the_clock_neither_loses_nor_doubles_the_reminder() -> None:
    for step in (timedelta(hours=2), timedelta(hours=-2)):
        world = World()
        world.clock.advance(minutes=30)
        world.clock.set_wall(step)
        world.coach.tell(events.TimeReached())
        assert world.alarm.when == world.clock.now() + timedelta(minutes=15)
        world.ring(minutes=15)
        assert world.screen.shown == ["reminder 1"]


def test_a_clock_that_is_set_by_a_few_seconds_is_noticed_and_one_that_drifts_is_not() -> None:
    for step, left in ((3, 15 * 60), (-3, 15 * 60), (2, 15 * 60 - 2)):
        world = World()
        world.clock.advance(minutes=30)
        world.clock.set_wall(timedelta(seconds=step))
        world.coach.tell(events.TimeReached())
        assert world.alarm.when == world.clock.now() + timedelta(seconds=left)


def test_new_settings_take_effect_at_once() -> None:
    world = World()
    world.clock.advance(minutes=30)
    world.coach.change_settings(Settings(rhythm=Rhythm(interval_minutes=20)))
    assert world.screen.shown == ["reminder 1"]
    assert world.coach.settings.rhythm.interval_minutes == 20


def test_an_error_in_a_window_leaves_the_alarm_set() -> None:
    world = World()

    def fail() -> None:
        raise RuntimeError("a window failed")

    world.screen.on_stop = fail
    world.coach.tell(events.BreakStarted())
    world.alarm.when = None
    with pytest.raises(RuntimeError, match="a window failed"):
        world.coach.tell(events.UserLeft(Absence.LOCKED, world.clock.now()))
    assert world.alarm.when is not None
    world.coach.tell(events.UserReturned(Absence.LOCKED))
    assert world.screen.statuses[-1].glance is Glance.ON_BREAK


def test_a_nudge_and_a_question_reach_the_screen() -> None:
    world = World()
    world.coach.change_settings(
        Settings(nudge=Nudge(True, 10), desk=Desk(True, sitting_minutes=15))
    )
    world.ring(minutes=10)
    world.ring(minutes=5)
    assert world.screen.shown == ["nudge 1", "stand up"]


def test_the_set_is_planned_for_how_the_person_is_placed() -> None:
    world = World()
    world.coach.tell(events.BreakStarted())
    assert world.standing is None
    world = World()
    world.coach.change_settings(Settings(desk=Desk(sit_stand=True)))
    world.coach.tell(events.PostureChanged(standing=True))
    world.coach.tell(events.BreakStarted())
    assert world.standing is True


def test_the_last_reminder_says_so() -> None:
    world = World()
    world.coach.change_settings(Settings(rhythm=Rhythm(most_snoozes=1)))
    world.coach.tell(events.Snoozed(timedelta(minutes=5)))
    world.ring(minutes=50)
    assert world.screen.shown == ["last reminder 1"]
