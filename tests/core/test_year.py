"""A year of working days in Berlin, both changes of the clock included: none lost, none twice.

The person works by the wall clock, sees some reminders and misses others, sits in calls, locks the
screen, closes the lid without a word, restarts and crashes, stands up now and then, and has days
off. What the planner shows and remembers is checked against what the person was really doing.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from backcare_tray.core import effects, events, history
from backcare_tray.core.events import Absence, Cue, Event, Occupation
from backcare_tray.core.history import Outcome
from backcare_tray.core.hours import Hours, Span, is_open
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Desk, Nudge, Rhythm, Settings
from backcare_tray.core.state import Phase, from_table, to_table

BERLIN = ZoneInfo("Europe/Berlin")
SPANS = (Span.parse("08:30-12:30"), Span.parse("13:15-17:30"))
HOLIDAYS = (date(2026, 1, 1), date(2026, 4, 3), date(2026, 5, 1), date(2026, 12, 25))
OFFICE = Hours(SPANS, SPANS, SPANS, SPANS, SPANS, (), (), holidays=HOLIDAYS)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class Year:
    """One person, one machine, one planner."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.settings = Settings(
            rhythm=Rhythm(most_snoozes=2),
            hours=OFFICE,
            nudge=Nudge(enabled=True),
            desk=Desk(sit_stand=True),
        )
        self.now = local(date(2026, 1, 1), 8)
        self.planner = Planner.fresh(self.settings, self.now)
        self.here = True
        self.in_call = False
        self.asleep = False
        self.reminders: Counter[date] = Counter()
        self.last_reminder: datetime | None = None
        self.began: list[datetime] = []
        self.ended: list[datetime] = []
        self.desk_times: list[history.DeskTime] = []
        self.light_words: Counter[type[effects.Effect]] = Counter()
        self.wakes = 0

    def until(self, moment: datetime) -> None:
        """Let the time pass; while the machine is asleep, no alarm rings."""
        while not self.asleep and (wake := self.planner.deadline) and wake <= moment:
            self.now = max(wake, self.now)
            self.wakes += 1
            self.tell(events.TimeReached())
        self.now = max(moment, self.now)

    def tell(self, event: Event) -> None:
        for effect in self.planner.handle(event, self.now):
            self.see(effect)

    def see(self, effect: effects.Effect) -> None:
        match effect:
            case effects.WaitForPause():
                self.tell(events.TypingPaused())
            case effects.ShowReminder(number, may_snooze):
                self.check_reminder()
                self.react(number, may_snooze=may_snooze)
            case effects.ShowNudge() | effects.SuggestChange():
                self.check_moment()
                self.light_words[type(effect)] += 1
                if isinstance(effect, effects.SuggestChange) and self.dice.random() < 0.7:
                    self.tell(events.PostureChanged(effect.standing))
            case effects.Save(record=history.DeskTime() as record):
                self.desk_times.append(record)
            case effects.StopRoutine():
                self.tell(events.RoutineEnded(completed=False))
            case effects.Save(record=history.BreakBegan(at=at)):
                self.began.append(at)
            case effects.Save(record=history.BreakEnded() as record):
                if record.outcome in {Outcome.COMPLETED, Outcome.PARTIAL, Outcome.ABANDONED}:
                    self.ended.append(record.began)

    def check_reminder(self) -> None:
        self.check_moment()
        if self.last_reminder:
            assert self.now - self.last_reminder >= 2 * MINUTE, "twice for one due time"
        self.last_reminder = self.now
        self.reminders[self.now.astimezone(BERLIN).date()] += 1

    def check_moment(self) -> None:
        assert self.here, "a reminder while away"
        assert not self.in_call, "a reminder in a call"
        assert not self.asleep, "a reminder while asleep"
        assert is_open(OFFICE, self.now, BERLIN), "a reminder outside hours"

    def react(self, number: int, *, may_snooze: bool) -> None:
        match self.dice.choice(["start", "start", "snooze", "skip", "ignore"]):
            case "start":
                self.tell(events.BreakStarted(number))
                for _ in range(self.dice.randint(0, 3)):
                    self.tell(events.StepFinished("chin-tuck", 40))
                self.tell(events.RoutineEnded(completed=self.dice.random() < 0.8))
            case "snooze" if may_snooze:
                self.tell(events.Snoozed(10 * MINUTE, number))
            case "skip":
                self.tell(events.Skipped(number, "" if may_snooze else "In the middle of it"))

    def day(self, day: date) -> None:
        """Arrive, work with what comes between, leave without closing anything."""
        self.until(local(day, 8, self.dice.randint(0, 50)))
        self.come_back(Absence.SUSPENDED)
        for hour in range(9, 17):
            self.until(local(day, hour, self.dice.randint(0, 20)))
            self.disturb()
        self.until(local(day, 17, self.dice.randint(30, 59)))
        self.go(Absence.SUSPENDED)

    def go(self, why: Absence) -> None:
        self.here = False
        self.tell(events.UserLeft(why, self.now))

    def come_back(self, why: Absence) -> None:
        self.here = True
        self.tell(events.UserReturned(why))

    def disturb(self) -> None:
        """What comes between, for 1 to 40 minutes."""
        end = self.now + self.dice.randint(1, 40) * MINUTE
        match self.dice.choice(["nothing", "call", "lock", "lid", "restart", "crash", "idle"]):
            case "call":
                self.in_call = True
                self.tell(events.BecameBusy(Occupation.CALL))
                if self.dice.random() < 0.3:
                    self.tell(events.SnoozedUntil(Cue.CALL))
                self.until(end)
                self.in_call = False
                self.tell(events.BecameFree(Occupation.CALL))
            case "lock":
                self.go(Absence.LOCKED)
                self.until(end)
                self.come_back(Absence.LOCKED)
            case "lid":
                self.asleep = True
                self.until(end)
                self.asleep = False
                self.tell(events.TimeReached())
            case "restart":
                self.tell(events.ProgramStopped())
                self.planner = Planner(self.settings, from_table(to_table(self.planner.state)))
                self.now = end
                self.tell(events.ProgramStarted())
            case "crash":
                self.last_reminder = None  # what was on the screen died with the program
                self.planner = Planner(self.settings, from_table(to_table(self.planner.state)))
                self.tell(events.ProgramStarted())
            case "idle":
                self.until(self.now + MINUTE)  # nobody knows yet
                self.here = False
                self.tell(events.UserLeft(Absence.IDLE, self.now - MINUTE))
                self.until(end)
                self.come_back(Absence.IDLE)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """A wall-clock time in Berlin, as UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


def check_desk_times(spans: list[history.DeskTime], working_days: int) -> None:
    """They never overlap, lie in the hours, and leave out no more than absences and breaks."""
    assert all(one.at <= other.began for one, other in pairwise(sorted(spans, key=began)))
    assert all(span.at - span.began >= MINUTE for span in spans)
    assert all(is_open(OFFICE, span.began, BERLIN) for span in spans)
    hours = sum((span.at - span.began for span in spans), timedelta(0)) / timedelta(hours=1)
    assert 4 < hours / working_days < 8.25
    assert any(span.standing for span in spans)


def began(span: history.DeskTime) -> datetime:
    return span.began


@pytest.mark.parametrize("seed", range(2))
def test_a_year(berlin: None, seed: int) -> None:
    year = Year(seed)
    days = [date(2026, 1, 1) + timedelta(days=i) for i in range(365)]
    working = [day for day in days if day.weekday() < 5 and day not in HOLIDAYS]
    for day in working:
        year.day(day)
    year.until(local(date(2027, 1, 1), 12))

    assert sorted(year.began) == sorted(year.ended)
    check_desk_times(year.desk_times, len(working))
    assert min(year.light_words.values()) > len(working)
    assert len(year.light_words) == 2
    assert set(year.reminders) <= set(working)
    counts = [year.reminders[day] for day in working]
    assert min(counts) >= 1, "a working day without a single reminder"
    assert 5 <= sum(counts) / len(counts) <= 12
    assert year.wakes / len(working) < 60, "a working day takes a few dozen wake-ups"
    assert year.planner.state.phase is Phase.WORKING
