"""A question that is answered with one tap, once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space


class OneTap(QWidget):
    """Words over a grid of answers. `answered` tells which one was tapped, from 0 on."""

    answered = Signal(int)

    def __init__(self, question: QLabel, answers: Sequence[str], columns: int) -> None:
        super().__init__()
        self.buttons = tuple(self._button(index, words) for index, words in enumerate(answers))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.addWidget(question, 0, 0, 1, columns)
        for index, button in enumerate(self.buttons):
            grid.addWidget(button, 1 + index // columns, index % columns)

    def _button(self, index: int, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self._answer(index))
        return button

    def _answer(self, index: int) -> None:
        for other, button in enumerate(self.buttons):
            button.setChecked(other == index)
            button.setEnabled(other == index)
        chosen = self.buttons[index]
        chosen.clicked.disconnect()
        chosen.setCheckable(False)
        theme.mark(chosen, "primary")
        self.answered.emit(index)
