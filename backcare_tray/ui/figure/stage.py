"""The figure in a round-cornered frame, and the few words that lie over it."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_tray.core.routine import Moment, Stage
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.figure.figure import FigureView
from backcare_tray.ui.figure.inset import Inset
from backcare_tray.ui.figure.picture_view import PictureView
from backcare_tray.ui.pill import Pill
from backcare_tray.ui.routine import moment_words
from backcare_tray.ui.theme import RADIUS, Space

LEAST = 200
"""Pixels: smaller, one cannot see what the hands do."""


class FigureStage(QWidget):
    """Gives the figure all the room; the banner takes none, so that nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        roles.give(self, roles.Role.Graphic)
        self.setAccessibleName(tr("The figure shows the move."))
        self.figure = FigureView(self)
        self.pictures = PictureView(self)
        self.pictures.hide()
        self._corners = _Corners(self)
        self.inset = Inset(self)
        self.banner = Pill(theme.TITLE, self)
        self.setMinimumSize(LEAST, LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_moment(self, moment: Moment, *, paused: bool) -> None:
        """Draw the figure at `moment`, and say over it what one must not miss."""
        pictures = moment.move.picture_paths
        self.figure.setVisible(not pictures)
        self.pictures.setVisible(bool(pictures))
        if pictures:
            self.pictures.show_picture(Path(pictures[moment.to_pose]))
        else:
            self.figure.set_reduced_motion(theme.still(self))
            self.figure.set_moment(moment)
        self.inset.show_moment(None if pictures else moment)
        self.banner.show_words(
            moment_words.banner(moment, paused=paused),
            strong=moment.stage is Stage.SWITCH and not paused,
        )
        self._place_banner()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.figure.setGeometry(self.rect())
        self.pictures.setGeometry(self.rect())
        self._corners.setGeometry(self.rect())
        self.inset.find_place(self.size())
        self._place_banner()

    def _place_banner(self) -> None:
        x = (self.width() - self.banner.width()) // 2
        self.banner.move(x, self.height() - self.banner.height() - Space.S)


class _Corners(QWidget):
    """Rounds the corners of what lies below, smoothly, which a mask cannot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        frame, whole = QPainterPath(), QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        whole.addRect(QRectF(self.rect()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(whole.subtracted(frame), theme.current().window)
        painter.end()
