"""The watch on one file, in a real folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.system.file_watch import FileWatch
from tests.system.conftest import RunFor, WaitFor


class Watched:
    """A watched file and how often a change of it was told."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.changes = 0
        self.watch = FileWatch(path, self._changed)

    def _changed(self) -> None:
        self.changes += 1

    def replace(self, text: str) -> None:
        """Save atomically, as careful programs do."""
        new = self.path.with_suffix(".new")
        new.write_text(text)
        os.replace(new, self.path)  # noqa: PTH105 - this very call is what is meant


@pytest.fixture
def watched(tmp_path: Path, qapp: QCoreApplication) -> Iterator[Watched]:
    path = tmp_path / "settings.toml"
    path.write_text("first")
    watched = Watched(path)
    yield watched
    watched.watch.close()


def test_a_change_in_place_is_told(watched: Watched, wait_for: WaitFor) -> None:
    watched.path.write_text("second")
    wait_for(lambda: watched.changes)
    watched.path.write_text("third, and longer")
    wait_for(lambda: watched.changes == 2)


def test_each_atomic_replacement_is_told(watched: Watched, wait_for: WaitFor) -> None:
    for number in range(1, 4):
        watched.replace(f"text {number}")
        wait_for(lambda number=number: watched.changes == number)  # type: ignore[misc]  # bound now


def test_a_file_of_the_same_age_and_length_in_its_place_is_told(
    watched: Watched, wait_for: WaitFor
) -> None:
    """A copy from a backup keeps the time of the last change."""
    before = watched.path.stat()
    copy = watched.path.with_suffix(".copy")
    copy.write_text("other")
    os.utime(copy, ns=(before.st_atime_ns, before.st_mtime_ns))
    copy.replace(watched.path)
    wait_for(lambda: watched.changes == 1)
    watched.path.write_text("longer than before")
    os.utime(watched.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    wait_for(lambda: watched.changes == 2)


def test_vanishing_and_appearing_are_told(watched: Watched, wait_for: WaitFor) -> None:
    watched.path.unlink()
    wait_for(lambda: watched.changes == 1)
    watched.path.write_text("back")
    wait_for(lambda: watched.changes == 2)
    watched.path.write_text("and watched again")
    wait_for(lambda: watched.changes == 3)


def test_a_file_that_is_not_there_yet_is_awaited(
    tmp_path: Path, qapp: QCoreApplication, wait_for: WaitFor
) -> None:
    watched = Watched(tmp_path / "later.toml")
    watched.path.write_text("here")
    wait_for(lambda: watched.changes)
    watched.watch.close()


def test_many_writes_in_a_row_are_told_once(
    watched: Watched, wait_for: WaitFor, run_for: RunFor
) -> None:
    for number in range(5):
        watched.replace(f"text {number}")
        run_for(20)
    wait_for(lambda: watched.changes)
    run_for(400)
    assert watched.changes == 1


def test_other_files_in_the_folder_are_nothing_to_it(watched: Watched, run_for: RunFor) -> None:
    watched.path.with_name("history.db").write_text("other")
    run_for(400)
    assert watched.changes == 0
    assert not watched.watch._settle.isActive()


def test_after_closing_nothing_is_told(watched: Watched, run_for: RunFor) -> None:
    watched.path.write_text("second")
    run_for(50)
    watched.watch.close()
    watched.replace("third")
    run_for(400)
    assert watched.changes == 0
