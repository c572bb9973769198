"""The shell around the planner: event in, effects out, alarm set, state saved.

An event that is told while another is being handled (a window that closes tells that its routine
ended) waits in a deque, so that every effect sees a state at rest.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import assert_never

from backcare_tray.core import effects, events, quiet
from backcare_tray.core.events import Event
from backcare_tray.core.planner import Planner
from backcare_tray.core.ports import (
    Alarm,
    Clock,
    History,
    InputWatch,
    Screen,
    StateStore,
    Status,
)
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Settings
from backcare_tray.core.state import to_table
from backcare_tray.core.translation import tr

CLOCK_STEP = timedelta(seconds=2)
"""The wall clock drifts; a difference to the steady clock above this means that it was set."""


class Coach:
    """Carries out what the planner decides. `tell` is the one door for events."""

    def __init__(  # noqa: PLR0913 - one argument a port: the whole world, named
        self,
        planner: Planner,
        *,
        clock: Clock,
        alarm: Alarm,
        screen: Screen,
        history: History,
        input_watch: InputWatch,
        store: StateStore,
        plan_set: Callable[[datetime, bool | None], PlannedSet],
    ) -> None:
        self._planner = planner
        self._clock = clock
        self._alarm = alarm
        self._screen = screen
        self._history = history
        self._input_watch = input_watch
        self._store = store
        self._plan_set = plan_set
        self._waiting: deque[Event] = deque()
        self._working = False
        self._now = clock.now()
        self._steady = clock.steady()

    @property
    def settings(self) -> Settings:
        return self._planner.settings

    def change_settings(self, settings: Settings) -> None:
        """Let `settings` be in force from now on."""
        self._planner.settings = settings
        self.tell(events.SettingsChanged())

    def status(self) -> Status:
        """All that can be said of this moment."""
        now = self._clock.now()
        state, settings = self._planner.state, self._planner.settings
        return quiet.status(state, settings, now, self._history.today(now))

    def tell(self, event: Event) -> None:
        """Take in `event` and do what follows from it."""
        self._waiting.append(event)
        if self._working:
            return
        self._working = True
        try:
            while self._waiting:
                self._take_in(self._waiting.popleft())
            self._store.save(to_table(self._planner.state))
            self._screen.show_status(self.status())
        finally:
            self._working = False
            self._alarm.set(self._planner.deadline)

    def _take_in(self, event: Event) -> None:
        now = self._clock.now()
        if step := self._clock_step(now):
            self._perform_all(self._planner.handle(events.ClockStepped(step), now), now)
        self._perform_all(self._planner.handle(event, now), now)

    def _clock_step(self, now: datetime) -> timedelta:
        """By how much the wall clock was set since the last event."""
        steady = self._clock.steady()
        step = (now - self._now) - (steady - self._steady)
        self._now, self._steady = now, steady
        return step if abs(step) > CLOCK_STEP else timedelta(0)

    def _perform_all(self, todo: list[effects.Effect], now: datetime) -> None:
        for effect in todo:
            self._perform(effect, now)

    def _perform(self, effect: effects.Effect, now: datetime) -> None:
        match effect:
            case effects.ShowReminder(number, may_snooze):
                self._input_watch.stop()
                self._screen.show_reminder(number, may_snooze=may_snooze)
            case effects.HideReminder():
                self._screen.hide_reminder()
            case effects.WaitForPause(length=length):
                self._input_watch.wait_for_pause(length)
            case effects.StartRoutine(chosen=chosen):
                self._start_routine(chosen or self._plan_set(now, self._planner.state.standing))
            case effects.StopRoutine():
                self._screen.stop_routine()
            case effects.ShowNudge(number=number):
                self._screen.show_nudge(number)
            case effects.SuggestChange(standing=standing):
                self._screen.suggest_change(standing=standing)
            case effects.Save(record=record):
                self._history.record(record)
            case _:
                assert_never(effect)

    def _start_routine(self, plan: PlannedSet) -> None:
        if not plan.steps:
            self._screen.say(tr("No move fits"), plan.note)
            self.tell(events.RoutineEnded(completed=False))
            return
        self._screen.start_routine(plan)
        if plan.note:
            self._screen.say(tr("Before you begin"), plan.note)
