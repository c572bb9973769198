"""The progress window: what it shows is what was done, in pictures, words and tables."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.history import Feeling
from backcare_tray.core.progress import Doing, Happening, heat
from backcare_tray.core.settings import Look
from backcare_tray.ui import theme
from backcare_tray.ui.look.contrast import contrast
from backcare_tray.ui.progress.areas import AreasPage
from backcare_tray.ui.progress.card import ChartCard
from backcare_tray.ui.progress.chart import Chart
from backcare_tray.ui.progress.feeling import FeelingPage
from backcare_tray.ui.progress.lines import runs
from backcare_tray.ui.progress.month_map import ground_and_ink
from backcare_tray.ui.progress.timeline_chart import TimelineChart
from backcare_tray.ui.progress.today import TodayPage
from backcare_tray.ui.progress.weeks import WeeksPage
from backcare_tray.ui.progress.window import PageName, ProgressWindow
from tests.ui.conftest import clipped
from tests.ui.progress_world import DAY, NOW, World, opened, spoil

CHARTS = (PageName.TODAY, PageName.WEEKS, PageName.AREAS, PageName.FEELING, PageName.HEAD_TURN)


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path, qtbot)


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path, qtbot, empty=True)


@pytest.fixture(autouse=True)
def _usual_look() -> Iterator[None]:
    yield
    theme.follow(Look())
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def card(window: ProgressWindow, name: PageName) -> ChartCard:
    window.show_page(name)
    (found,) = window.page(name).findChildren(ChartCard)
    return found


def table(shown: ChartCard) -> list[list[str]]:
    """The table as it is read, headers first."""
    shown.toggle.setChecked(True)
    model = shown.table.model()
    columns, across = range(model.columnCount()), Qt.Orientation.Horizontal
    return [
        [str(model.headerData(column, across)) for column in columns],
        *(
            [str(model.data(model.index(row, column)) or "") for column in columns]
            for row in range(model.rowCount())
        ),
    ]


def test_pages_are_built_when_they_are_looked_at(world: World) -> None:
    assert set(world.window._pages) == {PageName.TODAY}
    world.window.show_page(PageName.AREAS)
    assert set(world.window._pages) == {PageName.TODAY, PageName.AREAS}


def test_the_day_is_told_in_words_and_rows(world: World) -> None:
    shown = card(world.window, PageName.TODAY)
    assert shown.words.text() == (
        "At the desk 5 h 7 min, 1 h 2 min of it standing. 2 sets, 1 absence that counted as a"
        " break, snoozed once, skipped once, 1 reminder without an answer."
    )
    rows = table(shown)
    assert rows[0] == ["From", "To", "Length", "What"]
    assert rows[1] == ["08:00", "08:55", "55 min", "At the desk, sitting"]
    assert ["11:20", "", "", "Skipped: a visitor"] in rows
    assert len(rows) == 11


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ((10, 25), ["01:00", "02:00", "02:00", "03:00", "04:00"]),
        ((3, 29), ["01:00", "03:00", "04:00", "05:00", "06:00"]),
    ],
)
def test_hours_are_named_as_the_clock_names_them_when_it_changes(
    qtbot: QtBot, day: tuple[int, int], names: list[str]
) -> None:
    """In Berlin the hour from 2 comes twice in October, and not at all in March."""
    chart = TimelineChart(ZoneInfo("Europe/Berlin"))
    qtbot.addWidget(chart)
    began = datetime(2026, *day, 1, 20, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    chart.put([Happening(began, began + timedelta(hours=3), Doing.SITTING)])
    hours = chart.hours()
    assert [name for _moment, name in hours] == names
    assert {later - one for (one, _), (later, _) in pairwise(hours)} == {timedelta(hours=1)}
    assert hours[0][0] <= began < hours[1][0]
    assert picture(chart)


def test_the_window_follows_what_is_done(world: World) -> None:
    before = card(world.window, PageName.TODAY).words.text()
    world.record_set(NOW, "chin-tuck")
    world.window.refresh()
    after = card(world.window, PageName.TODAY).words.text()
    assert ("2 sets" in before, "3 sets" in after) == (True, True)


def test_the_month_is_a_map_that_keys_and_pointer_walk_through(world: World) -> None:
    shown = card(world.window, PageName.WEEKS)
    page = world.window.page(PageName.WEEKS)
    assert isinstance(page, WeeksPage)
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Left)
    sets = world.book.sets_by_day(date(2026, 11, 19), date(2026, 11, 19))[date(2026, 11, 19)]
    assert page.picked.text() == f"{sets} sets on Thursday, November 19, 2026"
    assert page.chart.accessibleDescription() == page.picked.text()
    QTest.keyClick(page.chart, Qt.Key.Key_Up)
    assert page.picked.text().endswith("Thursday, November 12, 2026")
    sunday = page.chart.place_of(date(2026, 11, 15)).toPoint()
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=sunday)
    assert page.picked.text() == "No set on Sunday, November 15, 2026"
    tomorrow = page.chart.place_of(date(2026, 11, 21)).toPoint()
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=tomorrow)
    assert page.picked.text().startswith("No set on Sunday")
    total = sum(world.book.sets_by_day(date(2026, 11, 1), date(2026, 11, 30)).values())
    assert shown.words.text().startswith(f"November 2026: {total} sets on 15 days.")
    assert sum(int(row[-1]) for row in table(shown)[1:]) == total


def test_months_lead_back_to_the_first_set_and_no_further(world: World) -> None:
    card(world.window, PageName.WEEKS)
    page = world.window.page(PageName.WEEKS)
    assert isinstance(page, WeeksPage)
    assert not page.after.isEnabled()
    page.before.click()
    page.before.click()
    assert page.month.text() == "September 2026"
    assert not page.before.isEnabled()
    page.after.click()
    assert page.month.text() == "October 2026"


def test_week_and_streak_are_told_of_the_month_of_today_alone(world: World) -> None:
    shown = card(world.window, PageName.WEEKS)
    page = world.window.page(PageName.WEEKS)
    assert isinstance(page, WeeksPage)
    week = world.book.sets_by_day(NOW.date() - 4 * DAY, NOW.date())
    assert f"{sum(week.values())} sets this week. " in shown.words.text()
    assert "working days in a row" in shown.words.text()
    page.before.click()
    assert "in a row" not in shown.words.text()
    assert "this week" not in shown.words.text()


def test_minutes_are_those_of_the_period(world: World) -> None:
    shown = card(world.window, PageName.AREAS)
    page = world.window.page(PageName.AREAS)
    assert isinstance(page, AreasPage)
    four_weeks = table(shown)
    page.period.box.setCurrentIndex(0)
    one_week = table(shown)
    assert four_weeks[0] == one_week[0] == ["Area", "Minutes"]
    minutes = [int(rows[1][1].removesuffix(" min")) for rows in (one_week, four_weeks)]
    assert 0 < minutes[0] < minutes[1]
    assert shown.words.text().startswith(f"{one_week[1][0]} {one_week[1][1]}")


def test_a_clear_trend_is_told_with_its_uncertainty(world: World) -> None:
    said = card(world.window, PageName.FEELING).words.text()
    assert "it came to feel better: by about" in said
    assert "probably between" in said
    assert "cannot tell" in said


@pytest.mark.parametrize(
    ("offsets", "joined"),
    [
        ([0], [(0, 1)]),
        ([0, 7, 21, 36], [(0, 4)]),
        ([0, 1, 60, 61, 200], [(0, 2), (2, 4), (4, 5)]),
    ],
)
def test_no_line_is_drawn_over_weeks_without_a_reading(
    offsets: list[int], joined: list[tuple[int, int]]
) -> None:
    days = [NOW.date() + offset * DAY for offset in offsets]
    assert list(runs(days)) == joined


@pytest.mark.parametrize("scores", [(2,), (2, 1, 0)])
def test_from_three_points_nothing_is_claimed(empty: World, scores: tuple[int, ...]) -> None:
    for ago, score in enumerate(scores):
        empty.history.record(Feeling(NOW - ago * DAY, score))
    said = card(empty.window, PageName.FEELING).words.text()
    assert said.endswith("Too few to tell whether it changes: that takes 10 days.")
    page = empty.window.page(PageName.FEELING)
    assert isinstance(page, FeelingPage)
    page.period.box.setCurrentIndex(2)
    assert len(table(page.card)) == 1 + len(scores)


def test_pain_that_stays_is_not_passed_over(empty: World) -> None:
    for ago in range(12):
        empty.history.record(Feeling(NOW - ago * DAY, 3))
    said = card(empty.window, PageName.FEELING).words.text()
    assert "no clear change" in said
    assert "It hurt on 12 of 12 days." in said


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_page_is_kind_and_has_nothing_to_toggle(empty: World, name: PageName) -> None:
    shown = card(empty.window, name)
    assert "fills up" in shown.words.text() or "here" in shown.words.text()
    assert shown.toggle.isHidden()
    assert shown.chart.isHidden()
    assert shown.table.isHidden()


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_can_be_read_aloud_and_as_a_table(world: World, name: PageName) -> None:
    shown = card(world.window, name)
    assert shown.chart.accessibleName()
    assert shown.chart.accessibleDescription() == shown.words.text()
    assert not shown.chart.isHidden()
    shown.toggle.click()
    assert shown.chart.isHidden()
    seen = QAccessible.queryAccessibleInterface(shown.table)
    assert seen is not None
    assert seen.role() is QAccessible.Role.Table
    rows = table(shown)
    assert all(rows[0])
    assert len(rows) > 1
    shown.toggle.click()
    assert not shown.chart.isHidden()


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_mirrored_from_right_to_left(world: World, name: PageName) -> None:
    chart = card(world.window, name).chart
    chart.clearFocus()
    plain = picture(chart)
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert picture(chart) != plain
    chart.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert picture(chart) == plain


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("strong", [False, True])
def test_figures_in_the_map_can_be_read(colours: str, strong: bool) -> None:
    theme.follow(Look(colours=colours, high_contrast=strong))
    grounds = []
    for warmth in range(heat(100) + 1):
        ground, ink = ground_and_ink(warmth, theme.current())
        assert contrast(ink, ground) >= 4.5
        grounds.append(ground.name())
    assert len(set(grounds)) == len(grounds)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("name", list(PageName))
def test_nothing_is_cut_off_at_the_side(
    world: World, name: PageName, direction: Qt.LayoutDirection, percent: int
) -> None:
    theme.follow(Look(text_percent=percent))
    QApplication.setLayoutDirection(direction)
    window = world.window
    window.resize(1024, 560)
    window.show_page(name)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1024
    assert [text for text in clipped(window) if "beyond" not in text] == []
    content = window.page(name)._content
    assert content.width() <= window.page(name).viewport().width()


def test_the_keyboard_reaches_table_and_closes(world: World) -> None:
    shown = card(world.window, PageName.TODAY)
    shown.toggle.setChecked(True)
    shown.toggle.setFocus()
    QTest.keyClick(shown.toggle, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QTableView)
    QTest.keyClick(shown.table, Qt.Key.Key_Escape)
    assert not world.window.isVisible()
    assert len(world.kept) == 1


def test_a_history_that_cannot_be_read_is_not_shown_as_empty(world: World) -> None:
    assert world.window.trouble.isHidden()
    spoil(world, "desk_times")
    world.window.refresh()
    assert "Nothing yet today." in card(world.window, PageName.TODAY).words.text()
    assert not world.window.trouble.isHidden()
    world.window.show_page(PageName.FEELING)
    assert world.window.trouble.isHidden()


def test_focus_is_seen_on_every_chart(world: World) -> None:
    page = world.window.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    chart: Chart = page.chart
    world.window.list.setFocus()
    plain = picture(chart)
    chart.setFocus()
    assert picture(chart) != plain
    assert chart.rect().contains(QPoint(1, 1))


def test_coming_back_shows_what_was_done_meanwhile(world: World, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    world.record_set(NOW, "chin-tuck")
    world.window.activateWindow()
    qtbot.waitUntil(lambda: "3 sets" in card(world.window, PageName.TODAY).words.text())
