"""The control window: everything that the tray offers, and current only while it is shown."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import BreakStarted, PostureChanged, Resumed, Skipped, Snoozed
from backcare_tray.core.ports import Glance, Status
from backcare_tray.ui.tray.control_window import ControlWindow
from tests.ui.conftest import STATUSES, Desk, button, clipped

DUE, ON_BREAK, PAUSED, QUIET = STATUSES


@pytest.fixture
def window(desk: Desk) -> ControlWindow:
    result = ControlWindow(desk.icons, desk.commands, desk.working(22.5), alone=False)
    result.show()
    return result


def said(window: ControlWindow) -> list[str]:
    labels = window.findChildren(QLabel)
    return [label.text() for label in labels if label.text() and not label.isHidden()]


def test_it_says_when_the_next_break_is(desk: Desk, window: ControlWindow) -> None:
    due = (desk.clock.now() + timedelta(minutes=22.5)).astimezone()
    assert said(window) == [
        "Next break in 23 min",
        f"At {due:%H:%M}, if you stay at your desk.",
        "Today: 2 sets, 5 working days in a row",
    ]


def test_without_a_tray_it_says_that_the_program_goes_on(desk: Desk) -> None:
    alone = ControlWindow(desk.icons, desk.commands, desk.working(), alone=True)
    assert any("Backcare goes on" in text for text in said(alone))


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: str(status.glance))
def test_it_says_why_it_is_quiet(window: ControlWindow, status: Status) -> None:
    window.show_status(status)
    assert status.why_quiet in said(window)


def test_a_break_that_is_put_off_waits(desk: Desk, window: ControlWindow) -> None:
    line = "The next break is due at 16:14."
    window.show_status(replace(DUE, due=desk.clock.now() + timedelta(minutes=10), why_quiet=line))
    assert said(window)[:2] == ["A break is waiting", line]
    window.show_status(DUE)
    assert said(window)[0] == "Time to move"


def test_buttons_become_events(desk: Desk, window: ControlWindow) -> None:
    button(window, "Start a break").click()
    button(window, "Skip").click()
    snooze = button(window, "Snooze").menu()
    assert isinstance(snooze, QMenu)
    snooze.actions()[0].trigger()
    window.show_status(PAUSED)
    button(window, "Resume reminders").click()
    assert desk.told == [BreakStarted(), Skipped(), Snoozed(timedelta(minutes=5)), Resumed()]
    for label in ("Moves and sets…", "Progress…", "Why is it quiet?", "Settings…", "Quit"):
        button(window, label).click()
    assert desk.opened == ["library", "progress", "why", "settings", "quit"]


def test_paused_swaps_pause_for_resume(desk: Desk, window: ControlWindow) -> None:
    assert window._resume.isHidden()
    window.show_status(PAUSED)
    assert window._pause.isHidden()
    assert not button(window, "Snooze").isEnabled()
    window.show_status(desk.working())
    assert window._resume.isHidden()
    assert button(window, "Snooze").isEnabled()


def test_it_says_how_one_is_placed_and_lets_one_change(desk: Desk, window: ControlWindow) -> None:
    window.show_status(replace(desk.working(), standing=False))
    assert "You are sitting" in said(window)
    button(window, "I stand now").click()
    window.show_status(replace(desk.working(), standing=True))
    button(window, "I sit now").click()
    assert desk.told == [PostureChanged(standing=True), PostureChanged(standing=False)]
    window.show_status(desk.working())
    assert not [text for text in said(window) if "sitting" in text or "standing" in text]


def test_who_has_no_snooze_left_may_start_or_say_why(window: ControlWindow) -> None:
    window.show_status(replace(DUE, may_snooze=False))
    assert not button(window, "Snooze").isEnabled()
    assert button(window, "Skip…").isEnabled()


def test_on_a_break_nothing_can_be_started_or_put_off(window: ControlWindow) -> None:
    window.show_status(ON_BREAK)
    for label in ("Start a break", "Snooze", "Skip"):
        assert not button(window, label).isEnabled()


def test_the_minutes_change_when_they_change(desk: Desk, window: ControlWindow) -> None:
    assert window._minute.interval() == 30_000  # 22:30 is left: 23 min now, 22 in 30 s
    desk.clock.advance(seconds=30)
    window._minute.timeout.emit()
    assert "Next break in 22 min" in said(window)
    assert window._minute.interval() == 60_000


def test_no_timer_runs_while_nobody_sees_it(window: ControlWindow) -> None:
    assert window._minute.isActive()
    window.hide()
    assert not window._minute.isActive()


@pytest.mark.parametrize("status", [*STATUSES, Status(Glance.WORKING, None, "No hours.")])
def test_no_timer_runs_where_there_is_no_countdown(window: ControlWindow, status: Status) -> None:
    window.show_status(status)
    assert not window._minute.isActive()


@pytest.mark.parametrize("points", [9, 16])
def test_nothing_is_clipped_in_any_state(desk: Desk, qtbot: QtBot, points: int) -> None:
    font = QApplication.font()
    large = QApplication.font()
    large.setPointSize(points)
    QApplication.setFont(large)
    try:
        window = ControlWindow(desk.icons, desk.commands, desk.working(), alone=True)
        window.show()
        qtbot.waitExposed(window)
        at_a_desk = replace(desk.working(), standing=False, change_at=desk.clock.now())
        for status in (*STATUSES, at_a_desk, desk.working()):
            window.show_status(status)
            QApplication.processEvents()
            assert clipped(window) == [], status.glance
    finally:
        QApplication.setFont(font)
