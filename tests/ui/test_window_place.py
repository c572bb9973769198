"""Where windows open. Real monitors are in `tests/desktop/test_first_start.py`."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.ui.window_place import WindowPlace, _inside, _middle

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
