"""The windows as the program opens them: what they need is there, and the voice speaks."""

import os
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import BreakStarted, Event, MoveHurt, RoutineEnded
from backcare_tray.core.history import HurtReported
from backcare_tray.core.ports import WindowName
from backcare_tray.core.settings import Sound
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import sound
from backcare_tray.system.autostart.null import NullAutostart
from backcare_tray.system.clock import MachineClock
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.settings.dialog import PageName, SettingsDialog
from backcare_tray.ui.why.window import AT_REST
from backcare_tray.windows import Windows
from tests.system.stand_ins import stand_in
from tests.ui.conftest import button, clipped
from tests.ui.sample_set import SET
from tests.ui.settings_world import data_page, sound_page

if sys.platform == "win32":
    pytest.skip("the stand-ins are shell scripts", allow_module_level=True)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, told: list[Event]
) -> Iterator[Windows]:
    """Windows over a home of its own, where espeak-ng and paplay write down what they are told."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name in ("espeak-ng", "paplay"):
        stand_in(bin_ / name, f'echo "$@" >> "{tmp_path / name}"')
    monkeypatch.setenv("PATH", str(bin_))
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    clock = MachineClock()
    shelf = Shelf(clock.now, clock.boot_id())
    icons = Icons(paths.assets_dir() / "icons")
    yield Windows(
        shelf=shelf,
        clock=clock,
        tell=told.append,
        icons=icons,
        player=sound.choose(),
        autostart=NullAutostart(),
        moment=AT_REST,
    )
    shelf.close()


def written(folder: Path, name: str) -> str:
    file = folder / name
    return file.read_text() if file.exists() else ""


def test_a_set_is_said_by_the_engine_that_is_installed(
    windows: Windows, tmp_path: Path, qtbot: QtBot, told: list[Event]
) -> None:
    store = windows.shelf.settings
    store.change(replace(store.current, sound=Sound(voice=True, volume=50)))
    window = windows.routines.take_break(SET)
    qtbot.waitUntil(lambda: "First: Chin tuck." in written(tmp_path, "espeak-ng"))
    assert "-v en -a 50 -s 160" in written(tmp_path, "espeak-ng")
    window.close()
    assert told == [RoutineEnded(completed=False)]


def test_the_settings_try_both(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    window = windows.settings()
    page = sound_page(window)
    assert page.chime_health.text() == "Played by paplay."
    assert page.voice_health.text() == "Spoken by espeak-ng."
    page.try_chime.click()
    page.try_voice.click()
    qtbot.waitUntil(lambda: "start.wav" in written(tmp_path, "paplay"))
    qtbot.waitUntil(lambda: "Sit tall" in written(tmp_path, "espeak-ng"))
    window.close()


def settings_windows() -> list[SettingsDialog]:
    every = (w for w in QApplication.topLevelWidgets() if isinstance(w, SettingsDialog))
    return [window for window in every if window.isVisible()]


def test_a_window_opens_once(windows: Windows) -> None:
    for _ in range(2):
        windows.open(WindowName.SETTINGS)
    (window,) = settings_windows()
    windows.refresh()
    windows.close()
    assert not window.isVisible()


def test_about_is_a_page_of_the_settings(windows: Windows) -> None:
    windows.open(WindowName.ABOUT)
    (window,) = settings_windows()
    page = window.stack.currentWidget()
    assert page is window.pages[PageName.ABOUT]
    assert page is not None
    assert clipped(page) == []
    window.show_page(PageName.DATA)
    windows.open(WindowName.ABOUT)
    assert window.stack.currentWidget() is page
    assert settings_windows() == [window]
    windows.close()


def test_the_history_can_be_taken_along_and_deleted(windows: Windows, tmp_path: Path) -> None:
    shelf, now = windows.shelf, datetime.now(UTC)
    shelf.history.record(HurtReported(now, "chin-tuck"))
    windows.open(WindowName.SETTINGS)
    (window,) = settings_windows()
    data, goal = data_page(window), tmp_path / "history.zip"
    data.write_history(goal)
    assert zipfile.is_zipfile(goal)
    data.delete.click()
    data.deletion.go_on.click()
    data.deletion.delete.click()
    assert shelf.history.memory(now).hurt == frozenset()
    windows.close()


def test_a_set_of_the_library_starts_a_break_with_just_this_set(
    windows: Windows, told: list[Event]
) -> None:
    window = windows.library()
    window.show_sets()
    card = window.sets.cards["desk-reset"]
    card.start.click()
    (started,) = told
    assert isinstance(started, BreakStarted)
    assert started.chosen is not None
    assert started.chosen.why.startswith("Desk reset")
    window.close()


def test_a_move_that_is_tried_is_no_break_but_a_hurt_is_told(
    windows: Windows, told: list[Event]
) -> None:
    window = windows.library()
    window.open_move("chin-tuck")
    assert window.move_page is not None
    window.move_page.try_it.click()
    trials = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Backcare: a trial"]
    (trial,) = [each for each in trials if each.isVisible()]
    button(trial, "This hurts").click()
    assert told == [MoveHurt("chin-tuck")]
    window.close()
    windows.close()
    assert told == [MoveHurt("chin-tuck")]
    assert not trial.isVisible()
