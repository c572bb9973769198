"""Values as chips in a row, each of which a click takes away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.flow import Flow, flowing


class Chips(QWidget):
    """`dropped` tells which was clicked, counted from 0.

    Chips are used again: the keyboard stays where it is when one goes away, and Tab keeps its way.
    """

    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self)
        self._made: list[QPushButton] = []
        self._make()
        self.shown: list[QPushButton] = []
        flowing(self)

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Show a chip for each: its text, and what a click on it does."""
        while len(self._made) < len(words):
            self._make()
        before, self.shown = self.shown, self._made[: len(words)]
        for chip, (text, does) in zip(self.shown, words, strict=True):
            chip.setText(f"{text}  \N{MULTIPLICATION SIGN}")
            chip.setAccessibleName(does)
            chip.setToolTip(does)
            chip.show()
        for chip in before[len(words) :]:
            if chip.hasFocus() and self.shown:
                self.shown[-1].setFocus()
            chip.hide()

    def _make(self) -> None:
        chip, number = QPushButton(self), len(self._made)
        chip.hide()
        chip.clicked.connect(lambda: self.dropped.emit(number))
        theme.mark(chip, "chip")
        if self._made:
            QWidget.setTabOrder(self._made[-1], chip)
        self._made.append(chip)
        self._flow.addWidget(chip)
