"""The guided head-turn check: six readings by pointer, keys or figures, kept whole or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcare_tray.core.history import HeadTurned
from backcare_tray.core.moves import Side
from backcare_tray.ui.progress.head_turn import HeadTurnPage
from backcare_tray.ui.progress.window import PageName
from tests.ui.progress_world import DAY, NOW, World, opened
from tests.ui.screen_reader import screen_reader

EVER = (NOW.date() - 400 * DAY, NOW.date())


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path, qtbot, empty=True)


@pytest.fixture
def page(world: World) -> HeadTurnPage:
    world.window.show_page(PageName.HEAD_TURN)
    page = world.window.page(PageName.HEAD_TURN)
    assert isinstance(page, HeadTurnPage)
    return page


def test_six_turns_are_guided_and_kept(world: World, page: HeadTurnPage) -> None:
    page.start.click()
    asked = []
    for degrees in (60, 50, 62, 55, 61, 52):
        asked.append(page.check.heading.text())
        assert not page.check.mark.isEnabled()
        page.check.box.setValue(degrees)
        page.check.mark.click()
    assert asked == [
        f"Turn {number} of 3 to the {side}" for number in (1, 2, 3) for side in ("left", "right")
    ]
    kept = HeadTurned(NOW, (60, 62, 61), (50, 55, 52))
    assert world.book.head_turns(*EVER) == [(NOW.date(), kept)]
    assert not page.entry.isHidden()
    assert page.check.isHidden()
    assert page.last.text() == (
        "Friday, November 20, 2026: 61° to the left, 52° to the right. 9° further to the left."
        " Once a week is enough."
    )
    assert page.card.words.text().startswith("One check in this period.")


def test_each_turn_is_announced(page: HeadTurnPage, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = screen_reader(monkeypatch)
    page.start.click()
    page.check.box.setValue(30)
    page.check.mark.click()
    page.check.back.click()
    assert [said.partition(".")[0] for said in reader.heard] == [
        f"Turn 1 of 3 to the {side}" for side in ("left", "right", "left")
    ]


def test_it_can_be_stopped_and_then_nothing_is_kept(world: World, page: HeadTurnPage) -> None:
    page.start.click()
    page.check.box.setValue(30)
    page.check.mark.click()
    page.check.stop.click()
    assert world.book.head_turns(*EVER) == []
    assert page.last.text().startswith("Nothing was kept.")
    page.start.click()
    assert page.check.heading.text() == "Turn 1 of 3 to the left"


def test_enter_marks_and_escape_stops_the_check_alone(world: World, page: HeadTurnPage) -> None:
    page.start.click()
    QTest.keyClick(page.check.dial, Qt.Key.Key_PageUp)
    QTest.keyClick(page.check.dial, Qt.Key.Key_Return)
    assert page.check.heading.text() == "Turn 1 of 3 to the right"
    QTest.keyClick(page.check.dial, Qt.Key.Key_Return)  # still straight ahead: nothing to mark
    assert page.check.check.readings == (10,)
    page.check.box.setFocus()
    page.check.box.setValue(20)
    QTest.keyClick(page.check.box, Qt.Key.Key_Enter)
    assert page.check.check.readings == (10, 20)
    page.check.back.setFocus()
    QTest.keyClick(page.check.back, Qt.Key.Key_Return)
    assert page.check.check.readings == (10,)
    page.check.box.setFocus()
    QTest.keyClick(page.check.box, Qt.Key.Key_Escape)
    assert page.check.isHidden()
    assert page.last.text().startswith("Nothing was kept.")
    assert world.window.isVisible()
    QTest.keyClick(page.start, Qt.Key.Key_Escape)
    assert not world.window.isVisible()


def test_one_back_gives_the_reading_back(page: HeadTurnPage) -> None:
    page.start.click()
    assert not page.check.back.isEnabled()
    page.check.box.setValue(44)
    page.check.mark.click()
    assert page.check.dial.value() == 0
    page.check.back.click()
    assert (page.check.heading.text(), page.check.box.value()) == ("Turn 1 of 3 to the left", 44)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_pointer_marks_where_the_nose_points(page: HeadTurnPage, side: Side) -> None:
    page.start.click()
    dial = page.check.dial
    dial.turn_to(side)
    for degrees in (0, 15, 45, 80, 90):
        place = dial.place_of(degrees, 0.9).toPoint()
        QTest.mouseClick(dial, Qt.MouseButton.LeftButton, pos=place)
        assert abs(dial.value() - degrees) <= 1
    other = QPoint(dial.width() - place.x(), place.y())
    QTest.mouseMove(dial, other)
    QTest.mouseClick(dial, Qt.MouseButton.LeftButton, pos=other)
    assert dial.value() == 0


def test_left_stays_left_from_right_to_left(page: HeadTurnPage) -> None:
    dial = page.check.dial
    dial.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    dial.turn_to(Side.LEFT)
    assert dial.place_of(45).x() < dial.width() / 2
    dial.turn_to(Side.RIGHT)
    assert dial.place_of(45).x() > dial.width() / 2


@pytest.mark.parametrize(
    ("side", "outward", "inward"),
    [
        (Side.LEFT, Qt.Key.Key_Left, Qt.Key.Key_Right),
        (Side.RIGHT, Qt.Key.Key_Right, Qt.Key.Key_Left),
    ],
)
def test_the_arrows_turn_the_way_they_point(
    page: HeadTurnPage, side: Side, outward: Qt.Key, inward: Qt.Key
) -> None:
    dial = page.check.dial
    dial.turn_to(side)
    for key, degrees in (
        (outward, 1), (outward, 2), (inward, 1), (Qt.Key.Key_Up, 2), (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_PageUp, 11), (Qt.Key.Key_End, 90), (outward, 90), (Qt.Key.Key_Home, 0),
    ):  # fmt: skip
        QTest.keyClick(dial, key)
        assert dial.value() == degrees
    assert page.check.box.value() == 0


def test_a_screen_reader_finds_the_degrees(page: HeadTurnPage) -> None:
    page.start.click()
    page.check.dial.setValue(33)
    seen = QAccessible.queryAccessibleInterface(page.check.dial)
    assert seen is not None
    assert seen.text(QAccessible.Text.Name) == "How far the nose points, in degrees"
    assert seen.text(QAccessible.Text.Value) == "33"


def test_even_sides_are_called_even(world: World, page: HeadTurnPage) -> None:
    world.history.record(HeadTurned(NOW - 8 * DAY, (58, 60, 62), (57, 59, 61)))
    page.refresh()
    assert page.last.text().endswith("That is even, as far as marking by eye can tell.")


def test_twelve_weeks_tell_a_change_and_its_blur(world: World, page: HeadTurnPage) -> None:
    for week in range(12, 0, -1):
        left = 70 - 2 * week
        world.history.record(
            HeadTurned(NOW - 7 * week * DAY, (left - 1, left, left + 1), (60, 60 + week % 2, 61))
        )
    page.refresh()
    said = page.card.words.text()
    assert "To the left: about 22° further than at first" in said
    assert "To the right: no clear change." in said
    assert "By eye, changes of up to 5° cannot be told." in said


def test_the_chart_shows_the_period_that_was_chosen(world: World, page: HeadTurnPage) -> None:
    for weeks in (1, 20, 60):
        world.history.record(HeadTurned(NOW - 7 * weeks * DAY, (60, 61, 62), (60, 61, 62)))
    page.refresh()
    assert page.card.table.model().rowCount() == 2
    page.period.box.setCurrentIndex(0)
    assert page.card.table.model().rowCount() == 1
