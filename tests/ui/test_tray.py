"""The tray: what the menu says and does, and that nothing is sent to the panel twice."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from backcare_tray.core.events import (
    BreakStarted,
    Cue,
    Paused,
    PostureChanged,
    Resumed,
    Skipped,
    Snoozed,
    SnoozedUntil,
)
from backcare_tray.core.hours import Hours, Span, local_midnight
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.ui.tray.menu import TrayMenu
from backcare_tray.ui.tray.tray import Tray
from tests.ui.conftest import STATUSES, Desk

DUE, ON_BREAK, PAUSED, QUIET = STATUSES


@pytest.fixture
def menu(desk: Desk) -> TrayMenu:
    return TrayMenu(desk.commands)


def texts(menu: QMenu) -> list[str]:
    return [
        action.text().replace("&", "")
        for action in menu.actions()
        if action.isVisible() and not action.isSeparator()
    ]


def entry(menu: QMenu, *path: str) -> QAction:
    """The entry under these labels, mnemonics left out."""
    first, *rest = path
    found = next(a for a in menu.actions() if a.text().replace("&", "") == first)
    if not rest:
        return found
    submenu = found.menu()
    assert isinstance(submenu, QMenu)
    return entry(submenu, *rest)


def test_the_menu_from_top_to_bottom(desk: Desk, menu: TrayMenu) -> None:
    status = desk.working()
    menu.show_status(status)
    assert status.due is not None
    assert texts(menu) == [
        f"Next break at {status.due.astimezone():%H:%M}",
        "Start a break now",
        "Snooze",
        "Skip this one",
        "Pause reminders",
        "Today: 2 sets, 5 working days in a row",
        "Why is it quiet?",
        "Moves and sets…",
        "Progress…",
        "Settings…",
        "About Backcare",
        "Quit",
    ]
    assert not entry(menu, texts(menu)[0]).isEnabled()


def test_mnemonics_do_not_collide(desk: Desk, menu: TrayMenu) -> None:
    at_a_desk = [replace(desk.working(), standing=standing) for standing in (True, False)]
    for status in (desk.working(), *at_a_desk, *STATUSES):
        menu.show_status(status)
        labels = [a.text() for a in menu.actions() if a.isVisible() and a.isEnabled()]
        keys = [t[t.index("&") + 1].lower() for t in labels if "&" in t]
        assert len(keys) == len(set(keys)) >= 4


def test_entries_become_events(desk: Desk, menu: TrayMenu) -> None:
    menu.show_status(desk.working())
    now = desk.clock.now()
    for path in (
        ("Start a break now",),
        ("Snooze", "15 min"),
        ("Snooze", "When I next pause"),
        ("Skip this one",),
        ("Pause reminders", "30 min"),
        ("Pause reminders", "2 h"),
        ("Pause reminders", "Done for today"),
        ("Pause reminders", "Until I resume"),
        ("Resume reminders",),
    ):
        entry(menu, *path).trigger()
    assert desk.told == [
        BreakStarted(),
        Snoozed(timedelta(minutes=15)),
        SnoozedUntil(Cue.PAUSE),
        Skipped(),
        Paused(now + timedelta(minutes=30)),
        Paused(now + timedelta(hours=2)),
        Paused(local_midnight(now)),
        Paused(None),
        Resumed(),
    ]


def test_done_for_today_lasts_until_the_hours_begin_again(desk: Desk, menu: TrayMenu) -> None:
    """After the weekend, on a Friday; where there are no hours at all, until midnight."""
    now = desk.clock.now()
    today, office = now.astimezone().weekday(), (Span.parse("09:00-17:00"),)
    days: list[tuple[Span, ...]] = [()] * 7
    days[(today + 3) % 7] = office
    desk.settings = Settings(hours=Hours(*days))
    entry(menu, "Pause reminders", "Done for today").trigger()
    desk.settings = Settings(hours=Hours(*[()] * 7))
    entry(menu, "Pause reminders", "Done for today").trigger()
    third = now.astimezone().date() + timedelta(days=3)
    morning = datetime.combine(third, time(9)).astimezone(UTC)
    assert desk.told == [Paused(morning), Paused(local_midnight(now))]


def test_entries_open_windows(desk: Desk, menu: TrayMenu) -> None:
    for label in ("Why is it quiet?", "Moves and sets…", "Progress…", "Settings…", "Quit"):
        entry(menu, label).trigger()
    entry(menu, "Pause reminders", "Until a time…").trigger()
    assert desk.opened == ["why", "library", "progress", "settings", "quit", "pause until"]


def test_paused_offers_to_resume(menu: TrayMenu) -> None:
    menu.show_status(PAUSED)
    assert "Resume reminders" in texts(menu)
    assert "Pause reminders" not in texts(menu)
    assert not entry(menu, "Snooze").isEnabled()
    assert entry(menu, "Start a break now").isEnabled()


def test_on_a_break_there_is_nothing_to_start_or_put_off(menu: TrayMenu) -> None:
    menu.show_status(ON_BREAK)
    for label in ("Start a break now", "Snooze", "Skip this one"):
        assert not entry(menu, label).isEnabled()


def test_quiet_says_why(menu: TrayMenu) -> None:
    menu.show_status(QUIET)
    assert texts(menu)[0] == QUIET.why_quiet


def test_snooze_lengths_follow_the_settings(desk: Desk, menu: TrayMenu) -> None:
    menu.show_status(desk.working())
    submenu = entry(menu, "Snooze").menu()
    assert isinstance(submenu, QMenu)
    assert texts(submenu) == ["5 min", "10 min", "15 min", "30 min", "1 h", "When I next pause"]
    before = submenu.actions()
    menu.show_status(desk.working())
    assert submenu.actions() == before
    desk.settings = replace(desk.settings, rhythm=Rhythm(snooze_minutes=(90, 7)))
    menu.show_status(desk.working())
    assert texts(submenu) == ["7 min", "1 h 30 min", "When I next pause"]


def test_after_this_call_is_offered_in_a_call(desk: Desk, menu: TrayMenu) -> None:
    menu.show_status(QUIET)
    submenu = entry(menu, "Snooze").menu()
    assert isinstance(submenu, QMenu)
    before = submenu.actions()
    menu.show_status(replace(QUIET, in_call=True))
    entry(menu, "Snooze", "After this call").trigger()
    assert desk.told == [SnoozedUntil(Cue.CALL)]
    assert submenu.actions()[:-1] == before  # the panel is told of one new entry, not of all
    menu.show_status(QUIET)
    assert submenu.actions() == before


def test_who_has_no_snooze_left_may_start_or_say_why(menu: TrayMenu) -> None:
    menu.show_status(replace(DUE, may_snooze=False))
    assert not entry(menu, "Snooze").isEnabled()
    assert entry(menu, "Skip this one…").isEnabled()
    menu.show_status(DUE)
    assert entry(menu, "Snooze").isEnabled()
    assert "Skip this one" in texts(menu)


def test_the_menu_says_how_one_is_placed_and_lets_one_change(desk: Desk, menu: TrayMenu) -> None:
    due = desk.clock.now() + timedelta(minutes=20)
    sitting = replace(desk.working(), standing=False, change_at=due)
    menu.show_status(sitting)
    assert f"Sitting until about {due.astimezone():%H:%M}" in texts(menu)
    entry(menu, "I stand now").trigger()
    menu.show_status(replace(sitting, standing=True))
    assert f"Standing until about {due.astimezone():%H:%M}" in texts(menu)
    entry(menu, "I sit now").trigger()
    assert desk.told == [PostureChanged(standing=True), PostureChanged(standing=False)]
    menu.show_status(replace(sitting, change_at=None))
    assert "You are sitting" in texts(menu)
    menu.show_status(replace(sitting, standing=True, change_at=None))
    assert "You are standing" in texts(menu)
    menu.show_status(desk.working())
    assert not [text for text in texts(menu) if "sit" in text.lower() or "stand" in text.lower()]


def test_while_open_the_menu_says_how_long_it_is_still(desk: Desk, menu: TrayMenu) -> None:
    menu.show_status(desk.working(23))
    closed = texts(menu)[0]
    desk.clock.advance(minutes=3)
    menu.aboutToShow.emit()
    assert texts(menu)[0] == "Next break in 20 min"
    menu.aboutToHide.emit()
    assert texts(menu)[0] == closed


def test_where_nothing_is_due_the_open_menu_says_the_same(desk: Desk, menu: TrayMenu) -> None:
    for status in STATUSES:
        menu.show_status(status)
        closed = texts(menu)[0]
        menu.aboutToShow.emit()
        assert texts(menu)[0] == closed


class Clicks(list[None]):
    def __call__(self) -> None:
        self.append(None)


@pytest.fixture
def clicks() -> Clicks:
    return Clicks()


@pytest.fixture
def tray(desk: Desk, menu: TrayMenu, clicks: Clicks) -> Tray:
    return Tray(desk.icons, menu, desk.clock, clicks)


def test_the_tooltip_stays_true_without_a_timer(desk: Desk, tray: Tray) -> None:
    status = desk.working(23)
    tray.show_status(status)
    assert status.due is not None
    tip = tray._icon.toolTip()
    assert tip == f"Next break at {status.due.astimezone():%H:%M}"
    desk.clock.advance(minutes=10)
    tray.show_status(status)
    assert tray._icon.toolTip() == tip


def test_the_icon_is_sent_only_when_the_state_changes(
    desk: Desk, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(tray._icon, "setIcon", lambda _icon: sent.append("icon"))
    monkeypatch.setattr(tray._icon, "setToolTip", tray_tip(tray, sent))
    for status in (desk.working(23), desk.working(23), DUE, DUE, QUIET):
        tray.show_status(status)
    assert sent == ["tip", "icon", "tip", "icon", "tip", "icon"]


def tray_tip(tray: Tray, sent: list[str]) -> object:
    """`setToolTip` as it is, with a note that it was called."""
    real = QSystemTrayIcon.setToolTip

    def set_tip(text: str) -> None:
        sent.append("tip")
        real(tray._icon, text)

    return set_tip


def test_once_taken_away_the_icon_stays_away(desk: Desk, tray: Tray) -> None:
    tray.show_status(desk.working())
    assert tray._icon.isVisible()
    tray.hide()
    tray.show_status(QUIET)
    assert not tray._icon.isVisible()


def test_only_a_left_click_counts(tray: Tray, clicks: Clicks) -> None:
    for reason in QSystemTrayIcon.ActivationReason:
        tray._icon.activated.emit(reason)
    assert len(clicks) == 1


def test_on_macos_the_menu_alone_answers(
    tray: Tray, clicks: Clicks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not clicks
