"""The picture of the first step: somebody does a move beside a screen with our icon in its tray."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent

from backcare_tray.core.moves import Move
from backcare_tray.core.ports import Clock, Glance
from backcare_tray.core.routine import Moment
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.figure.figure import FigureView
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.theme import Space
from backcare_tray.ui.welcome.looped import Looped

SHARE = 0.52
"""Of the width, for the figure."""


class Scene(Looped):
    """The figure on one side, the screen on the other."""

    def __init__(self, move: Move | None, clock: Clock, icons: Icons) -> None:
        words = tr("A person exercises beside a screen that shows a reminder.")
        super().__init__(words, move, clock)
        self._icons = icons
        self._figure = FigureView(self)
        self._figure.setVisible(move is not None)

    def show_moment(self, moment: Moment, *, still: bool) -> None:
        self._figure.set_reduced_motion(still)
        self._figure.set_moment(moment)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        width = round(self.width() * SHARE)
        x = self.width() - width if self._mirrored else 0
        self._figure.setGeometry(x, 0, width, self.height())

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0 if self._mirrored else self.width() * SHARE
        room = QRectF(left, 0, self.width() * (1 - SHARE), self.height())
        self._paint_screen(painter, room.adjusted(Space.S, Space.L, -Space.S, -Space.L))
        painter.end()

    def _paint_screen(self, painter: QPainter, room: QRectF) -> None:
        """A screen on a desk: lines of work, the reminder, and the tray below."""
        colours = theme.current()
        size = room.size()
        size.setHeight(min(size.height() * 0.8, size.width() * 0.7))
        size.setWidth(min(size.width(), size.height() * 1.5))
        screen = QRectF(room.topLeft(), size)
        screen.moveCenter(room.center() - QPointF(0, size.height() * 0.1))
        foot = QRectF(0, 0, screen.width() * 0.3, screen.height() * 0.2)
        foot.moveCenter(QPointF(screen.center().x(), screen.bottom() + foot.height() * 0.4))
        desk = QRectF(screen.x(), foot.bottom() - 1, screen.width(), 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.outline)
        painter.drawRoundedRect(desk, 3, 3)
        painter.setPen(QPen(colours.outline, 2))
        painter.setBrush(colours.line)
        painter.drawRoundedRect(foot, 3, 3)
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(screen, 8, 8)
        self._paint_work(painter, screen)
        panel = QRectF(screen.x(), screen.bottom() - screen.height() * 0.17, screen.width(), 0)
        panel.setBottom(screen.bottom())
        self._paint_panel(painter, screen, panel)
        self._paint_reminder(painter, screen, panel)

    def _paint_work(self, painter: QPainter, screen: QRectF) -> None:
        painter.setPen(QPen(theme.current().line, 4, c=Qt.PenCapStyle.RoundCap))
        start = screen.x() + screen.width() * 0.1
        for line, share in enumerate((0.5, 0.7, 0.6)):
            y = screen.y() + screen.height() * (0.14 + 0.1 * line)
            painter.drawLine(QPointF(start, y), QPointF(start + screen.width() * share, y))

    def _paint_panel(self, painter: QPainter, screen: QRectF, panel: QRectF) -> None:
        inside = QPainterPath()
        inside.addRoundedRect(screen.adjusted(1, 1, -1, -1), 7, 7)
        strip = QPainterPath()
        strip.addRect(panel)
        painter.fillPath(inside.intersected(strip), theme.current().accent_soft)
        side = panel.height() * 0.76
        icon = QRectF(0, 0, side, side)
        icon.moveCenter(QPointF(self._tray_x(panel), panel.center().y()))
        self._icons.tray(Glance.DUE).paint(painter, icon.toRect())

    def _paint_reminder(self, painter: QPainter, screen: QRectF, panel: QRectF) -> None:
        """A small card above the icon, with its one main button."""
        colours = theme.current()
        card = QRectF(0, 0, screen.width() * 0.56, screen.height() * 0.32)
        card.moveBottom(panel.top() - 6)
        card.moveLeft(screen.x() + 8 if self._mirrored else screen.right() - 8 - card.width())
        painter.setPen(QPen(colours.accent, 2))
        painter.setBrush(colours.window)
        painter.drawRoundedRect(card, 6, 6)
        line = QPen(colours.outline, 3, c=Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        top = card.top() + card.height() * 0.3
        painter.drawLine(QPointF(card.x() + 10, top), QPointF(card.x() + card.width() * 0.75, top))
        button = QRectF(card.x() + 8, 0, card.width() * 0.42, card.height() * 0.3)
        button.moveBottom(card.bottom() - 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(button, 4, 4)

    def _tray_x(self, panel: QRectF) -> float:
        """Where the icon stands: near the end of the panel."""
        inset = panel.height() * 0.9
        return panel.x() + inset if self._mirrored else panel.right() - inset
