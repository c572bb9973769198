"""The controls of a move, but for its pictures and legs: each can only hold what a move may be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from backcare_tray.core.moves import INSTRUCTION, MOST_REPETITIONS, MOST_SETUP, Area, Dose
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles
from backcare_tray.ui.editor.field import LineEdit
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.label import label
from backcare_tray.ui.library import words
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tick_box import TickBox


class Choice(QComboBox):
    """One of a few values, each with its words."""

    def __init__(self, values: Sequence[tuple[object, str]], chosen: object) -> None:
        super().__init__()
        self._values = [value for value, _ in values]
        self.addItems([said for _, said in values])
        self.setCurrentIndex(self._values.index(chosen))
        scroll_past(self)

    @property
    def value(self) -> object:
        """The value that is chosen."""
        return self._values[self.currentIndex()]


class Areas(QWidget):
    """The area that a move works on first, and those that it works on as well."""

    edited = Signal()

    def __init__(self, areas: Sequence[Area]) -> None:
        super().__init__()
        main = areas[0] if areas else Area.NECK
        self.main = Choice([(area, words.area(area)) for area in Area], main)
        roles.name_box(self.main, tr("Main area"))
        self.also = {area: TickBox(words.area(area)) for area in Area}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.main)
        column.addWidget(label(tr("And also:"), "caption"))
        for area, tick in self.also.items():
            tick.setChecked(area in areas[1:])
            tick.toggled.connect(lambda _on: self.edited.emit())
            column.addWidget(tick)
        self.main.currentIndexChanged.connect(self._main_picked)
        self.setFocusProxy(self.main)
        self._hide_main()

    @property
    def areas(self) -> tuple[Area, ...]:
        """The main one first."""
        main = Area(str(self.main.value))
        more = (area for area, tick in self.also.items() if tick.isChecked() and area is not main)
        return (main, *more)

    def _main_picked(self) -> None:
        self._hide_main()
        self.edited.emit()

    def _hide_main(self) -> None:
        for area, tick in self.also.items():
            tick.setVisible(area is not self.main.value)


class SetupLines(QWidget):
    """Up to three lines on how to get ready; empty ones do not count."""

    edited = Signal()

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        examples = (tr("Like: Stand in a doorway."), "", "")
        self.edits = [LineEdit(INSTRUCTION, example) for example in examples[:MOST_SETUP]]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for number, edit in enumerate(self.edits):
            edit.setText(lines[number] if number < len(lines) else "")
            edit.setAccessibleName(tr("Getting ready, line {number}").format(number=number + 1))
            edit.textChanged.connect(lambda _text: self.edited.emit())
            column.addWidget(edit)
        self.setFocusProxy(self.edits[0])

    @property
    def lines(self) -> tuple[str, ...]:
        """Those that say something."""
        return tuple(filter(None, (edit.text().strip() for edit in self.edits)))


class DoseRange(QWidget):
    """The least and the most repetitions to each side; the one pushes the other along."""

    edited = Signal()

    def __init__(self, dose: Dose) -> None:
        super().__init__()
        self.least, self.most = QSpinBox(), QSpinBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for box, value, name in (
            (self.least, dose.least, tr("At least")),
            (self.most, dose.most, tr("At most")),
        ):
            box.setRange(1, MOST_REPETITIONS)
            box.setValue(value)
            box.setSuffix(tr(" \N{MULTIPLICATION SIGN}"))
            box.setAccessibleName(name)
            leave_margins(box)
            scroll_past(box)
            row.addWidget(box)
        row.insertWidget(1, label(tr("to"), ""))
        row.addStretch()
        self.least.valueChanged.connect(lambda _value: self._pushed(self.most, max))
        self.most.valueChanged.connect(lambda _value: self._pushed(self.least, min))
        self.setFocusProxy(self.least)

    @property
    def dose(self) -> Dose:
        """As it is now."""
        return Dose(self.least.value(), self.most.value())

    def _pushed(self, other: QSpinBox, pick: Callable[[int, int], int]) -> None:
        with QSignalBlocker(other):
            other.setValue(pick(self.least.value(), self.most.value()))
        self.edited.emit()
