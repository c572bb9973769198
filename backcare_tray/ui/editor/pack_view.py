"""What a pack holds: its moves with their pictures, its sets, and what is wrong with it."""

from collections.abc import Collection

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_tray.core.moves import Move
from backcare_tray.core.packs import Contents
from backcare_tray.core.sets import ReadySet
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui.editor.move_rows import MoveRows
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space

MOST_PROBLEMS = 12
"""That are shown; a pack with more is not looked at one by one."""


class PackView(QWidget):
    """Empty until a pack is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.rows = label("", "title"), MoveRows(tr("Moves of the pack"))
        self.sets, self.problems = label("", ""), label("", "warning")
        self.fault = label("", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self.fault)
        column.addWidget(self.rows, 1)
        column.addWidget(self.sets)
        column.addWidget(self.problems)
        column.addStretch(1)

    def show_contents(self, found: Contents, library: Collection[Move]) -> None:
        """Show what was found; `library` names the moves of other packs in sets."""
        names = {move.id: tr(move.name) for move in (*library, *found.moves)}
        moves = trn("{count} move", "{count} moves", len(found.moves))
        sets = trn("{count} set", "{count} sets", len(found.sets))
        counts = tr("{pack}: {moves}, {sets}").format(pack=found.name, moves=moves, sets=sets)
        self.title.setText(found.name if found.fault else counts)
        self.fault.setText(found.fault)
        self.fault.setVisible(bool(found.fault))
        self.rows.show_moves(found.moves)
        self.rows.setVisible(bool(found.moves))
        self.rows.fit()
        self.sets.setText("\n".join(_line(ready, names) for ready in found.sets))
        self.sets.setVisible(bool(found.sets))
        self.problems.setText(_listed(found.problems))
        self.problems.setVisible(bool(found.problems))


def _line(ready: ReadySet, names: dict[str, str]) -> str:
    moves = ", ".join(names.get(move, move) for move in ready.moves)
    return tr("Set “{set}”: {moves}").format(set=ready.name, moves=moves)


def _listed(problems: tuple[str, ...]) -> str:
    shown = [tr("What does not work:"), *problems[:MOST_PROBLEMS]]
    if more := len(problems[MOST_PROBLEMS:]):
        shown.append(trn("and {count} more", "and {count} more", more))
    return "\n".join(shown) if problems else ""
