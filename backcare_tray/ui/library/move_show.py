"""A move, large and over and over: one can stop it, and turn the figure to see all sides."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from backcare_tray.core.body.camera_work import view_at
from backcare_tray.core.moves import Move
from backcare_tray.core.ports import Clock
from backcare_tray.core.routine import Moment
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.figure.picture_view import PictureView
from backcare_tray.ui.library.loop import Loop
from backcare_tray.ui.library.stills import (
    in_front_of_wall,
    paint_frame,
    paint_key_pose,
    round_corners,
)
from backcare_tray.ui.library.ticker import Ticker

FRAME_MILLISECONDS = 40
"""25 frames a second."""
HELD = 4
"""In a hold only the breath moves: every so many frames one is painted."""
DEGREES_A_PIXEL = 0.6
DEGREES_A_KEY = 15.0


class MoveShow(QWidget):
    """Repeats a move. `playing_changed` tells whether it plays."""

    playing_changed = Signal(bool)

    def __init__(self, clock: Clock, move: Move) -> None:
        super().__init__()
        self._clock, self._loop = clock, Loop(move, both_sides=True)
        self._passed = timedelta(0)
        self._since: timedelta | None = None
        self._frames = 0
        self.turning = Turning(move)
        self.pictures = PictureView()
        self._ticker = Ticker(self, FRAME_MILLISECONDS, self._advance)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.turning)
        self._stack.addWidget(self.pictures)
        self._stack.setCurrentIndex(1 if move.picture_paths else 0)
        self.setFocusProxy(self.pictures if move.picture_paths else self.turning)
        self.turning.toggle_asked.connect(lambda: self.play(not self.playing))
        self._show(self._loop.telling)

    @property
    def playing(self) -> bool:
        """Whether it moves, or would if it could be seen."""
        return self._since is not None

    @property
    def ticking(self) -> bool:
        """Whether it costs anything now."""
        return self._ticker.running

    def play(self, on: bool) -> None:
        """Go on where it stopped, or stop."""
        if on is self.playing:
            return
        now = self._clock.steady()
        if self._since is not None:
            self._passed += now - self._since
        self._since = now if on else None
        self._ticker.run(on)
        self.playing_changed.emit(on)

    def _advance(self) -> None:
        passed = self._passed
        if self._since is not None:
            passed += self._clock.steady() - self._since
        moment = self._loop.at(passed.total_seconds())
        self._frames += 1
        if moment.from_pose != moment.to_pose or self._frames % HELD == 0:
            self._show(moment)

    def _show(self, moment: Moment) -> None:
        if path := moment.move.picture_paths.get(moment.to_pose):
            self.pictures.show_picture(Path(path))
        else:
            self.turning.show_moment(moment)


class Turning(QWidget):
    """The figure; dragging it sideways, or the arrow keys, walk the camera around it."""

    toggle_asked = Signal()

    def __init__(self, move: Move) -> None:
        super().__init__()
        roles.give(self, roles.Role.Graphic)
        self._moment: Moment | None = None
        self._wall = any(pose.base == "wall" for pose in move.poses.values())
        self.turned = 0.0
        """Degrees from where the camera of the move stands."""
        self._dragged_from: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 180)
        self.setAccessibleName(tr("{move}, the figure").format(move=tr(move.name)))
        self.setAccessibleDescription(
            tr("Left and Right turn it, Home turns it back, Space stops it and lets it go on.")
        )
        self.setToolTip(tr("Drag to turn it"))

    def show_moment(self, moment: Moment) -> None:
        """Paint this moment; where no motion is wanted, the pose that it leads to."""
        before, self._moment = self._moment, moment
        pose = moment.side, moment.to_pose
        if before is None or not theme.still(self) or (before.side, before.to_pose) != pose:
            self.update()

    def turn(self, degrees: float) -> None:
        """Walk the camera so far round, anticlockwise seen from above."""
        if self._wall and self._moment is not None:
            yaw = view_at(self._moment).yaw
            begin = in_front_of_wall(yaw + self.turned)
            self.turned = in_front_of_wall(begin + degrees) - yaw
        else:
            self.turned += degrees
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(420, 420)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        match event.key():
            case Qt.Key.Key_Left:
                self.turn(-DEGREES_A_KEY)
            case Qt.Key.Key_Right:
                self.turn(DEGREES_A_KEY)
            case Qt.Key.Key_Home:
                self.turn(-self.turned)
            case Qt.Key.Key_Space if not event.isAutoRepeat():
                self.toggle_asked.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged_from = event.position().x()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._dragged_from is not None:
            x = event.position().x()
            self.turn((self._dragged_from - x) * DEGREES_A_PIXEL)
            self._dragged_from = x

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._moment is not None:
            paint = paint_key_pose if theme.still(self) else paint_frame
            paint(painter, rect, self._moment, self.turned)
        round_corners(painter, rect, "window")
        if self.hasFocus():
            painter.setPen(theme.current().accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()
