"""The move as it will be shown, with its words, over and over while one looks."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.moves import Move
from backcare_tray.core.ports import Clock
from backcare_tray.core.translation import tr
from backcare_tray.ui.figure.stage import FigureStage
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.label import label
from backcare_tray.ui.library.loop import Loop
from backcare_tray.ui.library.ticker import Ticker
from backcare_tray.ui.theme import Space

FRAME_MILLISECONDS = 50


class LiveView(QWidget):
    """Stands still until it is asked to play."""

    def __init__(self, clock: Clock, icons: Icons) -> None:
        super().__init__()
        self._clock, self._icons = clock, icons
        self._loop: Loop | None = None
        self._began = timedelta(0)
        self.stage = FigureStage()
        self.words, self.empty = label("", "heading"), label("", "muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty.setText(tr("Your pictures appear here, with your words below."))
        self.play = QPushButton()
        self.play.setCheckable(True)
        self.play.toggled.connect(self._run)
        self.ticker = Ticker(self, FRAME_MILLISECONDS, self._advance)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.empty, self.stage, self.words, self.play):
            column.addWidget(widget)
        column.setStretchFactor(self.stage, 1)
        column.addStretch()
        self._run(False)

    def show_move(self, move: Move) -> None:
        """Show this; nothing, while it has no picture and no pose."""
        there = bool(move.picture_paths or move.poses)
        self._loop = Loop(move) if there else None
        for widget in (self.stage, self.words, self.play):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        self._advance()

    def _run(self, on: bool) -> None:
        self._began = self._clock.steady()
        self.play.setText(tr("Stop") if on else tr("Play"))
        self.play.setIcon(self._icons.glyph("pause" if on else "play"))
        self.ticker.run(on)
        self._advance()

    def _advance(self) -> None:
        if self._loop is None:
            return
        passed = (
            (self._clock.steady() - self._began).total_seconds() if self.play.isChecked() else 0
        )
        moment = self._loop.at(passed)
        self.stage.show_moment(moment, paused=False)
        self.words.setText(tr(moment.instruction))
