"""The first start on a real desktop: the welcome comes once, and where windows open."""

import signal
import tomllib

import pytest

from tests.desktop.conftest import Person, Sit
from tests.desktop.x11 import Window

pytestmark = pytest.mark.desktop


def newcomer(sit: Sit, *, panel: bool = True) -> Person:
    """Somebody who has never started the program."""
    person = sit(panel=panel)
    person.settings.unlink()
    return person


def welcome(person: Person) -> Window | None:
    found = person.desktop.windows("--name", "^Welcome to Backcare$")
    return found[0] if found else None


def chosen(person: Person) -> dict[str, object]:
    """What stands in the settings file."""
    text = person.settings.read_text() if person.settings.exists() else ""
    return {key: value for key, value in tomllib.loads(text).items() if key != "version"}


def greeted(person: Person) -> Window:
    """The welcome, with the keyboard."""
    shown = person.desktop.until(lambda: welcome(person))
    assert shown
    person.desktop.until(lambda: person.desktop.active_window() == shown.id)
    return shown


def test_skipped_at_the_first_step_it_never_comes_back_by_itself(sit: Sit) -> None:
    person = newcomer(sit)
    desktop = person.desktop
    process = person.starts_the_program()
    greeted(person)
    desktop.picture("welcome")
    desktop.key("Escape")
    desktop.until(lambda: welcome(person) is None)
    assert chosen(person) == {"start": {"welcomed": True}}
    assert desktop.windows("--name", "^Backcare$") == []  # the icon is in the tray
    person.asks("quit")
    process.wait(10)
    person.starts_the_program()
    assert welcome(person) is None
    person.asks("welcome")
    desktop.until(lambda: welcome(person))


def test_a_kill_in_the_middle_loses_nothing_that_was_chosen(sit: Sit) -> None:
    person = newcomer(sit)
    desktop = person.desktop
    process = person.starts_the_program()
    greeted(person)
    desktop.key("Return", "Return", "alt+w")
    desktop.until(lambda: chosen(person) == {"places": {"wall": False}})
    process.send_signal(signal.SIGKILL)
    process.wait()
    person.starts_the_program()
    assert chosen(person)["places"] == {"wall": False}
    assert person.status()["glance"] == "working"
    assert person.rows("PRAGMA integrity_check") == [("ok",)]


def test_without_a_tray_the_small_window_follows(sit: Sit) -> None:
    person = newcomer(sit, panel=False)
    desktop = person.desktop
    person.starts_the_program()
    greeted(person)
    assert desktop.windows("--name", "^Backcare$") == []
    desktop.key("Return", "Return", "Return")
    desktop.until(lambda: desktop.windows("--name", "^Backcare$"))
    assert welcome(person) is None


def test_windows_open_whole_on_the_monitor_with_the_pointer(sit: Sit) -> None:
    person = newcomer(sit)
    desktop = person.desktop
    desktop.ask("xrandr", "--setmonitor", "left", "640/200x800/200+0+0", "screen")
    desktop.ask("xrandr", "--setmonitor", "right", "640/200x800/200+640+0", "none")
    desktop.ask("xdotool", "mousemove", "900", "300")
    person.starts_the_program()
    shown = greeted(person)
    desktop.picture("welcome-right")
    assert shown.x >= 640
    assert shown.x + shown.width <= 1280
    assert shown.y + shown.height <= 800
    desktop.ask("xrandr", "--delmonitor", "right")  # somebody pulls the plug
    desktop.until(lambda: (moved := welcome(person)) and moved.x + moved.width <= 640)
    desktop.ask("xrandr", "--setmonitor", "right", "640/200x800/200+640+0", "none")
    desktop.key("Escape")
    desktop.until(lambda: welcome(person) is None)
    desktop.ask("xdotool", "mousemove", "200", "300")
    person.asks("welcome")
    again = greeted(person)
    assert again.x + again.width <= 640


def test_a_window_opens_again_just_where_it_was(sit: Sit) -> None:
    person = newcomer(sit)
    desktop = person.desktop
    person.starts_the_program()
    first = greeted(person)
    desktop.key("Escape")
    desktop.until(lambda: welcome(person) is None)
    person.asks("welcome")
    again = greeted(person)
    assert (again.x, again.y, again.width, again.height) == (
        first.x, first.y, first.width, first.height,
    )  # fmt: skip
