"""Asks for files and folders: in our look, and without stopping the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from backcare_tray.ui import theme

Chosen = Callable[[Path], object]
"""Told what was chosen; never called when the person changes their mind."""


def open_file(window: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
    """Ask for a file of `kinds`, like "Settings (*.toml)"."""
    dialog = _dialog(window, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def open_files(
    window: QWidget, title: str, kinds: str, chosen: Callable[[list[Path]], object]
) -> None:
    """Ask for one or several files of `kinds`."""
    dialog = _dialog(window, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: chosen([Path(path) for path in paths]))
    dialog.open()


def open_folder(window: QWidget, title: str, chosen: Chosen) -> None:
    """Ask for a folder."""
    dialog = _dialog(window, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def save_file(window: QWidget, title: str, name: str, kinds: str, chosen: Chosen) -> None:
    """Ask where to write a file that is called `name` unless the person says otherwise.

    A name without an ending gets that of `name`. The dialog asks before it is over another file.
    """
    dialog = _dialog(window, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def _dialog(window: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(window, title, str(Path.home()), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    theme.style(dialog)  # it inherits the sheet of its parent, but not the palette
    return dialog
