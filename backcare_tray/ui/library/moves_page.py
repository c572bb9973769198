"""The page "Moves": filters beside the grid, and a way out when nothing passes them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from backcare_tray.core.moves import Move
from backcare_tray.core.plain_names import folded
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.label import label
from backcare_tray.ui.library.filter_panel import FilterPanel
from backcare_tray.ui.library.filters import Mark, looser, marks
from backcare_tray.ui.library.loop import Loop
from backcare_tray.ui.library.move_grid import MoveGrid
from backcare_tray.ui.library.move_list import Entry
from backcare_tray.ui.library.parts import button, row, scrolled
from backcare_tray.ui.library.ports import LibraryPorts
from backcare_tray.ui.library.stills import Stills
from backcare_tray.ui.theme import Space

SIDE = 210
"""Width of the filters with letters of the usual size, in pixels."""


class MovesPage(QWidget):
    """Shows all moves that pass the filters; `opened` tells which one is to be seen."""

    opened = Signal(str)

    def __init__(self, ports: LibraryPorts, stills: Stills) -> None:
        super().__init__()
        self._ports = ports
        self._all: list[Entry] = []
        self.filters = FilterPanel(ports.icons.glyph("search", "muted"))
        self.grid = MoveGrid(ports.clock, stills, ports.icons.glyph("star-full", "glow"))
        self.count = QLabel()
        theme.mark(self.count, "caption")
        self.count.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.nothing = _Nothing(self.filters)
        self.filters.changed.connect(self._show)
        self.grid.opened.connect(self.opened)
        self.filters.search.returnPressed.connect(self.grid.setFocus)
        self._lay_out()

    def refresh(self) -> None:
        """Read the moves and what was said of them anew."""
        known = {entry.move.id for entry in self._all}
        sets, memory = self._ports.store.current.sets, self._ports.memory()
        self._all = [
            Entry(move, marks(move, sets, memory), Loop(move))
            for move in sorted(self._ports.moves(), key=_name)
        ]
        self._show()
        fresh = [entry.move.id for entry in self._all if entry.move.id not in known]
        if known and fresh:
            self.grid.go_to(fresh[0])

    def search(self) -> None:
        """Give the search field the keyboard."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _show(self) -> None:
        wanted = self.filters.wanted
        shown = [entry for entry in self._all if wanted.passes(entry.move, entry.marks)]
        self.grid.show_entries(shown)
        self._tell_count(len(shown))
        self._stack.setCurrentIndex(0 if shown else 1)
        if not shown:
            pairs: list[tuple[Move, frozenset[Mark]]] = [(e.move, e.marks) for e in self._all]
            self.nothing.show_ways(looser(wanted, pairs))

    def _tell_count(self, moves: int) -> None:
        text = trn("{count} move", "{count} moves", moves)
        if text != self.count.text():
            self.count.setText(text)
            announce(self.count, text)

    def _lay_out(self) -> None:
        right = QWidget()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.XS)
        column.addLayout(self._stack, 1)
        column.addWidget(self.count)
        side = scrolled(self.filters)

        def fit() -> None:
            side.setFixedWidth(round(SIDE * theme.growth()))

        theme.on_change(side, fit)
        fit()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, Space.XS)
        whole.setSpacing(Space.XS)
        whole.addWidget(side)
        whole.addWidget(right, 1)


class _Nothing(QWidget):
    """Says that no move passes, and offers what to loosen."""

    def __init__(self, filters: FilterPanel) -> None:
        super().__init__()
        self._filters = filters
        self.title, self.hint = label("", "title"), label("", "muted")
        self._ways = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self._ways)
        column.addStretch()
        self._column = column

    def show_ways(self, ways: tuple[tuple[str, int], ...]) -> None:
        """Offer to loosen these fields, with how many moves each brings back."""
        self.title.setText(tr("No move fits all of this"))
        buttons = [self._way(name, count) for name, count in ways]
        if buttons:
            self.hint.setText(tr("Drop one of these:"))
        else:
            self.hint.setText(tr("Nothing fits all of these: start again with every move."))
            buttons = [button(tr("Show all moves"), self._filters.loosen_all)]
        fresh = row(*buttons)
        self._column.replaceWidget(self._ways, fresh)
        self._ways.hide()
        self._ways.deleteLater()
        self._ways = fresh

    def _way(self, name: str, count: int) -> QWidget:
        moves = trn("{count} move", "{count} moves", count)
        text = tr("{anything}: {moves}").format(anything=self._filters.any_of(name), moves=moves)
        return button(text, lambda: self._filters.loosen(name))


def _name(move: Move) -> str:
    return folded(tr(move.name))
