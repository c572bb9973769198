"""Letters that grow with the routine's window: at the wall or on the floor one reads from afar."""

from PySide6.QtCore import QSize

from backcare_tray.ui import theme

STEP, MOST = 0.25, 2.0
STANDING, LYING = QSize(480, 640), QSize(800, 520)
"""Sizes of the page for which the usual letters are meant: higher than wide, and wider than high.
In a page so many times as large they are so many times as large."""


def scale(page: QSize) -> float:
    """How many times as large the letters are as usual, 1 to 2, in whole steps."""
    meant = theme.grown(LYING if page.width() > page.height() else STANDING)
    room = min(page.width() / meant.width(), page.height() / meant.height())
    return max(1.0, min(MOST, room // STEP * STEP))


def sheet(times: float) -> str:
    """The style sheet for all that is to be read during a move."""
    if times == 1:
        return ""
    sizes = {
        "caption": theme.CAPTION,
        "muted": theme.BODY,
        "title": theme.TITLE,
        "instruction": theme.TITLE,
    }
    return "".join(
        f'QLabel[role="{role}"] {{ font-size: {theme.font(size * times).pointSizeF():.1f}pt; }}'
        for role, size in sizes.items()
    )
