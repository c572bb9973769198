"""Which set a break takes: one planned anew, a ready-made one, or one of the person's own."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_tray.core.settings import PLANNED
from backcare_tray.core.translation import tr
from backcare_tray.ui.label import label
from backcare_tray.ui.narrow_box import NarrowBox
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.settings.rows import breakable
from backcare_tray.ui.theme import Space


class SetChoice(NamedTuple):
    """A set to choose, in the user's language."""

    id: str
    name: str
    purpose: str


LEAST_LETTERS = 20
"""Of the name of a set that find room; the tooltip has the rest."""
SetChoices = Callable[[], list[SetChoice]]
"""The sets that there are now, besides the planned ones."""


class SetPicker(Field):
    """A list of sets, and one line on the one that is chosen."""

    def __init__(self, choices: SetChoices) -> None:
        super().__init__()
        self._choices = choices
        self._shown: list[SetChoice] = []
        self.box = NarrowBox("", LEAST_LETTERS)
        self.purpose = label("", "caption")
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.box)
        column.addWidget(self.purpose)
        self.box.activated.connect(lambda row: self.picked.emit(self._shown[row].id))

    def show_value(self, value: str) -> None:
        """Ask for the sets, and show which one is in force."""
        shown = [_planned(), *self._choices()]
        ids = [choice.id for choice in shown]
        if value not in ids:
            shown.append(_gone(value))
            ids.append(value)
        if shown != self._shown:
            self._shown = shown
            self.box.clear()
            self.box.addItems([choice.name for choice in shown])
        self.box.setCurrentIndex(ids.index(value))
        self.purpose.setText(breakable(shown[ids.index(value)].purpose))

    def parts(self) -> tuple[QWidget, ...]:
        return (self.box,)


def _planned() -> SetChoice:
    return SetChoice(
        PLANNED,
        values.set_choice(PLANNED),
        tr("A fresh mix each time: opens the front, works the back, and rests what was just done."),
    )


def _gone(chosen: str) -> SetChoice:
    purpose = tr("This set is not there any more; until you choose, sets are planned for you.")
    return SetChoice(chosen, chosen, purpose)
