"""What scrolls where room is short: by the bar, and by the keyboard that walks through it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space

LEAST_HEIGHT = 180
"""Of a page, in pixels."""


class Scroll(QScrollArea):
    """`content` behind a bar at its side: it never scrolls sideways."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_keyboard(self)
        self._content = content
        self.setWidget(content)


class ScrollPage(Scroll):
    """A column under a title and a line that explains. Nothing is ever cut off at its side."""

    def __init__(
        self, title: str, lead: str, *, title_role: str = "title", lead_role: str = "muted"
    ) -> None:
        content = QWidget()
        content.setObjectName("content")
        super().__init__(content)
        self.title = title
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self.column.setSpacing(Space.M)
        self.column.addWidget(label(title, title_role))
        self.column.addWidget(label(lead, lead_role))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt lets the page watch its content: when that grows, the window may have to as well."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest part needs."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, LEAST_HEIGHT)


class CardPage(ScrollPage):
    """Cards from the top on, one below the other."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__(title, lead)
        self.column.addStretch(1)  # the cards, which could grow, keep their height

    def add(self, widget: QWidget) -> None:
        """Put `widget` below what is there."""
        self.column.insertWidget(self.column.count() - 1, widget)


def follow_keyboard(area: QScrollArea) -> None:
    """Let only what is in `area` take the keyboard, and bring it into sight when it does.

    Page Up and Page Down scroll from there. Qt by itself follows inside of a page, but not on the
    way into one that was scrolled.
    """
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    _Follower(area)


class _Follower(QObject):
    """Lives as long as its area."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Not for the pointer: what it presses must not move away below it."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)
