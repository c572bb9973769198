"""Stories of snoozes that wait for a moment, and of those who wanted to be held to their word.

The names after "peer:" are threads of programs in which it went wrong.
"""

from dataclasses import replace
from datetime import timedelta

from backcare_tray.core import events, history, timing
from backcare_tray.core.events import Absence, Cue, Occupation
from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.core.state import from_table, to_table
from tests.core.day import Day, clock

TEN = timedelta(minutes=10)
TWICE = Settings(rhythm=Rhythm(most_snoozes=2))
WHY = "In the middle of something"


def restart(day: Day) -> None:
    day.planner = Planner(day.planner.settings, from_table(to_table(day.planner.state)))
    day.tell(events.ProgramStarted())


def busy_typing(day: Day) -> Day:
    """Reminded at 09:45, and typing ever since."""
    day.until("09:45").expect("09:45 reminder")
    day.typing = True
    return day


def test_when_i_next_pause_waits_for_a_real_pause() -> None:
    """Peer: Sane Break #143, presets alone do not know when a thought is finished."""
    day = busy_typing(Day("09:00")).tell(events.SnoozedUntil(Cue.PAUSE, 1))
    assert day.pause_awaited == timedelta(seconds=20)
    day.until("10:05").expect("09:45 withdrawn")
    day.tell(events.TypingPaused()).expect("10:05 reminder")
    assert history.SnoozeTaken(clock("09:45"), None) in day.records


def test_whoever_never_pauses_is_reminded_after_half_an_hour() -> None:
    day = busy_typing(Day("09:00")).tell(events.SnoozedUntil(Cue.PAUSE, 1))
    day.until("10:15").expect("09:45 withdrawn", "10:15 reminder")


def test_when_i_next_pause_reminds_then_whether_or_not_it_is_due() -> None:
    day = Day("09:00").until("09:20")
    day.typing = True
    day.tell(events.SnoozedUntil(Cue.PAUSE)).until("09:24").expect()
    day.tell(events.TypingPaused()).expect("09:24 reminder")


def test_after_a_pause_that_was_waited_for_the_short_pause_is_enough_again() -> None:
    day = busy_typing(Day("09:00")).tell(events.SnoozedUntil(Cue.PAUSE, 1))
    day.tell(events.TypingPaused(), events.Snoozed(TEN, 2)).until("09:56")
    day.expect("09:45 withdrawn", "09:45 reminder", "09:45 withdrawn")
    assert day.pause_awaited == timedelta(seconds=4)


def test_left_alone_by_a_reminder_that_waited_for_a_pause_the_next_waits_as_any_other() -> None:
    day = busy_typing(Day("09:00")).tell(events.SnoozedUntil(Cue.PAUSE, 1), events.TypingPaused())
    day.tell(events.UserLeft(Absence.LOCKED, day.now)).until("09:47")
    day.tell(events.UserReturned(Absence.LOCKED)).until("09:49")
    assert day.pause_awaited == timedelta(seconds=4)


def test_going_away_is_a_pause_too() -> None:
    day = busy_typing(Day("09:00")).tell(events.SnoozedUntil(Cue.PAUSE, 1))
    day.until("09:50").tell(events.UserLeft(Absence.LOCKED, clock("09:50")))
    day.until("09:53").tell(events.UserReturned(Absence.LOCKED))
    day.typing = False
    day.until("09:55").expect("09:45 withdrawn", "09:55 reminder")


def test_a_call_that_comes_while_waiting_for_a_pause_is_not_disturbed() -> None:
    day = busy_typing(Day("09:00")).tell(events.SnoozedUntil(Cue.PAUSE, 1))
    day.until("09:50").tell(events.BecameBusy(Occupation.CALL), events.TypingPaused())
    day.until("10:20").expect("09:45 withdrawn")
    day.typing = False
    day.tell(events.BecameFree(Occupation.CALL)).until("10:22").expect("10:22 reminder")


def test_killed_while_waiting_for_a_pause() -> None:
    day = busy_typing(Day("09:00")).tell(events.SnoozedUntil(Cue.PAUSE, 1)).until("09:50")
    restart(day)
    assert day.pause_awaited == timing.LULL
    day.tell(events.TypingPaused()).expect("09:45 withdrawn", "09:50 reminder")


def test_after_this_call_reminds_once_soon_after_it_though_nothing_is_due() -> None:
    """Peer: Stretchly #969 and Workrave #255, breaks inside the call or long forgotten after it."""
    day = Day("09:00").until("09:10").tell(events.BecameBusy(Occupation.CALL))
    day.tell(events.SnoozedUntil(Cue.CALL)).until("09:40").expect()
    day.tell(events.BecameFree(Occupation.CALL)).until("09:42").expect("09:42 reminder")
    day.tell(events.Skipped(2)).tell(events.Skipped(1)).until("10:26")
    day.expect("09:42 withdrawn", "09:42 skipped")


def test_whoever_only_listens_in_a_call_is_still_reminded_after_it() -> None:
    """Also when the screen locked itself meanwhile, which is a natural break."""
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL), events.SnoozedUntil(Cue.CALL))
    day.until("09:12").tell(events.UserLeft(Absence.LOCKED, clock("09:12")))
    day.until("09:40").tell(events.UserReturned(Absence.LOCKED)).until("09:50")
    day.expect("09:40 natural")
    day.tell(events.BecameFree(Occupation.CALL)).until("09:52").expect("09:52 reminder")


def test_whoever_walks_away_after_the_call_has_had_the_break() -> None:
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL), events.SnoozedUntil(Cue.CALL))
    day.until("09:30").tell(events.UserLeft(Absence.LOCKED, clock("09:30")))
    day.tell(events.BecameFree(Occupation.CALL)).until("09:40")
    day.tell(events.UserReturned(Absence.LOCKED)).expect("09:40 natural")
    day.until("10:24").expect()


def test_after_this_call_means_nothing_without_a_call() -> None:
    day = Day("09:00").until("09:20")
    before = day.planner.state
    day.tell(events.SnoozedUntil(Cue.CALL))
    assert replace(day.planner.state, seen=before.seen) == before


def test_killed_in_a_call_the_reminder_still_comes_after_it() -> None:
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL), events.SnoozedUntil(Cue.CALL))
    day.until("09:20")
    day.typing = True  # so that the sources speak before the reminder shows
    restart(day)
    day.tell(events.BecameBusy(Occupation.CALL)).until("09:40").expect()
    day.typing = False
    day.tell(events.BecameFree(Occupation.CALL)).until("09:42").expect("09:42 reminder")


def test_after_as_many_snoozes_as_wished_only_start_or_skip_is_left() -> None:
    """Peer: Stretchly allows one snooze and then takes the screen; here a word is enough."""
    day = Day("09:00", TWICE).until("09:45").tell(events.Snoozed(TEN, 1))
    day.until("09:55").tell(events.SnoozedUntil(Cue.PAUSE, 2)).until("09:56")
    day.expect(
        "09:45 reminder", "09:45 withdrawn", "09:55 reminder", "09:55 withdrawn",
        "09:55 last reminder",
    )  # fmt: skip
    before = day.planner.state
    for refused in (
        events.Snoozed(TEN, 3), events.Snoozed(TEN), events.SnoozedUntil(Cue.PAUSE, 3),
        events.Skipped(3), events.Skipped(),
    ):  # fmt: skip
        day.tell(refused)
    assert day.planner.state.number == before.number
    day.expect()
    day.tell(events.Skipped(3, WHY)).expect("09:56 withdrawn", "09:56 skipped")
    skipped = day.records[-1]
    assert isinstance(skipped, history.BreakEnded)
    assert skipped.reason == WHY


def test_the_next_interval_may_be_snoozed_again() -> None:
    day = Day("09:00", TWICE).tell(events.Snoozed(TEN), events.Snoozed(TEN))
    day.until("10:05").expect("10:05 last reminder")
    day.until("10:08").expect("10:08 withdrawn", "10:08 ignored")
    day.until("10:53").expect("10:53 reminder")


def test_a_break_closed_at_once_is_no_way_round_the_promise() -> None:
    day = Day("09:00", TWICE).tell(events.Snoozed(TEN), events.Snoozed(TEN)).until("10:05")
    day.tell(events.BreakStarted(1), events.RoutineEnded(completed=False)).until("10:15")
    day.expect(
        "10:05 last reminder", "10:05 withdrawn", "10:05 routine", "10:05 abandoned",
        "10:15 last reminder",
    )  # fmt: skip


def test_the_promise_outlives_a_crash() -> None:
    day = Day("09:00", TWICE).tell(events.Snoozed(TEN), events.Snoozed(TEN)).until("10:05")
    restart(day)
    day.expect("10:05 last reminder", "10:05 last reminder")


def test_without_a_promise_skipping_asks_nothing() -> None:
    day = Day("09:00").tell(*[events.Snoozed(TEN)] * 9).tell(events.Skipped())
    day.expect("09:00 skipped")


def test_the_clock_set_past_the_end_of_a_pause_makes_no_hours_at_the_desk() -> None:
    """Peer: BreakTimer #53; the hours that were never worked came due at once."""
    day = Day("09:00").until("09:10").tell(events.Paused(clock("09:20"))).until("09:15")
    step = timedelta(hours=8)
    day.now += step
    day.tell(events.ClockStepped(step))
    assert day.due == clock("17:50")
    day.until("17:49").expect()


def test_hands_that_rest_as_the_hours_close_bring_no_reminder(utc_zone: None) -> None:
    hours = Hours(monday=(Span.parse("09:00-09:46"),))
    day = Day("09:00", Settings(hours=hours, rhythm=Rhythm(let_go_minutes=0)))
    day.typing = True
    day.until("09:45")
    day.now = clock("09:46")
    day.tell(events.TypingPaused()).expect()


def test_a_snooze_is_as_short_as_was_wished_also_just_after_a_call() -> None:
    day = Day("09:00").tell(events.BecameBusy(Occupation.CALL)).until("10:00")
    day.tell(events.BecameFree(Occupation.CALL), events.Snoozed(timedelta(minutes=1)))
    day.until("10:01").expect("10:01 reminder")


def test_a_break_that_is_snoozed_is_on_offer_no_more() -> None:
    day = Day("09:00").until("09:50").tell(events.Snoozed(TEN))
    assert not day.planner.state.owed
    day.until("09:55").tell(events.Snoozed(TEN))
    assert day.due == clock("10:10")
