"""Keeps the place in a routine: pause, back, skip, "this hurts". Timed by the clock, not by ticks.

Pure: every call is handed the steady time. What is shown at a place is the routine's business.
"""

from datetime import timedelta

from backcare_tray.core.events import StepFinished
from backcare_tray.core.moves import Move
from backcare_tray.core.routine import Moment, Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step

BACK_TO_PREVIOUS = 3.0
"""Back within this many seconds of a step's begin goes to the step before, as music players do."""


class Player:
    """One walk through `plan`, begun at steady time `now`; `least` is as `Routine` has it.

    Methods that may finish a step return it as `StepFinished`: each step at most once, with the
    seconds of whole repetitions. A step counts as soon as one repetition of it ran.
    """

    def __init__(self, plan: PlannedSet, now: timedelta, least: tuple[float, ...] = ()) -> None:
        self.routine = Routine(plan, least)
        self.completed = True
        """No step was left out so far."""
        self._finished: set[int] = set()
        self._origin = now
        self._paused_at: timedelta | None = None

    @property
    def paused(self) -> bool:
        return self._paused_at is not None

    def elapsed(self, now: timedelta) -> float:
        """Seconds into the routine, from 0 to its length."""
        seconds = (self._reference(now) - self._origin).total_seconds()
        return min(max(seconds, 0.0), self.routine.seconds)

    def moment(self, now: timedelta) -> Moment:
        """What is to be shown."""
        return self.routine.at(self.elapsed(now))

    def advance(self, now: timedelta) -> list[StepFinished]:
        """Report the steps that came to their end since the last call, however long ago it was."""
        elapsed = self.elapsed(now)
        ended = [i for i, (_, end) in enumerate(self.routine.step_spans) if end <= elapsed]
        return [self._finish(i, self._steps[i].seconds) for i in ended if i not in self._finished]

    def pause(self, now: timedelta) -> None:
        """Stop the time; pausing twice is pausing once."""
        self._paused_at = self._reference(now)

    def resume(self, now: timedelta) -> None:
        """Go on where it was paused."""
        if self._paused_at is not None:
            self._origin += now - self._paused_at
            self._paused_at = None

    def back(self, now: timedelta) -> None:
        """Begin this step again, or the one before if this one has only just begun."""
        elapsed = self.elapsed(now)
        step = self.routine.at(elapsed).step
        begin, _ = self.routine.step_spans[step]
        if elapsed - begin < BACK_TO_PREVIOUS and step > 0:
            begin, _ = self.routine.step_spans[step - 1]
        self._seek(begin, now)

    def skip(self, now: timedelta) -> list[StepFinished]:
        """Go to the end of this step; returns the part of it that ran."""
        done = self.stop(now)
        step = self.routine.at(self.elapsed(now)).step
        if step not in self._finished or done:
            self.completed = False
        self._finished.add(step)
        self._seek(self.routine.step_spans[step][1], now)
        return done

    def hurts(self, now: timedelta) -> tuple[Move, list[StepFinished]]:
        """Leave this move out, its other side too; returns the move and the part of it that ran."""
        moment = self.moment(now)
        done = self.skip(now)
        while (after := self.moment(now)).move is moment.move and after.stage is not Stage.END:
            done += self.skip(now)
        return moment.move, done

    def stop(self, now: timedelta) -> list[StepFinished]:
        """The part of the running step that was done: the last report when the window closes."""
        moment = self.moment(now)
        whole = moment.repetition - 1
        if whole < 1 or moment.step in self._finished:  # outside of work, -1
            return []
        return [self._finish(moment.step, whole * moment.move.repetition_seconds)]

    @property
    def _steps(self) -> tuple[Step, ...]:
        return self.routine.plan.steps

    def _finish(self, step: int, seconds: float) -> StepFinished:
        self._finished.add(step)
        return StepFinished(self._steps[step].move.id, seconds)

    def _seek(self, place: float, now: timedelta) -> None:
        self._origin = self._reference(now) - timedelta(seconds=place)

    def _reference(self, now: timedelta) -> timedelta:
        """The time that counts: it stands still while paused."""
        return now if self._paused_at is None else self._paused_at
