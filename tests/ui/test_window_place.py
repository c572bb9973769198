"""Where windows open. Real monitors are in `tests/desktop/test_first_start.py`."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.ui import window_place
from backcare_tray.ui.window_place import (
    TITLE_BAR,
    WindowPlace,
    _inside,
    _middle,
    show_in_the_middle,
)

ROOM = QRect(100, 50, 1024, 600)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def far_away(qapp: QApplication) -> QPoint:
    """A place on no screen."""
    return QGuiApplication.primaryScreen().geometry().bottomRight() + QPoint(3000, 3000)


@pytest.mark.parametrize(
    ("frame", "place"),
    [
        (QRect(300, 200, 400, 300), QPoint(300, 200)),
        (QRect(20, 10, 400, 300), QPoint(100, 50)),
        (QRect(900, 500, 400, 300), QPoint(724, 350)),
        (QRect(900, 0, 2000, 300), QPoint(100, 50)),  # too wide: its title bar and its left edge
    ],
)
def test_a_window_is_moved_no_further_than_makes_it_whole(frame: QRect, place: QPoint) -> None:
    assert _inside(frame, ROOM) == place


def test_a_window_in_the_middle_never_begins_above_the_screen() -> None:
    assert _middle(QSize(400, 300), ROOM) == QPoint(412, 200)
    assert _middle(QSize(400, 900), ROOM).y() == ROOM.y()


def test_a_window_half_off_the_screen_is_brought_in(window: QWidget) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    kept: list[bytes] = []
    window.resize(300, 200)
    window.move(room.right() - 180, room.bottom() - 120)
    WindowPlace(lambda: b"", kept.append).keep(window)
    WindowPlace(lambda: kept[0], kept.append)._restore(window, QSize(10, 10))
    assert room.contains(window.frameGeometry())
    assert window.size() == QSize(300, 200)


def test_a_window_follows_when_its_screen_goes_away(window: QWidget, far_away: QPoint) -> None:
    WindowPlace(lambda: b"", lambda _place: None)._restore(window, QSize(300, 200))
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    window.move(far_away)
    qt.screenRemoved.emit(None)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.frameGeometry())


def test_a_window_on_a_screen_that_stays_is_left_alone(window: QWidget) -> None:
    WindowPlace(lambda: b"", lambda _place: None)._restore(window, QSize(300, 200))
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    window.move(13, 17)
    qt.screenRemoved.emit(None)
    assert window.pos() == QPoint(13, 17)


def test_on_wayland_only_the_size_is_ours(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    window.move(13, 17)
    WindowPlace(lambda: b"", lambda _place: None)._restore(window, QSize(300, 200))
    assert (window.pos(), window.size()) == (QPoint(13, 17), QSize(300, 200))


def test_a_window_that_is_whole_in_its_last_place_is_not_moved(qtbot: QtBot) -> None:
    """Before it is shown nobody knows its frame: each move would take it down by the title bar."""

    class Watched(QWidget):
        moves = 0

        def move(self, *_place: object) -> None:
            self.moves += 1

    window = Watched()
    qtbot.addWidget(window)
    kept: list[bytes] = []
    window.setGeometry(40, 50, 300, 200)
    WindowPlace(lambda: b"", kept.append).keep(window)
    WindowPlace(lambda: kept[0], kept.append)._restore(window, QSize(10, 10))
    assert window.moves == 0
    assert window.geometry() == QRect(40, 50, 300, 200)
    WindowPlace(lambda: b"", kept.append)._restore(window, QSize(10, 10))
    assert window.moves == 1


def test_a_small_window_without_a_size_takes_the_one_it_needs(window: QWidget) -> None:
    QVBoxLayout(window).addWidget(QLabel("Until 14:00, in 2 h."))
    show_in_the_middle(window)
    assert window.size() == window.sizeHint()
    middle = QGuiApplication.primaryScreen().availableGeometry().center()
    assert (window.geometry().center() - middle).manhattanLength() <= TITLE_BAR


def kept_at(place: QRect) -> bytes:
    """What a window that stood there leaves behind."""
    kept: list[bytes] = []
    window = QWidget()
    window.setGeometry(place)
    WindowPlace(lambda: b"", kept.append).keep(window)
    return kept[0]


def test_a_window_is_never_larger_than_its_screen(window: QWidget) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    WindowPlace(lambda: b"", lambda _place: None)._restore(window, room.size() * 2)
    assert room.contains(window.frameGeometry())
    assert window.width() < room.width()


def test_a_place_on_another_screen_is_not_taken_up(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pointer is on a screen to the right; a Qt without monitors has only one."""
    right = QRect(2000, 0, 1024, 600)
    monkeypatch.setattr(window_place, "_room", lambda: right)
    place = kept_at(QRect(40, 50, 300, 200))
    WindowPlace(lambda: place, lambda _place: None)._restore(window, QSize(10, 10))
    assert window.size() == QSize(300, 200)
    away = window.frameGeometry().center() - right.center()
    assert (abs(away.x()) <= 2, abs(away.y()) < 30) == (True, True)  # as high as a title bar


def test_the_screen_is_the_one_with_the_pointer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QPoint] = []
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(7, 9))
    monkeypatch.setattr(QGuiApplication, "screenAt", asked.append)
    assert window_place._room() == QGuiApplication.primaryScreen().availableGeometry()
    assert asked == [QPoint(7, 9)]


def test_a_place_that_cannot_be_kept_is_forgotten(window: QWidget) -> None:
    def refuse(_place: bytes) -> None:
        raise OSError("no room on the disk")

    WindowPlace(lambda: b"", refuse).keep(window)
