"""Two widgets side by side, which come to stand one below the other where the window is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from backcare_tray.ui.theme import Space


class Bend(QWidget):
    """`first` takes what room is left beside `second`, but needs that of `letters` there.

    `always` puts the second below the first at any width; `second_grows` gives it the room that
    is left, instead of the first.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        letters: int,
        *,
        always: bool = False,
        second_grows: bool = False,
    ) -> None:
        super().__init__()
        self._first, self._second, self._letters = first, second, letters
        self._always = always
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(first, 0 if second_grows else 1)
        self._row.addWidget(second, 1 if second_grows else 0, Qt.AlignmentFlag.AlignVCenter)
        self._turn(down=always)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as with one below the other."""
        least = max(part.minimumSizeHint().width() for part in (self._first, self._second))
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        letters = self._letters * self.fontMetrics().averageCharWidth()
        need = self._second.sizeHint().width() + Space.XL + letters
        self._turn(down=self._always or self.width() < need)
        super().resizeEvent(event)

    def _turn(self, *, down: bool) -> None:
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if down else way.LeftToRight)
        self._row.setSpacing(Space.S if down else Space.XL)
        place = Qt.AlignmentFlag
        natural = down and isinstance(self._second, QPushButton)
        self._row.setAlignment(self._second, place.AlignLeading if natural else place.AlignVCenter)
