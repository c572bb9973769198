"""The page "Right moment": absences in words, hours and holidays, programs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import ALL_DAY, Hours, Span
from backcare_tray.core.settings import Quiet, Rhythm, Settings
from backcare_tray.core.settings_table import LONGEST_WORD, MOST_WORDS
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.dialog import PageName
from backcare_tray.ui.settings.fold import Fold
from backcare_tray.ui.settings.holidays import HolidaysField
from backcare_tray.ui.settings.moment import MomentPage, absence_words, hours_words
from backcare_tray.ui.settings.simple_fields import ProgramsField
from tests.ui.settings_world import World, opened

PROGRAMS, HOLIDAYS, MONDAY = ("quiet", "programs"), ("hours", "holidays"), ("hours", "monday")
OFFICE = (Span(540, 1020),)
CHRISTMAS = (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26))


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    for world in opened(tmp_path / "settings.toml", qtbot):
        world.window.show_page(PageName.MOMENT)
        yield world


@pytest.mark.parametrize(
    ("idle", "long", "words"),
    [
        (
            120,
            5,
            "Under 2 min: as if you had not left. 2 min to 5 min: the count waits. "
            "5 min or more: counts as a break.",
        ),
        (
            90,
            8,
            "Under 1 min 30 s: as if you had not left. 1 min 30 s to 8 min: the count waits. "
            "8 min or more: counts as a break.",
        ),
        (300, 5, "Under 5 min: as if you had not left. 5 min or more: counts as a break."),
        (1800, 2, "Under 30 min: as if you had not left. 30 min or more: counts as a break."),
    ],
)
def test_what_an_absence_means_is_said_with_the_numbers(
    world: World, idle: int, long: int, words: str
) -> None:
    rhythm = Rhythm(idle_after_seconds=idle, natural_break_minutes=long)
    assert absence_words(rhythm) == words
    world.store.change(Settings(rhythm))
    page = world.window.pages[PageName.MOMENT]
    assert isinstance(page, MomentPage)
    assert page.absence.text() == words


def test_programs_are_named_with_commas(world: World) -> None:
    line = world.control(PROGRAMS, ProgramsField).line
    line.setText(" impress,mpv,, mpv ,")
    line.editingFinished.emit()
    assert world.store.current == Settings(quiet=Quiet(programs=("impress", "mpv")))
    assert line.text() == "impress, mpv"
    line.setText("")
    line.editingFinished.emit()
    assert world.store.current == Settings()


def test_names_that_no_file_could_hold_are_left_out(world: World) -> None:
    line = world.control(PROGRAMS, ProgramsField).line
    many = [f"p{number}" for number in range(MOST_WORDS + 5)]
    line.setText(",".join(["x" * (LONGEST_WORD + 1), "a\u200bb", *many]))
    line.editingFinished.emit()
    assert world.written.quiet.programs == tuple(many[:MOST_WORDS])


def test_what_is_being_typed_is_not_taken_away(world: World) -> None:
    line = world.control(PROGRAMS, ProgramsField).line
    world.window.show_page(PageName.MOMENT)
    line.setFocus()
    QTest.keyClicks(line, "imp")
    world.window.refresh()
    assert line.text() == "imp"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (Hours(), "Every day: All day"),
        (
            Hours(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, (), ()),
            "Monday to Friday: 09:00 to 17:00\nSaturday to Sunday: Day off",
        ),
        (
            Hours((Span(540, 750), Span(810, 1080))),
            "Monday: 09:00 to 12:30, 13:30 to 18:00\nTuesday to Sunday: All day",
        ),
    ],
)
def test_the_week_is_said_in_few_lines(world: World, hours: Hours, words: str) -> None:
    assert hours_words(hours) == words
    world.store.change(Settings(hours=hours))
    assert world.control(MONDAY, Fold).summary.text() == words


def test_the_hours_are_folded_until_one_wants_to_change_them(world: World) -> None:
    fold = world.control(MONDAY, Fold)
    assert not fold.inner.isVisible()
    fold.button.click()
    assert fold.inner.isVisible()
    assert fold.button.text() == "Done"
    assert fold.button.accessibleName() == "Change: Working hours"
    fold.button.click()
    assert not fold.inner.isVisible()


@pytest.fixture
def holidays(world: World) -> HolidaysField:
    fold = world.control(HOLIDAYS, Fold)
    fold.button.click()
    assert isinstance(fold.inner, HolidaysField)
    return fold.inner


def test_a_click_takes_a_day_and_another_gives_it_back(
    world: World, holidays: HolidaysField
) -> None:
    for day in (26, 24, 25):
        holidays.calendar.clicked.emit(QDate(2026, 12, day))
    assert world.written == Settings(hours=Hours(holidays=CHRISTMAS))
    assert world.control(HOLIDAYS, Fold).summary.text() == "24 Dec 2026 to 26 Dec 2026"
    assert holidays.calendar.dateTextFormat(QDate(2026, 12, 25)).fontUnderline()
    holidays.calendar.clicked.emit(QDate(2026, 12, 25))
    assert len(holidays.chips.shown) == 2
    assert world.written.hours.holidays == (CHRISTMAS[0], CHRISTMAS[2])
    assert not holidays.calendar.dateTextFormat(QDate(2026, 12, 25)).fontUnderline()


def test_days_are_picked_by_the_keyboard(world: World, holidays: HolidaysField) -> None:
    view = holidays.calendar.findChild(QTableView)
    assert view is not None
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert world.written.hours.holidays == (date(2026, 11, 3),)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert world.written == Settings()


def test_a_stretch_of_days_is_given_back_at_once(world: World, holidays: HolidaysField) -> None:
    new_year = date(2027, 1, 1)
    world.store.change(Settings(hours=Hours(holidays=(*CHRISTMAS, new_year))))
    first, second = holidays.chips.shown
    assert first.accessibleName() == "Remove 24 Dec 2026 to 26 Dec 2026"
    assert second.accessibleName() == "Remove 1 Jan 2027"
    first.click()
    assert world.written.hours.holidays == (new_year,)


def test_no_more_days_than_a_file_holds(world: World, holidays: HolidaysField) -> None:
    first = date(2027, 1, 1).toordinal()
    full = tuple(date.fromordinal(first + day) for day in range(MOST_WORDS))
    world.store.change(Settings(hours=Hours(holidays=full)))
    holidays.calendar.clicked.emit(QDate(2026, 12, 24))
    assert world.written.hours.holidays == full


def test_opening_the_calendar_changes_nothing(world: World, holidays: HolidaysField) -> None:
    assert holidays.calendar.selectedDate() == QDate(2026, 11, 2)
    assert world.store.current == Settings()
    assert not world.path.exists()


def test_values_in_words() -> None:
    assert values.spans(ALL_DAY) == "All day"
    assert values.lengths((5, 10)) == "5, 10 min"
    assert values.days(()) == values.names(()) == values.moves(()) == "none"
    assert values.set_choice("desk-reset") == "desk-reset"
    assert [values.seconds(n) for n in (45, 60, 90)] == ["45 s", "1 min", "1 min 30 s"]


def test_what_is_opened_comes_into_sight(world: World) -> None:
    world.window.resize(900, 640)
    world.window.show_page(PageName.MOMENT)
    page = world.window.pages[PageName.MOMENT]
    for key in (("hours", "monday"), HOLIDAYS):
        fold = world.control(key, Fold)
        fold.button.click()
        place = QRect(fold.mapTo(page.viewport(), QPoint()), fold.size())
        assert page.viewport().rect().contains(place)
    world.window.resize(900, 300)
    fold.button.click()
    fold.button.click()
    top = fold.mapTo(page.viewport(), QPoint()).y()
    assert 0 <= top < 100  # too tall to be seen whole: from where it begins
