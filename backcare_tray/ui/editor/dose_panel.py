"""How often or how long a move of a set is done, and to which side; only what its dose allows."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from backcare_tray.core.moves import Move, Side
from backcare_tray.core.prescribing import OPEN, seconds_between
from backcare_tray.core.sets import Prescription
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.label import label
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

AS_FITS, TIMES, SECONDS = range(3)
"""What the dose can be said in, in the order of its list."""
SIDES = (Side.BOTH, Side.LEFT, Side.RIGHT)


class DosePanel(QWidget):
    """Edits the prescription of one move; nothing that it can say is beyond the move's dose."""

    picked = Signal(Prescription)

    def __init__(self) -> None:
        super().__init__()
        self._move: Move | None = None
        self.title = label("", "heading")
        self.measure, self.amount, self.side = QComboBox(), QSpinBox(), QComboBox()
        self.measure.addItems(
            [tr("As often as fits"), tr("A number of times"), tr("A number of seconds")]
        )
        self.side.addItems([tr("Both sides"), tr("Left side only"), tr("Right side only")])
        roles.name_box(self.measure, tr("How much"))
        roles.name_box(self.side, tr("Side"))
        self.limits, self.caution = label("", "caption"), label("", "caption")
        self.limits.setWordWrap(False)
        leave_margins(self.amount)
        for field in (self.measure, self.amount, self.side):
            scroll_past(field)
        self.measure.activated.connect(self._measure_picked)
        self.amount.valueChanged.connect(self._tell)
        self.side.activated.connect(self._tell)
        self._lay_out()

    def show_move(self, move: Move | None, said: Prescription) -> None:
        """Edit what is asked of `move`; nothing, where there is none."""
        self._move = move
        self.setVisible(move is not None)
        if move is None:
            return
        self.title.setText(tr(move.name))
        self.caution.setText(tr(move.caution))
        with QSignalBlocker(self.side):
            self.side.setCurrentIndex(SIDES.index(said.side))
        self.side.setVisible(move.two_sided)
        measure = SECONDS if said.seconds else TIMES if said.repetitions else AS_FITS
        self.measure.setCurrentIndex(measure)
        self._limit(move, measure, said.seconds or said.repetitions)

    def _limit(self, move: Move, measure: int, value: int) -> None:
        """Let the number be within the dose."""
        low, high = move.dose.least, move.dose.most
        if measure == SECONDS:
            low, high = seconds_between(move)
        with QSignalBlocker(self.amount):
            self.amount.setRange(low, high)
            self.amount.setSuffix(
                tr(" s") if measure == SECONDS else tr(" \N{MULTIPLICATION SIGN}")
            )
            self.amount.setValue(value)
        for part in (self.amount, self.limits):
            part.setVisible(measure != AS_FITS)
        limits = tr("{low} to {high}").format(low=low, high=high)
        self.amount.setAccessibleName(self.measure.currentText())
        self.amount.setAccessibleDescription(limits)
        self.limits.setText(limits)

    def _measure_picked(self, measure: int) -> None:
        if self._move is None:
            return
        middle = (self._move.dose.least + self._move.dose.most + 1) // 2
        if measure == SECONDS:
            middle = round(middle * self._move.repetition_seconds)
        self._limit(self._move, measure, middle)
        self._tell()

    def _tell(self) -> None:
        self.picked.emit(self.said)

    @property
    def said(self) -> Prescription:
        """What is asked now."""
        if self._move is None:
            return OPEN
        side = SIDES[self.side.currentIndex()] if self._move.two_sided else Side.BOTH
        measure, value = self.measure.currentIndex(), self.amount.value()
        return Prescription(
            value if measure == TIMES else 0, value if measure == SECONDS else 0, side
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.measure, 1)
        for field in (self.amount, self.limits, self.side):
            row.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.caution)
