"""Asks for a file without blocking: the answer comes when there is one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme


def ask_to_open(parent: QWidget, answered: Callable[[Path], None]) -> None:
    """Ask for a TOML file that is there."""
    dialog = QFileDialog(parent, tr("Import settings"), str(Path.home()), tr("Settings (*.toml)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, answered)


def ask_to_save(
    parent: QWidget, title: str, name: str, kinds: str, answered: Callable[[Path], None]
) -> None:
    """Ask where to write a file that is called `name` unless one says otherwise."""
    dialog = QFileDialog(parent, title, str(Path.home() / name), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    _open(dialog, answered)


def _open(dialog: QFileDialog, answered: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    theme.style(dialog)  # a window of its own does not inherit our palette
    dialog.fileSelected.connect(lambda chosen: answered(Path(chosen)))
    dialog.open()
