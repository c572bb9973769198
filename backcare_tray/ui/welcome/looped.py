"""A picture in which somebody does one move, over and over, for as long as one sees it."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_tray.core.moves import Move
from backcare_tray.core.ports import Clock
from backcare_tray.core.routine import Moment
from backcare_tray.ui import roles, theme
from backcare_tray.ui.library.loop import Loop

FRAME_MILLISECONDS, STILL_MILLISECONDS = 33, 500
"""Between two looks at the clock: while the figure moves, and while it steps from pose to pose."""


class Looped(QWidget):
    """`words` tell a screen reader what is seen. Without a move nothing is shown of anybody."""

    def __init__(self, words: str, move: Move | None, clock: Clock, *, sides: bool = False) -> None:
        super().__init__()
        roles.give(self, roles.Role.Graphic)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.loop = Loop(move, both_sides=sides) if move else None
        self._clock, self._begun = clock, clock.steady()
        # A window's own animation: it runs only while the picture is seen.
        self._frames = QTimer(self)
        self._frames.timeout.connect(self._look)

    def show_moment(self, moment: Moment, *, still: bool) -> None:
        """Show the figure at `moment`; `still` for those who want no motion."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Low, for small screens; it takes what room there is."""
        return QSize(300, 130)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self.loop:
            self._look()
            self._frames.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._frames.stop()

    def _look(self) -> None:
        if self.loop is None:
            return
        still = theme.still(self)
        self._frames.setInterval(STILL_MILLISECONDS if still else FRAME_MILLISECONDS)
        elapsed = (self._clock.steady() - self._begun).total_seconds()
        self.show_moment(self.loop.at(elapsed), still=still)
