"""Fields for a switch, for one of several words, and for the names of programs."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from backcare_tray.core.settings_table import LONGEST_WORD, MOST_WORDS
from backcare_tray.core.translation import tr
from backcare_tray.ui.form_style import roomy
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.tick_box import TickBox


class Switch(Field):
    """On or off."""

    def __init__(self) -> None:
        super().__init__()
        self.box = TickBox(tr("On"))
        self.box.toggled.connect(self.picked.emit)
        _fill(self, self.box)

    def show_value(self, value: bool) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(value)

    def parts(self) -> tuple[QWidget, ...]:
        return (self.box,)


class ChoicePicker(Field):
    """One of several values, each in words."""

    def __init__(self, offered: Sequence[Any], say: Callable[[Any], str]) -> None:
        super().__init__()
        self._offered = list(offered)
        self.box = roomy(QComboBox())
        self.box.addItems([say(each) for each in offered])
        scroll_past(self.box)
        self.box.activated.connect(lambda row: self.picked.emit(self._offered[row]))
        _fill(self, self.box)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - one of those on offer
        self.box.setCurrentIndex(self._offered.index(value))

    def parts(self) -> tuple[QWidget, ...]:
        return (self.box,)


class ProgramsField(Field):
    """Names with commas between; what no settings file could hold is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("impress, mpv"))
        self.line.editingFinished.connect(self._pick)
        _fill(self, self.line)
        self._shown: tuple[str, ...] = ()

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show the names, but never under the hands of someone who types."""
        self._shown = value
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(", ".join(value))

    def parts(self) -> tuple[QWidget, ...]:
        return (self.line,)

    def _pick(self) -> None:
        written = (name.strip() for name in self.line.text().split(","))
        fit = (name for name in written if 0 < len(name) <= LONGEST_WORD and name.isprintable())
        names = tuple(dict.fromkeys(fit))[:MOST_WORDS]
        self.line.setText(", ".join(names))
        if names != self._shown:
            self.picked.emit(names)


def _fill(field: Field, widget: QWidget) -> None:
    """Put `widget` into `field`, and hand it the keyboard."""
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    field.setFocusProxy(widget)
