"""The building blocks of the settings pages: a label, a card of options."""

import re

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space


def breakable(text: str) -> str:
    """`text` with long words that break anywhere: a path or a command needs no wide window."""
    return re.sub(r"\S{20,}", lambda word: "\N{ZERO WIDTH SPACE}".join(word[0]), text)


class Card(QFrame):
    """Options that belong together, under a heading where the page has several cards."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        theme.mark(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.S, Space.M, Space.S, Space.M)
        self._column.setSpacing(Space.S)
        if heading:
            self.add(label(heading, "heading"), inset=True)

    def add(self, widget: QWidget, *, inset: bool = False) -> None:
        """Add a widget; `inset` lines it up with the words of the options."""
        if inset:
            widget.setContentsMargins(Space.S, 0, Space.S, 0)
        self._column.addWidget(widget)
