"""The page "Moves": the grid, the filters beside it, and what plays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from backcare_tray.core.moves import Position
from backcare_tray.core.settings import Look
from backcare_tray.ui import theme
from backcare_tray.ui.library import words
from backcare_tray.ui.library.move_grid import TIMES, MoveGrid
from tests.ui.library_world import OWN_MOVE, World, opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path, qtbot)


def grid_of(world: World) -> MoveGrid:
    return world.window.moves.grid


def place_of(world: World, move: str) -> QRect:
    grid = grid_of(world)
    return grid.visualRect(grid.list.index(grid.list.row_of(move)))


def choose(world: World, box: str, text: str) -> None:
    found = world.window.moves.filters.boxes[box]
    found.setCurrentIndex(found.findText(text))


def ways(world: World) -> list[QPushButton]:
    QApplication.processEvents()
    buttons = world.window.moves.nothing.findChildren(QPushButton)
    return [button for button in buttons if button.isVisible()]


def test_all_moves_are_there_in_order_of_their_names(world: World) -> None:
    assert len(world.shown) == len(world.library.moves) == 23
    assert world.shown[:4] == ["massage-ball", "cat-cow", "chest-opener", "childs-pose"]
    assert world.window.moves.count.text() == "23 moves"


def test_filters_narrow_and_add_up(world: World) -> None:
    choose(world, "position", "At a wall")
    at_wall = {m.id for m in world.library.moves if m.position is Position.WALL}
    assert set(world.shown) == at_wall
    choose(world, "kind", "Strengthens")
    assert world.shown == ["wall-angel"]
    choose(world, "position", "Any position")
    choose(world, "kind", "Anything")
    choose(world, "mark", "Moves that hurt")
    assert world.shown == ["cat-cow"]
    assert world.window.moves.count.text() == "1 move"


def test_ones_own_moves_are_found_alone(world: World) -> None:
    choose(world, "mark", "Your own")
    assert world.shown == [OWN_MOVE, "my-pack/head-nod"]


def test_a_move_that_is_new_has_the_keyboard(world: World) -> None:
    folder = world.home / "packs" / "my-pack" / "moves"
    text = (folder / "doorway-stretch.toml").read_text("utf-8")
    (folder / "new.toml").write_text(text.replace("Doorway stretch", "Zigzag"), "utf-8")
    world.read_library()
    world.window.refresh()
    grid = grid_of(world)
    assert grid.current_move == "my-pack/new"
    assert grid.rect().intersects(grid.visualRect(grid.currentIndex()))


def test_nothing_found_says_what_to_loosen(world: World) -> None:
    choose(world, "position", "Seated")
    choose(world, "mark", "Moves that hurt")
    assert not grid_of(world).isVisible()
    seated = sum(move.position is Position.SEATED for move in world.library.moves)
    texts = [way.text() for way in ways(world)]
    assert texts == [f"All moves: {seated} moves", "Any position: 1 move"]
    next(way for way in ways(world) if way.text().startswith("Any")).click()
    assert world.shown == ["cat-cow"]
    assert grid_of(world).isVisible()


def test_where_no_single_field_helps_all_are_loosened(world: World) -> None:
    world.window.moves.filters.search.setText("zzz")
    choose(world, "mark", "Favourites")
    (way,) = ways(world)
    assert way.text() == "Show all moves"
    way.click()
    assert len(world.shown) == 23


def test_the_keyboard_moves_opens_and_searches(world: World) -> None:
    grid = grid_of(world)
    assert grid.hasFocus()
    assert grid.current_move == "massage-ball"
    world.key(Qt.Key.Key_Right)
    assert grid.current_move == "cat-cow"
    world.key(Qt.Key.Key_Down)
    below = grid.current_move
    assert place_of(world, below).top() > place_of(world, "cat-cow").top()
    assert place_of(world, below).left() == place_of(world, "cat-cow").left()
    world.key(Qt.Key.Key_Return)
    assert world.page.move_shown.id == below
    world.key(Qt.Key.Key_Escape)
    assert grid.hasFocus()
    assert grid.current_move == below
    world.key(Qt.Key.Key_F, CTRL)
    assert world.window.moves.filters.search.hasFocus()
    QTest.keyClicks(world.window.moves.filters.search, "chin")
    assert world.shown == ["chin-tuck"]
    world.key(Qt.Key.Key_Return)
    assert grid.hasFocus()


def test_a_click_opens_the_move_under_it(world: World) -> None:
    place = place_of(world, "chest-opener").center()
    QTest.mouseClick(grid_of(world).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert world.page.move_shown.id == "chest-opener"


def test_from_right_to_left_the_first_card_is_at_the_right(world: World) -> None:
    world.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert place_of(world, "massage-ball").left() > place_of(world, "cat-cow").left()


def test_a_screen_reader_hears_every_card_in_one_line(world: World) -> None:
    world.store.change(world.store.current)
    world.window.open_move("chin-tuck")
    world.page.favourite.click()
    world.window.show_moves()
    grid = grid_of(world)
    view = QAccessible.queryAccessibleInterface(grid)
    names = [view.child(n).text(QAccessible.Text.Name) for n in range(view.childCount())]
    assert "Chin tuck, strengthens the neck, seated, favourite" in names
    assert "Cat-cow, loosens the upper back, on hands and knees, hurts" in names
    assert len(names) == 23


def test_to_linger_on_a_card_shows_what_it_had_to_shorten(world: World) -> None:
    index = grid_of(world).list.index(1)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    move = grid_of(world).list.entries[1].move
    assert tip == f"Cat-cow\n{words.card_line(move)}\n{move.purpose}"
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Cat-cow"


def test_the_card_with_the_keyboard_plays_and_comes_to_rest(world: World) -> None:
    grid = grid_of(world)
    world.key(Qt.Key.Key_Right)
    assert grid.ticker.running
    still = grid.grab(place_of(world, "cat-cow")).toImage()
    world.clock.advance(seconds=0.8)
    grid._advance()
    assert grid.grab(place_of(world, "cat-cow")).toImage() != still
    world.clock.advance(seconds=TIMES * 60)
    grid._advance()
    assert not grid.ticker.running
    assert grid.grab(place_of(world, "cat-cow")).toImage() == still


def test_only_one_plays_and_the_pointer_that_leaves_stops_it(world: World) -> None:
    grid = grid_of(world)
    world.key(Qt.Key.Key_Right)
    QTest.mouseMove(grid.viewport(), place_of(world, "chest-opener").center())
    grid.entered.emit(grid.list.index(grid.list.row_of("chest-opener")))
    assert grid._playing == "chest-opener"
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert not grid.ticker.running


def test_nothing_ticks_once_the_keyboard_or_the_window_is_gone(world: World) -> None:
    grid = grid_of(world)
    world.key(Qt.Key.Key_Right)
    assert grid.ticker.running
    world.window.showMinimized()
    assert not grid.ticker.running
    world.window.showNormal()
    world.key(Qt.Key.Key_F, CTRL)
    assert not grid.ticker.running


def test_no_card_plays_where_no_motion_is_wanted(world: World) -> None:
    theme.follow(Look(reduced_motion=True))
    try:
        grid_of(world)._advance()
        assert not grid_of(world).ticker.running
        world.key(Qt.Key.Key_Right)
        assert not grid_of(world).ticker.running
    finally:
        theme.follow(Look())


def test_a_move_of_ones_own_shows_its_picture(world: World) -> None:
    grid = grid_of(world)
    grid.go_to(OWN_MOVE)
    place = place_of(world, OWN_MOVE)
    image = grid.viewport().grab(place).toImage()
    middle = QPoint(place.width() // 2, place.height() // 3) * image.devicePixelRatio()
    assert QColor(image.pixel(middle)).name() == "#0000cc"
