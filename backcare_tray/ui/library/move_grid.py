"""The grid of moves. The one under the pointer, or with the keyboard, plays; the others rest.

A frame of a small figure takes two to four milliseconds: twelve at ten frames a second would cost
a third of a core, and twenty figures that move at once show none of them. So one plays, three
times, and what is at rest costs nothing.
"""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from backcare_tray.core.ports import Clock
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.library.card import CardDelegate, least_width
from backcare_tray.ui.library.move_list import Entry, MoveList, same
from backcare_tray.ui.library.stills import Stills
from backcare_tray.ui.library.ticker import Ticker

FRAME_MILLISECONDS = 66
"""15 frames a second: enough for a figure of two hundred pixels."""
TIMES = 3
"""So often a move plays; then it rests until another one is looked at."""
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MoveGrid(QListView):
    """Shows entries as cards; `opened` tells the id of the move that one wants to see."""

    opened = Signal(str)

    def __init__(self, clock: Clock, stills: Stills, star: QIcon) -> None:
        super().__init__()
        self._clock = clock
        self._cards = CardDelegate(stills, star)
        self.list = MoveList()
        self._playing = ""
        self._began = timedelta(0)
        self.ticker = Ticker(self, FRAME_MILLISECONDS, self._advance)
        self._dress()
        self.setItemDelegate(self._cards)
        self.setModel(self.list)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._open)
        self.entered.connect(self._play)
        theme.on_change(self, self._fit)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the move that had the keyboard keeps it, if it is still there."""
        if same(entries, self.list.entries):
            return
        current = self.current_move
        self._rest()
        self.list.show(entries)
        self.go_to(current)

    @property
    def current_move(self) -> str:
        """The id of the move that has the keyboard; empty when none has."""
        index = self.currentIndex()
        return self.list.entries[index.row()].move.id if index.isValid() else ""

    def go_to(self, move: str) -> None:
        """Give this move the keyboard, or the first one where it is not shown."""
        if self.list.entries:
            self.setCurrentIndex(self.list.index(max(0, self.list.row_of(move))))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in OPENING and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._fit()
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._play(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._rest()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Leave:
            self._rest()
        return super().viewportEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for one card at least."""
        return QSize(least_width() + self.verticalScrollBar().sizeHint().width() + 2, 160)

    def _dress(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(tr("Moves"))

    def _fit(self) -> None:
        """Let the cards of a row fill it; room for the scroll bar is kept, so that none jumps."""
        bar = self.verticalScrollBar().sizeHint().width()
        self._cards.fit(self.width() - bar - 2)
        self.setGridSize(self._cards.cell)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.list.entries[index.row()].move.id)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.hasFocus():
            self._play(now)

    def _play(self, index: QModelIndex) -> None:
        if not index.isValid() or theme.still(self):
            return
        move = self.list.entries[index.row()].move.id
        if move != self._playing:
            self._rest()
            self._playing, self._began = move, self._clock.steady()
            self.ticker.run(True)

    def _rest(self) -> None:
        """Let the move that plays come to rest."""
        self.ticker.run(False)
        played, self._playing, self._cards.moving = self._playing, "", None
        self._repaint(played)

    def _advance(self) -> None:
        row = self.list.row_of(self._playing)
        loop = self.list.entries[row].loop
        elapsed = (self._clock.steady() - self._began).total_seconds()
        if elapsed >= TIMES * loop.seconds or theme.still(self):
            self._rest()
            return
        self._cards.moving = (self._playing, loop.at(elapsed))
        self._repaint(self._playing)

    def _repaint(self, move: str) -> None:
        if (row := self.list.row_of(move)) >= 0:
            self.update(self.list.index(row))
