"""The page "Sets": the next one, the ready-made ones, and one's own."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.set_preview import Stock
from backcare_tray.core.sets import ReadySet
from backcare_tray.core.settings import PLANNED
from backcare_tray.core.translation import tr
from backcare_tray.ui.label import label
from backcare_tray.ui.library.next_card import NextCard
from backcare_tray.ui.library.parts import button, scrolled
from backcare_tray.ui.library.ports import LibraryPorts, pack_of
from backcare_tray.ui.library.set_card import SetCard, SetView
from backcare_tray.ui.library.stills import Stills
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.theme import Space


class SetsPage(QWidget):
    """`move_asked` tells the id of a move that one wants to see."""

    move_asked = Signal(str)

    def __init__(self, ports: LibraryPorts, editing: Editing, stills: Stills) -> None:
        super().__init__()
        self._ports, self._editing, self._stills = ports, editing, stills
        self.next = NextCard(stills, ports.icons)
        self.cards: dict[str, ChoiceCard] = {}
        self.next.start_asked.connect(ports.start)
        self.next.plan_asked.connect(lambda: self._choose(PLANNED))
        self.next.card.move_asked.connect(self.move_asked)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.M)
        self._column.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.L, 0, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.next)
        column.addLayout(self._column)
        column.addStretch()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def refresh(self) -> None:
        """Ask the planner anew, and show which set every break takes."""
        stock = self._ports.stock()
        self.next.show_stock(stock)
        if [ready.id for ready in stock.sets] != list(self.cards):
            self._make_cards(stock)
        for ready in stock.sets:
            self.cards[ready.id].show_ready(ready, stock)

    def _choose(self, choice: str) -> None:
        self._editing.set("sets", choice=choice)
        self.refresh()

    def _make_cards(self, stock: Stock) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        self.cards = {}
        groups = {
            tr("Your own"): [one.id for one in stock.sets if pack_of(one.id)],
            tr("Ready-made"): [one.id for one in stock.sets if not pack_of(one.id)],
        }
        for heading, names in groups.items():
            if names:
                self._column.addWidget(label(heading, "heading"))
            for name in names:
                self._column.addWidget(self._make_card(name))
        self.cards = {ready.id: self.cards[ready.id] for ready in stock.sets}

    def _make_card(self, name: str) -> "ChoiceCard":
        card = ChoiceCard(self._ports, self._stills, name)
        card.move_asked.connect(self.move_asked)
        card.chosen.connect(self._choose)
        self.cards[name] = card
        return card


class ChoiceCard(SetCard):
    """A set that has a name; `chosen` tells its id, or "planned" when it is chosen no longer."""

    chosen = Signal(str)

    def __init__(self, ports: LibraryPorts, stills: Stills, name: str) -> None:
        self._ports, icons = ports, ports.icons
        self.start = button(
            tr("Start this set now"),
            self._start,
            tip=tr("Begins your break with it."),
            icon=icons.glyph("play"),
        )
        self.every = button(
            "", lambda: self.chosen.emit(name if self.every.isChecked() else PLANNED)
        )
        self.every.setCheckable(True)
        self._check = icons.glyph("check", "accent")
        self.own = _own(ports, name)
        super().__init__(stills, (self.start, self.every, *self.own))

    def _start(self) -> None:
        if self.shown is not None:
            self._ports.start(self.shown.planned)

    def show_ready(self, ready: ReadySet, stock: Stock) -> None:
        """Show `ready` as it would be done now, and whether every break takes it."""
        planned = stock.chosen_set(ready.id)
        by_id = {move.id: move for move in stock.moves}
        moves = tuple(by_id[name] for name in ready.moves if name in by_id)
        possible = {step.move.id for step in planned.steps} <= set(ready.moves)
        fault = "" if possible and planned.steps else _impossible()
        name = tr(ready.name)
        self.show_set(SetView(name, tr(ready.purpose), planned, moves, fault))
        self.extent.setVisible(not fault)
        self.start.setEnabled(not fault)
        self.start.setAccessibleName(tr("Start {set} now").format(set=name))
        for each in self.own:
            each.setAccessibleName(f"{name}: {each.text()}")
        self._show_chosen(stock.settings.sets.choice == ready.id, name)

    def _show_chosen(self, on: bool, name: str) -> None:
        self.every.setChecked(on)
        self.every.setIcon(self._check if on else QIcon())
        self.every.setText(
            tr("Every break takes this one") if on else tr("Take this one for every break")
        )
        self.every.setAccessibleName(f"{name}: {self.every.text()}")
        tip = tr("Click again, and your sets are planned anew.") if on else ""
        self.every.setToolTip(tip)


def _own(ports: LibraryPorts, name: str) -> list[QPushButton]:
    """What one may do with a set of one's own; one that ships can be copied."""
    editor, glyph = ports.editor, ports.icons.glyph
    if editor is None:
        return []
    if not (pack := pack_of(name)):
        tip = tr("Opens a copy, which you can change.")
        copy = tr("Make it your own…")
        return [button(copy, lambda: editor.edit_set(name), tip=tip, icon=glyph("edit"))]
    return [
        button(tr("Edit…"), lambda: editor.edit_set(name), icon=glyph("edit")),
        button(tr("Share…"), lambda: editor.share(pack), icon=glyph("share")),
    ]


def _impossible() -> str:
    return tr(
        "It cannot be done now: too few of its moves fit the places and things in your settings,"
        " or they hurt."
    )
