"""What one sees during a set: the figure, one instruction, the countdown, and five buttons."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QLabel, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.moves import Move
from backcare_tray.core.routine import Moment, Routine, Stage
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.figure.stage import FigureStage
from backcare_tray.ui.pill import Pill
from backcare_tray.ui.routine import letters, moment_words
from backcare_tray.ui.routine.arrangement import Arrangement, Parts, column, row
from backcare_tray.ui.routine.countdown_ring import CountdownRing
from backcare_tray.ui.routine.spoken import Spoken
from backcare_tray.ui.scrolling import Scroll
from backcare_tray.ui.steady_label import SteadyLabel
from backcare_tray.ui.theme import Space

SCROLLING = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
}
"""What moves the words where they do not all fit."""


class RoutinePage(QWidget):
    """Shows the moments of `routine`; the buttons only tell what is asked for."""

    pause_asked = Signal()
    back_asked = Signal()
    skip_asked = Signal()
    hurt_asked = Signal()
    end_asked = Signal()

    def __init__(self, routine: Routine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        roles.give(self, roles.Role.Pane)
        self._spoken = Spoken()
        self._why = routine.plan.why
        self._paused: bool | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to what one sees it at
        self._note = ""
        self._noted: tuple[Stage, int] | None = None
        self.place, self.next_move = QLabel(), SteadyLabel()
        self.name, self.side = SteadyLabel(), Pill()
        self.stage = FigureStage()
        self.ring = CountdownRing()
        self.heading, self.instruction, self.caution = (SteadyLabel() for _ in range(3))
        self._dress()
        theme.on_change(self, self._dress_letters)
        self._make_buttons()
        self._reserve(routine)
        self._lay_out()

    def show_moment(self, moment: Moment, *, paused: bool) -> None:
        """Bring everything up to date; called at every frame."""
        self.stage.show_moment(moment, paused=paused)
        self.ring.show_left(
            moment.stage_left, moment.stage_seconds, calm=paused or moment.stage is not Stage.WORK
        )
        self.place.setText(f"{moment_words.place(moment)}  ·  {moment_words.left(moment.set_left)}")
        self.next_move.setText(moment_words.upcoming(moment))
        if self.name.text() != (name := tr(moment.move.name)):
            self.name.setText(name)
            self.setAccessibleName(name)
            self.setAccessibleDescription(tr(moment.move.caution))
        self.name.setToolTip(moment_words.about(moment.move))
        self.side.show_words(moment_words.side(moment.side))
        self.instruction.setText(moment_words.instruction(moment))
        why = self._why if moment.stage is Stage.READY and moment.step == 0 else ""
        self.heading.setText(why or moment_words.heading(moment))
        noted = self._noted == (moment.stage, moment.step)
        self.caution.setText(self._note if noted else tr(moment.move.caution))
        self._show_paused(paused=paused)
        if said := self._spoken.news(moment):
            announce(self, said)

    def note(self, hurt: Move, moment: Moment) -> None:
        """Say that move `hurt` is left out, for as long as the stage of `moment` lasts."""
        self._note, self._noted = _hurt_words(hurt), (moment.stage, moment.step)
        announce(self, self._note)

    def prepare(self, size: QSize) -> None:
        """Know what it needs at `size` before it is shown: the window is placed by that."""
        self.resize(size)
        self._arrangement.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the window high enough for every text of the set at this width."""
        super().resizeEvent(event)
        self._dress_letters()
        self._arrangement.fit()

    def event(self, event: QEvent) -> bool:
        """The same when texts or letters have changed."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrangement.fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pause_asked.emit()
        elif event.key() in SCROLLING:
            self.words.verticalScrollBar().triggerAction(SCROLLING[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _show_paused(self, *, paused: bool) -> None:
        if paused is self._paused:
            return
        if self._paused is not None:
            announce(self, tr("Paused") if paused else self.instruction.text())
        self._paused = paused
        self.pause.setText(tr("&Resume") if paused else tr("&Pause"))
        self.pause.setToolTip(
            tr("Go on where you stopped (Space)") if paused else tr("Stop the countdown (Space)")
        )

    def _dress_letters(self) -> None:
        """As large as the page has room for; the sheet of a style is set only when it changes."""
        scale = letters.scale(self.size())
        if self.styleSheet() != (sheet := letters.sheet(scale)):
            self.setStyleSheet(sheet)
            for part in (self.ring, self.side, self.stage.banner):
                part.grow(scale)

    def _dress(self) -> None:
        theme.mark(self.name, "title")
        for label in (self.place, self.next_move, self.heading):
            theme.mark(label, "caption")
        theme.mark(self.caution, "muted")
        self.place.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.next_move.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        theme.mark(self.instruction, "instruction")
        self.instruction.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.caution.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def _make_buttons(self) -> None:
        self.back = _button(tr("&Back"), tr("Begin this step again (Left)"), self.back_asked)
        self.pause = _button(tr("&Pause"), "", self.pause_asked, "primary")
        self.skip = _button(tr("&Skip"), tr("Go to the next step (Right)"), self.skip_asked)
        self.hurt = _button(
            tr("This &hurts"),
            tr("Leave this move out, now and in coming sets (H)"),
            self.hurt_asked,
            "warning",
        )
        self.end = _button(tr("&End"), tr("End this set (Esc)"), self.end_asked, "quiet")

    def _reserve(self, routine: Routine) -> None:
        """Keep room for the longest text that this set will show anywhere."""
        moments = [routine.at(segment.begin) for segment in routine.segments]
        self.name.reserve(tr(moment.move.name) for moment in moments)
        self.next_move.reserve(moment_words.upcoming(moment) for moment in moments)
        self.instruction.reserve(moment_words.instruction(moment) for moment in moments)
        self.heading.reserve((self._why, *(moment_words.heading(moment) for moment in moments)))
        notes = [_hurt_words(moment.move) for moment in moments]
        self.caution.reserve((*notes, *(tr(moment.move.caution) for moment in moments)))

    def _lay_out(self) -> None:
        lines = QWidget()
        lines.setObjectName("content")
        rows = QVBoxLayout(lines)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.XS)
        rows.addStretch()
        for line in (self.heading, self.instruction, self.caution):
            rows.addWidget(line)
        rows.addStretch()
        head = row(Space.M, (self.place, 0), (self.next_move, 1))
        title = row(Space.M, (self.name, 1), (self.side, 0))
        steps = row(Space.S, (self.back, 2), (self.pause, 3), (self.skip, 2))
        last = row(Space.S, (self.hurt, 0), (self.end, 0))
        last.insertStretch(1)
        top, buttons = column(Space.S, head, title), column(Space.S, steps, last)
        self.words = Scroll(lines)
        parts = Parts(top, self.stage, self.ring, self.words, buttons)
        self._arrangement = Arrangement(self, parts)


def _hurt_words(move: Move) -> str:
    return tr("{move} is left out from now on.").format(move=tr(move.name))


def _button(label: str, tip: str, asked: SignalInstance, role: str = "") -> QPushButton:
    """A button that a click does not focus: Space pauses, unless one tabbed to a button."""
    button = QPushButton(label)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(asked)
    theme.mark(button, role)
    return button
