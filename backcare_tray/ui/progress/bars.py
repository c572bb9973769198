"""Bars with their words above them: one for each body area."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backcare_tray.ui import theme
from backcare_tray.ui.progress.chart import Chart, small
from backcare_tray.ui.theme import Space, Theme


class Bars(Chart):
    """Each with a name, a length, and words that tell it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._bars: Sequence[tuple[str, float, str]] = ()

    def put(self, bars: Sequence[tuple[str, float, str]]) -> None:
        """Show (name, length, length in words)."""
        self._bars = bars

    def needed_height(self, width: int) -> int:
        return round(len(self._bars) * 2.8 * small().height()) + 2 * Space.XS

    def draw(self, painter: QPainter, room: QRectF, colours: Theme) -> None:
        line = small().height()
        longest = max((length for _name, length, _words in self._bars), default=0.0) or 1.0
        for row, (name, length, words) in enumerate(self._bars):
            top = room.top() + row * 2.8 * line
            text = QRectF(room.left(), top, room.width(), 1.3 * line)
            painter.setFont(theme.font(theme.CAPTION))
            painter.setPen(colours.text)
            painter.drawText(text, self.leading(), f"{name} · {words}")
            track = QRectF(room.left(), top + 1.4 * line, room.width(), 0.8 * line)
            painter.setPen(QPen(colours.outline, 1))
            painter.setBrush(colours.window)
            painter.drawRoundedRect(track, 4, 4)
            bar = QRectF(track)
            bar.setWidth(track.width() * length / longest)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawRoundedRect(self.seen(bar, track), 4, 4)
