"""A working day on a real desktop: icon, reminder, pointer, set, history."""

import os
import re
import signal
import sys
import time
from datetime import datetime, timedelta
from itertools import groupby

import pytest
from PySide6.QtGui import QImage

from tests.desktop.conftest import Person, Sit
from tests.desktop.x11 import Window

pytestmark = pytest.mark.desktop

SOON = 45 - 2 / 60
"""Minutes at the desk after which the reminder is two seconds away."""


def note(person: Person) -> Window | None:
    """The notification on the screen."""
    found = person.desktop.windows("--class", "xfce4-notifyd")
    return found[0] if found else None


def buttons(person: Person) -> list[tuple[int, int]]:
    """Where Start, Snooze and Skip are on the notification, from the left.

    The server draws them itself: they are the runs of what is not white, just below their top edge.
    """
    shown = note(person)
    if shown is None:
        return []
    image = QImage(str(person.desktop.picture("reminder-buttons")))
    y = shown.y + shown.height - 42
    row = [
        image.pixelColor(x, y).lightness() < 252
        for x in range(shown.x + 2, shown.x + shown.width - 2)
    ]
    runs, begin = [], 0
    for drawn, group in groupby(row):
        width = len(list(group))
        if drawn and width > 60:
            runs.append((shown.x + 2 + begin + width // 2, y + 10))
        begin += width
    return runs


def remind(sit: Sit, settings: str = "", snoozes: int = 0, ways: int = 3) -> Person:
    """Somebody who works until the reminder is on the screen, with so many buttons."""
    person: Person = sit()
    person.write_settings("[rhythm]\ngrace_minutes = 0\n" + settings)
    person.has_worked(SOON, snoozes=snoozes)
    person.starts_the_program()
    person.desktop.until(lambda: person.status()["reminder"])
    person.desktop.until(lambda: len(buttons(person)) == ways)
    time.sleep(1)  # the notification fades in
    return person


def routine(person: Person) -> Window | None:
    found = person.desktop.windows("--name", "^Backcare: your break$")
    return found[0] if found else None


def test_the_icon_is_in_the_panel_and_a_second_start_makes_no_second_one(sit: Sit) -> None:
    person = sit()
    person.starts_the_program()
    person.desktop.until(lambda: person.desktop.tray_items() == 1)
    person.desktop.picture("1-working")
    assert person.asks() == "Backcare is open.\n"
    control = person.desktop.until(lambda: person.desktop.windows("--name", "^Backcare$"))
    person.desktop.picture("2-control-window")
    assert len(control) == 1
    assert person.desktop.tray_items() == 1


def test_start_is_clicked_and_a_short_set_runs_to_its_end(sit: Sit) -> None:
    person = remind(sit, "[sets]\nlength_seconds = 60\n")
    desktop = person.desktop
    desktop.picture("3-reminder")
    desktop.click(buttons(person)[0])
    desktop.until(lambda: routine(person))
    desktop.until(lambda: note(person) is None)
    assert person.status()["glance"] == "on-break"
    time.sleep(2)
    desktop.picture("4-get-ready")
    time.sleep(8)
    desktop.picture("5-move")
    desktop.until(lambda: person.status()["glance"] == "working", 90)
    time.sleep(0.5)
    desktop.picture("6-end")
    assert person.rows("SELECT outcome FROM breaks") == [("completed",)]
    ((steps, seconds),) = person.rows("SELECT count(*), sum(seconds) FROM steps")
    assert isinstance(steps, int)
    assert isinstance(seconds, float)
    assert steps >= 2
    assert 40 <= seconds <= 60
    assert person.status()["sets_today"] == 1
    desktop.key("Escape")
    desktop.until(lambda: routine(person) is None)


def test_snooze_moves_the_due_time_and_skip_lets_it_go(sit: Sit) -> None:
    person = remind(sit)
    person.desktop.click(buttons(person)[1])
    person.desktop.until(lambda: not person.status()["reminder"])
    person.desktop.until(lambda: note(person) is None)
    due = datetime.fromisoformat(str(person.status()["due"]))
    left = due - datetime.now(due.tzinfo)
    assert timedelta(minutes=9) < left <= timedelta(minutes=10)
    person.asks("skip")
    due = datetime.fromisoformat(str(person.status()["due"]))
    assert timedelta(minutes=44) < due - datetime.now(due.tzinfo) <= timedelta(minutes=45)
    assert person.rows("SELECT outcome FROM breaks") == [("skipped",)]
    assert person.rows("SELECT seconds FROM snoozes") == [(600.0,)]


def test_who_wanted_to_be_asked_says_why_with_one_click(sit: Sit) -> None:
    person = remind(sit, "most_snoozes = 1\n", snoozes=1, ways=2)
    desktop = person.desktop
    desktop.picture("10-last-reminder")
    assert person.asks("snooze") == ""
    desktop.click(buttons(person)[1])
    (card,) = desktop.until(lambda: desktop.windows("--name", "^Skip this one.$"))
    time.sleep(0.5)
    desktop.picture("11-reasons")
    desktop.click((card.x + card.width // 2, card.y + card.height - 34))
    desktop.until(lambda: not person.status()["reminder"])
    rows = person.rows("SELECT outcome, reason FROM breaks")
    assert rows == [("skipped", "Something else")]


def test_snoozed_until_the_next_pause_it_comes_when_the_hands_rest(sit: Sit) -> None:
    person = remind(sit)
    person.desktop.key("a")
    person.asks("snooze", "pause")
    assert "when you pause" in person.asks("status")
    for _ in range(12):
        time.sleep(1)
        person.desktop.key("a")
    assert not person.status()["reminder"]
    person.desktop.until(lambda: person.status()["reminder"], 30)


AT_A_DESK = """
[rhythm]
grace_minutes = 0
[nudge]
enabled = true
[desk]
sit_stand = true
"""


def test_a_nudge_passes_by_itself(sit: Sit) -> None:
    person = sit()
    person.write_settings(AT_A_DESK)
    person.has_worked(10, total=timedelta(minutes=20, seconds=-2))
    person.starts_the_program()
    person.desktop.until(lambda: note(person))
    time.sleep(0.5)
    person.desktop.picture("12-nudge")
    person.desktop.until(lambda: note(person) is None, 15)


def test_asked_to_stand_up_one_click_says_so(sit: Sit) -> None:
    person = sit()
    person.write_settings(AT_A_DESK)
    person.has_worked(10, total=timedelta(minutes=40, seconds=-2), standing=False)
    person.starts_the_program()
    person.desktop.until(lambda: len(buttons(person)) == 2)
    time.sleep(1)
    person.desktop.picture("13-stand")
    person.desktop.click(buttons(person)[0])
    person.desktop.until(lambda: person.status()["standing"])
    person.desktop.until(lambda: note(person) is None)


@pytest.mark.parametrize("notifications", [True, False], ids=["notification", "card"])
def test_the_reminder_never_takes_the_keyboard(sit: Sit, notifications: bool) -> None:
    person = sit(notifications=notifications)
    desktop = person.desktop
    person.write_settings("[rhythm]\ngrace_minutes = 0\n")
    person.has_worked(SOON)
    person.starts_the_program()
    person.asks("settings")
    settings = desktop.until(lambda: desktop.windows("--name", "^Backcare: settings$"))[0]
    desktop.until(lambda: desktop.active_window() == settings.id)
    desktop.until(lambda: person.status()["reminder"])
    time.sleep(1)
    assert desktop.active_window() == settings.id


def test_without_a_notification_server_our_own_card_reminds(sit: Sit) -> None:
    person = sit(notifications=False)
    person.write_settings("[rhythm]\ngrace_minutes = 0\n")
    person.has_worked(SOON)
    person.starts_the_program()
    (card,) = person.desktop.until(lambda: person.desktop.windows("--name", "^Time to move$"))
    time.sleep(1)
    person.desktop.picture("7-card")
    assert card.x + card.width > 1280 - 60
    person.asks("break")
    person.desktop.until(lambda: not person.desktop.windows("--name", "^Time to move$"))
    person.desktop.until(lambda: routine(person))


def test_without_a_panel_a_second_start_shows_the_control_window(sit: Sit) -> None:
    person = sit(panel=False, notifications=False)
    person.starts_the_program()
    person.asks()
    person.desktop.until(lambda: person.desktop.windows("--name", "^Backcare$"))
    person.asks("quit")
    person.desktop.until(lambda: not person.asks("status"))


def test_killed_during_a_set_nothing_that_was_done_is_lost(sit: Sit) -> None:
    person = sit()
    person.write_settings("[sets]\nlength_seconds = 60\n")
    process = person.starts_the_program()
    person.asks("break")
    person.desktop.until(lambda: person.rows("SELECT * FROM steps"), 60)
    done = person.rows("SELECT move, seconds FROM steps")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    person.starts_the_program()
    assert person.rows("SELECT move, seconds FROM steps") == done
    assert person.rows("SELECT outcome FROM breaks") == [("partial",)]
    assert person.status()["sets_today"] == 1
    assert person.desktop.until(lambda: person.desktop.tray_items() == 1)


def test_settings_edited_by_hand_take_effect_and_a_wrong_value_is_named(sit: Sit) -> None:
    person = sit()
    person.starts_the_program()
    before = datetime.fromisoformat(str(person.status()["due"]))
    person.write_settings("[rhythm]\ninterval_minutes = 60\nreminder_minutes = 99\n")

    def moved() -> bool:
        due = datetime.fromisoformat(str(person.status()["due"]))
        return due - before == timedelta(minutes=15)

    person.desktop.until(moved)
    assert re.search(r"rhythm\.reminder_minutes.*99.*1 to 30", person.desktop.logs())
    person.desktop.until(lambda: note(person))
    time.sleep(0.5)
    person.desktop.picture("8-wrong-value")


def test_ended_by_a_signal_the_work_time_is_carried_over(sit: Sit) -> None:
    person = sit()
    person.has_worked(30)
    process = person.starts_the_program()
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    person.starts_the_program()
    due = datetime.fromisoformat(str(person.status()["due"]))
    assert timedelta(minutes=14) < due - datetime.now(due.tzinfo) <= timedelta(minutes=15)


def test_the_menu_of_the_icon_starts_a_break(sit: Sit) -> None:
    person = sit()
    person.starts_the_program()
    person.desktop.until(lambda: person.desktop.tray_items() == 1)
    time.sleep(1)
    person.desktop.click((1264, 16), 3)
    time.sleep(1)
    person.desktop.picture("9-menu")
    person.desktop.key("Down", "Return")
    person.desktop.until(lambda: routine(person))


FILM = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
film = QWidget()
film.setWindowTitle("A film")
film.showFullScreen()
app.exec()
"""


def test_a_film_in_full_screen_is_not_disturbed_and_one_reminder_comes_after_it(sit: Sit) -> None:
    person = sit()
    person.write_settings("[rhythm]\ngrace_minutes = 0\n")
    person.has_worked(SOON - 0.05)
    film = person.desktop.run(sys.executable, "-c", FILM)
    person.desktop.until(lambda: person.desktop.windows("--name", "^A film$"))
    person.starts_the_program()
    person.desktop.until(lambda: "fills the screen" in person.asks("status"))
    time.sleep(7)
    assert note(person) is None
    assert "the reminder comes afterwards" in person.asks("status")
    film.kill()
    person.desktop.until(lambda: person.status()["reminder"])
