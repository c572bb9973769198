"""A settings window on the screen, over a real settings file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Settings
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.settings_store import SettingsStore
from backcare_tray.ui.settings.dialog import SettingsDialog, SettingsPorts
from backcare_tray.ui.settings.sound import TrySounds
from backcare_tray.ui.window_place import WindowPlace
from tests.fakes import FakeVoice
from tests.ui.conftest import sweep


def now() -> datetime:
    return datetime(2026, 11, 2, tzinfo=UTC)


@dataclass
class Autostart:
    """Stands for the desktop: `refuses` is what it says to a change."""

    on: bool = False
    refuses: str = ""

    def enabled(self) -> bool:
        return self.on

    def set(self, enabled: bool) -> None:
        if self.refuses:
            raise OSError(self.refuses)
        self.on = enabled


@dataclass
class World:
    """An open settings window over a file."""

    path: Path
    autostart: Autostart = field(default_factory=Autostart)
    hurt: dict[str, str] = field(default_factory=dict)
    kept: list[bytes] = field(default_factory=list)
    voice: FakeVoice = field(default_factory=FakeVoice)
    chimes: list[tuple[str, int]] = field(default_factory=list)
    chime_health: str = "Played by paplay."

    def __post_init__(self) -> None:
        self.store = SettingsStore(SettingsFile(self.path, now))
        self.window = SettingsDialog(
            SettingsPorts(
                store=self.store,
                autostart=self.autostart,
                hurt=lambda: list(self.hurt.items()),
                take_back=self.take_back,
                sounds=TrySounds(
                    lambda chime, volume: self.chimes.append((chime, volume)),
                    lambda: self.chime_health,
                    self.voice,
                ),
                place=WindowPlace(lambda: b"", self.kept.append),
            )
        )
        self.store.subscribe(lambda _settings: self.window.refresh())
        self.window.present()

    def take_back(self, move: str) -> None:
        del self.hurt[move]

    @property
    def written(self) -> Settings:
        """What the file says, read anew."""
        return SettingsFile(self.path, now).load().settings


def opened(path: Path, qtbot: QtBot) -> Iterator[World]:
    """A world whose window is on the screen; closed and deleted afterwards."""
    world = World(path)
    qtbot.waitExposed(world.window).__enter__()
    yield world
    if not world.kept:
        world.window.close()
    sweep()
