"""The set that the next break takes, why, and others to look at instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_tray.core.set_preview import Stock
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import PLANNED
from backcare_tray.core.translation import tr
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.library.parts import button
from backcare_tray.ui.library.set_card import SetCard, SetView
from backcare_tray.ui.library.stills import Stills


class NextCard(QWidget):
    """Looking at another set changes nothing: the next break takes what it would have taken."""

    start_asked = Signal(object)
    """Tells the `PlannedSet` that is shown."""
    plan_asked = Signal()
    """Every break shall be planned anew again."""

    def __init__(self, stills: Stills, icons: Icons) -> None:
        super().__init__()
        self._stock: Stock | None = None
        self._looked_at: list[PlannedSet] = []
        self.start = button(
            tr("S&tart this set now"),
            lambda: self.start_asked.emit(self._looked_at[-1]),
            tip=tr("Begins your break with it."),
            role="primary",
            icon=icons.glyph("play", "on_accent"),
        )
        self.another = button(
            tr("&Another one"),
            self._another,
            tip=tr("Only to look at: the next break stays as it is."),
            icon=icons.glyph("again"),
        )
        self.back = button(tr("&Back to the next one"), self._back, icon=icons.glyph("undo"))
        self.plan = button(
            tr("&Plan my sets again"),
            self.plan_asked.emit,
            tip=tr("A fresh mix each time, instead of the same set for every break."),
        )
        self.card = SetCard(stills, (self.start, self.another, self.back, self.plan))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def show_stock(self, stock: Stock) -> None:
        """Ask the planner anew; what one looks at stays while the next set is the same."""
        self._stock = stock
        coming = stock.next_set()
        if not self._looked_at or self._looked_at[0].steps != coming.steps:
            self._looked_at = [coming]
        self._looked_at[0] = coming
        self.plan.setVisible(stock.settings.sets.choice != PLANNED)
        self._show()

    def _another(self) -> None:
        if self._stock is not None:
            self._looked_at.append(self._stock.another_set(self._looked_at))
            self._show()
            announce(self.card, f"{self.card.name.text()}. {self.card.purpose.text()}")

    def _back(self) -> None:
        del self._looked_at[1:]
        self._show()
        self.another.setFocus()

    def _show(self) -> None:
        planned, first = self._looked_at[-1], len(self._looked_at) == 1
        moves = tuple(dict.fromkeys(step.move for step in planned.steps))
        name = tr("Your next set") if first else tr("Another one")
        fault = "" if planned.steps else planned.note
        self.card.show_set(SetView(name, planned.why, planned, moves, fault))
        self.start.setEnabled(bool(planned.steps))
        self.another.setEnabled(bool(planned.steps))
        self.back.setVisible(not first)
