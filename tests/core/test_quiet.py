"""Every reason for quiet has its sentence and its glance."""

from collections.abc import Callable

import pytest

from backcare_tray.core import events, quiet
from backcare_tray.core.events import Absence, Cue, Occupation
from backcare_tray.core.history import Today
from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.ports import Glance
from backcare_tray.core.settings import Desk, Rhythm, Settings
from tests.core.day import Day, clock

CALL, FULL, QUIET = Occupation.CALL, Occupation.FULL_SCREEN, Occupation.DO_NOT_DISTURB


def typing(day: Day) -> None:
    day.typing = True
    day.until("09:46")


def leave(why: Absence) -> Callable[[Day], object]:
    return lambda day: day.tell(events.UserLeft(why, day.now))


STORIES: list[tuple[Callable[[Day], object], Glance, str]] = [
    (lambda d: None, Glance.WORKING, "The next break is due at 09:45."),
    (typing, Glance.WORKING, "A break is due. It waits for a pause in your typing."),
    (lambda d: d.until("09:46"), Glance.DUE, "Your break is ready when you are."),
    (lambda d: d.until("09:50"), Glance.DUE, "The next break is due at 10:33."),
    (lambda d: d.tell(events.BreakStarted()), Glance.ON_BREAK, "You are on a break."),
    (lambda d: d.tell(events.Paused(None)), Glance.PAUSED, "Paused until you resume."),
    (lambda d: d.tell(events.Paused(clock("10:00"))), Glance.PAUSED, "Paused until 10:00."),
    (leave(Absence.IDLE), Glance.QUIET,
     "You are away from the desk. The count goes on when you are back."),
    (leave(Absence.LOCKED), Glance.QUIET, "The screen is locked."),
    (leave(Absence.SUSPENDED), Glance.QUIET, "The computer is asleep."),
    (leave(Absence.OFF), Glance.QUIET, "The computer is asleep."),
    (lambda d: d.tell(events.BecameBusy(CALL)), Glance.QUIET, "You are in a call."),
    (lambda d: d.tell(events.BecameBusy(FULL)), Glance.QUIET, "A program fills the screen."),
    (lambda d: d.tell(events.BecameBusy(Occupation.PROGRAM)), Glance.QUIET,
     "You work in a program in which you want no reminders."),
    (lambda d: d.tell(events.BecameBusy(QUIET)).until("10:00"), Glance.QUIET,
     "Do not disturb is on. A break is due; the reminder comes afterwards."),
]  # fmt: skip


@pytest.mark.parametrize(("story", "glance", "sentence"), STORIES, ids=lambda v: str(v)[:30])
def test_the_glance_and_the_sentence(
    utc_zone: None, story: Callable[[Day], object], glance: Glance, sentence: str
) -> None:
    day = Day("09:00")
    story(day)
    planner = day.planner
    status = quiet.status(planner.state, planner.settings, day.now, Today(2, 3))
    assert (status.glance, status.why_quiet) == (glance, sentence)
    assert day.why_quiet == sentence
    assert status.today == Today(2, 3)


def test_a_day_off(utc_zone: None) -> None:
    hours = Hours(*[(Span.parse("09:00-17:00"),)] * 7, holidays=(clock("00:00").date(),))
    day = Day("10:00", Settings(hours=hours))
    assert day.why_quiet == ("Today is a day off. Reminders are back on Tue 09:00.")
    gone = Day("10:00", Settings(hours=Hours(*[()] * 7, holidays=hours.holidays)))
    assert gone.why_quiet == "No working hours are set, so no reminders come."


def test_snoozed_until_a_moment(utc_zone: None) -> None:
    day = Day("09:00").until("09:45")
    day.typing = True
    day.tell(events.SnoozedUntil(Cue.PAUSE, 1))
    assert day.why_quiet == ("The reminder comes when you pause, at 10:15 at the latest.")
    day = Day("09:00").tell(events.BecameBusy(CALL), events.SnoozedUntil(Cue.CALL))
    assert day.why_quiet == ("You are in a call. The reminder comes afterwards, as you wished.")


def test_what_the_menus_need_of_calls_promises_and_the_desk() -> None:
    settings = Settings(rhythm=Rhythm(most_snoozes=1), desk=Desk(sit_stand=True))
    day = Day("09:00", settings)
    status = quiet.status(day.planner.state, settings, day.now, Today())
    assert (status.may_snooze, status.in_call, status.standing) == (True, False, False)
    assert status.change_at == clock("09:40")
    day.tell(events.BecameBusy(CALL), events.SnoozedUntil(Cue.CALL))
    status = quiet.status(day.planner.state, settings, day.now, Today())
    assert (status.may_snooze, status.in_call, status.change_at) == (False, True, None)


def test_of_two_reasons_the_one_that_the_person_chose_is_told(utc_zone: None) -> None:
    hours = Hours(*[(Span.parse("09:00-17:00"),)] * 7)
    day = Day("16:00", Settings(hours=hours)).tell(events.Paused(None)).until("18:00")
    day.tell(events.UserLeft(Absence.LOCKED, day.now))
    assert day.why_quiet == "Paused until you resume."
    assert quiet.glance(day.planner.state) is Glance.PAUSED


def test_outside_hours(utc_zone: None) -> None:
    hours = Hours(*[(Span.parse("09:00-17:00"),)] * 7)
    day = Day("08:00", Settings(hours=hours))
    assert day.why_quiet == "Outside your working hours until 09:00."
    never = Day("08:00", Settings(hours=Hours(*[()] * 7)))
    assert never.why_quiet == "No working hours are set, so no reminders come."


def test_an_absence_says_what_it_counted_as(utc_zone: None) -> None:
    day = Day("09:00").tell(events.UserLeft(Absence.LOCKED, clock("09:00"))).until("09:14")
    day.tell(events.UserReturned(Absence.LOCKED))
    assert day.why_quiet == (
        "You were away for 14 minutes. That counted as a break. The next break is due at 09:59."
    )
    day.tell(events.UserLeft(Absence.LOCKED, day.now)).until("09:17")
    day.tell(events.UserReturned(Absence.LOCKED))
    assert day.why_quiet == (
        "You were away for 3 minutes. The count waited. The next break is due at 10:02."
    )
    day.tell(events.UserLeft(Absence.LOCKED, day.now), events.UserReturned(Absence.LOCKED))
    assert day.why_quiet == "The next break is due at 10:02."
    day.tell(events.UserLeft(Absence.LOCKED, day.now)).until("19:00")
    day.tell(events.UserReturned(Absence.LOCKED))
    assert day.why_quiet == "The next break is due at 19:45."


@pytest.mark.parametrize("closing", ["09:40", "09:47"])
def test_a_break_that_closing_time_lets_go_is_not_promised(closing: str, utc_zone: None) -> None:
    hours = Hours(monday=(Span.parse(f"09:00-{closing}"),))
    day = Day("09:00", Settings(hours=hours))
    assert day.why_quiet == ("Your working hours end soon, so the next break is let go.")
    status = quiet.status(day.planner.state, day.planner.settings, day.now, Today())
    assert status.due is None


def test_what_the_tray_needs_beside_the_glance() -> None:
    day = Day("09:00").until("09:46")
    status = quiet.status(day.planner.state, day.planner.settings, day.now, Today())
    assert (status.reminder, status.due, status.on_offer) == (1, None, False)
    day.until("09:50")
    status = quiet.status(day.planner.state, day.planner.settings, day.now, Today())
    assert (status.reminder, status.due, status.on_offer) == (None, clock("10:33"), True)
    day.tell(events.BecameBusy(CALL))
    assert quiet.status(day.planner.state, day.planner.settings, day.now, Today()).due is None
