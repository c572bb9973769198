"""Stories of whole days, each named after what went wrong in somebody else's program."""

from dataclasses import replace
from datetime import timedelta

from backcare_tray.core import events, history
from backcare_tray.core.events import Absence, Occupation
from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.core.state import Phase, from_table, to_table
from tests.core.day import Day, clock

TEN = timedelta(minutes=10)
SET = (events.StepFinished("chin-tuck", 40.0), events.StepFinished("wall-angel", 60.0))


def take_break(day: Day, number: int | None = None, *, until: str) -> None:
    day.tell(events.BreakStarted(number)).until(until)
    day.tell(*SET, events.RoutineEnded(completed=True))


def test_a_break_taken_at_every_reminder() -> None:
    day = Day("09:00").until("09:45").expect("09:45 reminder")
    take_break(day, 1, until="09:48")
    day.expect("09:45 withdrawn", "09:45 routine", "09:48 completed")
    day.until("10:33").expect("10:33 reminder")


def test_nobody_reacts_all_day() -> None:
    day = Day("09:00").until("10:40")
    day.expect(
        "09:45 reminder", "09:48 withdrawn", "09:48 ignored",
        "10:33 reminder", "10:36 withdrawn", "10:36 ignored",
    )  # fmt: skip
    assert day.planner.state.owed


def test_an_ignored_break_can_still_be_taken() -> None:
    day = Day("09:00").until("10:00")
    take_break(day, until="10:03")
    day.expect(
        "09:45 reminder", "09:48 withdrawn", "09:48 ignored", "10:00 routine", "10:03 completed"
    )
    assert not day.planner.state.owed
    day.until("10:48").expect("10:48 reminder")


def test_snooze_comes_back_after_its_length() -> None:
    day = Day("09:00").until("09:46").tell(events.Snoozed(TEN, 1))
    day.until("09:56").expect("09:45 reminder", "09:46 withdrawn", "09:56 reminder")
    day.tell(events.Snoozed(TEN, 2)).until("10:06")
    day.expect("09:56 withdrawn", "10:06 reminder")


def test_snooze_before_it_is_due_adds_to_what_is_left() -> None:
    day = Day("09:00").until("09:30").tell(events.Snoozed(TEN))
    assert day.due == clock("09:55")
    day.until("09:55").expect("09:55 reminder")


def test_skip_starts_a_new_interval() -> None:
    day = Day("09:00").until("09:45").tell(events.Skipped(1))
    day.until("10:30").expect(
        "09:45 reminder", "09:45 withdrawn", "09:45 skipped", "10:30 reminder"
    )


def test_late_clicks_change_nothing() -> None:
    day = Day("09:00").until("09:50")
    before = day.planner.state
    day.tell(
        events.BreakStarted(1),
        events.Snoozed(TEN, 1),
        events.Skipped(1),
        events.TypingPaused(),
        events.StepFinished("chin-tuck", 40),
        events.RoutineEnded(completed=True),
        events.Resumed(),
        events.UserReturned(Absence.IDLE),
        events.Snoozed(timedelta(0)),
        events.Paused(clock("09:00")),
    )
    assert replace(day.planner.state, seen=before.seen) == before
    day.expect("09:45 reminder", "09:48 withdrawn", "09:48 ignored")


def test_a_late_click_on_an_earlier_reminder_is_no_answer_to_this_one() -> None:
    day = Day("09:00").until("10:34")
    day.expect("09:45 reminder", "09:48 withdrawn", "09:48 ignored", "10:33 reminder")
    before = day.planner.state
    day.tell(events.BreakStarted(1), events.Snoozed(TEN, 1), events.Skipped(1)).expect()
    assert replace(day.planner.state, seen=before.seen) == before


def test_clicks_during_a_break_change_nothing() -> None:
    day = Day("09:00").tell(events.BreakStarted()).expect("09:00 routine")
    before = day.planner.state
    day.tell(events.BreakStarted(), events.Snoozed(TEN), events.Skipped())
    assert day.planner.state == before
    day.expect()


def test_a_natural_break_starts_the_interval_anew() -> None:
    day = Day("09:00").until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30")))
    day.until("09:36").tell(events.UserReturned(Absence.IDLE)).expect("09:36 natural")
    assert day.records == [
        history.BreakEnded(clock("09:36"), history.Outcome.NATURAL, clock("09:30"))
    ]
    day.until("10:21").expect("10:21 reminder")


def test_a_short_absence_only_stops_the_count() -> None:
    day = Day("09:00").until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30")))
    day.until("09:34").tell(events.UserReturned(Absence.IDLE))
    day.until("09:49").expect("09:49 reminder")


def test_idle_then_locked_then_suspended_is_one_absence() -> None:
    day = Day("09:00").until("09:12").tell(events.UserLeft(Absence.IDLE, clock("09:10")))
    day.until("09:13").tell(events.UserLeft(Absence.LOCKED, clock("09:13")))
    day.until("09:14").tell(events.UserLeft(Absence.SUSPENDED, clock("09:14")))
    day.until("09:30").tell(events.UserReturned(Absence.SUSPENDED))
    day.tell(events.UserReturned(Absence.IDLE)).expect()
    day.until("09:31").tell(events.UserReturned(Absence.LOCKED)).expect("09:31 natural")
    assert day.records[0] == history.BreakEnded(
        clock("09:31"), history.Outcome.NATURAL, clock("09:10")
    )


def test_no_reminder_while_away_however_long() -> None:
    day = Day("09:00").until("09:44").tell(events.UserLeft(Absence.LOCKED, clock("09:44")))
    day.until("23:00").expect()


def test_a_reminder_is_withdrawn_when_the_person_leaves() -> None:
    day = Day("09:00").until("09:46").tell(events.UserLeft(Absence.LOCKED, clock("09:46")))
    day.until("09:48").tell(events.UserReturned(Absence.LOCKED))
    day.expect("09:45 reminder", "09:46 withdrawn")
    day.until("09:50").expect("09:50 reminder")


def test_idle_during_a_routine_is_the_point_of_it() -> None:
    day = Day("09:00").until("09:45").tell(events.BreakStarted(1)).until("09:47")
    day.tell(events.UserLeft(Absence.IDLE, clock("09:45")), *SET)
    day.tell(events.UserReturned(Absence.IDLE)).until("09:48")
    day.tell(events.RoutineEnded(completed=True))
    day.expect("09:45 reminder", "09:45 withdrawn", "09:45 routine", "09:48 completed")
    day.until("10:33").expect("10:33 reminder")


def test_nobody_back_when_the_routine_ends() -> None:
    day = Day("09:00").tell(events.BreakStarted()).until("09:02")
    day.tell(events.UserLeft(Absence.IDLE, clock("09:00")), *SET)
    day.until("09:03").tell(events.RoutineEnded(completed=True))
    day.until("09:06").tell(events.UserReturned(Absence.IDLE))
    day.expect("09:00 routine", "09:03 completed")
    day.until("09:51").expect("09:51 reminder")


def test_locking_the_screen_closes_the_routine_and_keeps_what_was_done() -> None:
    day = Day("09:00").tell(events.BreakStarted()).until("09:01")
    day.tell(SET[0], events.UserLeft(Absence.LOCKED, clock("09:01")))
    day.tell(events.RoutineEnded(completed=False))
    day.expect("09:00 routine", "09:01 routine closed", "09:01 partial")
    day.until("09:20").tell(events.UserReturned(Absence.LOCKED)).expect("09:20 natural")


def test_sleep_that_nobody_announced_never_ends_in_a_reminder() -> None:
    day = Day("09:00").oversleep("12:00").expect("12:00 natural")
    day.until("12:45").expect("12:45 reminder")


def test_sleep_during_a_reminder() -> None:
    day = Day("09:00").until("09:46").oversleep("13:00")
    day.expect("09:45 reminder", "13:00 withdrawn", "13:00 natural")
    day.until("13:45").expect("13:45 reminder")


def test_waking_by_a_click_counts_as_sleep_too() -> None:
    day = Day("09:00")
    day.now = clock("12:00")
    day.tell(events.Snoozed(TEN)).expect("12:00 natural")
    assert day.due == clock("12:55")


def test_an_alarm_a_little_late_is_only_late() -> None:
    Day("09:00").oversleep("09:47").expect("09:47 reminder")


def test_typing_puts_the_reminder_off() -> None:
    day = Day("09:00")
    day.typing = True
    day.until("09:46").expect()
    day.tell(events.TypingPaused()).expect("09:46 reminder")


def test_typing_without_end_meets_the_ceiling() -> None:
    day = Day("09:00")
    day.typing = True
    day.until("10:00").expect("09:48 reminder", "09:51 withdrawn", "09:51 ignored")


def test_a_call_gets_one_reminder_afterwards() -> None:
    day = Day("09:00").until("09:40").tell(events.BecameBusy(Occupation.CALL))
    day.until("11:30").expect()
    day.tell(events.BecameBusy(Occupation.FULL_SCREEN), events.BecameFree(Occupation.CALL))
    day.until("11:40").tell(events.BecameFree(Occupation.FULL_SCREEN)).expect()
    day.until("11:42").expect("11:42 reminder")
    day.until("11:45").expect("11:45 withdrawn", "11:45 ignored")
    day.until("12:29").expect()


def test_a_call_that_comes_while_the_reminder_shows_takes_it_away() -> None:
    day = Day("09:00").until("09:46").tell(events.BecameBusy(Occupation.CALL))
    day.expect("09:45 reminder", "09:46 withdrawn")
    day.until("10:00").tell(events.BecameFree(Occupation.CALL)).until("10:02")
    day.expect("10:02 reminder")


def test_a_call_that_ends_before_it_is_due_changes_nothing() -> None:
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL)).until("09:30")
    day.tell(events.BecameFree(Occupation.CALL)).until("09:45").expect("09:45 reminder")


def test_who_listens_in_a_call_sits_at_the_desk() -> None:
    day = Day().until("09:20").tell(events.BecameBusy(Occupation.CALL))
    day.until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30")))
    day.until("10:00").tell(events.UserReturned(Absence.IDLE)).until("10:05").tell(
        events.BecameFree(Occupation.CALL)
    ).expect()
    day.until("10:08").expect("10:07 reminder")


def test_who_is_gone_when_the_call_ends_is_away_from_then_on() -> None:
    day = Day().until("09:20").tell(events.BecameBusy(Occupation.CALL))
    day.until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30")))
    day.until("09:40").tell(events.BecameFree(Occupation.CALL))
    day.until("09:50").tell(events.UserReturned(Absence.IDLE)).expect("09:50 natural")
    assert day.stretches == ["09:00-09:40"]


def test_a_microphone_left_open_is_no_call() -> None:
    day = Day().until("09:20").tell(events.BecameBusy(Occupation.CALL))
    day.until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30")))
    day.until("13:00").tell(events.UserReturned(Absence.IDLE)).expect("13:00 natural")
    assert day.stretches == ["09:00-09:30"]


def test_a_microphone_left_open_and_closed_from_afar() -> None:
    day = Day().until("09:20").tell(events.BecameBusy(Occupation.CALL))
    day.until("09:32").tell(events.UserLeft(Absence.IDLE, clock("09:30")))
    day.until("13:00").tell(events.BecameFree(Occupation.CALL)).until("13:30").tell(
        events.UserReturned(Absence.IDLE)
    )
    day.expect("13:30 natural")
    assert day.stretches == ["09:00-09:30"]


def test_paused_until_a_time() -> None:
    day = Day("09:00").until("09:30").tell(events.Paused(clock("10:30"))).until("10:45")
    day.expect("10:45 reminder")


def test_paused_until_resumed() -> None:
    day = Day("09:00").until("09:45").tell(events.Paused(None)).until("15:00")
    day.expect("09:45 reminder", "09:45 withdrawn")
    day.tell(events.Resumed()).until("15:02").expect("15:02 reminder")


def test_a_break_during_a_pause_is_recorded_and_the_pause_goes_on() -> None:
    day = Day("09:00").tell(events.Paused(None), events.BreakStarted(), *SET)
    day.tell(events.RoutineEnded(completed=False)).until("12:00")
    day.expect("09:00 routine", "09:00 partial")
    assert day.planner.state.paused


def test_closed_without_doing_anything_comes_back_like_a_snooze() -> None:
    day = Day("09:00").until("09:45").tell(events.BreakStarted(1))
    day.tell(events.RoutineEnded(completed=False)).until("09:55")
    day.expect(
        "09:45 reminder", "09:45 withdrawn", "09:45 routine", "09:45 abandoned", "09:55 reminder"
    )


def test_closed_without_doing_anything_before_it_was_due() -> None:
    day = Day("09:00").until("09:20").tell(events.BreakStarted())
    day.tell(events.RoutineEnded(completed=False)).until("09:45")
    day.expect("09:20 routine", "09:20 abandoned", "09:45 reminder")


def test_a_forgotten_routine_window_does_not_stop_the_day() -> None:
    day = Day("09:00").tell(events.BreakStarted(), SET[0]).until("10:15")
    day.expect("09:00 routine", "09:30 routine closed", "09:30 partial", "10:15 reminder")


OFFICE = Settings(hours=Hours(monday=(Span.parse("09:00-12:00"), Span.parse("13:00-17:00"))))


def test_working_hours_close_and_open(utc_zone: None) -> None:
    day = Day("08:00", OFFICE).until("09:44").expect()
    day.until("09:45").tell(events.Skipped(1))
    day.expect("09:45 reminder", "09:45 withdrawn", "09:45 skipped")
    day.until("10:00").tell(events.Skipped()).expect("10:00 skipped")
    day.until("10:45").tell(events.Skipped(2)).until("11:15").tell(events.Skipped())
    day.expect("10:45 reminder", "10:45 withdrawn", "10:45 skipped", "11:15 skipped")
    day.until("13:44").expect()  # due at 12:00, which is closing time: let go
    day.until("13:45").expect("13:45 reminder")


def test_a_break_due_just_before_the_end_of_the_day_is_let_go(utc_zone: None) -> None:
    hours = Hours(monday=(Span.parse("09:00-09:49"), Span.parse("10:00-17:00")))
    day = Day("09:00", Settings(hours=hours)).until("10:44").expect()
    day.until("10:45").expect("10:45 reminder")


def test_a_reminder_at_closing_time_is_withdrawn(utc_zone: None) -> None:
    hours = Hours(monday=(Span.parse("09:00-09:46"), Span.parse("10:00-17:00")))
    rhythm = Rhythm(let_go_minutes=0)
    day = Day("09:00", Settings(hours=hours, rhythm=rhythm)).until("10:44")
    day.expect("09:45 reminder", "09:46 withdrawn")
    day.until("10:45").expect("10:45 reminder")


def test_a_short_gap_in_the_hours_only_stops_the_count(utc_zone: None) -> None:
    hours = Hours(monday=(Span.parse("09:00-09:40"), Span.parse("09:43-17:00")))
    Day("09:00", Settings(hours=hours)).until("09:48").expect("09:48 reminder")


def test_asleep_over_closing_and_opening(utc_zone: None) -> None:
    day = Day("11:30", OFFICE).oversleep("13:30").expect("13:30 natural")
    day.until("14:15").expect("14:15 reminder")


def test_hours_changed_in_the_settings_take_effect_at_once(utc_zone: None) -> None:
    day = Day("08:00").until("08:45").expect("08:45 reminder")
    day.planner.settings = OFFICE
    day.tell(events.SettingsChanged()).expect("08:45 withdrawn")
    day.until("09:45").expect("09:45 reminder")


def test_a_new_interval_takes_effect_at_once() -> None:
    day = Day("09:00").until("09:10")
    day.planner.settings = Settings(rhythm=Rhythm(interval_minutes=20))
    day.tell(events.SettingsChanged()).until("09:20").expect("09:20 reminder")


def test_an_interval_made_shorter_than_the_work_time_reminds_at_once() -> None:
    day = Day("09:00").until("09:40")
    day.planner.settings = Settings(rhythm=Rhythm(interval_minutes=20))
    day.tell(events.SettingsChanged()).expect("09:40 reminder")


def test_a_restart_in_the_middle_of_an_interval_carries_the_work_time_over() -> None:
    day = Day("09:00").until("09:30").tell(events.ProgramStopped()).until("09:31")
    day.planner = Planner(day.planner.settings, from_table(to_table(day.planner.state)))
    day.tell(events.ProgramStarted()).until("09:46").expect("09:46 reminder")


def test_a_restart_after_a_long_absence_starts_anew() -> None:
    day = Day("09:00").until("09:30").tell(events.ProgramStopped()).until("11:00")
    day.planner = Planner(day.planner.settings, from_table(to_table(day.planner.state)))
    day.tell(events.ProgramStarted()).expect("11:00 natural")
    day.until("11:45").expect("11:45 reminder")


def test_a_crash_and_a_restart_carry_the_work_time_over() -> None:
    day = Day("09:00").until("09:30")
    day.planner = Planner(day.planner.settings, from_table(to_table(day.planner.state)))
    day.tell(events.ProgramStarted()).until("09:45").expect("09:45 reminder")


def test_a_crash_and_a_reboot_start_anew() -> None:
    day = Day("09:00").until("09:30").tell(events.SettingsChanged())
    day.now = clock("09:40")
    day.tell(events.ProgramStarted(rebooted=True)).expect("09:40 natural")
    assert day.due == clock("10:25")


def test_a_crash_during_a_routine_keeps_the_steps_that_ran() -> None:
    day = Day("09:00").until("09:45").tell(events.BreakStarted(1), SET[0]).until("09:46")
    day.tell(events.ProgramStarted())
    assert day.planner.state.phase is Phase.WORKING
    assert day.due == clock("10:31")
    assert [r for r in day.records if isinstance(r, history.BreakEnded)] == []


def test_a_crash_during_a_reminder_reminds_again() -> None:
    day = Day("09:00").until("09:46").expect("09:45 reminder")
    day.tell(events.ProgramStarted()).expect("09:46 reminder")


def test_the_clock_is_set_forward_and_back() -> None:
    for step in (timedelta(hours=3), timedelta(days=-2)):
        day = Day("09:00").until("09:30")
        day.now += step
        day.tell(events.ClockStepped(step))
        assert day.due == clock("09:45") + step
        day.expect()


def test_feelings_and_hurts_are_recorded_at_any_time() -> None:
    day = Day("09:00").tell(events.FeltAfterwards(2), events.MoveHurt("wall-angel"))
    day.tell(events.ComparedWithBefore(history.Change.WORSE))
    now = clock("09:00")
    assert day.records == [
        history.Feeling(now, 2),
        history.HurtReported(now, "wall-angel"),
        history.ChangeFelt(now, history.Change.WORSE),
    ]
