"""A settings window on the screen, over a real settings file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import Key
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.settings_store import SettingsStore
from backcare_tray.storage.settings_transfer import SettingsTransfer
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.settings.data import DataPage
from backcare_tray.ui.settings.dialog import PageName, SettingsDialog
from backcare_tray.ui.settings.ports import Files, SettingsPorts, Trials, TrySounds
from backcare_tray.ui.settings.rows import BREAK
from backcare_tray.ui.settings.set_choice import SetChoice
from backcare_tray.ui.settings.sound import SoundPage
from backcare_tray.ui.window_place import WindowPlace
from tests.fakes import FakeVoice
from tests.ui.conftest import ASSETS, sweep

DESK = SetChoice("desk-reset", "Desk reset", "Undoes an hour of typing.")
MINE = SetChoice("my-pack/morning", "Morning", "Before the first meeting.")

W = TypeVar("W", bound=QWidget)


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
class History:
    """Stands for the history: what was asked of it, and `refuses`."""

    exported: list[Path] = field(default_factory=list)
    deleted: int = 0
    refuses: str = ""

    def export(self, path: Path) -> None:
        self._check()
        self.exported.append(path)

    def delete(self) -> None:
        self._check()
        self.deleted += 1

    def _check(self) -> None:
        if self.refuses:
            raise OSError(self.refuses)


@dataclass
class World:
    """An open settings window over a file."""

    path: Path
    autostart: Autostart = field(default_factory=Autostart)
    history: History = field(default_factory=History)
    hurt: dict[str, str] = field(default_factory=dict)
    choices: list[SetChoice] = field(default_factory=lambda: [DESK, MINE])
    kept: list[bytes] = field(default_factory=list)
    voice: FakeVoice = field(default_factory=FakeVoice)
    chimes: list[tuple[str, int]] = field(default_factory=list)
    chime_health: str = "Played by paplay."
    shown: list[str] = field(default_factory=list)
    """The trials and windows that were asked for."""

    def __post_init__(self) -> None:
        self.store = SettingsStore(SettingsFile(self.path, now))
        self.window = SettingsDialog(self.ports())
        self.store.subscribe(lambda _settings: self.window.refresh())
        self.window.present()

    def ports(self) -> SettingsPorts:
        folder = self.path.parent
        return SettingsPorts(
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
            set_choices=lambda: self.choices,
            icons=Icons(ASSETS / "icons"),
            transfer=SettingsTransfer(self.path, self.store, now),
            files=Files(
                self.path, folder / "data" / "history.db", folder / "data" / "packs",
                self.history.export, self.history.delete,
            ),
            today=lambda: date(2026, 11, 2),
            command="backcare-tray",
            open_window=self.shown.append,
            trials=Trials(self._shows("reminder"), self._shows("nudge")),
        )  # fmt: skip

    def _shows(self, what: str) -> Callable[[], None]:
        return lambda: self.shown.append(what)

    def take_back(self, move: str) -> None:
        del self.hurt[move]

    def control(self, key: Key, kind: type[W]) -> W:
        """The control of an option."""
        control = self.window.options[key].control
        assert isinstance(control, kind)
        return control

    @property
    def said(self) -> str:
        """What the line below the pages says."""
        return self.window.foot.message.text().replace(BREAK, "")

    @property
    def data(self) -> DataPage:
        return data_page(self.window)

    @property
    def sound(self) -> SoundPage:
        return sound_page(self.window)

    @property
    def written(self) -> Settings:
        """What the file says, read anew."""
        return SettingsFile(self.path, now).load().settings


def data_page(window: SettingsDialog) -> DataPage:
    page = window.pages[PageName.DATA]
    assert isinstance(page, DataPage)
    return page


def sound_page(window: SettingsDialog) -> SoundPage:
    page = window.pages[PageName.SOUND]
    assert isinstance(page, SoundPage)
    return page


def opened(path: Path, qtbot: QtBot) -> Iterator[World]:
    """A world whose window is on the screen; closed and deleted afterwards."""
    world = World(path)
    qtbot.waitExposed(world.window).__enter__()
    yield world
    if isValid(world.window) and world.window.isVisible():
        world.window.close()
    sweep()
