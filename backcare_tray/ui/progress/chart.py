"""What all charts share: they can be read aloud, by keyboard, from right to left, and printed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_tray.ui import roles, theme
from backcare_tray.ui.theme import Space, Theme


class Chart(QWidget):
    """A picture of numbers. Subclasses draw it, and say how high it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        roles.give(self, roles.Role.Chart)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def needed_height(self, width: int) -> int:
        """How many pixels it takes at this width."""
        raise NotImplementedError

    def draw(self, painter: QPainter, room: QRectF, colours: Theme) -> None:
        """Draw it into `room`, on a screen or on paper."""
        raise NotImplementedError

    def show_words(self, words: str) -> None:
        """What it shows, in words; then it is drawn anew."""
        self.setAccessibleDescription(words)
        self.fit()
        self.update()

    def fit(self) -> None:
        """Take the height that it needs."""
        self.setFixedHeight(self.needed_height(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(Space.XS, Space.XS, -Space.XS, -Space.XS)
        self.draw(painter, room, colours)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def seen(self, place: QRectF, room: QRectF) -> QRectF:
        """Where `place` is seen: mirrored where one reads from right to left."""
        if not self.mirrored:
            return place
        return QRectF(
            room.left() + room.right() - place.right(), place.y(), place.width(), place.height()
        )

    @property
    def mirrored(self) -> bool:
        """Whether it is read from right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def leading(self) -> Qt.AlignmentFlag:
        """Text at the side where it begins, in the middle of its line."""
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    def trailing(self) -> Qt.AlignmentFlag:
        """Text at the side where it ends, in the middle of its line."""
        side = Qt.AlignmentFlag.AlignLeft if self.mirrored else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def small() -> QFontMetricsF:
    """The measures of the text in charts."""
    return QFontMetricsF(theme.font(theme.CAPTION))
