"""Sharing a pack, and taking one in: one sees what it holds before anything happens."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from backcare_tray.storage.pack_check import check
from backcare_tray.ui.editor.pack_window import ImportWindow, ShareWindow
from tests.storage.pack_samples import files, write_folder, write_zip
from tests.ui.conftest import clipped, sweep
from tests.ui.editor_world import World, world

__all__ = ["world"]


@pytest.fixture
def zipped(world: World) -> Path:
    """The README's pack from elsewhere, with a file that cannot be read."""
    broken = {"moves/broken.toml": b"name = 1"}
    pictures = {
        f"pictures/doorway-{n}.png": world.picture(world.home / f"{n}.png").read_bytes()
        for n in (1, 2)
    }
    return write_zip(world.home / "from" / "anna.zip", files() | pictures | broken)


@pytest.fixture
def window(world: World) -> ImportWindow:
    window = world.open(world.windows.import_pack)
    assert isinstance(window, ImportWindow)
    return window


def test_nothing_is_shown_before_something_is_chosen(window: ImportWindow) -> None:
    assert window.view.isHidden()
    assert not window.take.isEnabled()
    assert window.clash.isHidden()
    assert clipped(window) == []


def test_a_zip_is_chosen_looked_at_and_taken_in(
    world: World, window: ImportWindow, zipped: Path
) -> None:
    window.zip.click()
    world.choose(zipped)
    assert window.view.title.text() == "anna: 2 moves, 1 set"
    assert [window.view.rows.item(row).text().splitlines()[0] for row in range(2)] == [
        "Doorway stretch", "Small nod",
    ]  # fmt: skip
    assert window.view.sets.text() == "Set “Morning”: Doorway stretch, Small nod, Wall angels"
    assert window.view.problems.text().startswith("What does not work:\nmoves/broken.toml: ")
    assert window.clash.isHidden()
    assert not (world.packs / "anna").exists()
    assert window.focusWidget() is window.take
    window.take.click()
    assert window.focusWidget() is window.close_button
    assert window.message.text() == "“anna” is in your library now: look under “Your own”."
    assert not window.take.isEnabled()
    assert (world.packs / "anna" / "moves" / "broken.toml").exists()
    assert any(move.id == "anna/doorway-stretch" for move in world.shelf.moves)
    assert world.changes == 1


def test_a_folder_is_as_good(world: World, window: ImportWindow) -> None:
    folder = write_folder(world.home / "from" / "ben", files())
    window.folder.click()
    world.choose(folder)
    assert window.view.title.text() == "ben: 2 moves, 1 set"


@pytest.mark.parametrize(("replaces", "name"), [(False, "my-pack-2"), (True, "my-pack")])
def test_a_name_that_is_taken_asks(
    world: World, window: ImportWindow, replaces: bool, name: str
) -> None:
    window.look_into(str(write_zip(world.home / "from" / "my-pack.zip", files())))
    assert window.clash.isVisible()
    assert window.both.isChecked()
    if replaces:
        window.replace.click()
    window.take.click()
    assert window.message.text().startswith(f"“{name}” is in your library now: ")
    assert ("What stood there before is in" in window.message.text()) is replaces
    assert (world.packs / name).is_dir()
    trash = world.packs.parent / "trash"
    assert bool(list(trash.rglob("head-nod.toml"))) is replaces


def test_what_is_no_pack_says_so_and_cannot_be_taken_in(
    world: World, window: ImportWindow, zipped: Path
) -> None:
    window.look_into(str(zipped))
    torn = world.home / "torn.zip"
    torn.write_bytes(b"PK")
    window.look_into(str(torn))
    assert "is not a zip that can be read" in window.view.fault.text()
    assert window.view.rows.isHidden()
    assert not window.take.isEnabled()


def test_a_zip_that_goes_away_is_told(world: World, window: ImportWindow, zipped: Path) -> None:
    window.look_into(str(zipped))
    zipped.unlink()
    window.take.click()
    assert window.message.text() == "It is not there."
    assert world.changes == 0


def test_one_drops_a_zip_on_the_window(window: ImportWindow, zipped: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(zipped))])
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, mime, button, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPoint(5, 5), actions, mime, button, none))
    assert window.view.isVisible()
    assert window.take.isEnabled()


def test_what_was_unpacked_to_be_looked_at_goes_with_the_window(
    window: ImportWindow, zipped: Path
) -> None:
    window.look_into(str(zipped))
    assert window._incoming is not None
    pictures = window._incoming.contents.moves[0].picture_paths.values()
    assert all(Path(path).exists() for path in pictures)
    window.close()
    sweep()
    assert not any(Path(path).exists() for path in pictures)


def test_a_pack_is_shared_and_passes_the_check(world: World) -> None:
    window = world.open(lambda: world.windows.share("my-pack"))
    assert isinstance(window, ShareWindow)
    assert window.view.title.text() == "my-pack: 2 moves, 1 set"
    assert window.view.problems.isHidden()
    window.save.click()
    target = world.home / "mine.zip"
    world.choose(target)
    assert check(target) == ()
    assert str(target) in window.message.text()
    assert clipped(window) == []


def test_a_set_that_needs_another_pack_says_so_before_it_is_shared(world: World) -> None:
    path = world.packs / "my-moves" / "sets" / "early.toml"
    path.parent.mkdir(parents=True)
    moves = 'name = "Early"\npurpose = "x"\nmoves = ["chin-tuck", "my-pack/head-nod"]\n'
    path.write_text(moves)
    world.shelf.reload_library()
    window = world.open(lambda: world.windows.share("my-moves"))
    assert isinstance(window, ShareWindow)
    assert window.view.problems.text().splitlines()[1:] == [
        "The set “Early” has moves of “my-pack”: share that pack, too."
    ]
    assert window.save.isEnabled()


def test_a_pack_that_is_gone_cannot_be_shared(world: World) -> None:
    window = world.open(lambda: world.windows.share("gone"))
    assert isinstance(window, ShareWindow)
    assert window.view.fault.isVisible()
    assert not window.save.isEnabled()


def test_a_window_opens_once(world: World) -> None:
    window = world.open(lambda: world.windows.share("my-pack"))
    world.windows.share("my-pack")
    world.windows.edit_set("gone")
    world.windows.edit_move("gone")
    assert world.there() == [window]
    world.windows.refresh()
    world.windows.close()
    sweep()
    assert world.there() == []
