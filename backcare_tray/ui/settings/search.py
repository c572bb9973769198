"""Finds options by their names, explanations and synonyms, in the user's language."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from backcare_tray.core.plain_names import folded
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.found_lines import FoundLines
from backcare_tray.ui.settings.option import Option
from backcare_tray.ui.settings.page import SettingsPage
from backcare_tray.ui.settings.rows import breakable
from backcare_tray.ui.theme import Space


class Found(NamedTuple):
    """An option, and the page that it is on."""

    option: Option
    page: SettingsPage


def find(query: str, pages: Iterable[SettingsPage]) -> list[Found]:
    """All options that every word of `query` occurs in, those with it in their names first."""
    wanted = folded(query).split()
    found = [
        (rank, Found(option, page))
        for page in pages
        for option in page.options
        if (rank := _rank(wanted, option, page)) is not None
    ]
    return [each for _, each in sorted(found, key=lambda one: one[0])]


def _rank(wanted: list[str], option: Option, page: SettingsPage) -> int | None:
    """0: begins with it, 1: in the name, 2: elsewhere; None: not at all."""
    words, name = option.words, folded(option.words.name)
    parts = [page.bench.words[key].name for key in option.keys]
    everywhere = " ".join(map(folded, (words.name, words.line, words.also, page.title, *parts)))
    if not wanted or not all(word in everywhere for word in wanted):
        return None
    if name.startswith(wanted[0]):
        return 0
    return 1 if all(word in name for word in wanted) else 2


class Results(QWidget):
    """What was found, as one list."""

    chosen = Signal(object)
    """The `Found` that was clicked, or that Enter was pressed on."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Found] = []
        self.count = label("", "title")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setItemDelegate(FoundLines(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Options found"))
        self.list.itemClicked.connect(lambda _item: self.choose())
        self.list.itemActivated.connect(lambda _item: self.choose())
        self.nothing = label(tr("Nothing has that name. Try another word."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.count)
        column.addWidget(self.nothing)
        self._ground = QFrame()
        theme.mark(self._ground, "card")
        inside = QVBoxLayout(self._ground)
        inside.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        inside.addWidget(self.list)
        column.addWidget(self._ground, 1)
        column.addStretch()

    def show_found(self, found: list[Found], words: str) -> None:
        """List `found` under the words that say how many; the first one is chosen by Enter."""
        self._found = found
        self.count.setText(words)
        self.count.setVisible(bool(words))
        self.nothing.setVisible(not found)
        announce(self, words or self.nothing.text())
        self._ground.setVisible(bool(found))
        self.list.clear()
        for each in found:
            where = tr("{page}: {explained}") if each.option.words.line else "{page}"
            line = where.format(page=each.page.title, explained=each.option.words.line)
            self.list.addItem(QListWidgetItem(f"{each.option.words.name}\n{breakable(line)}"))
        self.list.setCurrentRow(0)

    def choose(self) -> None:
        """Go to the current one; only once, though a click may be told as two things."""
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            found, self._found = self._found[row], []
            self.chosen.emit(found)
