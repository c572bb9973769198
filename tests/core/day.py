"""A simulated day: drives a planner from alarm to alarm and writes down what the person sees.

A story tells events at times of day and says what must have been seen since the last look; anything
else that was seen fails the story, too.
"""

from datetime import UTC, datetime, timedelta

from backcare_tray.core import effects, events, history, quiet, timing
from backcare_tray.core.events import Event
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Settings

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)


def clock(text: str, day: datetime = MONDAY) -> datetime:
    """The moment "09:45" (or "09:45:10") of `day`, UTC."""
    parts = [int(part) for part in text.split(":")]
    return day + timedelta(hours=parts[0], minutes=parts[1], seconds=sum(parts[2:]))


class Day:
    """Begins with somebody sitting down; nobody types unless `typing` is set."""

    def __init__(self, begin: str = "09:00", settings: Settings | None = None) -> None:
        self.now = clock(begin)
        self.planner = Planner.fresh(settings or Settings(), self.now)
        self.typing = False
        self.pause_awaited: timedelta | None = None
        self.seen: list[str] = []
        self.records: list[history.Record] = []
        self.stretches: list[str] = []
        """Time at the desk as it was remembered: "09:00-09:45", "09:45-10:05 standing"."""

    @property
    def due(self) -> datetime | None:
        """When the next break is due."""
        return timing.due(self.planner.state, self.planner.settings)

    @property
    def why_quiet(self) -> str:
        """What the person reads when they ask why it is quiet."""
        return quiet.why_quiet(self.planner.state, self.planner.settings, self.now)

    def until(self, time: str) -> "Day":
        """Let the time pass, ringing every alarm on the way."""
        target = clock(time)
        while (deadline := self.planner.deadline) and deadline <= target:
            before = self.planner.state
            self.now = max(deadline, self.now)
            self._handle(events.TimeReached())
            assert self.planner.state != before, f"the alarm spins at {self.now:%H:%M:%S}"
        self.now = target
        return self

    def oversleep(self, time: str) -> "Day":
        """Let the time pass with the machine asleep: the alarm rings only at the end."""
        self.now = clock(time)
        self._handle(events.TimeReached())
        return self

    def tell(self, *told: Event) -> "Day":
        """Tell `told` now."""
        for event in told:
            self._handle(event)
        return self

    def expect(self, *seen: str) -> "Day":
        """Exactly this was seen since the last look, each as "HH:MM what"."""
        assert self.seen == list(seen)
        self.seen = []
        return self

    def _handle(self, event: Event) -> None:
        for effect in self.planner.handle(event, self.now):
            self._see(effect)

    def _see(self, effect: effects.Effect) -> None:  # noqa: C901 - one case an effect
        match effect:
            case effects.WaitForPause(length=length):
                self.pause_awaited = length
                if not self.typing:
                    self._handle(events.TypingPaused())
                return
            case effects.Save(record=record):
                what = self._remember(record)
            case effects.ShowReminder(may_snooze=may_snooze):
                what = "reminder" if may_snooze else "last reminder"
            case effects.ShowNudge(number=number):
                what = f"nudge {number}"
            case effects.SuggestChange(standing=standing):
                what = "stand up" if standing else "sit down"
            case effects.HideReminder():
                what = "withdrawn"
            case effects.StartRoutine():
                what = "routine"
            case effects.StopRoutine():
                what = "routine closed"
        if what:
            self.seen.append(f"{self.now:%H:%M} {what}")

    def _remember(self, record: history.Record) -> str:
        """Keep the record; returns what a person sees of it."""
        if isinstance(record, history.DeskTime):
            standing = " standing" if record.standing else ""
            self.stretches.append(f"{record.began:%H:%M}-{record.at:%H:%M}{standing}")
            return ""
        self.records.append(record)
        return record.outcome.value if isinstance(record, history.BreakEnded) else ""
