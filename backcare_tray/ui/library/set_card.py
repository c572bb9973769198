"""A set as a card: its name, what it is for, its moves at rest, and what one may do with it."""

from collections.abc import Sequence
from operator import is_
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.moves import Move
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.library import words
from backcare_tray.ui.library.parts import row
from backcare_tray.ui.library.stills import Stills
from backcare_tray.ui.library.tile import MoveTile
from backcare_tray.ui.theme import Space


class SetView(NamedTuple):
    """What a card says. `planned` is what a break would do; `moves` are all that are shown."""

    name: str
    purpose: str
    planned: PlannedSet
    moves: tuple[Move, ...]
    fault: str = ""
    """Why it cannot be done now."""


class SetCard(QFrame):
    """`move_asked` tells the id of a move that one wants to see. `buttons` stand at the foot."""

    move_asked = Signal(str)

    def __init__(self, stills: Stills, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self._stills = stills
        self.shown: SetView | None = None
        self.name, self.extent = label("", "title"), label("", "caption")
        self.purpose, self.fault = label(""), label("", "warning")
        self._tiles = QWidget()
        theme.mark(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(Space.S)
        for widget in (self.name, self.purpose, self.extent, self._tiles, self.fault):
            self._column.addWidget(widget)
        self._column.addWidget(row(*buttons))

    @property
    def tiles(self) -> list[MoveTile]:
        """The moves, in order."""
        return self._tiles.findChildren(MoveTile)

    def show_set(self, view: SetView) -> None:
        """Show `view`; the tiles stay where they are if the moves do."""
        before = self.shown
        if before == view and all(map(is_, before.moves, view.moves)):  # poses do not compare
            return
        self.shown = view
        self.setAccessibleName(view.name)
        for words_label, text in (
            (self.name, view.name),
            (self.purpose, view.purpose),
            (self.extent, words.extent(view.planned) if view.planned.steps else ""),
            (self.fault, view.fault),
        ):
            words_label.setText(text)
            words_label.setVisible(bool(text))
        self._put_tiles(view)

    def _put_tiles(self, view: SetView) -> None:
        done = {step.move.id for step in view.planned.steps}
        tiles: list[MoveTile] = []
        for move in view.moves:
            taken = move.id in done
            note = words.repetitions(view.planned, move.id) if taken else tr("left out now")
            tile = MoveTile(move, note, self._stills, left_out=not taken)
            tile.clicked.connect(lambda _on=False, name=move.id: self.move_asked.emit(name))
            tiles.append(tile)
        tallest = max((tile.sizeHint().height() for tile in tiles), default=0)
        for tile in tiles:
            tile.setMinimumHeight(tallest)  # so that the figures stand in one line
        fresh = row(*tiles)
        self._column.replaceWidget(self._tiles, fresh)
        self._tiles.setParent(None)
        self._tiles.deleteLater()
        self._tiles = fresh
