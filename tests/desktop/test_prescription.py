"""A physiotherapist writes a move and a set down and shares them; a patient takes them in.

All of it by the keyboard, on a real desktop, with real files.
"""

import shutil
import time
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.desktop.conftest import Person, Sit

pytestmark = pytest.mark.desktop

LIBRARY = "^Backcare: moves and sets$"
HEARD = 0.5
"""Seconds until a window that came to the front, or a button that a key pressed, is ready."""


def in_front(person: Person, title: str) -> None:
    """Wait until the window has the keyboard."""
    desktop = person.desktop
    desktop.until(
        lambda: desktop.active_window() in {w.id for w in desktop.windows("--name", title)}
    )
    time.sleep(HEARD)


def types(person: Person, *parts: str) -> None:
    """Type texts; what begins with ":" are keys."""
    for part in parts:
        if part.startswith(":"):
            person.desktop.key(*part[1:].split())
            time.sleep(0.2)
        else:
            person.desktop.ask("xdotool", "type", part)


def opens_the_library(person: Person) -> None:
    person.asks("library")
    in_front(person, LIBRARY)


def photo(path: Path, colour: str) -> Path:
    """A photo that is larger than a pack takes it in."""
    image = QImage(2400, 1800, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def writes_a_move(person: Person) -> None:
    types(person, ":alt+n")
    in_front(person, "^Backcare: New move")
    types(person, "Doorway lean", ":Tab", "Opens the chest", ":Tab", "anna", ":Tab", ":Down")
    types(person, ":alt+g", "Stand in a doorway.")
    for number, colour in ((1, "#88aa99"), (2, "#aa8899")):
        path = photo(person.desktop.home / f"IMG_{number}.jpg", colour)
        types(person, ":alt+p")
        in_front(person, "^Choose pictures$")
        types(person, str(path), ":Return")
        in_front(person, "^Backcare: New move")
    types(person, ":Tab Tab Tab", "Lean forward.", ":alt+a", "Stop if it pinches.", ":ctrl+s")
    in_front(person, LIBRARY)


def writes_a_set(person: Person) -> None:
    types(person, ":alt+s")
    time.sleep(HEARD)
    types(person, ":alt+n")
    in_front(person, "^Backcare: New set")
    types(person, "For Anna", ":Tab", "Three times a day.", ":Tab Tab")
    for name in ("doorway", "chin tuck", "cat-cow", "wall angels", "child's"):
        types(person, name, ":Return")
    person.desktop.picture("prescription-set")
    types(person, ":ctrl+s")
    in_front(person, LIBRARY)


def shares_it(person: Person, target: Path) -> None:
    """From the page of the move."""
    types(person, ":ctrl+f", "doorway", ":Return", ":Return")
    time.sleep(HEARD)
    types(person, ":alt+h")
    in_front(person, "^Backcare: Share")
    types(person, ":Return")
    in_front(person, "^Save the pack$")
    types(person, str(target), ":Return")
    in_front(person, "^Backcare: Share")
    person.desktop.until(target.exists)


def takes_it_in(person: Person, source: Path) -> None:
    types(person, ":alt+i")
    in_front(person, "^Backcare: Import")
    types(person, ":Return")
    in_front(person, "^Choose a pack$")
    types(person, str(source), ":Return")
    in_front(person, "^Backcare: Import")
    person.desktop.picture("prescription-import")
    types(person, ":Return")
    person.desktop.until((person.data / "packs/anna").exists)
    types(person, ":Return")
    in_front(person, LIBRARY)


def test_a_prescription_goes_from_one_to_the_other(sit: Sit) -> None:
    person = sit(notifications=False)
    process = person.starts_the_program()
    opens_the_library(person)
    writes_a_move(person)
    move = tomllib.loads((person.data / "packs/anna/moves/doorway-lean.toml").read_text())
    assert move["position"] == "standing"
    assert [leg["to"] for leg in move["cycle"]] == ["picture-2", "picture-1"]
    writes_a_set(person)
    ready = tomllib.loads((person.data / "packs/anna/sets/for-anna.toml").read_text())
    assert ready["moves"] == ["doorway-lean", "chin-tuck", "cat-cow", "wall-angel", "childs-pose"]
    zipped = person.desktop.home / "anna.zip"
    shares_it(person, zipped)
    assert zipped.stat().st_size < 200_000

    person.asks("quit")
    process.wait(10)
    shutil.rmtree(person.data / "packs")
    person.starts_the_program()
    opens_the_library(person)
    takes_it_in(person, zipped)
    types(person, ":Return")  # the move that came in has the keyboard
    time.sleep(HEARD)
    types(person, ":Return")
    in_front(person, "^Backcare: a trial$")
    types(person, ":Escape")
    in_front(person, LIBRARY)
    types(person, ":alt+f")
    person.desktop.until(lambda: "anna/doorway-lean" in person.settings.read_text())
    person.desktop.picture("prescription-favourite")
    assert person.rows("SELECT count(*) FROM breaks") == [(0,)]
