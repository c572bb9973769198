"""Lists of moves with a small still figure each."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
)

from backcare_tray.core.moves import Move
from backcare_tray.core.translation import tr
from backcare_tray.ui.library.loop import Loop
from backcare_tray.ui.library.stills import Stills
from backcare_tray.ui.library.words import card_line
from backcare_tray.ui.theme import Space

STILL = QSize(52, 52)
LINES = 4
"""Rows that are always to be seen."""
ID = Qt.ItemDataRole.UserRole

Words = Callable[[Move], str]


class MoveRows(QListWidget):
    """One row a move, with its name and a line of `words`. Enter or a double click: `chosen`."""

    chosen = Signal(str)

    def __init__(self, name: str, words: Words = card_line) -> None:
        super().__init__()
        self._words = words
        self._stills = Stills(self)
        self._moves: dict[str, Move] = {}
        self.setAccessibleName(name)
        self.setIconSize(STILL)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LINES * (STILL.height() + 8))
        self.itemDoubleClicked.connect(lambda item: self.chosen.emit(item.data(ID)))

    def show_moves(self, moves: Iterable[Move]) -> None:
        """Show these, and keep the current row where it is still there."""
        current = self.current_move
        self._moves = {move.id: move for move in moves}
        self.blockSignals(True)
        self.clear()
        for move in self._moves.values():
            item = QListWidgetItem(self._icon(move), "")
            item.setData(ID, move.id)
            self.addItem(item)
            self._word(item, move)
        self.blockSignals(False)
        self.go_to(current)

    def say_again(self) -> None:
        """What the words say has changed, and the rows have not."""
        for row in range(self.count()):
            item = self.item(row)
            self._word(item, self._moves[item.data(ID)])

    @property
    def current_move(self) -> str:
        """The id of the move in the current row; empty when there is none."""
        item = self.currentItem()
        return str(item.data(ID)) if item else ""

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of all rows."""
        return tuple(str(self.item(row).data(ID)) for row in range(self.count()))

    def go_to(self, move: str) -> None:
        """Make this the current row, or else the first one."""
        order = self.order
        if order:
            self.setCurrentRow(order.index(move) if move in order else 0)

    def fit(self) -> None:
        """Be no higher than the rows, a name and a line each."""
        words = 2 * self.fontMetrics().lineSpacing()
        height = self.count() * (max(STILL.height(), words) + 2 * Space.S) + 2 * Space.S
        self.setMinimumHeight(min(height, LINES * (STILL.height() + 8)))
        self.setMaximumHeight(height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(
            20 * self.fontMetrics().averageCharWidth() + STILL.width(), self.minimumHeight()
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(12 * self.fontMetrics().averageCharWidth() + STILL.width(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_move:
            self.chosen.emit(self.current_move)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for row in range(self.count()):
                item = self.item(row)
                item.setIcon(self._icon(self._moves[item.data(ID)]))

    def _word(self, item: QListWidgetItem, move: Move) -> None:
        line = self._words(move)
        item.setText(f"{tr(move.name)}\n{line}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{tr(move.name)}, {line}")
        item.setToolTip(tr(move.purpose))

    def _icon(self, move: Move) -> QIcon:
        still = self._stills.of(Loop(move).telling, STILL, self.devicePixelRatioF())
        icon = QIcon(still)
        icon.addPixmap(still, QIcon.Mode.Selected)
        return icon


class OrderedRows(MoveRows):
    """The same, to be put in order by dragging, or with Alt and the arrow keys."""

    reordered = Signal()
    removed = Signal(str)

    def __init__(self, name: str, words: Words) -> None:
        super().__init__(name, words)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def shift(self, by: int) -> None:
        """Move the current row `by` rows down, or up where that is negative."""
        row = self.currentRow()
        goal = row + by
        if row < 0 or not 0 <= goal < self.count():
            return
        item = self.takeItem(row)
        self.insertItem(goal, item)
        self.setCurrentRow(goal)
        self.reordered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the current row in sight: what stands below needs more room for some of them."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        super().dropEvent(event)
        self.reordered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if alt and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and self.current_move:
            self.removed.emit(self.current_move)
        else:
            super().keyPressEvent(event)
