"""The page of a move: what it shows, and what the person can say of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.moves import Side
from backcare_tray.core.settings import Look
from backcare_tray.ui import theme
from tests.ui.conftest import button
from tests.ui.library_world import OWN_MOVE, World, opened


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    for world in opened(tmp_path, qtbot):
        world.window.open_move("cat-cow")
        yield world


def texts(world: World) -> str:
    return "\n".join(label.text() for label in world.page.findChildren(QLabel))


def test_everything_that_is_known_of_a_move_is_there(world: World) -> None:
    world.window.open_move("chin-tuck")
    move, said = world.page.move_shown, texts(world)
    for text in (move.name, move.purpose, *move.setup, move.full_dose, move.breathing, move.feel,
                 move.caution, move.gentler, move.harder, move.source.says):  # fmt: skip
        assert text in said
    assert all(phase.say in said for phase in move.cycle)
    assert "Document 003" in said
    assert "Last done yesterday. Once in the last seven days." in said
    assert "In the last thirty days: 4 min in all." in said


def test_a_favourite_is_written_and_taken_out_again(world: World) -> None:
    world.page.favourite.click()
    assert world.written.sets.favourites == ("cat-cow",)
    assert world.page.favourite.isChecked()
    world.page.favourite.click()
    assert world.written.sets.favourites == ()


def test_a_move_is_switched_off_and_on_and_the_grid_says_so(world: World) -> None:
    world.page.usable.click()
    assert world.written.sets.switched_off == ("cat-cow",)
    world.window.show_moves()
    entry = next(e for e in world.window.moves.grid.list.entries if e.move.id == "cat-cow")
    assert {mark.value for mark in entry.marks} == {"switched-off", "hurt"}
    world.window.open_move("cat-cow")
    assert not world.page.usable.isChecked()
    world.page.usable.click()
    assert world.written.sets.switched_off == ()


def test_a_change_that_cannot_be_written_is_told(world: World) -> None:
    target = world.home / "settings.toml"
    target.unlink(missing_ok=True)
    target.mkdir()
    world.page.favourite.click()
    assert world.window.fault.isVisible()
    assert "until you quit" in world.window.fault.text()


def test_a_hurt_is_told_with_its_day_and_taken_back(world: World) -> None:
    assert world.page.hurt.isVisible()
    assert "2026" in world.page.hurt_words.text()
    world.page.take_back.click()
    assert not world.page.hurt.isVisible()
    assert "cat-cow" not in world.history.memory(world.clock.now()).hurt


def test_a_try_plays_this_move_alone_and_the_page_stops(world: World) -> None:
    world.page.try_it.click()
    (tried,) = world.tried
    assert {step.move.id for step in tried.steps} == {"cat-cow"}
    assert not world.page.show_.playing
    assert not world.started


def test_the_figure_repeats_until_it_is_stopped(world: World) -> None:
    show = world.page.show_
    assert show.ticking
    first = show.turning.grab().toImage()
    world.clock.advance(seconds=1.5)
    show._advance()
    assert show.turning.grab().toImage() != first
    world.page.pause.click()
    assert world.page.pause.text() == "&Play"
    assert not show.ticking
    world.clock.advance(seconds=100)
    world.page.pause.click()
    assert show._passed.total_seconds() == 1.5


def test_a_hold_is_painted_less_often(world: World) -> None:
    world.window.open_move("chin-tuck")
    show, painted = world.page.show_, list[int]()
    world.clock.advance(seconds=4)  # in the hold
    for frame in range(8):
        before = show.turning._moment
        world.clock.advance(seconds=0.04)
        show._advance()
        if show.turning._moment is not before:
            painted.append(frame)
    assert len(painted) == 2


def test_nothing_moves_by_itself_where_no_motion_is_wanted(world: World) -> None:
    theme.follow(Look(reduced_motion=True))
    try:
        world.window.open_move("chin-tuck")
        show = world.page.show_
        assert not show.ticking
        world.page.pause.click()  # asked for: it steps from pose to pose
        painted = _paints(show.turning)
        for _ in range(20):  # two seconds: the first leg of two and a half
            world.clock.advance(seconds=0.1)
            show._advance()
            QApplication.processEvents()
        assert painted == []
    finally:
        theme.follow(Look())


def test_dragging_and_the_arrow_keys_turn_the_figure(world: World) -> None:
    turning = world.page.show_.turning
    turning.setFocus()
    world.page.show_.play(False)
    before = turning.grab().toImage()
    world.key(Qt.Key.Key_Right)
    assert turning.turned == 15
    assert turning.grab().toImage() != before
    world.key(Qt.Key.Key_Home)
    assert turning.turned == 0
    QTest.mousePress(turning, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(turning, QPoint(50, 100))
    QTest.mouseRelease(turning, Qt.MouseButton.LeftButton, pos=QPoint(50, 100))
    assert turning.turned == 30
    QTest.mouseMove(turning, QPoint(0, 100))
    assert turning.turned == 30
    world.key(Qt.Key.Key_Space)
    assert world.page.show_.playing


def test_the_camera_does_not_go_behind_a_wall(world: World) -> None:
    world.window.open_move("wall-angel")
    turning = world.page.show_.turning
    for _ in range(24):
        turning.turn(-15)
    assert turning.turned + world.page.move_shown.view.yaw == -85


def test_nor_does_it_when_the_sides_are_switched(world: World) -> None:
    world.window.open_move("massage-ball")
    show = world.page.show_
    show.turning.turn(-1000 if world.page.move_shown.view.yaw > 0 else 1000)
    far = show.turning.turned
    world.clock.advance(seconds=show._loop.seconds * 0.7)  # the other side
    for _ in range(4):
        show._advance()
    assert show.turning._moment is not None
    assert show.turning._moment.side is Side.RIGHT
    clamped = show.turning.grab().toImage()
    show.turning.turned = far * 2
    assert show.turning.grab().toImage() == clamped
    show.turning.turn(-15 if far > 0 else 15)
    assert show.turning.grab().toImage() != clamped


def test_what_came_with_the_program_cannot_be_edited(world: World) -> None:
    labels = {each.text() for each in world.page.findChildren(QPushButton)}
    assert not {"&Edit…", "S&hare…"} & labels


def test_ones_own_move_shows_pictures_and_can_be_edited_and_shared(world: World) -> None:
    world.window.open_move(OWN_MOVE)
    show = world.page.show_
    assert show.pictures.isVisible()
    assert not show.turning.isVisible()
    button(world.page, "Edit…").click()
    button(world.page, "Share…").click()
    assert world.edited == [f"move {OWN_MOVE}", "share my-pack"]
    pixel = show.pictures.grab().toImage().pixelColor(show.width() // 2, show.height() // 2)
    assert pixel.name() == "#0000cc"
    world.clock.advance(seconds=16)  # on the way back
    for _ in range(4):
        show._advance()
    pixel = show.pictures.grab().toImage().pixelColor(show.width() // 2, show.height() // 2)
    assert pixel.name() in {"#cc0000", "#0000cc"}


def _paints(widget: QWidget) -> list[int]:
    """Gets an entry whenever `widget` is painted from now on."""
    QApplication.processEvents()
    painted: list[int] = []

    class Listener(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() is QEvent.Type.Paint:
                painted.append(1)
            return False

    widget.installEventFilter(Listener(widget))
    return painted
