"""A move of a set: a small still figure with its name, and how often it is done."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from backcare_tray.core.moves import Move
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.library import words
from backcare_tray.ui.library.loop import Loop
from backcare_tray.ui.library.stills import Stills, round_corners
from backcare_tray.ui.library.wrapped import draw_lines, lines_of
from backcare_tray.ui.theme import RADIUS, Space

FIGURE = 112
"""Side of the picture, in pixels."""
LINES = 3
"""Of the name at most."""


class MoveTile(QAbstractButton):
    """A click asks for the page of the move. `note` stands below the name."""

    def __init__(self, move: Move, note: str, stills: Stills, *, left_out: bool = False) -> None:
        super().__init__()
        self._moment = Loop(move).telling
        self._name, self._note, self._stills = tr(move.name), note, stills
        self._left_out = left_out
        self.setText(self._name)
        self.setAccessibleName(words.spoken(move, [note]))
        self.setAccessibleDescription(tr("Opens this move"))
        self.setToolTip(f"{self._name}\n{tr(move.purpose)}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        name, note = theme.font(theme.CAPTION, bold=True), theme.font(theme.CAPTION)
        letters = QFontMetrics(name).averageCharWidth()
        width = max(FIGURE, 15 * letters)
        lines = len(lines_of(self._name, name, width, LINES))
        noted = len(lines_of(self._note, note, width, LINES))
        text = lines * QFontMetrics(name).height() + noted * QFontMetrics(note).height()
        return QSize(width + 2 * Space.XS, FIGURE + text + 2 * Space.XS + Space.XS)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(colours.accent_soft)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        room = QRectF(self.rect()).adjusted(Space.XS, Space.XS, -Space.XS, -Space.XS)
        self._paint_figure(painter, room)
        room.setTop(room.top() + FIGURE + Space.XS)
        painter.setFont(theme.font(theme.CAPTION, bold=True))
        painter.setPen(colours.text)
        room.setTop(draw_lines(painter, room, self._name, LINES, centred=True))
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(colours.warning if self._left_out else colours.text)
        draw_lines(painter, room, self._note, LINES, centred=True)
        painter.end()

    def _paint_figure(self, painter: QPainter, room: QRectF) -> None:
        size = QSize(FIGURE, FIGURE)
        still = self._stills.of(self._moment, size, self.devicePixelRatioF())
        place = QRectF(room.center().x() - FIGURE / 2, room.top(), FIGURE, FIGURE)
        painter.setOpacity(0.45 if self._left_out else 1.0)
        painter.drawPixmap(place.topLeft(), still)
        painter.setOpacity(1.0)
        lit = self.hasFocus() or self.underMouse()
        round_corners(painter, place, "accent_soft" if lit else "surface")
