"""Two parts beside each other; one below the other where there is no room for that."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from backcare_tray.ui.theme import Space


class TwoColumns(QWidget):
    """`first` gets `share` parts of the room for each part that `second` gets."""

    def __init__(self, first: QWidget, second: QWidget, share: int = 1) -> None:
        super().__init__()
        self._parts = (first, second)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.XL)
        self._box.addWidget(first, share)
        self._box.addWidget(second, 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self._box.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        needed = sum(part.minimumSizeHint().width() for part in self._parts) + Space.XL
        directions = QBoxLayout.Direction
        self._box.setDirection(
            directions.LeftToRight if self.width() >= needed else directions.TopToBottom
        )
