"""The fields beside the grid: what to search for, and which moves to show."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from backcare_tray.core.moves import Area, Kind, Position
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.form_style import style_form
from backcare_tray.ui.library import words
from backcare_tray.ui.library.filters import Filter, Mark
from backcare_tray.ui.narrow_box import NarrowBox
from backcare_tray.ui.theme import Space

LEVELS = (1, 2, 3)


class FilterPanel(QWidget):
    """`changed` tells that `wanted` is another one."""

    changed = Signal()

    def __init__(self, magnifier: QIcon) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search moves"))
        self.search.setAccessibleName(tr("Search moves"))
        self.search.setToolTip(tr("By name, area or what it is good for (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        sign = self.search.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(tr("Search moves"))
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, 0, Space.S, Space.L)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self.search)
        self.boxes = {
            "area": self._box(tr("Works on"), tr("Any area"), _areas()),
            "position": self._box(tr("Position"), tr("Any position"), _positions()),
            "kind": self._box(tr("What it does"), tr("Anything"), _kinds()),
            "level": self._box(tr("How demanding"), tr("Any level"), _levels()),
            "mark": self._box(tr("Show"), tr("All moves"), _marks()),
        }
        self._column.addStretch()
        style_form(self)

    @property
    def wanted(self) -> Filter:
        """What is chosen now."""
        chosen = {name: box.currentData() for name, box in self.boxes.items()}
        return Filter(search=self.search.text(), **chosen)

    def loosen(self, name: str) -> None:
        """Let every move pass the field `name` of `wanted`."""
        if name == "search":
            self.search.clear()
        else:
            self.boxes[name].setCurrentIndex(0)

    def loosen_all(self) -> None:
        """Let every move pass."""
        for name in self.wanted.narrowed:
            self.loosen(name)

    def any_of(self, name: str) -> str:
        """What the field `name` says while it lets every move pass."""
        return tr("Any name") if name == "search" else self.boxes[name].itemText(0)

    def _box(self, name: str, anything: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
        box = NarrowBox(name, 12)
        box.addItem(anything, None)
        for value, text in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        above = QLabel(name)
        above.setBuddy(box)
        theme.mark(above, "caption")
        self._column.addSpacing(Space.XS)
        self._column.addWidget(above)
        self._column.addWidget(box)
        return box


def _areas() -> list[tuple[object, str]]:
    return [(each, words.area(each)) for each in Area]


def _positions() -> list[tuple[object, str]]:
    return [(each, words.position(each)) for each in Position]


def _kinds() -> list[tuple[object, str]]:
    return [(each, words.kind(each)) for each in Kind]


def _levels() -> list[tuple[object, str]]:
    return [(each, words.level(each)) for each in LEVELS]


def _marks() -> list[tuple[object, str]]:
    return [
        (Mark.FAVOURITE, tr("Favourites")),
        (Mark.SWITCHED_OFF, tr("Switched off")),
        (Mark.HURT, tr("Moves that hurt")),
        (Mark.OWN, tr("Your own")),
    ]
