"""When the last window is closed, what the windows held is let go."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import memory
from backcare_tray.system.clock import MachineClock
from backcare_tray.tidying import PICTURES, Tidying

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
    gc.collect()
    gc.disable()
    yield tidying
    for window in qapp.topLevelWidgets():
        if isinstance(window, Window):  # after a failure: who waits for the last one is stuck
            window.close()
    gc.enable()
    tidying.close()
    QPixmapCache.setCacheLimit(PICTURES)
    shelf.close()


def keeps_pictures() -> bool:
    found = QPixmap()
    QPixmapCache.insert(PICTURE, QPixmap(8, 8))
    return bool(QPixmapCache.find(PICTURE, found))


def close(window: QWidget, qapp: QApplication) -> None:
    """Close it where Qt tells of the last one that is closed: in its main loop."""
    closing = QTimer(singleShot=True, interval=0)
    closing.timeout.connect(window.close)
    closing.start()
    qapp.exec()  # ends with the last window


def test_windows_and_pictures_are_let_go(
    tidying: Tidying, qapp: QApplication, qtbot: QtBot
) -> None:
    assert not keeps_pictures()
    window = Window()
    gone = weakref.ref(window)
    window.activateWindow()
    qtbot.waitUntil(keeps_pictures)
    close(window, qapp)
    del window
    assert tidying.timer.isActive()
    assert gone() is not None
    tidying.timer.timeout.emit()
    assert gone() is None
    assert not keeps_pictures()


def test_pages_of_the_history_and_freed_memory_are_given_back(
    tidying: Tidying, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What that brings is in `tests/system/test_memory.py`; here, that it is done at all."""
    done: list[str] = []
    monkeypatch.setattr(memory, "give_back", lambda: done.append("memory"))
    monkeypatch.setattr(tidying._shelf, "rest", lambda: done.append("history"))
    close(Window(), qapp)
    assert done == []
    tidying.timer.timeout.emit()
    assert done == ["history", "memory"]


def test_a_window_that_was_opened_meanwhile_is_not_disturbed(
    tidying: Tidying, qapp: QApplication, qtbot: QtBot
) -> None:
    close(Window(), qapp)
    other = Window()
    other.activateWindow()
    qtbot.waitUntil(keeps_pictures)
    tidying.timer.timeout.emit()
    assert keeps_pictures()
    tidying.timer.stop()
    close(other, qapp)
    assert tidying.timer.isActive()


def test_at_the_end_nothing_is_waited_for(tidying: Tidying, qapp: QApplication) -> None:
    close(Window(), qapp)
    tidying.close()
    assert not tidying.timer.isActive()
