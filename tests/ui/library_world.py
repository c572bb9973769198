"""A library window on the screen, over the moves that ship, a pack of one's own and a history."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from backcare_tray.core.history import HurtReported, HurtTakenBack
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Settings
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.library import Library, load
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.settings_store import SettingsStore
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.library.move_page import MovePage
from backcare_tray.ui.library.ports import EditorPorts, LibraryPorts
from backcare_tray.ui.library.window import LibraryWindow
from backcare_tray.ui.window_place import WindowPlace
from tests.fakes import FakeClock
from tests.storage.days import taken
from tests.storage.pack_samples import EXAMPLES
from tests.ui.conftest import ASSETS, sweep

OWN_MOVE, OWN_SET = "my-pack/doorway-stretch", "my-pack/morning"


@dataclass
class World:
    """What the window is given, and what came of it."""

    home: Path
    clock: FakeClock = field(default_factory=FakeClock)
    tried: list[PlannedSet] = field(default_factory=list)
    started: list[PlannedSet] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    kept: list[bytes] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        write_pack(self.home / "packs" / "my-pack")
        self.read_library()
        self.store = SettingsStore(SettingsFile(self.home / "settings.toml", self.clock.now))
        self.history = HistoryDb(self.home / "history.db", self.clock.now, UTC)
        for record in taken(self.clock.now() - timedelta(days=1), "chin-tuck", "chest-opener"):
            self.history.record(record)
        self.history.record(HurtReported(self.clock.now() - timedelta(days=5), "cat-cow"))
        self.window = LibraryWindow(self.ports)
        self.store.subscribe(lambda _settings: self.window.refresh())
        self.window.present()
        self.window.resize(900, 620)

    def read_library(self) -> None:
        """Read moves and sets, as after a change of the packs."""
        packs, pictures = self.home / "packs", self.home / "pictures"
        self.library: Library = load(ASSETS, packs, pictures)
        assert not self.library.problems

    @property
    def ports(self) -> LibraryPorts:
        return LibraryPorts(
            moves=lambda: self.library.moves,
            sets=lambda: self.library.sets,
            memory=lambda: self.history.memory(self.clock.now()),
            store=self.store,
            clock=self.clock,
            take_back=lambda move: self.history.record(HurtTakenBack(self.clock.now(), move)),
            try_out=self.tried.append,
            start=self.started.append,
            icons=Icons(ASSETS / "icons"),
            place=WindowPlace(lambda: b"", self.kept.append),
            month=lambda: {"chin-tuck": 200.0},
            editor=EditorPorts(
                new_set=lambda: self.edited.append("new set"),
                edit_set=lambda name: self.edited.append(f"set {name}"),
                new_move=lambda: self.edited.append("new move"),
                edit_move=lambda name: self.edited.append(f"move {name}"),
                share=lambda pack: self.edited.append(f"share {pack}"),
                import_pack=lambda: self.edited.append("import"),
                drafts=lambda: self.drafts,
                go_on=lambda key: self.edited.append(f"go on {key}"),
            ),
        )

    @property
    def written(self) -> Settings:
        """What the settings file says, read anew."""
        return SettingsFile(self.home / "settings.toml", self.clock.now).load().settings

    @property
    def page(self) -> MovePage:
        """The page of a move that is open."""
        assert self.window.move_page is not None
        return self.window.move_page

    @property
    def shown(self) -> list[str]:
        """The ids of the moves in the grid, in order."""
        return [entry.move.id for entry in self.window.moves.grid.list.entries]

    def choose(self, *, choice: str) -> None:
        """Change `sets.choice` elsewhere."""
        settings = self.store.current
        self.store.change(replace(settings, sets=replace(settings.sets, choice=choice)))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def write_pack(folder: Path) -> None:
    """The README's pack, with pictures that can be drawn."""
    for name, text in EXAMPLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "pictures").mkdir(exist_ok=True)
    for number, colour in ((1, "#cc0000"), (2, "#0000cc")):
        image = QImage(64, 48, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(folder / "pictures" / f"doorway-{number}.png"))


def opened(path: Path, qtbot: QtBot) -> Iterator[World]:
    """A world whose window is on the screen; closed and deleted afterwards."""
    world = World(path)
    qtbot.waitExposed(world.window).__enter__()
    yield world
    if isValid(world.window) and world.window.isVisible():
        world.window.close()
    world.history.close()
    sweep()
