"""Paints what was found: the name of an option, and below it its page and what it does."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space

Index = QModelIndex | QPersistentModelIndex
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
TALL = 10_000
"""More pixels than any text takes."""


class FoundLines(QStyledItemDelegate):
    """The text of an item is its name, a line break, and the rest; both are wrapped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        view = option.widget
        width = view.viewport().width() if hasattr(view, "viewport") else option.rect.width()
        name, rest = self._places(QRect(0, 0, width, TALL), index)
        return QSize(width, rest.bottom() + Space.S if rest.height() else name.bottom() + Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent_soft)
            painter.drawRoundedRect(option.rect, Space.S, Space.S)
        name, rest = self._places(option.rect, index)
        head, _, line = str(index.data()).partition("\n")
        painter.setPen(colours.text)
        painter.setFont(theme.font(bold=True))
        painter.drawText(name, WRAPPED, head)
        painter.setPen(colours.text if chosen else colours.muted)
        painter.setFont(theme.font(theme.CAPTION))
        painter.drawText(rest, WRAPPED, line)
        painter.restore()

    def _places(self, room: QRect, index: Index) -> tuple[QRect, QRect]:
        """Where the name and the rest stand within `room`."""
        head, _, line = str(index.data()).partition("\n")
        inner = room.adjusted(Space.M, Space.S, -Space.M, 0)
        inner.setHeight(TALL)
        flags = int(WRAPPED)
        name = QFontMetrics(theme.font(bold=True)).boundingRect(inner, flags, head)
        below = inner.translated(0, name.height() + Space.XS)
        rest = QFontMetrics(theme.font(theme.CAPTION)).boundingRect(below, flags, line)
        return inner.intersected(_row(inner, name)), below.intersected(_row(below, rest))


def _row(room: QRect, text: QRect) -> QRect:
    """The full width of `room`, as tall as `text`."""
    return QRect(room.left(), room.top(), room.width(), text.height())
