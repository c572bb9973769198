"""Paints a move as a card: its figure, its name, what it does, and what the person said of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backcare_tray.core.routine import Moment
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.library import words
from backcare_tray.ui.library.filters import Mark
from backcare_tray.ui.library.move_list import Entry, mark_words
from backcare_tray.ui.library.stills import Stills, paint_frame, round_corners
from backcare_tray.ui.library.wrapped import draw_lines
from backcare_tray.ui.theme import RADIUS, Space

WIDTH = 168
"""The least width of a card with letters of the usual size, in pixels; it grows with them."""
TALLEST = 200
"""Pixels of a figure: more shows nothing more."""
STAR = 22
LINES = 2
"""Of the name, and of the words below it."""


def least_width() -> int:
    """The least width of a cell, in pixels."""
    letters = QFontMetrics(theme.font()).averageCharWidth()
    return max(WIDTH, 20 * letters) + 2 * Space.XS


class CardDelegate(QStyledItemDelegate):
    """`moving` is the move that plays now, and the moment it is at."""

    def __init__(self, stills: Stills, star: QIcon) -> None:
        super().__init__()
        self._stills, self._star = stills, star
        self.cell = QSize()
        """The size of a card with the gap around it."""
        self.moving: tuple[str, Moment] | None = None

    def fit(self, room: int) -> int:
        """Choose the cell so that a row fills `room` pixels; returns how many cards are in one."""
        columns = max(1, room // least_width())
        width = room // columns
        text = LINES * (_height(theme.font(bold=True)) + _height(theme.font(theme.CAPTION)))
        frame = 2 * Space.XS + 2 * Space.S + Space.S
        self.cell = QSize(width, self._figure_height(width) + text + frame)
        return columns

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        card = QRectF(rect).adjusted(Space.XS, Space.XS, -Space.XS, -Space.XS)
        painter.save()
        painter.setLayoutDirection(option.direction)
        self._ground(painter, card, state)
        inner = card.adjusted(Space.S, Space.S, -Space.S, -Space.S)
        figure = QRectF(inner.left(), inner.top(), inner.width(), self._figure_height(rect.width()))
        self._figure(painter, figure, entry)
        self._marks(painter, figure, entry)
        inner.setTop(figure.bottom() + Space.S)
        _text(painter, inner, entry)
        painter.restore()

    def _figure_height(self, width: int) -> int:
        return min(TALLEST, round((width - 2 * (Space.XS + Space.S)) * 0.95))

    def _ground(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        colours = theme.current()
        focused = state & QStyle.StateFlag.State_HasFocus
        over = state & QStyle.StateFlag.State_MouseOver
        edge = colours.accent if focused else colours.outline if over else colours.line
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 2.5 if focused else 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(card, RADIUS, RADIUS)

    def _figure(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        ratio = painter.device().devicePixelRatioF()
        moment = entry.loop.telling
        if self.moving and self.moving[0] == entry.move.id:
            moment = self.moving[1]
            if not entry.move.picture_paths:
                paint_frame(painter, rect, moment)
                round_corners(painter, rect, "surface")
                return
        still = self._stills.of(moment, rect.size().toSize(), ratio)
        painter.setOpacity(0.45 if Mark.SWITCHED_OFF in entry.marks else 1.0)
        painter.drawPixmap(rect.topLeft(), still)
        painter.setOpacity(1.0)
        round_corners(painter, rect, "surface")

    def _marks(self, painter: QPainter, figure: QRectF, entry: Entry) -> None:
        """A star in the upper corner; the others in words at the foot of the figure."""
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if Mark.FAVOURITE in entry.marks:
            x = figure.left() + Space.XS if mirrored else figure.right() - STAR - Space.XS
            self._star.paint(painter, QRect(round(x), round(figure.top()) + Space.XS, STAR, STAR))
        said = ", ".join(mark_words(entry.marks - {Mark.FAVOURITE}))
        if said:
            _pill(painter, figure, said, mirrored=mirrored)


def _text(painter: QPainter, rect: QRectF, entry: Entry) -> None:
    colours = theme.current()
    painter.setFont(theme.font(bold=True))
    painter.setPen(colours.text)
    rect.setTop(draw_lines(painter, rect, tr(entry.move.name), LINES, centred=False))
    painter.setFont(theme.font(theme.CAPTION))
    painter.setPen(colours.muted)
    draw_lines(painter, rect, words.card_line(entry.move), LINES, centred=False)


def _pill(painter: QPainter, figure: QRectF, said: str, *, mirrored: bool) -> None:
    colours = theme.current()
    painter.setFont(theme.font(theme.CAPTION, bold=True))
    metrics = painter.fontMetrics()
    wide = metrics.horizontalAdvance(said) + 2 * Space.S + Space.XS
    width = min(wide, figure.width() - 2 * Space.XS)
    height = metrics.height() + Space.XS
    left = figure.right() - width - Space.XS if mirrored else figure.left() + Space.XS
    ground = QRectF(left, figure.bottom() - height - Space.XS, width, height)
    painter.setPen(QPen(colours.warning, 1))
    painter.setBrush(colours.surface)
    painter.drawRoundedRect(ground, height / 2, height / 2)
    room = round(width) - 2 * Space.S
    words_shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
    painter.setPen(colours.warning)
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words_shown)


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()
