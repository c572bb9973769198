"""Where the parts of the routine page lie: one below the other, or side by side in a low window."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcare_tray.ui.scrolling import Scroll
from backcare_tray.ui.theme import Space
from backcare_tray.ui.window_place import WITHOUT_FRAME

LEAST_LETTERS = {False: 50, True: 36}
"""How wide the words must be, in letters of average width, below and beside the figure: narrower,
instructions fall to pieces."""
WIDE = 1.15
"""Wider than high by this much: figure and words stand side by side."""
FIGURE = 0.4
"""The share of the width that the figure takes beside the words."""

NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
IF_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded


@dataclass(frozen=True, slots=True)
class Parts:
    """What lies on the page, from the top to the bottom."""

    top: QWidget
    figure: QWidget
    ring: QWidget
    words: Scroll
    """Beside the ring."""
    buttons: QWidget


class Arrangement:
    """The layout of `page`, which asks it to `fit` after every change of size or letters.

    Where the screen is too low for everything, the figure becomes smaller first; then the words
    scroll. The buttons never leave the page.
    """

    def __init__(self, page: QWidget, parts: Parts) -> None:
        self._page, self._parts = page, parts
        parts.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        parts.buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        now, buttons = row(Space.L, (parts.ring, 0), (parts.words, 1)), row(0, (parts.buttons, 1))
        self._bottom = column(Space.S, now, buttons)
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setRowStretch(1, 1)
        self._wide = False
        self._arrange()

    def fit(self) -> None:
        """Lie as the size of the page asks, and keep the page large enough for every text."""
        room = room_height(self._page)
        least_below = self._others(self._inside, wide=False) + self._parts.ring.sizeHint().height()
        wide = self._page.width() > WIDE * self._page.height() or least_below > room
        if wide is not self._wide:
            self._wide = wide
            self._arrange()
        letter = self._page.fontMetrics().averageCharWidth()
        beside = self._parts.figure.minimumWidth() + Space.L if wide else 0
        self._page.setMinimumWidth(LEAST_LETTERS[wide] * letter + beside)
        self._page.setMinimumHeight(self._share_out(room))

    def _share_out(self, room: int) -> int:
        """Give figure and words their room; returns the height that the page needs."""
        least = self._parts.ring.sizeHint().height()
        for figure in self._figure_widths():
            width = self._inside - (figure + Space.L if figure else 0)
            others, words = self._others(width, wide=self._wide), max(least, self._lines(width))
            if others + words <= room:
                break
        shown = max(least, min(words, room - others))
        self._grid.setColumnMinimumWidth(0, figure)
        self._parts.words.setMinimumHeight(shown)
        # Of itself Qt keeps a bar that takes so much width that the words need a bar
        self._parts.words.setVerticalScrollBarPolicy(NEVER if shown == words else IF_NEEDED)
        return others + shown

    def _figure_widths(self) -> tuple[int, ...]:
        """How wide the figure may be beside the words, the best first; 0: it stands above them."""
        least = self._parts.figure.minimumWidth()
        return (max(least, round(self._inside * FIGURE)), least) if self._wide else (0,)

    @property
    def _inside(self) -> int:
        """The width of the page without its margins."""
        return max(self._page.width(), self._page.minimumWidth()) - 2 * Space.L

    def _others(self, width: int, *, wide: bool) -> int:
        """The least height of all but the words, in a column of `width`."""
        parts = self._parts
        ends = parts.top.heightForWidth(width) + parts.buttons.sizeHint().height()
        figure = 0 if wide else parts.figure.minimumHeight() + Space.S
        return 2 * Space.M + ends + 2 * Space.S + figure

    def _lines(self, width: int) -> int:
        """The height of all words in a column of `width`."""
        beside = self._parts.ring.sizeHint().width() + Space.L
        lines = self._parts.words.widget()
        return lines.heightForWidth(width - beside) if lines else 0

    def _arrange(self) -> None:
        stack = (self._parts.top, self._parts.figure, self._bottom)
        for part in stack:
            self._grid.removeWidget(part)
        if self._wide:
            self._grid.addWidget(self._parts.figure, 0, 0, 2, 1)
            self._grid.addWidget(self._parts.top, 0, 1)
            self._grid.addWidget(self._bottom, 1, 1)
        else:
            for row, part in enumerate(stack):
                self._grid.addWidget(part, row, 0)
        self._grid.setColumnStretch(0, 0 if self._wide else 1)
        self._grid.setColumnStretch(1, 1 if self._wide else 0)


def room_height(page: QWidget) -> int:
    """How high a window may be on the screen of `page`."""
    return round(page.screen().availableGeometry().height() * WITHOUT_FRAME)


def column(spacing: int, *lines: QHBoxLayout) -> QWidget:
    """One below the other; without margins of its own."""
    box = QWidget()
    rows = QVBoxLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(spacing)
    for line in lines:
        rows.addLayout(line)
    return box


def row(spacing: int, *parts: tuple[QWidget, int]) -> QHBoxLayout:
    """One beside the other, each with its share of the room that is left."""
    line = QHBoxLayout()
    line.setSpacing(spacing)
    for widget, stretch in parts:
        line.addWidget(widget, stretch)
    return line
