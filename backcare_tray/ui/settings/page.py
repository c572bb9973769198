"""A page of the settings: cards of options, and what keeps them in step with the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import Key
from backcare_tray.core.translation import tr
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.scrolling import CardPage
from backcare_tray.ui.settings.editing import Editing, limits
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.settings.fold import Fold
from backcare_tray.ui.settings.number import NumberPicker
from backcare_tray.ui.settings.option import Option
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.rows import Card
from backcare_tray.ui.settings.simple_fields import Switch
from backcare_tray.ui.theme import Space


@dataclass(frozen=True, slots=True)
class Workbench:
    """What every page is built with."""

    editing: Editing
    words: Mapping[Key, OptionWords]
    icons: Icons
    undo: QIcon
    """The sign of the way back."""


class SettingsPage(CardPage):
    """A page of cards that scrolls when the screen is small."""

    restore_asked = Signal(Option)

    def __init__(self, bench: Workbench, title: str, lead: str) -> None:
        super().__init__(title, lead)
        self.bench, self.editing = bench, bench.editing
        self.options: list[Option] = []

    def refresh(self, settings: Settings) -> None:
        """Show what is in force."""
        for option in self.options:
            option.show_settings(settings)
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what else depends on the settings: what is open to a change, sentences."""

    def dismiss(self) -> bool:
        """Take back a question that is open on the page; says whether there was one."""
        return False

    def card(self, heading: str = "") -> Card:
        """Add a card below what is there."""
        card = Card(heading)
        self.add(card)
        return card

    def option(self, card: Card, key: Key, field: Field, *, below: bool = False) -> Option:
        """Let `field` edit one option."""
        return self.group(card, self.bench.words[key], field, (key,), below=below)

    def switch(self, card: Card, key: Key) -> Option:
        """An option that is on or off."""
        return self.option(card, key, Switch())

    def minutes(self, card: Card, key: Key, step: int = 5) -> Option:
        """An option that is a number of minutes."""
        return self.option(card, key, NumberPicker(limits(key), tr("min"), step))

    def group(
        self, card: Card, words: OptionWords, field: Field, keys: tuple[Key, ...],
        *, below: bool = True,
    ) -> Option:  # fmt: skip
        """Let `field` edit several options of one section, or one."""
        option = Option(words, field, self.bench.undo, keys, below=below)
        field.picked.connect(lambda picked: self._change(keys, picked))
        option.restore_asked.connect(lambda: self.restore_asked.emit(option))
        if isinstance(field, Fold):
            field.opened.connect(lambda: self.reveal(option))
        return self.put(card, option)

    def action(self, card: Card, words: OptionWords, button: QPushButton) -> Option:
        """Add something to do, with its explanation."""
        option = Option(words, button, self.bench.undo)
        button.setAccessibleName(words.name)
        return self.put(card, option)

    def put(self, card: Card, option: Option) -> Option:
        """Add an option that is made already."""
        self.options.append(option)
        card.add(option)
        return option

    def reveal(self, widget: QWidget) -> None:
        """Scroll to `widget`, which may just have opened: to its top, if it is taller than that."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        tall = min(widget.height(), self.viewport().height() - 2 * Space.L)
        top = widget.mapTo(self.viewport(), QPoint()).y() + self.verticalScrollBar().value()
        self.ensureVisible(0, top + tall // 2, 0, tall // 2 + Space.L)

    def _change(self, keys: tuple[Key, ...], picked: object) -> None:
        section, name = keys[0]
        if len(keys) == 1:
            self.editing.set(section, **{name: picked})
        else:
            self.editing.put(replace(self.editing.current, **{section: picked}))  # type: ignore[arg-type] # a section of the tree
