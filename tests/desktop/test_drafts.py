"""Somebody writes a set down, and the session ends: the program goes at once, the set is kept."""

import signal
import time

import pytest

from tests.desktop.conftest import Person, Sit

pytestmark = pytest.mark.desktop

NEW_SET = "^Backcare: New set"


def in_front(person: Person, title: str) -> None:
    """Wait until the window has the keyboard."""
    desktop = person.desktop
    (window,) = desktop.until(lambda: desktop.windows("--name", title))
    desktop.until(lambda: desktop.active_window() == window.id)
    time.sleep(0.5)  # the window itself is told so a little later


def new_set(person: Person) -> None:
    """The editor of a new set, with the keyboard, by the keys that a person presses."""
    desktop = person.desktop
    person.asks("library")
    in_front(person, "^Backcare: moves and sets$")
    desktop.key("alt+s")
    time.sleep(0.3)  # a button that a key presses is down for a moment
    desktop.key("alt+n")
    in_front(person, NEW_SET)


def test_a_set_outlives_the_end_of_the_session(sit: Sit) -> None:
    person = sit()
    desktop = person.desktop
    process = person.starts_the_program()
    new_set(person)
    desktop.ask("xdotool", "type", "Early")
    desktop.key("Tab", "E", "Tab", "Tab", "Tab", "Tab", "Return", "Down", "Return")
    desktop.until(lambda: desktop.windows("--name", r"New set\*$"))
    time.sleep(0.5)  # the last key has been heard
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert (person.state / "drafts.json").exists()
    process = person.starts_the_program()
    new_set(person)
    person.asks("quit")
    assert process.wait(10) == 0
    person.starts_the_program()
    new_set(person)
    desktop.picture("draft")
    desktop.key("ctrl+s")
    desktop.until((person.data / "packs/my-moves/sets/early.toml").exists)
    desktop.until(lambda: not desktop.windows("--name", NEW_SET))
    assert "Early" not in (person.state / "drafts.json").read_text()
