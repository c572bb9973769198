"""The moves that there are, to search and to choose from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.moves import Area, Move
from backcare_tray.core.plain_names import folded
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles
from backcare_tray.ui.editor.move_rows import MoveRows
from backcare_tray.ui.label import label
from backcare_tray.ui.library import words
from backcare_tray.ui.library.filters import Filter
from backcare_tray.ui.narrow_box import NarrowBox
from backcare_tray.ui.theme import Space


class MovePicker(QWidget):
    """A list that a search and an area narrow; `picked` tells the id of a move to add."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._moves: tuple[Move, ...] = ()
        self.search, self.area = QLineEdit(), NarrowBox(tr("Area of the body"), 10)
        roles.name_box(self.area, tr("Area of the body"))
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search the moves"))
        self.area.addItems([tr("All areas"), *(words.area(area) for area in Area)])
        self.rows = MoveRows(tr("Moves to choose from"))
        self.none = label(tr("No move fits. Try fewer letters, or all areas."), "muted")
        self.add = QPushButton(tr("&Add to the set"))
        self.search.textChanged.connect(self._show)
        self.area.currentIndexChanged.connect(self._show)
        self.search.returnPressed.connect(self._add_found)
        self.rows.chosen.connect(self.picked)
        self.add.clicked.connect(lambda: self.picked.emit(self.rows.current_move))
        self._lay_out()

    def show_moves(self, moves: tuple[Move, ...]) -> None:
        """Offer these, by name."""
        self._moves = tuple(sorted(moves, key=lambda move: folded(tr(move.name))))
        self._show()

    def _show(self) -> None:
        row = self.area.currentIndex()
        wanted = Filter(self.search.text(), tuple(Area)[row - 1] if row else None)
        shown = [move for move in self._moves if wanted.passes(move, frozenset())]
        self.rows.show_moves(shown)
        self.none.setVisible(not shown)
        self.add.setEnabled(bool(shown))

    def _add_found(self) -> None:
        """Add the current move; the next search takes the place of this one."""
        self.add.click()
        self.search.selectAll()

    def _lay_out(self) -> None:
        narrow = QHBoxLayout()
        narrow.setSpacing(Space.S)
        narrow.addWidget(self.search, 1)
        narrow.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(tr("All moves"), "heading"))
        column.addLayout(narrow)
        column.addWidget(self.none)
        column.addWidget(self.rows, 1)
        column.addWidget(self.add)
