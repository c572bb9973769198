"""The window "Why is it quiet?"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_tray.core.ports import Glance, Status
from backcare_tray.core.watched import Watched, missing, off, partly, well
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.why.row import SIGNS, Row
from backcare_tray.ui.why.window import Moment, WhyWindow
from backcare_tray.ui.window_place import WindowPlace
from tests.fakes import FakeClock
from tests.ui.conftest import ASSETS, button, clipped, sweep

WATCHED = (
    Watched("Keyboard and pointer", "x11", well("Watched through X11."), "You are at the desk."),
    Watched("Calls", "sound-server", missing("No sound server is running.", "Install one.")),
    Watched("Camera", "video-devices", partly("Watched, as far as it can be seen.")),
    Watched("Full screen", "full-screen", off("You switched it off.")),
)

WORKING = Status(Glance.WORKING, None, "The next break is due at 10:05.")


@dataclass
class World:
    """What the window is told."""

    clock: FakeClock = field(default_factory=FakeClock)
    status: Status = WORKING
    watched: tuple[Watched, ...] = WATCHED
    kept: list[bytes] = field(default_factory=list)

    def open(self) -> WhyWindow:
        moment = Moment(lambda: self.status, lambda: self.watched)
        place = WindowPlace(lambda: b"", self.kept.append)
        window = WhyWindow(Icons(ASSETS / "icons"), self.clock, moment, place)
        window.present()
        return window


@pytest.fixture
def world(qapp: QApplication) -> Iterator[World]:
    yield World()
    for window in QApplication.topLevelWidgets():
        window.close()
    sweep()


def said(window: WhyWindow) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if not each.isHidden()]


def rows(window: WhyWindow) -> list[str]:
    return [row.accessibleName() for row in every(window)]


def every(window: WhyWindow) -> list[Row]:
    """The rows from top to bottom, as they stand on the screen."""
    QApplication.processEvents()
    shown = [row for row in window.findChildren(Row) if row.isVisible()]
    return sorted(shown, key=lambda row: row.y())


def test_it_says_the_sentence_and_lists_what_is_watched(world: World) -> None:
    window = world.open()
    assert world.status.why_quiet in said(window)
    assert rows(window) == [
        "Keyboard and pointer: works",
        "Calls: not here",
        "Camera: works in part",
        "Full screen: switched off",
    ]
    assert "What helps: Install one." in said(window)
    assert every(window)[1].accessibleDescription() == (
        "No sound server is running. What helps: Install one."
    )


def test_it_follows_what_happens(world: World) -> None:
    window = world.open()
    row = every(window)[0]
    last = world.clock.now()
    away = replace(WATCHED[0], now="You are away.", last=last)
    world.watched = (away, *WATCHED[1:])
    world.status = Status(Glance.QUIET, None, "You are away from the desk.")
    window.refresh()
    assert "You are away from the desk." in said(window)
    assert f"You are away. {away.last_words(last)}" in said(window)
    assert every(window)[0] is row


def test_what_keeps_it_quiet_stands_first(world: World) -> None:
    window = world.open()
    camera = every(window)[2]
    camera.setFocus()
    world.watched = (*WATCHED[:2], replace(WATCHED[2], now="In use.", quiets=True), WATCHED[3])
    window.refresh()
    assert every(window)[0] is camera
    assert camera.hasFocus()
    world.watched = WATCHED
    window.refresh()
    assert every(window)[2] is camera


def test_what_is_watched_no_more_goes_at_once(world: World) -> None:
    window = world.open()
    world.watched = WATCHED[:1]
    window.refresh()
    assert rows(window) == ["Keyboard and pointer: works"]
    sweep()
    assert len(window.findChildren(Row)) == 1


def test_something_new_gets_a_row(world: World) -> None:
    window = world.open()
    world.watched = (*WATCHED, Watched("Voice", "speech", well("Spoken by espeak-ng.")))
    window.refresh()
    assert rows(window)[-1] == "Voice: works"
    assert "Spoken by espeak-ng." in said(window)


def test_the_word_is_never_left_to_the_colour() -> None:
    assert len({glyph for glyph, _ in SIGNS.values()}) == len(SIGNS)


def test_no_timer_runs(world: World) -> None:
    window = world.open()
    assert not [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def test_the_keyboard_reaches_every_row_and_closes(world: World, qtbot: QtBot) -> None:
    window = world.open()
    with qtbot.waitActive(window):
        window.activateWindow()
    every(window)[0].setFocus()
    for row, following in pairwise(every(window)):
        QTest.keyClick(row, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
    with qtbot.waitSignal(window.destroyed):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert len(world.kept) == 1


def test_a_row_with_the_keyboard_has_a_frame(world: World) -> None:
    window = world.open()
    row = every(window)[0]
    without = row.grab().toImage()
    row.setFocus()
    QApplication.processEvents()
    assert row.grab().toImage() != without


def test_it_is_copied_as_text(world: World) -> None:
    window = world.open()
    button(window, "Copy as text").click()
    button(window, "Copied").click()  # and can be once more
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"{world.status.why_quiet}\n\nKeyboard and pointer: works (x11)\n")
    assert "What helps: Install one." in text


def test_the_button_closes_it(world: World, qtbot: QtBot) -> None:
    window = world.open()
    with qtbot.waitSignal(window.destroyed):
        button(window, "Close").click()


@pytest.fixture
def points() -> Iterator[Callable[[int], None]]:
    font = QApplication.font()

    def change(size: int) -> None:
        other = QApplication.font()
        other.setPointSize(size)
        QApplication.setFont(other)

    yield change
    QApplication.setFont(font)


@pytest.mark.parametrize("size", [9, 18])
def test_nothing_is_clipped(
    world: World, qtbot: QtBot, points: Callable[[int], None], size: int
) -> None:
    points(size)
    last = world.clock.now() - timedelta(hours=1)
    world.watched = tuple(replace(each, last=last) for each in WATCHED)
    window = world.open()
    qtbot.waitExposed(window)
    window.resize(window.width(), 3000)  # so that all rows are on the screen
    QApplication.processEvents()
    assert clipped(window) == []
