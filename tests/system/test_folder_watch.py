"""The watch on a folder with all that is in it, on a real disk."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.system.file_watch import FolderWatch
from tests.system.conftest import RunFor, WaitFor


class Watched:
    """A watched folder and how often a change was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.changes = 0
        self.watch = FolderWatch(folder, self._changed)

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def watched(tmp_path: Path, qapp: QCoreApplication) -> Iterator[Watched]:
    """The folder is not there yet."""
    watched = Watched(tmp_path / "packs")
    yield watched
    watched.watch.close()


@pytest.fixture
def file(watched: Watched, wait_for: WaitFor) -> Path:
    """A file in a pack that came while the folder was watched."""
    path = watched.folder / "my-pack" / "moves" / "nod.toml"
    path.parent.mkdir(parents=True)
    path.write_text("first")
    wait_for(lambda: watched.changes == 1)
    return path


def test_a_new_folder_is_told_once(watched: Watched, file: Path, run_for: RunFor) -> None:
    run_for(500)
    assert watched.changes == 1
    assert file.exists()


def test_a_change_deep_inside_is_told(watched: Watched, file: Path, wait_for: WaitFor) -> None:
    file.write_text("second, in place")
    wait_for(lambda: watched.changes == 2)
    for number in (3, 4):
        new = file.with_suffix(".new")
        new.write_text("third and fourth, as careful programs save" * number)
        os.replace(new, file)  # noqa: PTH105 - this very call is what is meant
        wait_for(lambda: watched.changes == number)  # noqa: B023 - waited for at once
    (file.parent / "another.toml").write_text("")
    wait_for(lambda: watched.changes == 5)
    file.unlink()
    wait_for(lambda: watched.changes == 6)


def test_the_end_of_the_folder_and_its_return_are_told(
    watched: Watched, file: Path, wait_for: WaitFor
) -> None:
    shutil.rmtree(watched.folder)
    wait_for(lambda: watched.changes == 2)
    file.parent.mkdir(parents=True)
    wait_for(lambda: watched.changes == 3)


def test_what_happens_beside_the_folder_does_not_matter(
    watched: Watched, file: Path, run_for: RunFor
) -> None:
    run_for(300)
    (watched.folder.parent / "history.db-wal").write_text("")
    run_for(100)
    assert not watched.watch._settle.isActive()
    run_for(400)
    assert watched.changes == 1
    assert file.exists()


def test_a_closed_watch_is_silent(watched: Watched, file: Path, run_for: RunFor) -> None:
    watched.watch.close()
    file.write_text("changed")
    run_for(500)
    assert watched.changes == 1
