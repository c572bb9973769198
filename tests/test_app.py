"""The whole program in this process, without a desktop around it: what its parts do together."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("where files lie, and how a login starts programs", allow_module_level=True)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from backcare_tray.app import Program
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system.clock import MachineClock


class Home:
    """A home of one's own, and the program that runs in it."""

    def __init__(self, folder: Path) -> None:
        clock = MachineClock()
        self.ended: list[bool] = []
        self.shelf = Shelf(clock.now, clock.boot_id())
        self.program = Program(self.shelf, clock, lambda: self.ended.append(True))
        self.settings = folder / "backcare-tray" / "settings.toml"
        self.at_login = folder / "autostart" / "backcare-tray.desktop"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Home]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "PULSE_SERVER"):
        monkeypatch.delenv(name, raising=False)
    home = Home(tmp_path)
    home.settings.parent.mkdir(exist_ok=True)
    home.settings.write_text("[start]\nwelcomed = true\n")
    home.shelf.settings.reload()
    home.program.start()
    yield home
    home.program.close()


def test_start_at_login_follows_the_settings_file(home: Home, qtbot: QtBot) -> None:
    home.settings.write_text("[start]\nwelcomed = true\nat_login = true\n")
    qtbot.waitUntil(home.at_login.exists)
    home.settings.write_text("[start]\nwelcomed = true\n")
    qtbot.waitUntil(lambda: not home.at_login.exists())


def test_start_at_login_that_was_switched_off_elsewhere_stays_off(home: Home, qtbot: QtBot) -> None:
    home.settings.write_text("[start]\nwelcomed = true\nat_login = true\n")
    qtbot.waitUntil(home.at_login.exists)
    home.at_login.unlink()
    home.settings.write_text("[start]\nwelcomed = true\nat_login = true\n[sound]\nvolume = 30\n")
    qtbot.waitUntil(lambda: home.shelf.settings.current.sound.volume == 30)
    qtbot.wait(50)
    assert not home.at_login.exists()


def test_the_command_line_is_answered(home: Home) -> None:
    doctor = home.program.answer({"command": "doctor"})
    assert (doctor["ok"], doctor["well"]) == (True, False)
    assert "Tray icon: works in part (tray)" in str(doctor["text"])
    assert "next break is due" in str(home.program.answer({"command": "status"})["text"])
    assert home.program.answer({"command": "quit"})["ok"]
    assert home.ended == [True]
