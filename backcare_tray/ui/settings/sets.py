"""The page "Sets": how long and which, where one can exercise, and moves that hurt."""

from dataclasses import fields

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.settings import Places, Props, Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.editing import limits
from backcare_tray.ui.settings.number import LengthPicker
from backcare_tray.ui.settings.option import Option
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.ports import HurtMoves, SettingsPorts, TakeBack
from backcare_tray.ui.settings.rows import Card, breakable
from backcare_tray.ui.settings.set_choice import SetPicker
from backcare_tray.ui.settings.ticks import TickRow
from backcare_tray.ui.theme import Space


class SetsPage(SettingsPage):
    """Edits `sets`, `places` and `props`, and gives moves that hurt a way back."""

    def __init__(self, bench: Workbench, title: str, ports: SettingsPorts) -> None:
        super().__init__(bench, title, tr("What a break is made of."))
        sets, room, hurt = self.card(), self.card(), self.card()
        key = ("sets", "length_seconds")
        self.option(sets, key, LengthPicker(limits(key)))
        self.option(sets, ("sets", "choice"), SetPicker(ports.set_choices), below=True)
        self._places(room)
        self._props(room)
        self.switch(room, ("sets", "discreet"))
        self.hurt = HurtList(ports.hurt, ports.take_back)
        words = OptionWords(
            tr("Moves that hurt"),
            tr("They stay out of coming sets until you take them back."),
            str,
            tr("pain, ache, left out, exclude, use again"),
        )
        self.put(hurt, Option(words, self.hurt, bench.undo, below=True))

    def show_settings(self, settings: Settings) -> None:
        self.hurt.show_moves()

    def _places(self, card: Card) -> None:
        words = OptionWords(
            tr("Where you can exercise"),
            tr("Only moves that fit are chosen. At least one place stays ticked."),
            lambda _default: tr("all but the floor"),
            tr("place, room, office, home"),
        )
        keys = tuple(("places", item.name) for item in fields(Places))
        self.group(card, words, TickRow(keys, self.bench.words, one_stays=True), keys)

    def _props(self, card: Card) -> None:
        words = OptionWords(
            tr("What you own"),
            tr("Moves that need it come only then."),
            lambda _default: tr("none"),
            tr("equipment, tools"),
        )
        keys = tuple(("props", item.name) for item in fields(Props))
        self.group(card, words, TickRow(keys, self.bench.words), keys)


class HurtList(QWidget):
    """The moves that hurt, each with a way back."""

    def __init__(self, hurt: HurtMoves, take_back: TakeBack) -> None:
        super().__init__()
        self._hurt, self._take_back = hurt, take_back
        self._moves: list[tuple[str, str]] | None = None
        self._rows: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)

    def show_moves(self) -> None:
        """Ask for the moves that hurt, and show them."""
        moves = self._hurt()
        if moves == self._moves:
            return
        self._moves = moves
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons = []
        self._rows = [self._row(move, name) for move, name in moves] or [
            label(tr("None. If one does, click “This hurts” during the set."), "caption")
        ]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, move: str, name: str) -> QWidget:
        row = QWidget()
        button = QPushButton(tr("Use it again"))
        button.setAccessibleName(tr("Use {move} again").format(move=name))
        button.clicked.connect(lambda: self._back(move))
        self.buttons.append(button)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(breakable(name), ""), 1)
        line.addWidget(button)
        return row

    def _back(self, move: str) -> None:
        place = [each for each, _ in self._hurt()].index(move)
        self._take_back(move)
        self.show_moves()
        for button in self.buttons[place:][:1] or self.buttons[-1:]:
            button.setFocus()  # the one that was pressed has gone
