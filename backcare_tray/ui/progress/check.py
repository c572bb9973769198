"""The guided head-turn check: six turns, left and right in turn, each marked on the dial."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout

from backcare_tray.core.head_turn import MOST_DEGREES, READINGS, HeadTurnCheck
from backcare_tray.core.moves import Side
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.enter_key import ENTER
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.label import label
from backcare_tray.ui.progress.dial import TurnDial
from backcare_tray.ui.theme import Space


class CheckCard(QFrame):
    """Emits `done` with the check when all is marked, `stopped` when the person wants no more."""

    done = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "card")
        self.check = HeadTurnCheck()
        self.heading, self.say = label("", "heading"), label("", "")
        self.dial, self.box = TurnDial(), _box()
        self.mark = QPushButton(tr("&Mark it"))
        self.back = QPushButton(tr("One &back"))
        self.stop = QPushButton(tr("&Stop"))
        self.dial.valueChanged.connect(self._dialled)
        self.box.valueChanged.connect(self.dial.setValue)
        self.mark.clicked.connect(self._mark)
        self.back.clicked.connect(self._back)
        self.stop.clicked.connect(self.stopped)
        self._lay_out()
        self._show(HeadTurnCheck())

    def begin(self) -> None:
        """A new check."""
        self._go_on(HeadTurnCheck())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter marks what the dial shows. Esc stops the check alone, not the whole window."""
        if event.key() in ENTER and self.focusWidget() in (self.dial, self.box):
            self.mark.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop.click()
        else:
            super().keyPressEvent(event)

    def _go_on(self, check: HeadTurnCheck) -> None:
        """To the next turn; aloud too, since the keyboard stays where it was."""
        self._show(check)
        announce(self, f"{self.heading.text()}. {self.say.text()}")

    def _show(self, check: HeadTurnCheck) -> None:
        self.check = check
        left = check.side is Side.LEFT
        self.heading.setText(
            (
                tr("Turn {number} of {count} to the left")
                if left
                else tr("Turn {number} of {count} to the right")
            ).format(number=check.number, count=READINGS)
        )
        turn = (
            tr("Turn your head gently to the left, as far as is comfortable.")
            if left
            else tr("Turn your head gently to the right, as far as is comfortable.")
        )
        rest = tr(
            "Sit tall, shoulders stay in front. Notice what your nose points at, come back, and"
            " mark it on the dial. Your shoulder is at 90°, halfway to it 45°."
        )
        self.say.setText(f"{turn} {rest}")
        self.dial.turn_to(check.side)
        self._dialled(0)
        self.back.setEnabled(bool(check.readings))
        self.dial.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dialled(self, degrees: int) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(degrees)
        self.mark.setEnabled(degrees > 0)

    def _mark(self) -> None:
        check = self.check.mark(self.dial.value())
        if check.is_done:
            self.done.emit(check)
        else:
            self._go_on(check)

    def _back(self) -> None:
        degrees = self.check.readings[-1]
        self._go_on(self.check.back())
        self.dial.setValue(degrees)

    def _lay_out(self) -> None:
        theme.mark(self.mark, "primary")
        theme.mark(self.back, "quiet")
        theme.mark(self.stop, "quiet")
        caution = label(
            tr("Never force it. Stop if it hurts, or if you feel dizzy: nothing is kept then."),
            "warning",
        )
        degrees = QLabel(tr("&Degrees"))
        degrees.setBuddy(self.box)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for widget in (degrees, self.box, self.mark):
            row.addWidget(widget)
        row.addStretch(1)
        others = QHBoxLayout()
        others.setSpacing(Space.S)
        others.addWidget(self.back)
        others.addWidget(self.stop)
        others.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        for part in (self.heading, self.say, self.dial):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(caution)
        column.addLayout(others)


def _box() -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, MOST_DEGREES)
    box.setSuffix("°")
    box.setAccessibleName(tr("How far the nose points, in degrees"))
    leave_margins(box)
    return box
