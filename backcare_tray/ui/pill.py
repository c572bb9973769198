"""A few words on a rounded ground."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space


class Pill(QLabel):
    """A label shaped like a pill: soft by default, in the full accent colour when `strong`."""

    def __init__(self, scale: float = theme.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong = False
        self._scale, self._times = scale, 1.0
        self._take_font()
        theme.on_change(self, self._take_font)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def _take_font(self) -> None:
        self.setFont(theme.font(self._scale * self._times, bold=True))
        self.adjustSize()

    def grow(self, times: float) -> None:
        """Write so many times as large as usual."""
        self._times = times
        self._take_font()

    def show_words(self, words: str, *, strong: bool = False) -> None:
        """Show `words`; nothing at all when they are empty."""
        if words != self.text() or strong is not self._strong:
            self._strong = strong
            self.setText(words)
            self.adjustSize()
        self.setVisible(bool(words))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * Space.M
        return QSize(width, metrics.height() + 2 * Space.XS)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent if self._strong else colours.accent_soft)
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(colours.on_accent if self._strong else colours.text)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
