"""Questions that wait for an answer without stopping the program."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

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
