"""The left side of the settings: a field to search in, and the list of pages."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.theme import Space

GLYPH = 20
"""Side of a page's sign beside letters of the usual size, in pixels."""


class SearchField(QLineEdit):
    """A line to search with."""

    entered = Signal()
    """Enter: to the first that was found."""
    left = Signal()
    """Down: into the list of what was found."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class Navigation(QFrame):
    """As wide as its longest title."""

    def __init__(self, pages: Sequence[tuple[str, str]], icons: Icons) -> None:
        super().__init__()
        self.search, self.list = SearchField(), QListWidget()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the settings"))
        self.search.setToolTip(tr("Search the settings (Ctrl+F)"))
        place = QLineEdit.ActionPosition
        sign = self.search.addAction(icons.glyph("search", "muted"), place.LeadingPosition)
        sign.setText(tr("Search"))
        self.clear = self.search.addAction(icons.glyph("close", "muted"), place.TrailingPosition)
        self.clear.setText(tr("Clear the search"))
        self.clear.setVisible(False)
        self.clear.triggered.connect(self.search.clear)
        self.search.textChanged.connect(lambda text: self.clear.setVisible(bool(text)))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Pages"))
        for title, glyph in pages:
            self.list.addItem(QListWidgetItem(icons.glyph(glyph, "muted"), title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, Space.M)
        column.setSpacing(Space.S)
        searching = QHBoxLayout()
        searching.setContentsMargins(Space.S, 0, Space.S, 0)
        searching.addWidget(self.search)
        column.addLayout(searching)
        column.addWidget(self.list, 1)
        self._titles = [title for title, _ in pages]
        self._fit()
        theme.on_change(self, self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground of the list, from the top of the window to its foot."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().surface)
        painter.end()

    def to_search(self) -> None:
        """Give the search the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _fit(self) -> None:
        widest = max(map(QFontMetrics(theme.font()).horizontalAdvance, self._titles))
        side = round(GLYPH * theme.growth())
        self.list.setIconSize(QSize(side, side))
        self.setFixedWidth(widest + side + 2 * Space.XXL)

    def turn(self, step: int) -> None:
        """Turn `step` pages on, round the end."""
        self.search.clear()
        self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
