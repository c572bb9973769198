"""Three dots that say which step of the welcome one is at."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space

RADIUS = 5.0


class Dots(QLabel):
    """A filled dot for the present step, rings for the others; in words for a screen reader."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Stand at `step`, counted from 0."""
        self._step = step
        words = tr("Step {number} of {all}: {name}").format(
            number=step + 1, all=len(self._names), name=self._names[step]
        )
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(len(self._names) * Space.XL, Space.XL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        order = range(len(self._names))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place, step in enumerate(reversed(order) if mirrored else order):
            here = step == self._step
            painter.setPen(QPen(colours.accent if here else colours.outline, 2))
            painter.setBrush(colours.accent if here else Qt.BrushStyle.NoBrush)
            middle = QPointF((place + 0.5) * Space.XL, self.height() / 2)
            painter.drawEllipse(middle, RADIUS, RADIUS)
        painter.end()
