"""Pictures of moves at rest, painted once for each size; and the frames of one that moves."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from backcare_tray.core.routine import Moment
from backcare_tray.ui import theme
from backcare_tray.ui.figure.figure import paint_figure, shot_at
from backcare_tray.ui.figure.palette import palette_for
from backcare_tray.ui.figure.picture_view import PictureView

CORNER = 8
"""Radius of the corners of a picture in a card, in pixels."""

BESIDE_A_WALL = 85.0
"""Degrees from straight ahead: further round, the wall stands between camera and body."""

Key = tuple[str, str, str, int, int, float]


class Stills:
    """Keeps the pictures of one window, and is gone with it."""

    def __init__(self, window: QWidget) -> None:
        self._kept: dict[Key, QPixmap] = {}
        theme.on_change(window, self.forget)

    def forget(self) -> None:
        """Paint all of them anew: the moves or the colours have changed."""
        self._kept.clear()

    def of(self, moment: Moment, size: QSize, ratio: float) -> QPixmap:
        """The key pose, or the picture, of `moment`; `size` in pixels of the desktop."""
        pose = moment.move.id, moment.side, moment.to_pose
        key = (*pose, size.width(), size.height(), ratio)
        if key not in self._kept:
            self._kept[key] = _painted(moment, size, ratio)
        return self._kept[key]


def paint_frame(painter: QPainter, rect: QRectF, moment: Moment, turned: float = 0.0) -> None:
    """The figure of `moment` in mid-movement, the camera `turned` degrees further round."""
    _paint(painter, rect, moment, turned=turned, still=False)


def paint_key_pose(painter: QPainter, rect: QRectF, moment: Moment, turned: float = 0.0) -> None:
    """The figure in the pose that `moment` leads to."""
    _paint(painter, rect, moment, turned=turned, still=True)


def in_front_of_wall(yaw: float) -> float:
    """The place nearest to `yaw` from which a wall behind the body hides nothing."""
    return min(max(yaw, -BESIDE_A_WALL), BESIDE_A_WALL)


def round_corners(painter: QPainter, rect: QRectF, ground: str) -> None:
    """Cut the corners of what was painted into `rect`, in the colour of the theme that is behind.

    Smoothly, which a clip of the figure's painter cannot do.
    """
    whole, frame = QPainterPath(), QPainterPath()
    whole.addRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
    frame.addRoundedRect(rect, CORNER, CORNER)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(whole.subtracted(frame), getattr(theme.current(), ground))


def _paint(painter: QPainter, rect: QRectF, moment: Moment, *, turned: float, still: bool) -> None:
    shot = shot_at(moment, still)
    yaw = shot.view.yaw + turned
    view = replace(shot.view, yaw=in_front_of_wall(yaw) if shot.body.base == "wall" else yaw)
    paint_figure(painter, rect, shot._replace(view=view), palette_for(theme.current()))


def _painted(moment: Moment, size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    if path := moment.move.picture_paths.get(moment.to_pose):
        view = PictureView()
        view.resize(size)
        view.show_picture(Path(path), max(pixmap.width(), pixmap.height()))
        view.render(pixmap, QPoint())
        view.deleteLater()
        return pixmap
    painter = QPainter(pixmap)
    paint_key_pose(painter, QRectF(0, 0, size.width(), size.height()), moment)
    painter.end()
    return pixmap
