"""Settings, library, editor and progress in states that `window_makers` does not show."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from backcare_tray.core.moves import Area
from backcare_tray.core.routine import Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.settings_table import Key
from backcare_tray.editor_windows import EditorWindows
from backcare_tray.storage.shelf import Shelf
from backcare_tray.ui.editor.pack_window import ImportWindow
from backcare_tray.ui.editor.set_form import SetForm
from backcare_tray.ui.editor.window import EditorWindow
from backcare_tray.ui.figure.figure import paint_figure, shot_at
from backcare_tray.ui.figure.palette import LIGHT
from backcare_tray.ui.library.filters import Mark
from backcare_tray.ui.progress.head_turn import HeadTurnPage
from backcare_tray.ui.progress.window import PageName as ProgressPage
from backcare_tray.ui.settings.data import DataPage
from backcare_tray.ui.settings.dialog import PageName, SettingsDialog
from tests.moves_on_film import library
from tests.storage.pack_samples import files, write_folder, write_zip
from tests.ui import library_world, progress_world, settings_world
from tests.ui.conftest import Desk
from tests.ui.window_makers import Maker, opened

WANTED = "[rhythm]\ninterval_minutes = 30\ngrace_minutes = 99\n[sound]\nvoice = true\n"


def settings(_desk: Desk, folder: Path, *, do: Callable[[SettingsDialog, Path], None]) -> QWidget:
    """The settings after `do`."""
    world = settings_world.World(folder / "settings.toml", hurt={"chin-tuck": "Chin tuck"})
    do(world.window, folder)
    return world.window


def search(option: Key | None, window: SettingsDialog, _folder: Path) -> None:
    """For what `option` is called; None: for what nothing is called."""
    window.nav.search.setText(window.options[option].words.name if option else "zebra")


def restored(window: SettingsDialog, _folder: Path) -> None:
    """An option has its default again, and there is a way back."""
    option = window.options["rhythm", "interval_minutes"]
    window.editing.set("rhythm", interval_minutes=30)
    window._restore(option)


def data_page(window: SettingsDialog) -> DataPage:
    """The page "Data", turned to."""
    window.show_page(PageName.DATA)
    page = window.pages[PageName.DATA]
    assert isinstance(page, DataPage)
    return page


def import_settings(window: SettingsDialog, folder: Path) -> None:
    path = folder / "mine.toml"
    path.write_text(WANTED, "utf-8")
    data_page(window).read(path)


def delete_history(window: SettingsDialog, _folder: Path) -> None:
    data_page(window)._ask_deletion()


def scrolled_down(page: PageName, window: SettingsDialog, _folder: Path) -> None:
    window.show_page(page)
    bar = window.pages[page].verticalScrollBar()
    window.grab()  # lays it out
    bar.setValue(bar.maximum())


def moves(_desk: Desk, folder: Path) -> QWidget:
    """All moves, one's own among them."""
    return _library(folder).window


def chosen_moves(_desk: Desk, folder: Path, *, none: bool = False) -> QWidget:
    """The moves that pass a filter; `none`: of which there is none."""
    window = _library(folder).window
    filters = window.moves.filters
    filters.boxes["area"].setCurrentIndex(filters.boxes["area"].findData(Area.NECK))
    if none:
        mark = filters.boxes["mark"]
        mark.setCurrentIndex(mark.findData(Mark.FAVOURITE))
    return window


def draft_waits(_desk: Desk, folder: Path) -> QWidget:
    """The program ended while two things were not saved."""
    world = _library(folder)
    world.drafts = {"new move": "Doorway lean", "my-pack/morning": "Morning"}
    world.window.refresh()
    return world.window


def move_page(_desk: Desk, folder: Path, *, move: str) -> QWidget:
    window = _library(folder).window
    window.open_move(move)
    return window


def own_pictures(folder: Path) -> None:
    """Two pictures, as somebody would make them for a move of one's own."""
    move = library()["chest-opener"]
    routine = Routine(PlannedSet((Step(move, move.sides[0], 1),)))
    for number, segment in enumerate(routine.segments[1:3], 1):
        image = QImage(480, 360, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_figure(painter, QRectF(image.rect()), shot_at(routine.at(segment.end - 0.1)), LIGHT)
        painter.end()
        (folder / "pictures").mkdir(parents=True, exist_ok=True)
        image.save(str(folder / "pictures" / f"doorway-{number}.png"))


def _library(folder: Path) -> library_world.World:
    world = library_world.World(folder)
    own_pictures(folder / "packs" / "my-pack")
    world.read_library()
    world.window.refresh()
    return world


def editor(desk: Desk, folder: Path, *, show: Callable[[EditorWindows, Path], None]) -> QWidget:
    """The window that `show` opens, over a home with the README's pack in it."""
    shelf = Shelf(desk.clock.now, "boot")
    own_pictures(write_folder(shelf.packs_dir / "my-pack", files()))
    windows = EditorWindows(shelf, desk.clock, desk.icons, lambda _set: None, lambda: None)
    window = opened(lambda: show(windows, folder))
    window.destroyed.connect(shelf.close)
    return window


def import_pack(desk: Desk, folder: Path, *, taken: bool) -> QWidget:
    """What a pack holds, before it is taken in; `taken`: there is one of that name."""
    broken = {} if taken else {"moves/broken.toml": b"name = 1"}
    name = "my-pack" if taken else "anna"
    pack = write_folder(folder / "from" / name, files() | broken)
    own_pictures(pack)
    content = {
        str(path.relative_to(pack)): path.read_bytes() for path in pack.rglob("*") if path.is_file()
    }
    window = editor(desk, folder, show=lambda windows, _folder: windows.import_pack())
    assert isinstance(window, ImportWindow)
    window.look_into(str(write_zip(folder / f"{name}.zip", content)))
    return window


def unsaved(desk: Desk, folder: Path) -> QWidget:
    """What is asked when a window with changes is closed."""
    window = editor(desk, folder, show=lambda windows, _folder: windows.edit_set("my-pack/morning"))
    assert isinstance(window, EditorWindow)
    assert isinstance(window.form, SetForm)
    window.form.name.setText("Evening")
    return opened(window.close)


def faulty(desk: Desk, folder: Path) -> QWidget:
    """A move that cannot be saved yet."""
    window = editor(desk, folder, show=lambda windows, _folder: windows.new_move())
    assert isinstance(window, EditorWindow)
    window.save()
    return window


def file_question(_desk: Desk, folder: Path) -> QWidget:
    """Where a file is to be written."""
    window = settings_world.World(folder / "settings.toml").window
    return opened(data_page(window)._ask_export)


def progress(_desk: Desk, folder: Path, *, page: ProgressPage, days: int) -> QWidget:
    """A page over the records of so many days; none: nothing was done yet."""
    world = progress_world.World(folder)
    if days:
        world.record_all(days)
    window = world.open()
    window.show_page(page)
    return window


def head_turn_check(_desk: Desk, folder: Path) -> QWidget:
    """In the middle of the check."""
    window = progress_world.World(folder).open()
    window.show_page(ProgressPage.HEAD_TURN)
    page = window.page(ProgressPage.HEAD_TURN)
    assert isinstance(page, HeadTurnPage)
    page.start.click()
    for degrees in (60, 55):
        page.check.box.setValue(degrees)
        page.check.mark.click()
    page.check.box.setValue(52)
    return window


TEN_WEEKS = 70
SETTINGS: dict[str, Maker] = {
    "settings, search": partial(settings, do=partial(search, ("sound", "voice"))),
    "settings, nothing found": partial(settings, do=partial(search, None)),
    "settings, restored": partial(settings, do=restored),
    "settings, import preview": partial(settings, do=import_settings),
    "settings, file to write": file_question,
    "settings, delete history": partial(settings, do=delete_history),
    **{
        f"settings, {page} below": partial(settings, do=partial(scrolled_down, page))
        for page in (PageName.RHYTHM, PageName.SETS, PageName.MOMENT, PageName.DATA, PageName.KEYS)
    },
}
LIBRARY: dict[str, Maker] = {
    "library, moves": moves,
    "library, draft waits": draft_waits,
    "library, neck": chosen_moves,
    "library, nothing fits": partial(chosen_moves, none=True),
    "library, own move": partial(move_page, move=library_world.OWN_MOVE),
    "library, move that hurt": partial(move_page, move="cat-cow"),
    "library, chin tuck": partial(move_page, move="chin-tuck"),
}
EDITOR: dict[str, Maker] = {
    "editor, set": partial(editor, show=lambda windows, _: windows.edit_set("my-pack/morning")),
    "editor, new set": partial(editor, show=lambda windows, _: windows.new_set()),
    "editor, copy of a set": partial(editor, show=lambda windows, _: windows.edit_set("neck-ease")),
    "editor, move": partial(
        editor, show=lambda windows, _: windows.edit_move("my-pack/doorway-stretch")
    ),
    "editor, new move": partial(editor, show=lambda windows, _: windows.new_move()),
    "editor, faults": faulty,
    "editor, unsaved": unsaved,
    "share": partial(editor, show=lambda windows, _: windows.share("my-pack")),
    "import": partial(editor, show=lambda windows, _: windows.import_pack()),
    "import, looked at": partial(import_pack, taken=False),
    "import, name taken": partial(import_pack, taken=True),
}
PROGRESS: dict[str, Maker] = {
    **{
        f"progress, {page.name.lower()}": partial(progress, page=page, days=TEN_WEEKS)
        for page in ProgressPage
    },
    **{
        f"progress, {page.name.lower()}, at first": partial(progress, page=page, days=0)
        for page in ProgressPage
        if page is not ProgressPage.SHARE
    },
    "progress, check": head_turn_check,
}
