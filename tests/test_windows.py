"""The windows as the program opens them: what they need is there, and the voice speaks."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import Event, RoutineEnded
from backcare_tray.core.ports import WindowName
from backcare_tray.core.settings import Sound
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import sound
from backcare_tray.system.autostart.null import NullAutostart
from backcare_tray.system.clock import MachineClock
from backcare_tray.ui.icons import Icons
from backcare_tray.windows import Windows
from tests.system.stand_ins import stand_in
from tests.ui.conftest import clipped
from tests.ui.sample_set import SET

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
    window = windows.routine(SET)
    qtbot.waitUntil(lambda: "First: Chin tuck." in written(tmp_path, "espeak-ng"))
    assert "-v en -a 50 -s 160" in written(tmp_path, "espeak-ng")
    window.close()
    assert told == [RoutineEnded(completed=False)]


def test_the_settings_try_both(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    window = windows.settings()
    page = window.sound
    assert page.chime_health.text() == "Played by paplay."
    assert page.voice_health.text() == "Spoken by espeak-ng."
    page.try_chime.click()
    page.try_voice.click()
    qtbot.waitUntil(lambda: "start.wav" in written(tmp_path, "paplay"))
    qtbot.waitUntil(lambda: "Sit tall" in written(tmp_path, "espeak-ng"))
    window.close()


def test_a_window_opens_once(windows: Windows) -> None:
    for _ in range(2):
        windows.open(WindowName.ABOUT)
    about = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "About Backcare"]
    assert len(about) == 1
    assert clipped(about[0]) == []
    windows.refresh()
    windows.close()
    assert not about[0].isVisible()
