"""Every window of the program by name, opened as a person would see it.

Tests that hold for all windows are parametrised over `MAKERS`. A new window joins by a line there:
a function that shows the window over things of its own and returns it. The windows' own tests hold
the worlds that they need.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from backcare_tray.editor_windows import EditorWindows
from backcare_tray.storage.shelf import Shelf
from backcare_tray.ui.library.window import LibraryWindow
from backcare_tray.ui.progress.window import PageName as ProgressPage
from backcare_tray.ui.settings.dialog import PageName
from backcare_tray.ui.tray.control_window import ControlWindow
from tests.storage.pack_samples import files, write_folder
from tests.ui import (
    library_world,
    progress_world,
    routine_world,
    settings_world,
    test_welcome,
    test_why,
)
from tests.ui.conftest import STATUSES, Desk
from tests.ui.sample_set import LENGTH

Maker = Callable[[Desk, Path], QWidget]


def opened(show: Callable[[], object]) -> QWidget:
    """The window that `show` opens."""
    before = set(QApplication.topLevelWidgets())
    show()
    (window,) = (
        each
        for each in QApplication.topLevelWidgets()
        if each not in before and each.isVisible() and each.isWindow()
    )
    return window


def control(desk: Desk, _folder: Path) -> QWidget:
    window = ControlWindow(desk.icons, desk.commands, desk.working(22.5), alone=True)
    window.show()
    return window


def control_quiet(desk: Desk, _folder: Path) -> QWidget:
    window = ControlWindow(desk.icons, desk.commands, STATUSES[-1], alone=False)
    window.show()
    return window


def reminder(desk: Desk, _folder: Path) -> QWidget:
    """The card, where notifications show no buttons."""
    desk.notifier.buttons = False
    presenter = desk.presenter()
    window = opened(lambda: presenter.show_reminder(1, may_snooze=True))
    window.setProperty("presenter", presenter)  # lives as long as its card
    return window


def routine(desk: Desk, _folder: Path, *, seconds: float, key: Qt.Key | None = None) -> QWidget:
    world = routine_world.World()
    world.run(seconds)
    if key is not None:
        world.key(key)
    return world.window


def routine_answered(_desk: Desk, _folder: Path) -> QWidget:
    world = routine_world.World()
    world.run(LENGTH + 10)
    world.end_page.feel.buttons[1].click()
    return world.window


def settings(_desk: Desk, folder: Path, *, page: PageName) -> QWidget:
    world = settings_world.World(folder / "settings.toml", hurt={"chin-tuck": "Chin tuck"})
    world.window.show_page(page)
    return world.window


def library(_desk: Desk, folder: Path) -> QWidget:
    return _library(folder)


def _library(folder: Path) -> LibraryWindow:
    world = library_world.World(folder)
    world.window.destroyed.connect(world.history.close)
    return world.window


def library_sets(_desk: Desk, folder: Path) -> QWidget:
    window = _library(folder)
    window.show_sets()
    return window


def library_move(_desk: Desk, folder: Path) -> QWidget:
    window = _library(folder)
    window.open_move("cat-cow")
    return window


def editor(desk: Desk, _folder: Path, *, what: str) -> QWidget:
    shelf = Shelf(desk.clock.now, "boot")
    write_folder(shelf.packs_dir / "my-pack", files())
    windows = EditorWindows(shelf, desk.clock, desk.icons, lambda _set: None, lambda: None)
    shows = {
        "set": lambda: windows.edit_set("my-pack/morning"),
        "move": lambda: windows.edit_move("my-pack/doorway-stretch"),
        "share": lambda: windows.share("my-pack"),
        "import": windows.import_pack,
    }
    window = opened(shows[what])
    window.destroyed.connect(shelf.close)
    return window


def progress(_desk: Desk, folder: Path, *, page: ProgressPage) -> QWidget:
    world = progress_world.World(folder)
    world.record_all()
    window = world.open()
    window.destroyed.connect(world.history.close)
    window.show_page(page)
    return window


def welcome(_desk: Desk, _folder: Path, *, step: int) -> QWidget:
    window = test_welcome.Newcomer().opens()
    for _ in range(step):
        window.next.click()
    return window


def why(_desk: Desk, _folder: Path) -> QWidget:
    return test_why.World().open()


MAKERS: dict[str, Maker] = {
    "control": control,
    "control, quiet": control_quiet,
    "reminder": reminder,
    "routine": partial(routine, seconds=8),
    "routine, paused": partial(routine, seconds=26, key=Qt.Key.Key_Space),
    "routine, hurts": partial(routine, seconds=8, key=Qt.Key.Key_H),
    "routine, end": partial(routine, seconds=LENGTH + 10),
    "routine, answered": routine_answered,
    **{f"settings, {page}": partial(settings, page=page) for page in PageName},
    "library": library,
    "library, sets": library_sets,
    "library, move": library_move,
    **{
        f"editor, {what}": partial(editor, what=what) for what in ("set", "move", "share", "import")
    },
    **{f"progress, {page.name.lower()}": partial(progress, page=page) for page in ProgressPage},
    **{f"welcome, {step + 1}": partial(welcome, step=step) for step in range(3)},
    "why": why,
}
