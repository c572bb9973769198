"""The search of the settings: by name, explanation and synonym, in the user's language."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_tray.core import translation
from backcare_tray.core.plain_names import folded
from backcare_tray.core.settings import Rhythm, Settings
from backcare_tray.ui.settings.dialog import PageName
from backcare_tray.ui.settings.search import find
from tests.ui.screen_reader import screen_reader
from tests.ui.settings_world import World, opened


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path / "settings.toml", qtbot)


def names(world: World, query: str) -> list[str]:
    return [each.option.words.name for each in find(query, world.window.pages.values())]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("time between breaks", "Time between breaks"),
        ("TIME BETWEEN", "Time between breaks"),
        ("interval", "Time between breaks"),
        ("dark mode", "Colours"),
        ("microphone", "In a call"),
        ("vacation", "Holidays"),
        ("wednesday", "Working hours"),
        ("massage", "What you own"),
        ("autostart", "Start at login"),
        ("privacy", "Delete my history"),
        ("posture", "Remind me to sit well"),
        ("volume", "Volume"),
        ("pain", "Moves that hurt"),
        ("hotkey", "Start a break"),
    ],
)
def test_options_are_found_by_name_and_synonym(world: World, query: str, first: str) -> None:
    assert names(world, query)[0] == first


def test_names_come_before_explanations(world: World) -> None:
    found = names(world, "snooze")
    assert found[:2] == ["Snooze button", "Snooze menu"]
    assert len(found) > 3


def test_every_word_must_occur(world: World) -> None:
    assert names(world, "snooze purple") == []
    assert names(world, "   ") == []


def test_case_and_accents_do_not_matter() -> None:
    assert folded("Größe der ÜBUNG") == "grosse der ubung"
    assert folded("Español") == "espanol"


def test_what_is_typed_lists_what_is_found_and_enter_goes_there(world: World) -> None:
    window = world.window
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.nav.search
    QTest.keyClicks(window.nav.search, "dark mode")
    assert window.stack.currentWidget() is window.results
    assert window.results.count.text() == "1 option"
    assert window.results.list.item(0).text() == "Colours\nLook: Light or dark, in every window."
    QTest.keyClick(window.nav.search, Qt.Key.Key_Return)
    option = window.options["look", "colours"]
    assert window.stack.currentWidget() is window.pages[PageName.LOOK]
    assert window.nav.search.text() == ""
    assert option.is_marked
    focus = window.focusWidget()
    assert focus is not None
    assert option.control.isAncestorOf(focus)
    option._mark.timeout.emit()
    option._mark.stop()
    assert not option.is_marked


def test_an_option_far_down_a_page_is_scrolled_to(world: World) -> None:
    window = world.window
    window.nav.search.setText("posture")
    QTest.keyClick(window.nav.search, Qt.Key.Key_Return)
    QApplication.processEvents()
    option, page = window.options["nudge", "enabled"], window.pages[PageName.MOMENT]
    place = QRect(option.mapTo(page.viewport(), QPoint()), option.size())
    assert option.is_marked
    assert page.viewport().rect().contains(place)
    assert page.verticalScrollBar().value() > 0


def test_one_can_go_down_into_the_list_and_choose_there(world: World) -> None:
    window = world.window
    window.nav.search.setFocus()
    QTest.keyClicks(window.nav.search, "snooze")
    QTest.keyClick(window.nav.search, Qt.Key.Key_Down)
    assert window.focusWidget() is window.results.list
    QTest.keyClick(window.results.list, Qt.Key.Key_Down)
    QTest.keyClick(window.results.list, Qt.Key.Key_Return)
    assert window.options["rhythm", "snooze_minutes"].is_marked
    assert not window.options["rhythm", "quick_snooze_minutes"].is_marked


def test_a_click_goes_there(world: World) -> None:
    window = world.window
    window.nav.search.setText("volume")
    item = window.results.list.item(0)
    place = window.results.list.visualItemRect(item).center()
    QTest.mouseClick(window.results.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.options["sound", "volume"].is_marked


def test_down_without_a_search_leads_to_the_pages(world: World) -> None:
    QTest.keyClick(world.window.nav.search, Qt.Key.Key_Down)
    assert world.window.focusWidget() is world.window.nav.list


def test_esc_clears_the_search_before_it_closes(world: World) -> None:
    window = world.window
    window.show_page(PageName.KEYS)
    window.nav.search.setText("volume")
    QTest.keyClick(window.nav.search, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.stack.currentWidget() is window.pages[PageName.KEYS]
    QTest.keyClick(window.nav.search, Qt.Key.Key_Escape)
    assert len(world.kept) == 1


def test_a_page_that_is_clicked_ends_the_search(world: World) -> None:
    window = world.window
    window.nav.search.setText("volume")
    place = window.nav.list.visualItemRect(window.nav.list.item(0)).center()
    QTest.mouseClick(window.nav.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.nav.search.text() == ""
    assert window.stack.currentWidget() is window.pages[PageName.RHYTHM]


def test_the_search_can_be_cleared_with_the_mouse(world: World) -> None:
    nav = world.window.nav
    assert not nav.clear.isVisible()
    nav.search.setText("volume")
    assert nav.clear.isVisible()
    nav.clear.trigger()
    assert nav.search.text() == ""
    assert world.window.stack.currentWidget() is world.window.pages[PageName.RHYTHM]


def test_that_nothing_was_found_is_said(world: World) -> None:
    window = world.window
    window.nav.search.setText("xylophone")
    assert window.results.nothing.isVisible()
    assert not window.results.list.isVisible()
    QTest.keyClick(window.nav.search, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.results


class German(gettext.NullTranslations):
    """Knows two texts."""

    def gettext(self, message: str) -> str:
        texts = {"Volume": "Lautstärke", "loud, quiet, mute, silent, sound": "leise, laut, stumm"}
        return texts.get(message, message)


def test_one_searches_in_ones_own_language(tmp_path: Path, qtbot: QtBot) -> None:
    translation.install(German())
    try:
        world = World(tmp_path / "settings.toml")
        qtbot.addWidget(world.window)
        assert names(world, "lautstarke") == names(world, "STUMM") == ["Lautstärke"]
    finally:
        translation.install(gettext.NullTranslations())


def test_a_screen_reader_hears_how_much_was_found_and_what_was_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = screen_reader(monkeypatch)
    world.window.nav.search.setText("language")
    world.window.nav.search.setText("xylophone")
    assert reader.heard == ["1 option", "Nothing has that name. Try another word."]
    world.window.nav.search.clear()
    world.store.change(Settings(Rhythm(interval_minutes=30)))
    world.window.options["rhythm", "interval_minutes"].restore.click()
    assert reader.heard[2:] == ["Time between breaks: 45 min again."]
