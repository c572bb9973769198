"""The page "Sets": which set a break takes, what is at hand, and moves that hurt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Places, Sets, Settings
from backcare_tray.ui.settings.dialog import PageName
from backcare_tray.ui.settings.number import LengthPicker
from backcare_tray.ui.settings.set_choice import SetChoice, SetPicker
from backcare_tray.ui.settings.sets import SetsPage
from backcare_tray.ui.settings.ticks import TickRow
from tests.ui.settings_world import MINE, World, opened


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    for world in opened(tmp_path / "settings.toml", qtbot):
        world.window.show_page(PageName.SETS)
        yield world


def picker(world: World) -> SetPicker:
    return world.control(("sets", "choice"), SetPicker)


def choose(world: World, row: int) -> None:
    """As the keyboard does it."""
    box = picker(world).box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_the_chosen_set_says_what_it_is_for(world: World) -> None:
    box = picker(world).box
    names = [box.itemText(row) for row in range(box.count())]
    assert names == ["Planned for me", "Desk reset", "Morning"]
    assert "fresh mix" in picker(world).purpose.text()
    choose(world, 1)
    assert picker(world).purpose.text() == "Undoes an hour of typing."
    assert world.written == Settings(sets=Sets(choice="desk-reset"))


def test_a_change_of_the_file_shows_up_and_changes_nothing(world: World) -> None:
    text = '[sets]\nchoice = "my-pack/morning"\n[props]\nball = true\n'
    world.path.write_text(text, "utf-8")
    assert world.store.reload() == ()
    assert picker(world).box.currentText() == "Morning"
    ticks = world.control(("props", "ball"), TickRow).ticks
    assert [tick.isChecked() for tick in ticks.values()] == [True, False]
    assert world.path.read_text("utf-8") == text


def test_a_set_that_is_gone_is_shown_as_such_until_another_is_chosen(world: World) -> None:
    choose(world, 2)
    world.choices.remove(MINE)
    world.window.refresh()
    assert picker(world).box.currentText() == "my-pack/morning"
    assert "not there any more" in picker(world).purpose.text()
    assert world.written.sets.choice == "my-pack/morning"
    choose(world, 0)
    assert picker(world).box.count() == 2
    assert world.written == Settings()


@pytest.mark.parametrize(
    ("seconds", "words"), [(60, "1 min"), (150, "2 min 30 s"), (300, "5 min"), (100, "1 min 40 s")]
)
def test_the_length_of_a_set_is_shown_in_minutes_and_seconds(
    world: World, seconds: int, words: str
) -> None:
    world.store.change(Settings(sets=Sets(seconds)))
    assert world.control(("sets", "length_seconds"), LengthPicker).words.text() == words
    assert world.store.current.sets.length_seconds == seconds


def test_one_place_stays_ticked(world: World) -> None:
    ticks = world.control(("places", "chair"), TickRow).ticks
    for key in ("chair", "standing", "wall"):
        ticks[key].click()
    assert world.store.current.places == Places(chair=False, standing=False, wall=True)
    assert not ticks["wall"].isEnabled()
    ticks["floor"].click()
    assert ticks["wall"].isEnabled()


def test_what_one_owns_may_be_nothing(world: World) -> None:
    ticks = world.control(("props", "ball"), TickRow).ticks
    ticks["ball"].click()
    assert ticks["ball"].isEnabled()
    ticks["ball"].click()
    assert world.written == Settings()


def test_a_move_that_hurt_can_be_taken_back(world: World) -> None:
    world.hurt |= {"chin-tuck": "Chin tuck", "wall-angel": "Wall angels"}
    world.window.refresh()
    page = world.window.pages[PageName.SETS]
    assert isinstance(page, SetsPage)
    buttons = page.hurt.buttons
    assert [b.accessibleName() for b in buttons] == ["Use Chin tuck again", "Use Wall angels again"]
    world.window.show_page(PageName.SETS)
    buttons[0].click()
    assert world.hurt == {"wall-angel": "Wall angels"}
    (button,) = page.hurt.buttons
    assert world.window.focusWidget() is button


def test_names_of_any_length_leave_the_window_on_the_screen(world: World) -> None:
    name = "Morgengymnastikübungsfolge" * 6
    world.choices.append(SetChoice("long", name, name))
    world.hurt["long"] = name
    world.window.refresh()
    world.window.show_page(PageName.SETS)
    choose(world, 3)
    assert world.window.minimumSizeHint().width() <= 900
    assert picker(world).box.toolTip() == name
