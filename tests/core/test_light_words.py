"""Stories of nudges and of a desk at which one sits and stands in turn."""

from dataclasses import replace
from datetime import timedelta

from backcare_tray.core import events
from backcare_tray.core.events import Absence, Occupation
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Desk, Nudge, Rhythm, Settings
from backcare_tray.core.state import from_table, to_table
from tests.core.day import Day, clock

LONG = Rhythm(interval_minutes=120)
NUDGED = Settings(nudge=Nudge(enabled=True, every_minutes=20))
STANDING = Settings(rhythm=LONG, desk=Desk(sit_stand=True, sitting_minutes=40, standing_minutes=20))
SET = (events.StepFinished("chin-tuck", 40.0), events.RoutineEnded(completed=True))


def test_off_by_default() -> None:
    day = Day("09:00", Settings(rhythm=LONG)).until("10:59").expect()
    assert day.planner.state.standing is None


def test_a_nudge_after_each_stretch_but_never_close_to_a_break() -> None:
    """Peer: BreakTimer #352, too many notifications: one of 40 min would stand 5 min before."""
    day = Day("09:00", NUDGED).until("09:44").expect("09:20 nudge 1", "09:40 nudge 2")
    day = Day("09:00", replace(NUDGED, nudge=Nudge(True, 21))).until("09:44")
    day.expect("09:21 nudge 1")


def test_a_break_begins_the_count_for_nudges_anew() -> None:
    day = Day("09:00", NUDGED).until("09:10").tell(events.BreakStarted()).until("09:13")
    day.tell(*SET).until("09:33").expect("09:10 routine", "09:13 completed", "09:33 nudge 1")


def test_no_nudge_while_away_busy_paused_or_reminding() -> None:
    """Peer: SafeEyes #900 and Sane Break #116: popping up inside a call or a game."""
    busy = Day("09:00", NUDGED).until("09:15").tell(events.BecameBusy(Occupation.FULL_SCREEN))
    busy.until("09:30").expect()
    busy.tell(events.BecameFree(Occupation.FULL_SCREEN)).until("09:44").expect("09:32 nudge 1")
    away = Day("09:00", NUDGED).until("09:15").tell(events.UserLeft(Absence.LOCKED, clock("09:15")))
    away.until("09:18").tell(events.UserReturned(Absence.LOCKED)).until("09:23")
    away.expect("09:23 nudge 1")
    paused = Day("09:00", NUDGED).tell(events.Paused(None)).until("11:00").expect()
    assert paused.planner.deadline is None
    rhythm = Rhythm(interval_minutes=20, reminder_minutes=30)
    reminded = Day("09:00", Settings(rhythm=rhythm, nudge=Nudge(True, 25))).until("09:45")
    reminded.expect("09:20 reminder")


def test_a_nudge_that_was_missed_is_dropped_and_not_owed() -> None:
    day = Day("09:00", NUDGED).oversleep("09:22").expect()
    day.until("09:39").expect()


def test_after_a_call_a_nudge_waits_for_the_grace_period() -> None:
    day = Day("09:00", NUDGED).until("09:10").tell(events.BecameBusy(Occupation.CALL))
    day.until("09:19").tell(events.BecameFree(Occupation.CALL)).until("09:21")
    day.expect("09:21 nudge 1")


def test_a_nudge_does_not_come_twice_after_a_crash() -> None:
    day = Day("09:00", NUDGED).until("09:20").expect("09:20 nudge 1")
    day.planner = Planner(NUDGED, from_table(to_table(day.planner.state)))
    day.tell(events.ProgramStarted()).until("09:39").expect()


def test_sitting_and_standing_take_turns() -> None:
    day = Day("09:00", STANDING).until("09:40").expect("09:40 stand up")
    day.until("09:41").tell(events.PostureChanged(standing=True)).until("10:01")
    day.expect("10:01 sit down")
    day.tell(events.PostureChanged(standing=False)).until("10:41").expect("10:41 stand up")
    assert day.stretches == ["09:00-09:41", "09:41-10:01 standing"]


def test_later_asks_again_soon_and_no_answer_later() -> None:
    day = Day("09:00", STANDING).until("09:40").tell(events.ChangePutOff()).until("09:50")
    day.expect("09:40 stand up", "09:50 stand up")
    day.until("10:20").expect("10:20 stand up")


def test_no_question_in_a_call_nor_close_to_a_break_but_afterwards() -> None:
    settings = replace(STANDING, rhythm=Rhythm(interval_minutes=42))
    day = Day("09:00", settings).until("09:42").expect("09:42 reminder")
    day.tell(events.Skipped(1)).expect("09:42 withdrawn", "09:42 skipped", "09:42 stand up")
    day = Day("09:00", STANDING).until("09:35").tell(events.BecameBusy(Occupation.CALL))
    day.until("10:00").tell(events.BecameFree(Occupation.CALL)).until("10:02")
    day.expect("10:02 stand up")


def test_a_break_or_a_walk_has_broken_up_the_sitting() -> None:
    day = Day("09:00", STANDING).until("09:30").tell(events.BreakStarted()).until("09:33")
    day.tell(*SET).until("10:12").expect("09:30 routine", "09:33 completed")
    day.tell(events.UserLeft(Absence.LOCKED, clock("10:12"))).until("10:20")
    day.tell(events.UserReturned(Absence.LOCKED)).until("10:59").expect("10:20 natural")
    day.until("11:00").expect("11:00 stand up")


def test_whoever_left_standing_sits_down_the_next_time() -> None:
    day = Day("09:00", STANDING).tell(events.PostureChanged(standing=True))
    day.until("09:05").tell(events.UserLeft(Absence.LOCKED, clock("09:05"))).until("09:20")
    day.tell(events.UserReturned(Absence.LOCKED))
    assert day.planner.state.standing is True
    day.tell(events.UserLeft(Absence.LOCKED, day.now)).until("10:30")
    day.tell(events.UserReturned(Absence.LOCKED))
    assert day.planner.state.standing is False


def test_switched_on_and_off_in_the_settings() -> None:
    day = Day("09:00", Settings(rhythm=LONG)).until("09:50")
    day.planner.settings = STANDING
    day.tell(events.SettingsChanged()).until("10:29").expect()
    day.until("10:30").expect("10:30 stand up")
    day.tell(events.PostureChanged(standing=True)).until("10:35")
    day.planner.settings = Settings(rhythm=LONG)
    day.tell(events.SettingsChanged())
    assert day.planner.state.standing is None
    day.tell(events.PostureChanged(standing=True))
    assert day.planner.state.standing is None
    assert day.stretches == ["09:00-09:50", "09:50-10:30", "10:30-10:35 standing"]


def test_of_two_light_words_the_question_is_said() -> None:
    settings = replace(STANDING, nudge=Nudge(True, 20))
    day = Day("09:00", settings).until("10:00")
    day.expect("09:20 nudge 1", "09:40 stand up", "10:00 nudge 2")


def test_each_stretch_at_the_desk_is_remembered_once() -> None:
    day = Day("09:00").until("09:30").tell(events.UserLeft(Absence.IDLE, clock("09:28")))
    day.until("09:40").tell(events.UserReturned(Absence.IDLE)).until("10:00")
    day.tell(events.Paused(None)).until("10:10").tell(events.Resumed()).until("10:20")
    day.tell(events.BreakStarted()).until("10:22").tell(*SET).until("10:30")
    day.tell(events.ProgramStopped())
    assert day.stretches == ["09:00-09:28", "09:40-10:00", "10:10-10:20", "10:22-10:30"]


def test_less_than_a_minute_at_the_desk_is_not_worth_a_record() -> None:
    day = Day("09:00").until("09:00:50").tell(events.Paused(None))
    assert day.stretches == []
    assert day.planner.state.total == timedelta(seconds=50)
