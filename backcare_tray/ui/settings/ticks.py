"""Rows of ticks: where one can exercise, what one owns."""

from collections.abc import Mapping
from dataclasses import fields

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_tray.core.settings import Places, Props
from backcare_tray.core.translation import tr
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tick_box import TickBox


class TickRow(QWidget):
    """A tick for each key of a section."""

    picked = Signal(str, bool)

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__()
        self.ticks = {key: TickBox(words) for key, words in labels.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        for key, tick in self.ticks.items():
            tick.toggled.connect(lambda on, key=key: self.pick(key, on=on))
            row.addWidget(tick)
        row.addStretch()

    def show_section(self, section: Places | Props) -> None:
        """Show the values of `section` without telling that they were picked."""
        for key, tick in self.ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(getattr(section, key))

    def pick(self, key: str, *, on: bool) -> None:
        """Tell that the tick of `key` was changed."""
        self.picked.emit(key, on)


class PropsPicker(TickRow):
    """What the person owns."""

    def __init__(self) -> None:
        labels = {"ball": tr("A massage ball"), "band": tr("An exercise band")}
        super().__init__({item.name: labels[item.name] for item in fields(Props)})


class PlacesPicker(TickRow):
    """A tick for each place; the last one cannot be taken away."""

    def __init__(self) -> None:
        labels = {
            "chair": tr("On the chair"),
            "standing": tr("Standing"),
            "wall": tr("At a wall"),
            "floor": tr("On the floor"),
        }
        super().__init__({item.name: labels[item.name] for item in fields(Places)})

    def show_section(self, section: Places | Props) -> None:
        super().show_section(section)
        self._hold_the_last()

    def pick(self, key: str, *, on: bool) -> None:
        self._hold_the_last()
        super().pick(key, on=on)

    def _hold_the_last(self) -> None:
        ticked = [tick for tick in self.ticks.values() if tick.isChecked()]
        for tick in self.ticks.values():
            tick.setEnabled(len(ticked) > 1 or not tick.isChecked())
