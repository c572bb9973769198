"""One page of the progress window: it scrolls, and is filled when it is first looked at."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.progress.card import wrapped
from backcare_tray.ui.scrolling import follow_keyboard
from backcare_tray.ui.theme import Space


class Page(QScrollArea):
    """A column of cards under a title and a line that explains."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        follow_keyboard(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = content = QWidget()
        content.setObjectName("content")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(wrapped(title, "title"))
        self._column.addWidget(wrapped(lead, "muted"))
        self._column.addStretch()
        self.setWidget(content)

    def add(self, widget: QWidget) -> None:
        """Put `widget` below what is there."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def refresh(self) -> None:
        """Ask for what holds now, and show it."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt lets the page watch its content: when that grows, the window may have to as well."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest card needs: nothing is ever cut off at the side."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, 5 * theme.TARGET)
