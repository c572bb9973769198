"""The moves that are shown, as Qt's views and screen readers read them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from backcare_tray.core.moves import Move
from backcare_tray.core.translation import tr
from backcare_tray.ui.library import words
from backcare_tray.ui.library.filters import Mark
from backcare_tray.ui.library.loop import Loop

Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """A move, and what the person said of it."""

    move: Move
    marks: frozenset[Mark]
    loop: Loop


class MoveList(QAbstractListModel):
    """One row a move; `Qt.UserRole` holds the entry."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Hold these and no others."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def row_of(self, move: str) -> int:
        """The row of the move with this id; -1 where it is not shown."""
        ids = [entry.move.id for entry in self.entries]
        return ids.index(move) if move in ids else -1

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt declares it
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(entry.move.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken(entry.move, mark_words(entry.marks))
            case Qt.ItemDataRole.ToolTipRole:
                lines = (tr(entry.move.name), words.card_line(entry.move), tr(entry.move.purpose))
                return "\n".join(lines)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return tr(entry.move.purpose)
            case Qt.ItemDataRole.UserRole:
                return entry
        return None


def same(some: Sequence[Entry], others: Sequence[Entry]) -> bool:
    """Whether both look alike: the very same moves, and the same said of them."""
    return len(some) == len(others) and all(
        one.move is other.move and one.marks == other.marks
        for one, other in zip(some, others, strict=True)
    )


def mark_words(marks: frozenset[Mark]) -> list[str]:
    """What the person said of a move, in words."""
    named = {
        Mark.FAVOURITE: tr("Favourite"),
        Mark.SWITCHED_OFF: tr("Switched off"),
        Mark.HURT: tr("Hurts"),
    }
    return [word for mark, word in named.items() if mark in marks]
