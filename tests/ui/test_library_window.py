"""The library window as a whole: ways in and out, and room for every text."""

import gettext
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcare_tray.core import translation
from backcare_tray.core.pseudo_language import PseudoTranslations
from backcare_tray.core.settings import Look
from backcare_tray.ui import theme
from backcare_tray.ui.library.window import LibraryWindow
from tests.ui.conftest import button, clipped, sweep
from tests.ui.library_world import OWN_MOVE, World, opened


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path, qtbot)


@pytest.fixture
def pseudo_language() -> Iterator[None]:
    """Longer by four tenths, and from right to left."""
    translation.install(PseudoTranslations())
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    translation.install(gettext.NullTranslations())


@pytest.fixture
def large_text() -> Iterator[None]:
    theme.follow(Look(text_percent=200))
    yield
    theme.follow(Look())


def pages(world: World) -> Iterator[str]:
    """Turn to every page in turn."""
    yield "moves"
    for move in ("cat-cow", "wall-angel", OWN_MOVE):
        world.window.open_move(move)
        yield move
    world.window.show_sets()
    yield "sets"


def settle() -> None:
    """Let layouts find their heights: wrapped texts within wrapped rows take a few rounds."""
    for _ in range(4):
        QApplication.processEvents()


def cut_off(window: QWidget) -> list[str]:
    """The texts with too little room; what a scroll bar reaches is not beyond the edge."""
    return [text for text in clipped(window) if not text.startswith("beyond the edge")]


def test_escape_goes_back_then_loosens_then_closes(world: World) -> None:
    world.window.moves.filters.search.setText("chin")
    world.window.open_move("chin-tuck")
    world.key(Qt.Key.Key_Escape)
    assert world.window.move_page is None
    world.key(Qt.Key.Key_Escape)
    assert len(world.shown) == 23
    assert world.window.isVisible()
    world.key(Qt.Key.Key_Escape)
    assert not world.window.isVisible()
    assert world.kept


def test_one_can_search_from_everywhere(world: World) -> None:
    world.window.open_move("chin-tuck")
    world.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert world.window.moves.filters.search.hasFocus()


def test_enter_presses_what_has_the_keyboard(world: World) -> None:
    world.window.sets_tab.setFocus()
    world.key(Qt.Key.Key_Return)
    assert world.window.stack.currentWidget() is world.window.sets
    world.window.sets.cards["desk-reset"].tiles[2].setFocus()
    world.key(Qt.Key.Key_Enter)
    assert world.page.move_shown.id == "chin-tuck"
    assert world.page.try_it.hasFocus()
    world.key(Qt.Key.Key_Return)
    assert len(world.tried) == 1


def test_the_page_that_is_shown_is_the_tab_that_is_down(world: World) -> None:
    world.window.sets_tab.click()
    assert (world.window.moves_tab.isChecked(), world.window.sets_tab.isChecked()) == (False, True)
    world.window.sets_tab.click()
    assert world.window.sets_tab.isChecked()
    world.window.moves_tab.click()
    assert (world.window.moves_tab.isChecked(), world.window.sets_tab.isChecked()) == (True, False)


def test_new_things_are_made_where_they_belong(world: World) -> None:
    button(world.window, "New move…").click()
    world.window.show_sets()
    button(world.window, "New set…").click()
    button(world.window, "Import…").click()
    assert world.edited == ["new move", "new set", "import"]


def test_what_was_not_saved_waits_until_it_is(world: World) -> None:
    waiting = world.window.waiting
    assert waiting is not None
    assert not waiting.isVisible()
    world.drafts = {"new move": "Cat & cow", "my-pack/morning": ""}
    world.window.refresh()
    assert waiting.isVisible()
    first, second = waiting.findChildren(QPushButton)
    assert first.text() == "Go on with “Cat && cow”…"
    assert second.text() == "Go on where you stopped…"
    after = world.window.actions_of_sets[-1]
    assert (after.nextInFocusChain(), first.nextInFocusChain()) == (first, second)
    first.click()
    assert world.edited == ["go on new move"]
    world.drafts = {}
    world.window.show_sets()
    assert not waiting.isVisible()


def test_without_an_editor_nothing_offers_to_edit(world: World, qtbot: QtBot) -> None:
    window = LibraryWindow(replace(world.ports, editor=None))
    qtbot.addWidget(window)
    window.open_move(OWN_MOVE)
    window.show_sets()
    texts = {each.text() for each in window.findChildren(QAbstractButton)}
    assert not [text for text in texts if "…" in text]


def test_a_pack_that_changes_changes_the_page_that_is_open(world: World) -> None:
    world.window.open_move(OWN_MOVE)
    file = world.home / "packs" / "my-pack" / "moves" / "doorway-stretch.toml"
    file.write_text(file.read_text("utf-8").replace("Doorway stretch", "Door stretch"), "utf-8")
    world.read_library()
    world.window.refresh()
    assert world.page.move_shown.name == "Door stretch"
    (world.home / "packs" / "my-pack" / "sets" / "morning.toml").unlink()
    file.unlink()
    world.read_library()
    world.window.refresh()
    assert world.window.move_page is None
    assert OWN_MOVE not in world.shown


def test_a_move_that_is_not_there_opens_nothing(world: World) -> None:
    world.window.open_move("no-such-move")
    assert world.window.move_page is None


def test_a_page_that_was_left_is_gone(world: World) -> None:
    gone: list[bool] = []
    world.window.open_move("chin-tuck")
    world.page.destroyed.connect(lambda: gone.append(True))
    world.window.show_sets()
    sweep()
    assert gone


@pytest.mark.parametrize("width", [1024, 780])
def test_no_text_is_cut_off(world: World, width: int) -> None:
    world.window.resize(width, 560)
    for page in pages(world):
        settle()
        assert cut_off(world.window) == [], page


def test_no_text_is_cut_off_at_twice_the_size(large_text: None, world: World, qtbot: QtBot) -> None:
    world.window.resize(1024, 560)
    for page in pages(world):
        settle()
        assert world.window.width() <= 1024, page
        assert world.window.height() <= 560, page
        assert cut_off(world.window) == [], page


def test_longer_texts_from_right_to_left_have_room(pseudo_language: None, world: World) -> None:
    world.window.resize(1024, 560)
    for page in pages(world):
        settle()
        assert world.window.width() <= 1024, page
        assert cut_off(world.window) == [], page
        for label in world.window.findChildren(QLabel):
            assert not label.text() or label.text().isdigit() or "[" in label.text(), page


def test_a_window_that_is_open_follows_larger_text(world: World) -> None:
    grid = world.window.moves.grid
    before = grid.gridSize()
    theme.follow(Look(text_percent=200))
    try:
        settle()
        assert grid.gridSize().height() > before.height()
        assert cut_off(world.window) == []
    finally:
        theme.follow(Look())


def test_every_control_has_a_name_and_a_size_for_fingers(world: World) -> None:
    for page in pages(world):
        settle()
        controls = [
            control
            for kind in (QAbstractButton, QComboBox, QLineEdit)
            for control in world.window.findChildren(kind)
            if control.isVisible() and control.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]
        assert controls
        for control in controls:
            text = control.text() if isinstance(control, QAbstractButton) else ""
            assert text or control.accessibleName(), f"{page}: {control}"
            assert control.height() >= 32, f"{page}: {text or control.accessibleName()}"
