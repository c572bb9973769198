"""The building blocks of the settings pages: a label, a card of options."""

import re

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space

BREAK = "\N{ZERO WIDTH SPACE}"
"""A line may end here, without a hyphen."""


def breakable(text: str) -> str:
    """`text` with long words that may break: a path after its folders, other words anywhere."""
    parts = re.sub(r"(?<=\S)[/\\](?=\S)", lambda mark: mark[0] + BREAK, text)
    return re.sub(rf"[^\s{BREAK}]{{30,}}", lambda word: BREAK.join(word[0]), parts)


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
            widget.setContentsMargins(Space.S, widget.contentsMargins().top(), Space.S, 0)
        self._column.addWidget(widget)
