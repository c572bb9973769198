"""Stories of who is at the desk, and since when: where one case ends and the next begins."""

from datetime import timedelta

import pytest

from backcare_tray.core import events, history
from backcare_tray.core.events import Absence, Cue, Occupation
from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Nudge, Rhythm, Settings
from backcare_tray.core.state import Phase, from_table, to_table
from tests.core.day import Day, clock

SECOND = timedelta(seconds=1)


def killed_and_started_again(day: Day) -> None:
    day.planner = Planner(day.planner.settings, from_table(to_table(day.planner.state)))
    day.tell(events.ProgramStarted())


def hands_at_rest_in_a_call() -> Day:
    """On since 09:20, and no input since 09:30."""
    day = Day("09:00").until("09:20").tell(events.BecameBusy(Occupation.CALL))
    return day.until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30")))


def test_two_hours_without_a_key_are_still_a_call_and_a_second_more_is_none() -> None:
    listened = hands_at_rest_in_a_call().until("11:30").tell(events.UserReturned(Absence.IDLE))
    assert listened.stretches == []
    assert listened.planner.state.desk_time(listened.now) == timedelta(hours=2, minutes=30)
    gone = hands_at_rest_in_a_call().until("11:30:01").tell(events.UserReturned(Absence.IDLE))
    gone.expect("11:30 natural")
    assert gone.stretches == ["09:00-09:30"]


def test_who_listens_in_a_call_stays_there_when_something_else_ends() -> None:
    day = hands_at_rest_in_a_call().tell(events.BecameBusy(Occupation.FULL_SCREEN))
    day.until("09:40").tell(events.BecameFree(Occupation.FULL_SCREEN)).until("09:50")
    day.tell(events.UserReturned(Absence.IDLE)).expect()
    assert day.stretches == []


@pytest.mark.parametrize("why", sorted(set(Occupation) - {Occupation.CALL}))
def test_hands_at_rest_are_away_whatever_fills_the_screen(why: Occupation) -> None:
    day = Day("09:00").until("09:20").tell(events.BecameBusy(why))
    day.until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30"))).until("09:50")
    day.tell(events.UserReturned(Absence.IDLE)).expect("09:50 natural")


def test_an_absence_never_reaches_back_into_the_break_before_it() -> None:
    day = Day("09:00").tell(events.BreakStarted(), events.StepFinished("chin-tuck", 40.0))
    day.until("09:05").tell(events.RoutineEnded(completed=True)).until("09:07")
    day.tell(events.UserLeft(Absence.IDLE, clock("09:04"))).until("09:12")
    day.tell(events.UserReturned(Absence.IDLE))
    assert day.records[-1] == history.BreakEnded(
        clock("09:12"), history.Outcome.NATURAL, clock("09:05")
    )


def test_an_absence_that_is_told_ahead_of_time_begins_now() -> None:
    day = Day("09:00").until("09:10").tell(events.UserLeft(Absence.LOCKED, clock("09:30")))
    day.until("09:15").tell(events.UserReturned(Absence.LOCKED)).expect("09:15 natural")
    assert day.stretches == ["09:00-09:10"]


def test_away_for_exactly_as_long_as_a_natural_break_is_one() -> None:
    day = Day("09:00").until("09:10").tell(events.UserLeft(Absence.LOCKED, clock("09:10")))
    day.until("09:15").tell(events.UserReturned(Absence.LOCKED)).expect("09:15 natural")
    day.tell(events.UserLeft(Absence.LOCKED, day.now)).until("09:19:59")
    day.tell(events.UserReturned(Absence.LOCKED)).expect()


def test_an_alarm_as_late_as_a_natural_break_means_that_the_machine_slept() -> None:
    Day("09:00").oversleep("09:50").expect("09:50 natural")
    Day("09:00").oversleep("09:49:59").expect("09:49 reminder")


def test_a_minute_at_the_desk_is_remembered() -> None:
    assert Day("09:00").until("09:01").tell(events.Paused(None)).stretches == ["09:00-09:01"]


def test_the_end_of_what_never_began_changes_nothing() -> None:
    day = Day("09:00").until("09:44")
    day.tell(*(events.BecameFree(why) for why in Occupation)).until("09:45")
    day.expect("09:45 reminder")


def test_a_reminder_wished_for_after_the_call_outlives_what_else_ends() -> None:
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL), events.SnoozedUntil(Cue.CALL))
    day.tell(events.BecameBusy(Occupation.FULL_SCREEN), events.BecameFree(Occupation.FULL_SCREEN))
    assert day.planner.state.cue is Cue.CALL


def test_nothing_comes_in_the_first_moments_after_the_hours_open_again(utc_zone: None) -> None:
    hours = Hours(monday=(Span.parse("09:00-09:44"), Span.parse("09:47-17:00")))
    rhythm = Rhythm(interval_minutes=44, grace_minutes=3, let_go_minutes=0)
    day = Day("09:00", Settings(hours=hours, rhythm=rhythm)).until("09:49").expect()
    day.until("09:50").expect("09:50 reminder")


def test_a_break_due_as_long_before_closing_as_is_allowed_still_comes(utc_zone: None) -> None:
    hours = Hours(monday=(Span.parse("09:00-09:50"),))
    Day("09:00", Settings(hours=hours)).until("09:46").expect("09:45 reminder")


def test_a_call_that_ended_while_the_program_was_down_keeps_nothing_back() -> None:
    day = Day("09:00").until("09:20").tell(events.BecameBusy(Occupation.CALL))
    killed_and_started_again(day)
    day.until("09:45").expect("09:45 reminder")


def test_hands_at_rest_in_a_call_are_forgotten_by_a_crash() -> None:
    day = hands_at_rest_in_a_call().until("09:40")
    killed_and_started_again(day)
    day.typing = True
    day.until("11:45").tell(events.UserReturned(Absence.IDLE))
    assert "natural" not in " ".join(day.seen)


def test_a_call_that_ended_while_the_program_was_down_is_not_waited_for() -> None:
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL), events.SnoozedUntil(Cue.CALL))
    day.typing = True
    killed_and_started_again(day)
    day.tell(events.UserLeft(Absence.LOCKED, day.now)).until("09:10")
    day.tell(events.UserReturned(Absence.LOCKED)).until("09:54").expect("09:10 natural")


def test_a_break_after_a_call_ends_the_time_of_grace_too() -> None:
    rhythm = Rhythm(interval_minutes=20, grace_minutes=30)
    settings = Settings(rhythm=rhythm, nudge=Nudge(True, 5))
    day = Day("09:00", settings).tell(events.BecameBusy(Occupation.CALL))
    day.until("09:04").tell(events.BecameFree(Occupation.CALL), events.Skipped())
    day.until("09:24").expect(
        "09:04 skipped", "09:09 nudge 1", "09:14 nudge 2", "09:19 nudge 3", "09:24 reminder"
    )  # fmt: skip


STEPS = (timedelta(hours=-3), timedelta(minutes=30))


def set_clock(day: Day, step: timedelta) -> None:
    day.now += step
    day.tell(events.ClockStepped(step))


@pytest.mark.parametrize("step", STEPS, ids=["back", "forward"])
def test_a_reminder_stays_as_long_as_it_should_when_the_clock_is_set(step: timedelta) -> None:
    day = Day("09:00").until("09:46").expect("09:45 reminder")
    set_clock(day, step)
    day.expect()
    assert day.planner.deadline == clock("09:48") + step


@pytest.mark.parametrize("step", STEPS, ids=["back", "forward"])
def test_the_time_away_is_what_has_passed_when_the_clock_is_set(step: timedelta) -> None:
    day = Day("09:00").until("09:10").tell(events.UserLeft(Absence.LOCKED, clock("09:10")))
    day.now = clock("09:13")
    set_clock(day, step)
    day.tell(events.UserReturned(Absence.LOCKED))
    assert day.planner.state.waited == timedelta(minutes=3)


@pytest.mark.parametrize("step", STEPS, ids=["back", "forward"])
def test_hands_rest_in_a_call_as_long_as_has_passed_when_the_clock_is_set(step: timedelta) -> None:
    day = hands_at_rest_in_a_call().until("11:20")
    set_clock(day, step)
    day.tell(events.UserReturned(Absence.IDLE)).expect()
    day = hands_at_rest_in_a_call().until("11:40")
    set_clock(day, step)
    day.tell(events.UserReturned(Absence.IDLE))
    assert [seen[6:] for seen in day.seen] == ["natural"]


@pytest.mark.parametrize("step", STEPS, ids=["back", "forward"])
def test_the_time_of_grace_is_as_long_as_it_should_when_the_clock_is_set(step: timedelta) -> None:
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL)).until("10:00")
    day.tell(events.BecameFree(Occupation.CALL)).until("10:01")
    set_clock(day, step)
    assert day.due == clock("10:02") + step


def test_how_long_it_was_closed_is_what_has_passed_when_the_clock_is_set(utc_zone: None) -> None:
    """Closed at 09:20 and set forward at 09:21 to a time within the hours: a minute, no break."""
    hours = Hours(monday=(Span.parse("09:00-09:20"), Span.parse("10:00-17:00")))
    day = Day("09:00", Settings(hours=hours)).until("09:21")
    set_clock(day, timedelta(minutes=40))
    assert day.planner.state.phase is Phase.WORKING
    assert day.planner.state.desk_time(day.now) == timedelta(minutes=20)
