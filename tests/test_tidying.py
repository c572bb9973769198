"""When the last window is closed, what the windows held is let go."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.storage.shelf import Shelf
from backcare_tray.system.clock import MachineClock
from backcare_tray.tidying import Tidying

PICTURE = "a picture of a window"


class Window(QWidget):
    """Holds itself, as a window does whose signals lead back to it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.me = self
        self.show()


@pytest.fixture
def tidying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Tidying]:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path))
    clock = MachineClock()
    shelf = Shelf(clock.now, clock.boot_id())
    tidying = Tidying(qapp, shelf)
    QPixmapCache.insert(PICTURE, QPixmap(8, 8))
    gc.collect()
    gc.disable()
    yield tidying
    gc.enable()
    tidying.close()
    shelf.close()


def is_kept() -> bool:
    found = QPixmap()
    return bool(QPixmapCache.find(PICTURE, found))


def test_windows_and_pictures_are_let_go(
    tidying: Tidying, qapp: QApplication, qtbot: QtBot
) -> None:
    window = Window()
    gone = weakref.ref(window)
    with qtbot.waitSignal(qapp.lastWindowClosed):
        window.close()
    del window
    assert tidying.timer.isActive()
    qtbot.wait(1)
    assert gone() is not None
    tidying.timer.timeout.emit()
    assert gone() is None
    assert not is_kept()


def test_a_window_that_was_opened_meanwhile_is_not_disturbed(
    tidying: Tidying, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(qapp.lastWindowClosed):
        Window().close()
    other = Window()
    tidying.timer.timeout.emit()
    assert is_kept()
    tidying.timer.stop()
    with qtbot.waitSignal(qapp.lastWindowClosed):
        other.close()
    assert tidying.timer.isActive()


def test_at_the_end_nothing_is_waited_for(
    tidying: Tidying, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(qapp.lastWindowClosed):
        Window().close()
    tidying.close()
    assert not tidying.timer.isActive()
