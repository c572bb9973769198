"""The settings window: its controls keep within limits, and its texts within their room."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import ALL_DAY, Hours, Span
from backcare_tray.core.settings import Desk, Look, Nudge, Quiet, Rhythm, Sets, Settings, Sound
from backcare_tray.core.settings_table import MOST_NUMBERS
from backcare_tray.ui import theme
from backcare_tray.ui.flow import Flow
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.dialog import PageName
from backcare_tray.ui.settings.fold import Fold
from backcare_tray.ui.settings.holidays import HolidaysField
from backcare_tray.ui.settings.hours_editor import HoursEditor
from backcare_tray.ui.settings.number import LengthPicker, NumberPicker
from backcare_tray.ui.settings.simple_fields import ChoicePicker, ProgramsField
from backcare_tray.ui.settings.snooze_lengths import SnoozeLengths
from tests.ui.conftest import clipped
from tests.ui.settings_world import World, opened

EIGHT = tuple(range(1, MOST_NUMBERS + 1))
INTERVAL, SNOOZES = ("rhythm", "interval_minutes"), ("rhythm", "snooze_minutes")
FULL = Settings(
    Rhythm(interval_minutes=30, snooze_minutes=EIGHT, most_snoozes=2, idle_after_seconds=90),
    sets=Sets(length_seconds=100, choice="gone"),
    hours=Hours((Span(540, 750), Span(1320, 360)), ALL_DAY, (), holidays=(date(2026, 12, 24),)),
    nudge=Nudge(enabled=True),
    desk=Desk(sit_stand=True),
    sound=Sound(voice=True),
)
"""Settings that show nearly everything there is to show."""


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path / "settings.toml", qtbot)


def test_a_slider_shows_the_value_while_it_is_dragged_and_changes_it_once(world: World) -> None:
    picker, picked = world.control(INTERVAL, NumberPicker), list[int]()
    picker.picked.connect(picked.append)
    picker.slider.setSliderDown(True)
    for value in (50, 60, 70):
        picker.slider.setSliderPosition(value)
        assert picker.box.value() == value
    assert picked == []
    picker.slider.setSliderDown(False)
    assert picked == [70]
    assert world.written == Settings(Rhythm(interval_minutes=70))


def test_one_snooze_length_stays_and_there_are_eight_at_most(world: World) -> None:
    snoozes = world.control(SNOOZES, SnoozeLengths)
    world.store.change(Settings(Rhythm(snooze_minutes=(5,))))
    assert not snoozes.chips.shown[0].isEnabled()
    snoozes.box.setValue(5)
    assert not snoozes.add.isEnabled()
    snoozes.box.setValue(6)
    assert snoozes.add.isEnabled()
    world.store.change(Settings(Rhythm(snooze_minutes=EIGHT)))
    snoozes.box.setValue(99)
    assert not snoozes.add.isEnabled()


def test_a_snooze_length_is_added_in_its_order(world: World) -> None:
    snoozes = world.control(SNOOZES, SnoozeLengths)
    snoozes.box.setValue(7)
    snoozes.add.click()
    assert world.written == Settings(Rhythm(snooze_minutes=(5, 7, 10, 15, 30, 60)))


def wheel(field: QWidget) -> None:
    """Turn the wheel over `field`, away from the hand."""
    place = QPointF(field.rect().center())
    event = QWheelEvent(
        place, field.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)


def test_scrolling_past_the_calendar_turns_no_month(world: World) -> None:
    world.window.show_page(PageName.MOMENT)
    fold = world.control(("hours", "holidays"), Fold)
    fold.button.click()
    view = fold.findChild(QTableView)
    assert isinstance(fold.inner, HolidaysField)
    assert view is not None
    world.window.nav.list.setFocus()
    wheel(view.viewport())
    assert fold.inner.calendar.monthShown() == 11
    view.setFocus()
    wheel(view.viewport())
    assert fold.inner.calendar.monthShown() == 10


def test_scrolling_past_a_field_changes_nothing(world: World) -> None:
    world.window.nav.list.setFocus()
    interval = world.control(INTERVAL, NumberPicker)
    hours = world.control(("hours", "monday"), Fold).inner
    assert isinstance(hours, HoursEditor)
    for passed in (
        interval.box,
        interval.slider,
        world.control(("sets", "length_seconds"), LengthPicker).slider,
        world.control(("look", "colours"), ChoicePicker).box,
        hours.days[0].kind,
    ):
        wheel(passed)
    assert world.store.current == Settings()
    interval.box.setFocus()
    wheel(interval.box)
    assert world.store.current == Settings(Rhythm(interval_minutes=50))


@pytest.fixture(params=[100, 150, 200])
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """The size of letters that the settings ask for, in percent."""
    theme.follow(Look(text_percent=request.param))
    yield request.param
    theme.follow(Look())


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def _direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def unfold(world: World) -> None:
    """Open everything that can be opened."""
    for page in world.window.pages.values():
        for fold in page.findChildren(Fold):
            fold.button.click()
    other = world.path.with_name("other.toml")
    other.write_text("[rhythm]\nsnooze_minutes = [300]\n[hours]\nmonday = []\n")
    world.data.read(other)
    world.data.deletion.ask()


@pytest.mark.usefixtures("letters", "_direction")
def test_it_fits_a_small_screen_and_no_text_is_cut_off(tmp_path: Path, qtbot: QtBot) -> None:
    for world in opened(tmp_path / "settings.toml", qtbot):
        world.hurt["wall-angel"] = "Wall angels"
        world.store.change(FULL)
        unfold(world)
        window = world.window
        window.resize(window.minimumSizeHint())
        checked = 0
        for name, page in window.pages.items():
            window.show_page(name)
            for _ in range(4):  # a window that grows lays itself out anew
                QApplication.processEvents()
            content = page.widget()
            assert content is not None
            assert content.width() == page.viewport().width()
            assert clipped(content) == []
            checked += 1
        assert checked == len(PageName)
        assert window.width() <= 1024
        assert window.minimumSizeHint().height() <= 560


def test_letters_that_grow_while_it_is_open_get_their_room(world: World) -> None:
    picker = world.control(INTERVAL, NumberPicker)
    before = picker.box.width(), world.window.nav.width()
    theme.follow(Look(text_percent=200))
    try:
        QApplication.processEvents()
        assert picker.box.width() > before[0]
        assert world.window.nav.width() > before[1]
    finally:
        theme.follow(Look())


def test_everything_to_click_is_large_enough(world: World) -> None:
    world.store.change(FULL)
    unfold(world)
    seen = 0
    for name in PageName:
        world.window.show_page(name)
        QApplication.processEvents()
        page = world.window.pages[name]
        for control in page.findChildren(QPushButton):
            if control.isVisible():
                seen += 1
                assert control.height() >= 32, control.accessibleName() or control.text()
    assert seen > 40


def test_what_does_not_fit_in_a_line_goes_into_the_next(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = Flow(row, 10)
    parts = [QWidget() for _ in range(3)]
    for part, height in zip(parts, (20, 40, 20), strict=True):
        part.setFixedSize(QSize(100, height))
        flow.addWidget(part)
    assert (flow.sizeHint(), flow.minimumSize()) == (QSize(320, 40), QSize(100, 40))
    assert [flow.heightForWidth(width) for width in (320, 319, 100)] == [40, 70, 100]
    flow.setGeometry(QRect(0, 0, 250, 100))
    assert [part.pos().toTuple() for part in parts] == [(0, 10), (110, 0), (0, 50)]
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 250, 100))
    assert [part.pos().toTuple() for part in parts] == [(150, 10), (40, 0), (150, 50)]
    assert flow.takeAt(0) is not None
    assert flow.count() == 2
    assert flow.takeAt(5) is None


def test_the_keyboard_goes_on_to_the_next_chip(world: World) -> None:
    snoozes = world.control(SNOOZES, SnoozeLengths)
    world.window.activateWindow()
    snoozes.chips.shown[-2].setFocus()
    for left in ((5, 10, 15, 60), (5, 10, 15), (5, 10)):
        QTest.keyClick(world.window.focusWidget(), Qt.Key.Key_Space)
        assert world.written.rhythm.snooze_minutes == left
        assert world.window.focusWidget() in snoozes.chips.shown


def test_tab_leads_through_chips_that_came_later(world: World) -> None:
    snoozes = world.control(SNOOZES, SnoozeLengths)
    world.store.change(Settings(Rhythm(snooze_minutes=EIGHT)))
    world.window.activateWindow()
    snoozes.add.setFocus()
    snoozes.box.setFocus()
    for chip in snoozes.chips.shown:  # eight are enough: there is nothing to add
        QTest.keyClick(world.window.focusWidget(), Qt.Key.Key_Tab)
        assert world.window.focusWidget() is chip


def test_the_keyboard_stays_with_what_was_restored(world: World) -> None:
    option = world.window.options[INTERVAL]
    world.store.change(Settings(Rhythm(interval_minutes=30)))
    world.window.activateWindow()
    option.restore.setFocus()
    QTest.keyClick(option.restore, Qt.Key.Key_Space)
    assert isinstance(option.control, NumberPicker)
    assert world.window.focusWidget() is option.control.slider


def test_what_is_restored_is_shown_though_the_keyboard_is_there(world: World) -> None:
    key = ("quiet", "programs")
    world.window.show_page(PageName.MOMENT)
    world.store.change(Settings(quiet=Quiet(programs=("mpv",))))
    option, line = world.window.options[key], world.control(key, ProgramsField).line
    option.restore.click()
    assert line.text() == ""
    world.window.foot.undo.click()  # as by its letter: the line keeps the keyboard
    assert line.hasFocus()
    assert line.text() == "mpv"


def test_the_accent_of_a_capital_is_not_cut_off(world: World) -> None:
    words = label("ÜÉÅ")
    words.setParent(world.window)
    words.show()
    words.resize(words.sizeHint())
    metrics = QFontMetrics(words.font())
    room = words.contentsMargins().top() + metrics.ascent()
    image = QImage(99, 99, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(words.font())
    painter.drawText(9, 60, words.text())
    painter.end()
    rows = [y for y in range(99) if any(image.pixelColor(x, y).value() < 200 for x in range(99))]
    assert 60 - rows[0] <= room


def test_the_choices_of_a_list_are_as_tall_as_what_is_pressed(world: World) -> None:
    world.window.show_page(PageName.LOOK)
    box = world.control(("look", "language"), ChoicePicker).box
    box.showPopup()
    QApplication.processEvents()
    assert box.view().sizeHintForRow(0) >= 32
    box.hidePopup()
