"""Small parts that the pages of the library share."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.flow import Flow, flowing
from backcare_tray.ui.scrolling import Scroll
from backcare_tray.ui.theme import Space

GLYPH = QSize(20, 20)
"""Of a sign on a button, in pixels."""


def button(
    text: str,
    act: Callable[[], object],
    *,
    tip: str = "",
    role: str = "",
    icon: QIcon | None = None,
) -> QPushButton:
    """A button with what it does said to those who linger, and to screen readers."""
    result = QPushButton(text)
    result.setToolTip(tip)
    result.setAccessibleDescription(tip)
    if icon is not None:
        result.setIcon(icon)
        result.setIconSize(GLYPH)
    result.clicked.connect(lambda: act())  # noqa: PLW0108 - Qt would hand `act` the check mark
    theme.mark(result, role)
    return result


def row(*widgets: QWidget, gap: int = Space.S) -> QWidget:
    """The widgets side by side, in the next line where there is no more room."""
    result = QWidget()
    flow = Flow(result, gap)
    for widget in widgets:
        flow.addWidget(widget)
    return flowing(result)


def scrolled(content: QWidget) -> Scroll:
    """`content` behind a bar at its side; it is never cut off sideways."""
    area = Scroll(content)
    for ground in (area.viewport(), content):
        ground.setAutoFillBackground(False)  # that of the window shows
    return area
