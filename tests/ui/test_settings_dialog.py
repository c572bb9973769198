"""The settings window as a whole: pages, faults, undo, and what the desktop says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.settings import Rhythm, Settings, Sound, Start
from backcare_tray.ui.settings.dialog import GLYPHS, PageName
from backcare_tray.ui.settings.number import NumberPicker
from backcare_tray.ui.settings.simple_fields import Switch
from tests.ui.conftest import button
from tests.ui.settings_world import Autostart, World, opened

INTERVAL, CHIMES, LOGIN = ("rhythm", "interval_minutes"), ("sound", "chimes"), ("start", "at_login")


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path / "settings.toml", qtbot)


def test_opening_it_changes_nothing(world: World) -> None:
    assert not world.path.exists()
    assert world.store.current == Settings()


def test_there_are_a_handful_of_pages_and_it_opens_at_any_of_them(world: World) -> None:
    window = world.window
    assert list(window.pages) == list(PageName) == list(GLYPHS)
    for name, page in window.pages.items():
        window.show_page(name)
        assert window.stack.currentWidget() is page
        assert window.nav.list.currentItem().text() == page.title


def test_a_page_is_made_when_it_is_first_looked_at(world: World) -> None:
    window = world.window
    assert window.pages.made == (window.pages[PageName.RHYTHM],)
    world.store.change(Settings(sound=Sound(volume=30)))
    window.show_page(PageName.SOUND)
    assert len(window.pages.made) == 2
    assert window.pages[PageName.SOUND] is window.stack.currentWidget()
    assert window.options["sound", "volume"].value(world.store.current) == 30
    assert len(window.pages.made) == len(PageName)


def test_pages_are_turned_by_keys(world: World) -> None:
    window = world.window
    titles = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        titles.append(window.nav.list.currentItem().text())
    assert titles == ["Sets", "Rhythm", "About"]


def test_enter_presses_no_button_that_has_not_the_keyboard(world: World) -> None:
    world.control(INTERVAL, NumberPicker).box.setFocus()
    QTest.keyClick(world.window.focusWidget(), Qt.Key.Key_Return)
    assert world.shown == []
    assert world.store.current == Settings()
    assert world.window.isVisible()


def test_esc_closes_it(world: World) -> None:
    QTest.keyClick(world.window, Qt.Key.Key_Escape)
    assert len(world.kept) == 1


def test_a_change_of_the_file_by_hand_shows_up(world: World) -> None:
    world.path.write_text("[rhythm]\ninterval_minutes = 25\n[sound]\nchimes = false\n")
    assert world.store.reload() == ()
    picker = world.control(INTERVAL, NumberPicker)
    assert (picker.box.value(), picker.slider.value()) == (25, 25)
    assert not world.control(CHIMES, Switch).box.isChecked()
    assert world.path.read_text() == "[rhythm]\ninterval_minutes = 25\n[sound]\nchimes = false\n"


def test_start_at_login_shows_what_the_desktop_says(tmp_path: Path, qtbot: QtBot) -> None:
    world = World(tmp_path / "settings.toml", Autostart(on=True))
    qtbot.addWidget(world.window)
    login = world.window.options[LOGIN]
    assert world.control(LOGIN, Switch).box.isChecked()
    assert not login.restore.isHidden()
    login.restore.click()
    assert not world.autostart.on
    assert not world.control(LOGIN, Switch).box.isChecked()


def test_a_refusal_to_start_at_login_is_said_and_the_box_goes_back(world: World) -> None:
    world.autostart.refuses = "The folder cannot be written."
    box = world.control(LOGIN, Switch).box
    box.click()
    assert not box.isChecked()
    assert world.window.foot.message.text() == "The folder cannot be written."
    assert world.window.foot.isVisible()
    assert world.store.current == Settings()
    world.autostart.refuses = ""
    box.click()
    assert world.window.foot.isHidden()
    assert world.autostart.on


def test_chime_and_voice_can_be_tried_even_when_they_are_off(world: World) -> None:
    world.store.change(Settings(sound=Sound(volume=30, chimes=False)))
    page = world.sound
    page.try_chime.click()
    page.try_voice.click()
    assert world.chimes == [("start", 30)]
    assert world.voice.said == ["Sit tall, and let your shoulders sink."]
    assert world.voice.volumes == [30]
    world.store.change(Settings(sound=Sound(volume=0)))
    assert not page.try_chime.isEnabled()
    assert not page.try_voice.isEnabled()
    world.window.close()
    assert world.voice.said[-1] == ""


def test_what_became_of_the_voice_is_said_in_words(world: World) -> None:
    page = world.sound
    assert page.voice_health.text() == "Spoken by nobody."
    assert page.chime_health.text() == "Played by paplay."
    page.try_voice.click()
    assert page._verdict.isActive()
    world.voice.words = "No voice is installed."
    page._verdict.timeout.emit()
    assert page.voice_health.text() == "No voice is installed."


def test_closing_it_silences_no_voice_that_was_not_tried(world: World) -> None:
    world.window.close()
    assert world.voice.said == []


def test_a_reminder_and_a_nudge_can_be_seen_on_trial(world: World) -> None:
    world.window.show_page(PageName.RHYTHM)
    button(world.window, "Show me a reminder").click()
    world.window.show_page(PageName.MOMENT)
    button(world.window, "Show me one").click()
    assert world.shown == ["reminder", "nudge"]


def test_the_welcome_is_shown_again_when_asked_for(world: World) -> None:
    world.window.show_page(PageName.ABOUT)
    button(world.window, "Show it again").click()
    assert world.shown == ["welcome"]


def test_the_notice_stands_on_the_last_page(world: World) -> None:
    world.window.show_page(PageName.ABOUT)
    texts = " ".join(
        label.text() for label in world.window.findChildren(QLabel) if label.isVisible()
    )
    assert "See a professional if pain stays" in texts
    assert "MIT licence" in texts


def test_commands_for_keys_of_ones_own_can_be_copied(world: World) -> None:
    world.window.show_page(PageName.KEYS)
    page = world.window.pages[PageName.KEYS]
    (copy,) = [each.control for each in page.options if each.words.name == "Start a break"]
    copy.click()  # type: ignore[attr-defined] # a button
    assert QApplication.clipboard().text() == "backcare-tray break"
    assert copy.text() == "Copied"  # type: ignore[attr-defined] # a button


def test_a_change_that_cannot_be_written_is_said(world: World) -> None:
    world.path.mkdir()
    chimes, foot = world.control(CHIMES, Switch).box, world.window.foot
    chimes.click()
    assert str(world.path) in world.said
    assert foot.isVisible()
    assert foot.undo.isHidden()
    assert world.store.current == Settings(sound=Sound(chimes=False))
    world.path.rmdir()
    chimes.click()
    assert foot.isHidden()


def test_defaults_are_restored_and_that_can_be_undone(world: World) -> None:
    mine = Settings(
        Rhythm(interval_minutes=25), hours=Hours(monday=(Span(540, 600),)), start=Start(True)
    )
    world.store.change(mine)
    world.data.restore.click()
    assert world.store.current == replace(Settings(), start=Start(True))
    undo = world.window.foot.undo
    assert undo.isVisible()
    undo.click()
    assert world.store.current == mine
    assert not undo.isVisible()
    assert world.written == mine


def test_undo_is_not_offered_after_another_change(world: World) -> None:
    world.data.restore.click()
    world.control(CHIMES, Switch).box.click()
    assert not world.window.foot.undo.isVisible()


def test_its_place_is_kept(world: World) -> None:
    world.window.close()
    assert len(world.kept) == 1
