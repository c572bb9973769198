"""The legs of one repetition: what is said, how long it takes, the breath, and the picture."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.moves import INSTRUCTION, LEG_SECONDS, Phase
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.editor.field import Field, LineEdit
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.narrow_box import NarrowBox
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

MOST = 8
"""Legs of a repetition; more than one can follow."""
BREATHS = ("", "in", "out")
NEW = 4.0
"""Seconds that a new leg takes."""
NARROW = 8
"""Characters of a choice that always show."""

Pictures = Sequence[tuple[str, str]]
"""The name of each picture in the move, and what the person calls it."""


class LegRow(QWidget):
    """One leg. The last one leads back to the start, so that its picture is not to be chosen."""

    edited = Signal()
    removed = Signal()

    def __init__(self, number: int, leg: Phase, icons: Icons) -> None:
        super().__init__()
        self._leg = leg
        self.say = LineEdit(INSTRUCTION)
        self.say.setText(leg.say)
        self.seconds = QDoubleSpinBox()
        self.breath, self.picture = NarrowBox("", NARROW), NarrowBox("", NARROW)
        self.seconds.setRange(*LEG_SECONDS)
        self.seconds.setSingleStep(0.5)
        self.seconds.setDecimals(1)
        self.seconds.setSuffix(tr(" s"))
        self.seconds.setValue(leg.seconds)
        leave_margins(self.seconds)
        self.breath.addItems([tr("Breathe freely"), tr("Breathe in"), tr("Breathe out")])
        self.breath.setCurrentIndex(BREATHS.index(leg.breath))
        self.out = QPushButton(icons.glyph("close", "muted"), "")
        theme.mark(self.out, "icon")
        self.out.setToolTip(tr("Remove this step"))
        self.field = Field(tr("Step {number}").format(number=number), "", self.say)
        self._name(number)
        self._lay_out()
        self._connect()

    @property
    def leg(self) -> Phase:
        """The leg as it is now."""
        to = self.picture.currentData() or self._leg.to
        return replace(
            self._leg,
            to=str(to),
            seconds=self.seconds.value(),
            say=self.say.text().strip(),
            breath=BREATHS[self.breath.currentIndex()],
        )

    def show_pictures(self, pictures: Pictures, wanted: str, *, last: bool) -> None:
        """Offer these, with the one of the name `wanted` chosen."""
        with QSignalBlocker(self.picture):
            self.picture.clear()
            for key, name in pictures:
                self.picture.addItem(name, key)
            self.picture.setCurrentIndex(max(0, self.picture.findData(wanted)))
        self.picture.setEnabled(not last and len(pictures) > 1)
        said = tr("The last step leads back to the start.") if last else self.picture.currentText()
        self.picture.setToolTip(said)
        examples = tr("Like: Turn your chest away."), tr("Like: Come back slowly.")
        self.say.setPlaceholderText(examples[last])

    def _name(self, number: int) -> None:
        step = tr("Step {number}").format(number=number)
        for control, name in (
            (self.seconds, tr("{step}, how long")),
            (self.breath, tr("{step}, breath")),
            (self.picture, tr("{step}, picture")),
            (self.out, tr("{step}, remove")),
        ):
            control.setAccessibleName(name.format(step=step))
            if isinstance(control, NarrowBox):
                roles.name_box(control, name.format(step=step))

    def _connect(self) -> None:
        self.say.textChanged.connect(self.edited)
        self.seconds.valueChanged.connect(self.edited)
        self.breath.activated.connect(self.edited)
        self.picture.activated.connect(self.edited)
        self.out.clicked.connect(self.removed)
        scroll_past(self.seconds)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.addWidget(self.field, 0, 0, 1, 4)
        for column, field in enumerate((self.seconds, self.breath, self.picture, self.out)):
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)


class Legs(QWidget):
    """All legs of a repetition, in order."""

    edited = Signal()
    rebuilt = Signal()
    """The rows are other ones than before."""

    def __init__(self, legs: Sequence[Phase], icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._pictures: Pictures = ()
        self._start = ""
        self.rows: list[LegRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.L)
        self.more = QPushButton(icons.glyph("plus"), tr("Add a s&tep"))
        self.more.clicked.connect(self._add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.M)
        whole.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        whole.addLayout(foot)
        self._show(legs)

    @property
    def legs(self) -> tuple[Phase, ...]:
        """As they are now."""
        return tuple(row.leg for row in self.rows)

    def show_pictures(self, pictures: Pictures, start: str, *, in_turn: bool = False) -> None:
        """Offer these to every leg; the last one shows that of the start.

        `in_turn`: where no leg shows another one than that, each gets the next picture.
        """
        self._pictures, self._start = pictures, start
        *before, last = self.rows
        in_turn = in_turn and all(row.leg.to in ("", start) for row in before)
        others = iter([key for key, _ in pictures if key != start])
        for row in before:
            row.show_pictures(pictures, next(others, start) if in_turn else row.leg.to, last=False)
        last.show_pictures(pictures, start, last=True)

    def say(self, number: int, fault: str) -> None:
        """Show what is wrong with a leg, its number from 0."""
        self.rows[number].field.say(fault)

    def _show(self, legs: Sequence[Phase]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, leg in enumerate(legs):
            row = LegRow(number + 1, leg, self._icons)
            row.edited.connect(self.edited)
            row.removed.connect(lambda number=number: self._remove(number))
            row.out.setVisible(len(legs) > 1)
            self.rows.append(row)
            self._column.addWidget(row)
            row.show()  # at once, so that it can take the keyboard
        self.more.setEnabled(len(legs) < MOST)
        self.show_pictures(self._pictures, self._start)
        self.rebuilt.emit()

    def _add(self) -> None:
        """Before the last leg, which leads back."""
        *before, last = self.legs
        shown = {leg.to for leg in self.legs}
        fresh = (key for key, _ in self._pictures if key not in shown)
        self._show([*before, Phase(next(fresh, before[-1].to if before else last.to), NEW), last])
        self.rows[-2].say.setFocus()
        self.edited.emit()

    def _remove(self, number: int) -> None:
        legs = [leg for each, leg in enumerate(self.legs) if each != number]
        self._show(legs)
        self.rows[min(number, len(legs) - 1)].say.setFocus()
        self.edited.emit()
