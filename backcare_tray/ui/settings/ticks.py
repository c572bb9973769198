"""Rows of ticks: where one can exercise, what one owns."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker

from backcare_tray.core.settings import Places, Props
from backcare_tray.core.settings_table import Key
from backcare_tray.ui.flow import Flow, flowing
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tick_box import TickBox


class TickRow(Field):
    """A tick for each key of a section; where `one_stays`, the last one cannot be taken away."""

    def __init__(
        self, keys: Iterable[Key], words: Mapping[Key, OptionWords], *, one_stays: bool = False
    ) -> None:
        super().__init__()
        self._one_stays = one_stays
        self._section: Places | Props | None = None
        self.ticks = {key[1]: TickBox(words[key].name) for key in keys}
        row = Flow(self, Space.L)
        for name, tick in self.ticks.items():
            tick.toggled.connect(lambda on, name=name: self._pick(name, on=on))
            row.addWidget(tick)
        flowing(self)
        self.setFocusProxy(next(iter(self.ticks.values())))

    def show_value(self, value: Places | Props) -> None:
        self._section = value
        for name, tick in self.ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(getattr(value, name))
        ticked = [tick for tick in self.ticks.values() if tick.isChecked()]
        for tick in self.ticks.values():
            tick.setEnabled(not self._one_stays or len(ticked) > 1 or not tick.isChecked())

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Each tick goes by its own words; what they are about is its description."""
        super().setAccessibleName(name)
        for tick in self.ticks.values():
            tick.setAccessibleDescription(name)

    def _pick(self, name: str, *, on: bool) -> None:
        if self._section is not None:
            changed: Any = {name: on}
            self.show_value(replace(self._section, **changed))
            self.picked.emit(self._section)
