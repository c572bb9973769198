"""The card: where it comes up, what it says and does, and that all of it can be read."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from backcare_tray.core.ports import Note
from backcare_tray.ui import theme
from backcare_tray.ui.tray import reminder_card
from backcare_tray.ui.tray.reminder_card import Card, message_card, note_card, place
from tests.ui.conftest import Desk, button, clipped

NOTE = Note(
    "Time to move",
    "2½ minutes to open your chest and let your shoulders drop.",
    (("start", "Start"), ("snooze", "Snooze 10 min"), ("skip", "Skip")),
)
AREA = QRect(1280, 32, 1280, 768)


@pytest.mark.parametrize(
    ("corner", "point"),
    [
        (Qt.Corner.TopLeftCorner, QPoint(1296, 48)),
        (Qt.Corner.TopRightCorner, QPoint(2164, 48)),
        (Qt.Corner.BottomLeftCorner, QPoint(1296, 684)),
        (Qt.Corner.BottomRightCorner, QPoint(2164, 684)),
    ],
)
def test_it_stands_in_the_corner_it_is_told(corner: Qt.Corner, point: QPoint) -> None:
    assert place(QSize(380, 100), AREA, corner) == point


def test_on_a_tiny_screen_its_top_left_can_be_seen() -> None:
    assert place(QSize(3000, 3000), AREA, Qt.Corner.BottomRightCorner) == AREA.topLeft()


@pytest.fixture
def answers() -> list[str]:
    return []


@pytest.fixture
def card(desk: Desk, answers: list[str]) -> Card:
    result = note_card(desk.icons.program, NOTE, answers.append)
    result.present(Qt.Corner.BottomRightCorner)
    return result


def test_every_button_answers_and_closes(desk: Desk, answers: list[str], qtbot: QtBot) -> None:
    for _key, label in NOTE.buttons:
        card = note_card(desk.icons.program, NOTE, answers.append)
        card.present(Qt.Corner.BottomRightCorner)
        with qtbot.waitSignal(card.destroyed):
            button(card, label).click()
    assert answers == ["start", "snooze", "skip"]


def test_it_asks_the_desktop_for_no_focus(card: Card) -> None:
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_the_keyboard_can_answer(card: Card, answers: list[str], qtbot: QtBot) -> None:
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    QTest.keyClick(card.focusWidget() or card, Qt.Key.Key_Tab)
    with qtbot.waitSignal(card.destroyed):
        QTest.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert answers == ["snooze"]


def test_enter_starts(card: Card, answers: list[str]) -> None:
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert answers == ["start"]


def test_escape_puts_it_away_without_an_answer(
    card: Card, answers: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(card.destroyed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    assert answers == []


def test_nothing_is_clipped(card: Card, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitExposed(card)
    assert clipped(card) == []
    long = message_card(desk.icons.program, "Your settings could not be read", "All is well. " * 30)
    long.present(Qt.Corner.TopRightCorner)
    qtbot.waitExposed(long)
    assert clipped(long) == []


def test_targets_are_large_enough(card: Card) -> None:
    assert all(each.height() >= 32 for each in card.findChildren(QPushButton))


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_edge_in_the_accent_stands_where_reading_begins(
    way: Qt.LayoutDirection, desk: Desk, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(way)
    card = note_card(desk.icons.program, NOTE, lambda _key: None)
    card.present(Qt.Corner.BottomRightCorner)
    picture = card.grab().toImage()
    places = (2, picture.width() - 3)
    accent = [QColor(picture.pixel(x, picture.height() // 2)) for x in places]
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    mirrored = way is Qt.LayoutDirection.RightToLeft
    assert [each == theme.current().accent for each in accent] == [not mirrored, mirrored]


def test_where_the_keyboard_comes_unasked_what_is_typed_answers_nothing(
    desk: Desk, answers: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminder_card, "can_place", lambda: False)
    card = note_card(desk.icons.program, NOTE, answers.append)
    card.present(Qt.Corner.BottomRightCorner)
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    assert card.minimumSize() == card.maximumSize()  # what a tiling compositor lets float
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_S, Qt.Key.Key_Escape):
        QTest.keyClick(card.focusWidget(), key)
    assert card.isVisible()
    assert answers == []
    QTest.keyClick(card.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(card.destroyed):
        QTest.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert answers == ["start"]
