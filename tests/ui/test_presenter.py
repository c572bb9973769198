"""The presenter: the right window at the right time, and none left behind."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QSystemTrayIcon

from backcare_tray.core.events import BreakStarted, Skipped, Snoozed
from backcare_tray.core.ports import Screen
from backcare_tray.core.sets import PlannedSet
from backcare_tray.ui.presenter import Presenter
from backcare_tray.ui.tray.reminder import invitation
from tests.ui.conftest import STATUSES, Desk, button, sweep, windows

DUE = STATUSES[0]
TITLE = "Time to move"


@pytest.fixture
def presenter(desk: Desk) -> Presenter:
    result = desk.presenter()
    result.show_status(desk.working())
    return result


def test_it_is_a_screen(presenter: Presenter) -> None:
    screen: Screen = presenter
    screen.hide_reminder()
    screen.stop_routine()


def test_a_reminder_is_a_note_with_three_buttons(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4)
    note = desk.notifier.note
    assert note is not None
    assert [label for _, label in note.buttons] == ["Start", "Snooze 10 min", "Skip"]
    assert note.text == "2½ minutes for your neck and upper back."
    assert not windows(TITLE)


@pytest.mark.parametrize(
    ("key", "event"),
    [
        ("start", BreakStarted(4)),
        ("default", BreakStarted(4)),
        ("snooze", Snoozed(timedelta(minutes=10), 4)),
        ("skip", Skipped(4)),
    ],
)
def test_answers_carry_the_number(
    desk: Desk, presenter: Presenter, key: str, event: object
) -> None:
    presenter.show_reminder(4)
    desk.notifier.answered(key)
    assert desk.told == [event]


def test_putting_a_note_away_is_no_answer(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4)
    desk.notifier.answered("closed")
    assert desk.told == []


def test_a_withdrawn_reminder_is_gone(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4)
    presenter.hide_reminder()
    assert desk.notifier.note is None


def test_without_buttons_the_card_comes_up_once(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4)
    presenter.show_reminder(4)
    (card,) = windows(TITLE)
    button(card, "Snooze 10 min").click()
    assert desk.told == [Snoozed(timedelta(minutes=10), 4)]
    assert not windows(TITLE)
    assert desk.notifier.notes == []


def test_a_newer_reminder_takes_the_place_of_an_older_card(
    desk: Desk, presenter: Presenter
) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4)
    presenter.show_reminder(5)
    (card,) = windows(TITLE)
    button(card, "Start").click()
    assert desk.told == [BreakStarted(5)]


def test_a_refused_note_becomes_a_card(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4)
    desk.notifier.failed()
    (card,) = windows(TITLE)
    button(card, "Skip").click()
    assert desk.told == [Skipped(4)]


def test_a_refusal_that_comes_too_late_shows_nothing(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4)
    failed = desk.notifier.failed
    presenter.hide_reminder()
    failed()
    assert not windows(TITLE)


def test_a_withdrawn_card_is_deleted(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4)
    presenter.hide_reminder()
    sweep()
    assert not windows(TITLE)
    assert presenter._reminder._card._window is None


def test_a_card_put_away_can_come_again(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4)
    windows(TITLE)[0].close()
    assert desk.told == []
    presenter.show_reminder(4)
    assert len(windows(TITLE)) == 1


def test_the_next_reminders_say_something_else() -> None:
    lines = {invitation(number) for number in range(8)}
    assert len(lines) == 4
    assert all("{length}" in line for line in lines)


def test_a_routine_opens_and_closes_quietly(desk: Desk, presenter: Presenter) -> None:
    presenter.start_routine(PlannedSet((), "test"))
    assert len(windows("Routine: test")) == 1
    presenter.stop_routine()
    assert not windows("Routine: test")
    sweep()
    assert presenter._routine._window is None
    presenter.stop_routine()
    assert desk.told == []


def test_a_click_on_the_tray_answers_the_reminder(desk: Desk, presenter: Presenter) -> None:
    click = presenter._tray._icon.activated.emit
    click(QSystemTrayIcon.ActivationReason.Trigger)
    presenter.show_status(DUE)
    click(QSystemTrayIcon.ActivationReason.Trigger)
    assert desk.told == [BreakStarted(None), BreakStarted(7)]


def test_during_a_set_a_click_on_the_tray_tells_nothing(desk: Desk, presenter: Presenter) -> None:
    presenter.start_routine(PlannedSet((), "test"))
    presenter._tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert desk.told == []


def test_a_message_is_a_note_without_buttons(desk: Desk, presenter: Presenter) -> None:
    presenter.say("Settings", "A file was damaged.")
    assert desk.notifier.note is not None
    assert desk.notifier.note.buttons == ()
    presenter.hide_reminder()
    assert desk.notifier.note is not None, "only the reminder is withdrawn"


def test_without_a_server_a_message_is_a_card(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.there = False
    presenter.say("Settings", "A file was damaged.")
    (card,) = windows("Settings")
    button(card, "Close").click()
    assert not windows("Settings")


def test_a_message_does_not_displace_the_reminder(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4)
    presenter.say("Settings", "A file was damaged.")
    assert desk.notifier.note is not None
    assert desk.notifier.note.title == TITLE
    assert len(windows("Settings")) == 1


def test_after_an_answer_messages_are_notes_again(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4)
    desk.notifier.answered("skip")
    presenter.say("Settings", "A file was damaged.")
    assert not windows("Settings")


def test_a_second_start_opens_the_control_window_once(presenter: Presenter) -> None:
    presenter.show()
    presenter.show()
    assert len(windows("Backcare")) == 1


def test_without_a_panel_there_is_no_tray(presenter: Presenter) -> None:
    assert not presenter.has_tray


def test_a_second_start_goes_to_the_card_or_the_set(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4)
    presenter.show()
    presenter.hide_reminder()
    presenter.start_routine(PlannedSet((), "test"))
    presenter.show()
    assert not windows("Backcare")


def test_the_control_window_follows_the_status(presenter: Presenter) -> None:
    presenter.open_control()
    presenter.show_status(DUE)
    (window,) = windows("Backcare")
    assert DUE.why_quiet in [label.text() for label in window.findChildren(QLabel)]
    window.close()
    sweep()
    presenter.show_status(DUE)
    assert not windows("Backcare")


def test_at_the_end_nothing_is_left_on_the_screen(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4)
    presenter.start_routine(PlannedSet((), "test"))
    presenter.open_control()
    desk.notifier.there = False
    presenter.say("Settings", "A file was damaged.")
    presenter.close()
    for title in (TITLE, "Routine: test", "Backcare", "Settings"):
        assert not windows(title), title


def test_a_minimised_window_comes_back(desk: Desk) -> None:
    presenter = desk.presenter()
    presenter.open_control()
    (control,) = windows("Backcare")
    control.showMinimized()
    presenter.open_control()
    assert not control.isMinimized()
