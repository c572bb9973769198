"""The presenter: the right window at the right time, and none left behind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QSystemTrayIcon,
    QTimeEdit,
)
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import (
    BreakStarted,
    ChangePutOff,
    Cue,
    Paused,
    PostureChanged,
    Skipped,
    Snoozed,
    SnoozedUntil,
)
from backcare_tray.core.ports import Screen
from backcare_tray.core.sets import PlannedSet
from backcare_tray.ui.presenter import Presenter
from backcare_tray.ui.tray import light_words
from backcare_tray.ui.tray.light_words import nudge_lines
from backcare_tray.ui.tray.reasons import reasons
from backcare_tray.ui.tray.reminder import invitation
from backcare_tray.ui.window_place import TITLE_BAR
from tests.ui.conftest import STATUSES, Desk, button, clipped, sweep, windows

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
    presenter.show_reminder(4, may_snooze=True)
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
    presenter.show_reminder(4, may_snooze=True)
    desk.notifier.answered(key)
    assert desk.told == [event]


def test_putting_a_note_away_is_no_answer(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4, may_snooze=True)
    desk.notifier.answered("closed")
    assert desk.told == []


def test_a_withdrawn_reminder_is_gone(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4, may_snooze=True)
    presenter.hide_reminder()
    assert desk.notifier.note is None


def test_without_buttons_the_card_comes_up_once(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4, may_snooze=True)
    presenter.show_reminder(4, may_snooze=True)
    (card,) = windows(TITLE)
    button(card, "Snooze 10 min").click()
    assert desk.told == [Snoozed(timedelta(minutes=10), 4)]
    assert not windows(TITLE)
    assert desk.notifier.notes == []


def test_a_newer_reminder_takes_the_place_of_an_older_card(
    desk: Desk, presenter: Presenter
) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4, may_snooze=True)
    presenter.show_reminder(5, may_snooze=True)
    (card,) = windows(TITLE)
    button(card, "Start").click()
    assert desk.told == [BreakStarted(5)]


def test_a_refused_note_becomes_a_card(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4, may_snooze=True)
    desk.notifier.failed()
    (card,) = windows(TITLE)
    button(card, "Skip").click()
    assert desk.told == [Skipped(4)]


def test_a_refusal_that_comes_too_late_shows_nothing(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4, may_snooze=True)
    failed = desk.notifier.failed
    presenter.hide_reminder()
    failed()
    assert not windows(TITLE)


def test_a_withdrawn_card_is_deleted(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4, may_snooze=True)
    presenter.hide_reminder()
    sweep()
    assert not windows(TITLE)
    assert presenter._reminder._card._window is None


def test_a_card_put_away_can_come_again(desk: Desk, presenter: Presenter) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4, may_snooze=True)
    windows(TITLE)[0].close()
    assert desk.told == []
    presenter.show_reminder(4, may_snooze=True)
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
    presenter.show_reminder(4, may_snooze=True)
    presenter.say("Settings", "A file was damaged.")
    assert desk.notifier.note is not None
    assert desk.notifier.note.title == TITLE
    assert len(windows("Settings")) == 1


def test_after_an_answer_messages_are_notes_again(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4, may_snooze=True)
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
    presenter.show_reminder(4, may_snooze=True)
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
    presenter.show_reminder(4, may_snooze=True)
    presenter.start_routine(PlannedSet((), "test"))
    presenter.open_control()
    desk.notifier.there = False
    presenter.say("Settings", "A file was damaged.")
    presenter.close()
    for title in (TITLE, "Routine: test", "Backcare", "Settings"):
        assert not windows(title), title


def test_the_control_window_opens_in_the_middle_of_the_screen(presenter: Presenter) -> None:
    presenter.open_control()
    (window,) = windows("Backcare")
    middle = QGuiApplication.primaryScreen().availableGeometry().center()
    assert (window.geometry().center() - middle).manhattanLength() <= TITLE_BAR


def test_a_minimised_window_comes_back(desk: Desk) -> None:
    presenter = desk.presenter()
    presenter.open_control()
    (control,) = windows("Backcare")
    control.showMinimized()
    presenter.open_control()
    assert not control.isMinimized()


# The card's further ways to snooze


def ways(desk: Desk, presenter: Presenter) -> QMenu:
    desk.notifier.buttons = False
    presenter.show_reminder(4, may_snooze=True)
    (card,) = windows(TITLE)
    (more,) = [each for each in card.findChildren(QPushButton) if each.menu()]
    assert more.accessibleName() == "More ways to snooze"
    menu = more.menu()
    assert isinstance(menu, QMenu)
    return menu


def test_the_card_offers_all_lengths_and_the_next_pause(desk: Desk, presenter: Presenter) -> None:
    menu = ways(desk, presenter)
    labels = [action.text().replace("&", "") for action in menu.actions()]
    assert labels == ["5 min", "10 min", "15 min", "30 min", "1 h", "When I next pause"]
    menu.actions()[-1].trigger()
    assert not windows(TITLE)
    ways(desk, presenter).actions()[2].trigger()
    assert desk.told == [SnoozedUntil(Cue.PAUSE, 4), Snoozed(timedelta(minutes=15), 4)]


# Those who wanted to be held to their word

WHY = "Skip this one?"
COMMITTED = replace(DUE, may_snooze=False)


def test_the_last_reminder_offers_to_start_or_to_skip_with_a_reason(
    desk: Desk, presenter: Presenter
) -> None:
    presenter.show_reminder(4, may_snooze=False)
    assert desk.notifier.note is not None
    assert [label for _, label in desk.notifier.note.buttons] == ["Start", "Skip…"]
    desk.notifier.answered("skip-because")
    assert desk.told == []
    (card,) = windows(WHY)
    button(card, reasons()[0]).click()
    assert desk.told == [Skipped(4, reasons()[0])]
    assert not windows(WHY)


def test_the_card_of_the_last_reminder_has_no_way_to_snooze(
    desk: Desk, presenter: Presenter
) -> None:
    desk.notifier.buttons = False
    presenter.show_reminder(4, may_snooze=False)
    (card,) = windows(TITLE)
    assert [each.text() for each in card.findChildren(QPushButton)] == ["Start", "Skip…"]
    button(card, "Skip…").click()
    (why,) = windows(WHY)
    button(why, "Start it after all").click()
    assert desk.told == [BreakStarted(4)]


def test_the_question_goes_with_its_reminder(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4, may_snooze=False)
    desk.notifier.answered("skip-because")
    presenter.hide_reminder()
    assert not windows(WHY)
    desk.notifier.answered("skip-because")
    assert not windows(WHY), "a click that comes too late"


def test_skipping_from_the_menu_asks_only_who_wanted_it(desk: Desk, presenter: Presenter) -> None:
    presenter._commands.skip()
    assert desk.told == [Skipped()]
    presenter.show_status(COMMITTED)
    presenter._commands.skip()
    (card,) = windows(WHY)
    presenter.show()
    assert not windows("Backcare"), "a second start goes to the question"
    button(card, "Something else").click()
    assert desk.told == [Skipped(), Skipped(None, "Something else")]


def test_no_reason_is_clipped(desk: Desk, presenter: Presenter, qtbot: QtBot) -> None:
    presenter.show_status(COMMITTED)
    presenter._commands.skip()
    (card,) = windows(WHY)
    qtbot.waitExposed(card)
    assert clipped(card) == []


# Nudges, and the desk at which one stands


def test_a_nudge_is_one_line_that_passes(desk: Desk, presenter: Presenter) -> None:
    for number in range(1, len(nudge_lines()) + 2):
        presenter.show_nudge(number)
    assert [note.title for note in desk.notifier.notes] == [*nudge_lines(), nudge_lines()[0]]
    assert all(note.seconds and not note.buttons and not note.text for note in desk.notifier.notes)
    desk.notifier.answered("default")
    assert desk.told == []


def test_without_a_server_a_nudge_is_a_card_that_passes(
    desk: Desk, presenter: Presenter, qtbot: QtBot
) -> None:
    desk.notifier.there = False
    presenter.show_nudge(1)
    (card,) = windows(nudge_lines()[0])
    qtbot.waitExposed(card)
    assert clipped(card) == []
    passes = card._passes  # type: ignore[attr-defined] # its own timer
    assert (passes.isActive(), passes.interval()) == (True, 8000)
    passes.timeout.emit()
    assert not windows(nudge_lines()[0])


def test_a_nudge_that_would_take_the_keyboard_is_left_out_unless_it_is_tried(
    desk: Desk, presenter: Presenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(light_words, "can_place", lambda: False)
    desk.notifier.there = False
    presenter.show_nudge(1)
    assert not windows(nudge_lines()[0])
    presenter.try_nudge()
    assert windows(nudge_lines()[0])


@pytest.mark.parametrize("buttons", [True, False])
def test_the_question_to_stand_up(desk: Desk, presenter: Presenter, *, buttons: bool) -> None:
    desk.notifier.buttons = buttons
    title = "Time to stand for a while"

    def answer(key: str, label: str) -> None:
        presenter.suggest_change(standing=True)
        if buttons:
            desk.notifier.answered(key)
        else:
            button(windows(title)[0], label).click()

    answer("change", "I stand now")
    answer("later", "Later")
    assert desk.told == [PostureChanged(standing=True), ChangePutOff()]
    presenter.suggest_change(standing=False)
    shown = desk.notifier.note if buttons else windows("Time to sit down again")
    assert shown


def test_a_click_on_the_question_itself_says_that_it_is_done(
    desk: Desk, presenter: Presenter
) -> None:
    presenter.suggest_change(standing=True)
    desk.notifier.answered("default")
    assert desk.told == [PostureChanged(standing=True)]


def test_answered_in_the_menu_the_question_is_taken_back(desk: Desk, presenter: Presenter) -> None:
    sitting = replace(desk.working(), standing=False)
    presenter.show_status(sitting)
    presenter.suggest_change(standing=True)
    presenter.show_status(sitting)
    assert desk.notifier.note is not None
    presenter.show_status(replace(sitting, standing=True))
    assert desk.notifier.note is None


def test_a_reminder_or_a_message_in_its_place_is_left_alone(
    desk: Desk, presenter: Presenter
) -> None:
    for show in (
        partial(presenter.show_reminder, 4, may_snooze=True),
        partial(presenter.say, "Settings", "A file was damaged."),
    ):
        presenter.suggest_change(standing=True)
        show()
        presenter.show_status(replace(desk.working(), standing=True))
        assert desk.notifier.note is not None
        presenter.hide_reminder()


# Until a time of day


def test_pause_until_a_time(desk: Desk, presenter: Presenter, qtbot: QtBot) -> None:
    presenter._commands.pause_until_time()
    presenter._commands.pause_until_time()
    (window,) = windows("Backcare: pause until")
    qtbot.waitExposed(window)
    assert clipped(window) == []
    local = desk.clock.now().astimezone()
    (time,) = window.findChildren(QTimeEdit)
    assert time.time() == QTime((local.hour + 2) % 24, 0)
    later = local + timedelta(hours=3, minutes=20)
    time.setTime(QTime(later.hour, later.minute))
    assert f"Until {later:%H:%M}, in 3 h 20 min." in [
        label.text() for label in window.findChildren(QLabel)
    ]
    button(window, "Pause reminders").click()
    assert desk.told == [Paused(desk.clock.now() + timedelta(hours=3, minutes=20))]
    assert not windows("Backcare: pause until")


def test_cancelled_it_pauses_nothing(desk: Desk, presenter: Presenter) -> None:
    presenter._commands.pause_until_time()
    button(windows("Backcare: pause until")[0], "Cancel").click()
    assert desk.told == []
    assert not windows("Backcare: pause until")


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Texts of twice the size."""
    font = QApplication.font()
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 2)
    QApplication.setFont(large)
    yield
    QApplication.setFont(font)


def test_large_texts_are_not_clipped(desk: Desk, large_text: None, qtbot: QtBot) -> None:
    desk.notifier.buttons = desk.notifier.there = False
    presenter = desk.presenter()
    presenter.show_status(COMMITTED)
    presenter.show_reminder(4, may_snooze=True)
    presenter.suggest_change(standing=True)
    presenter._commands.skip()
    presenter._commands.pause_until_time()
    for title in (TITLE, "Time to stand for a while", WHY, "Backcare: pause until"):
        (window,) = windows(title)
        qtbot.waitExposed(window)
        assert clipped(window) == [], title


def test_the_time_of_day_is_not_mirrored(desk: Desk, presenter: Presenter) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        presenter._commands.pause_until_time()
        (time,) = windows("Backcare: pause until")[0].findChildren(QTimeEdit)
        assert time.text() == time.time().toString("HH:mm")
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_trial_of_the_reminder_counts_for_nothing(desk: Desk, presenter: Presenter) -> None:
    presenter.try_reminder()
    note = desk.notifier.note
    assert note is not None
    assert (note.title, note.text) == (TITLE, "Only a trial: nothing is counted.")
    for key, _label in note.buttons:
        desk.notifier.answered(key)
    assert desk.told == []


def test_without_buttons_the_trial_is_a_card_and_gives_way(
    desk: Desk, presenter: Presenter
) -> None:
    desk.notifier.buttons = False
    presenter.try_reminder()
    (card,) = windows(TITLE)
    button(card, "Start").click()
    assert desk.told == []
    presenter.try_reminder()
    presenter.show_reminder(4, may_snooze=True)
    (card,) = windows(TITLE)
    button(card, "Start").click()
    assert desk.told == [BreakStarted(4)]


def test_nothing_is_tried_over_a_real_reminder(desk: Desk, presenter: Presenter) -> None:
    presenter.show_reminder(4, may_snooze=True)
    presenter.show_status(DUE)
    presenter.try_reminder()
    presenter.try_nudge()
    assert len(desk.notifier.notes) == 1


def test_a_nudge_can_be_tried(desk: Desk, presenter: Presenter) -> None:
    presenter.try_nudge()
    assert desk.notifier.note is not None
    assert desk.notifier.note.title == "Shoulders down, chin back."
