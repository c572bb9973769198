"""The editor's windows over real files: a home of its own, with the README's pack in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.sets import PlannedSet
from backcare_tray.editor_windows import EditorWindows
from backcare_tray.storage.shelf import Shelf
from backcare_tray.ui.editor.move_form import MoveForm
from backcare_tray.ui.editor.pack_window import PackWindow
from backcare_tray.ui.editor.set_form import SetForm
from backcare_tray.ui.editor.window import EditorWindow
from backcare_tray.ui.icons import Icons
from tests.fakes import FakeClock
from tests.storage.pack_samples import files, write_folder
from tests.ui.conftest import ASSETS, sweep

D = TypeVar("D", bound=QDialog)

AnyWindow = EditorWindow | PackWindow


@dataclass
class World:
    """`walked` are the sets that were tried; `changes` counts what was told of new files."""

    home: Path
    qtbot: QtBot
    clock: FakeClock = field(default_factory=FakeClock)
    walked: list[PlannedSet] = field(default_factory=list)
    changes: int = 0

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.clock.now, "boot")
        self.packs = write_folder(self.shelf.packs_dir / "my-pack", files()).parent
        for number in (1, 2):
            self.picture(self.packs / "my-pack" / "pictures" / f"doorway-{number}.png")
        self.windows = EditorWindows(
            self.shelf, self.clock, Icons(ASSETS / "icons"), self.walked.append, self._changed
        )

    def _changed(self) -> None:
        self.changes += 1
        self.windows.refresh()

    def picture(self, path: Path, colour: str = "#88aa99") -> Path:
        """A real picture."""
        path.parent.mkdir(parents=True, exist_ok=True)
        image = QImage(64, 48, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(path))
        return path

    def open(self, show: Callable[[], None]) -> AnyWindow:
        """The window that `show` opens, on the screen."""
        before = set(self.there())
        show()
        (window,) = set(self.there()) - before
        self.qtbot.waitExposed(window).__enter__()
        return window

    def there(self) -> list[AnyWindow]:
        """The windows that are open."""
        found = (one.window for one in self.windows._open.values())
        return [window for window in found if window is not None]

    def set_window(self, id: str = "") -> tuple[EditorWindow, SetForm]:  # noqa: A002 - the field's name
        """A window that makes a set, or changes one."""
        show = (lambda: self.windows.edit_set(id)) if id else self.windows.new_set
        window = self.open(show)
        assert isinstance(window, EditorWindow)
        assert isinstance(window.form, SetForm)
        return window, window.form

    def move_window(self, id: str = "") -> tuple[EditorWindow, MoveForm]:  # noqa: A002 - as above
        """A window that makes a move, or changes one."""
        show = (lambda: self.windows.edit_move(id)) if id else self.windows.new_move
        window = self.open(show)
        assert isinstance(window, EditorWindow)
        assert isinstance(window.form, MoveForm)
        return window, window.form

    def answer(self, words: str) -> None:
        """Click a button of the question that is open."""
        box = dialog(QMessageBox)
        (button,) = (b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == words)
        button.click()
        sweep()

    def choose(self, *paths: Path) -> None:
        """Choose files in the dialog that is open."""
        box = dialog(QFileDialog)
        box.setDirectory(str(paths[0].parent))
        names = " ".join(f'"{path.name}"' for path in paths)
        line = box.findChild(QWidget, "fileNameEdit")
        assert line is not None
        line.setProperty("text", names)
        box.accept()
        sweep()


def dialog(kind: type[D]) -> D:
    """The one dialog of this kind that is open."""
    (found,) = (
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, kind) and window.isVisible()
    )
    return found


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[World]:
    """A world of its own; what a test leaves open is dropped unsaved."""
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    world = World(tmp_path, qtbot)
    yield world
    for window in world.there():
        if isinstance(window, EditorWindow):
            window._leaving = True
        window.close()
    sweep()
    world.shelf.close()
