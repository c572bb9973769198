"""Where the parts of the routine page lie: one below the other, or side by side in a low window."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcare_tray.ui.theme import Space

LEAST_LETTERS = {False: 50, True: 36}
"""How wide the words must be, in letters of average width, below and beside the figure: narrower,
instructions fall to pieces."""
WIDE = 1.15
"""Wider than high by this much: figure and words stand side by side."""


class Arrangement:
    """The layout of `page`, which asks it to `fit` after every change of size or letters."""

    def __init__(self, page: QWidget, top: QWidget, stage: QWidget, bottom: QWidget) -> None:
        self._page, self._top, self._stage, self._bottom = page, top, stage, bottom
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._wide = False
        self._arrange()

    def fit(self) -> None:
        """Lie as the size of the page asks, and keep the page large enough for every text."""
        wide = self._page.width() > WIDE * self._page.height()
        if wide is not self._wide:
            self._wide = wide
            self._arrange()
        letter = self._page.fontMetrics().averageCharWidth()
        beside = self._stage.minimumWidth() + Space.L if wide else 0
        self._page.setMinimumWidth(LEAST_LETTERS[wide] * letter + beside)
        self._page.setMinimumHeight(self._grid.totalMinimumHeightForWidth(self._page.width()))

    def _arrange(self) -> None:
        for part in (self._top, self._stage, self._bottom):
            self._grid.removeWidget(part)
        if self._wide:
            self._grid.addWidget(self._stage, 0, 0, 2, 1)
            self._grid.addWidget(self._top, 0, 1)
            self._grid.addWidget(self._bottom, 1, 1)
        else:
            for row, part in enumerate((self._top, self._stage, self._bottom)):
                self._grid.addWidget(part, row, 0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3 if self._wide else 0)
        self._grid.setRowStretch(1, 1)


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
