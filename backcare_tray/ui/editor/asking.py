"""Questions that wait for an answer without stopping the program, and the choice of files."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme

Role = QMessageBox.ButtonRole


class Answer(NamedTuple):
    """A button, and what it does; nothing for Cancel."""

    words: str
    role: Role
    do: Callable[[], object]
    warns: bool = False


def ask(window: QWidget, question: str, explained: str, answers: Sequence[Answer]) -> QMessageBox:
    """Ask over `window`; Enter gives the first answer that does not warn, Esc the last."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(window.windowTitle().replace("[*]", ""))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(explained)
    buttons: dict[QPushButton, Callable[[], object]] = {}
    for answer in answers:
        button = box.addButton(answer.words, answer.role)
        if answer.warns:
            theme.mark(button, "warning")
        buttons[button] = answer.do
    calm = [button for button, answer in zip(buttons, answers, strict=True) if not answer.warns]
    box.setDefaultButton(calm[0])
    box.setEscapeButton(list(buttons)[-1])
    theme.style(box)
    box.buttonClicked.connect(lambda clicked: buttons[clicked]())
    box.open()
    return box


def nothing() -> None:
    """What Cancel does."""


def choose_files(
    window: QWidget, title: str, kinds: str, chosen: Callable[[list[str]], None]
) -> None:
    """Let the person choose files of `kinds`, like "Pictures (*.png *.svg)"."""
    dialog = _dialog(window, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kinds)
    dialog.filesSelected.connect(chosen)
    dialog.open()


def choose_folder(window: QWidget, title: str, chosen: Callable[[str], None]) -> None:
    """Let the person choose a folder."""
    dialog = _dialog(window, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def choose_target(window: QWidget, title: str, name: str, chosen: Callable[[str], None]) -> None:
    """Let the person choose where a zip is written; the dialog asks before it is over another."""
    dialog = _dialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(tr("Packs (*.zip)"))
    dialog.setDefaultSuffix("zip")
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def _dialog(window: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(window, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
