"""The questions for files and folders: Qt's own dialog, answered as a person would."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Look
from backcare_tray.ui import theme
from backcare_tray.ui.files import open_file, open_files, open_folder, save_file
from tests.ui.conftest import sweep


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    theme.style(window)
    window.show()
    yield window
    theme.follow(Look())


def dialog(window: QWidget) -> QFileDialog:
    (found,) = window.findChildren(QFileDialog)
    return found


def choose(window: QWidget, *paths: Path) -> None:
    """Type the names, and press Enter."""
    box = dialog(window)
    box.setDirectory(str(paths[0].parent))
    line = box.findChild(QWidget, "fileNameEdit")
    assert line is not None
    line.setProperty("text", " ".join(f'"{path.name}"' for path in paths))
    box.accept()
    sweep()


@pytest.mark.parametrize("ask", [open_file, open_folder])
def test_one_is_chosen(window: QWidget, tmp_path: Path, ask: Callable[..., None]) -> None:
    there = tmp_path / "there"
    there.mkdir() if ask is open_folder else there.write_text("")
    chosen: list[Path] = []
    ask(window, "Which?", *([] if ask is open_folder else ["All (*)"]), chosen.append)
    choose(window, there)
    assert chosen == [there]
    assert not window.findChildren(QFileDialog)


def test_several_are_chosen(window: QWidget, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.png", "two.png")]
    for path in paths:
        path.write_text("")
    chosen: list[list[Path]] = []
    open_files(window, "Which?", "Pictures (*.png)", chosen.append)
    choose(window, *paths)
    assert chosen == [paths]


def test_a_name_without_an_ending_gets_one(window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    save_file(window, "Where to?", "all.zip", "Zip files (*.zip)", chosen.append)
    assert Path(dialog(window).selectedFiles()[0]).name == "all.zip"
    choose(window, tmp_path / "mine")
    assert chosen == [tmp_path / "mine.zip"]


def test_a_change_of_mind_is_nothing(window: QWidget) -> None:
    chosen: list[Path] = []
    save_file(window, "Where to?", "all.zip", "Zip files (*.zip)", chosen.append)
    dialog(window).reject()
    assert chosen == []


def test_its_words_can_be_read_in_the_dark(window: QWidget) -> None:
    theme.follow(Look(colours="dark"))
    open_file(window, "Which?", "All (*)", print)
    box = dialog(window)
    colour = box.palette().color
    assert colour(QPalette.ColorRole.Window) == theme.current().window
    assert colour(QPalette.ColorRole.WindowText) == theme.current().text
    assert box.findChildren(QPushButton)
    box.reject()
