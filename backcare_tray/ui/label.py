"""Something to read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from backcare_tray.ui import theme

ACCENT = 1
"""Pixels above the letters: in some fonts the accent of a capital reaches beyond the line."""


def label(text: str, role: str = "") -> QLabel:
    """A wrapping label of plain text in one of the theme's roles.

    It begins where one begins to read, also with a text in another script, like a path.
    """
    result = QLabel(text)
    result.setWordWrap(True)
    if QGuiApplication.isRightToLeft():
        side = Qt.AlignmentFlag
        result.setAlignment(side.AlignRight | side.AlignAbsolute | side.AlignVCenter)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setContentsMargins(0, ACCENT, 0, 0)
    theme.mark(result, role)
    return result
