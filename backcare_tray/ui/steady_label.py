"""A label that never pushes its neighbours around."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

TALLEST = 1 << 14


class SteadyLabel(QLabel):
    """Wraps its text, and always takes the height of the longest text announced by `reserve`.

    So the figure above it stays where it is when one instruction is longer than the one before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def reserve(self, texts: Iterable[str]) -> None:
        """Keep room for the tallest of `texts`."""
        self._texts = tuple(dict.fromkeys(texts))
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        metrics, room = self.fontMetrics(), QRect(0, 0, max(1, width), TALLEST)
        heights = (
            metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
            for text in (self.text(), *self._texts)
        )
        return max(metrics.height(), *heights)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line: how many there are depends on the width, which layouts ask for by themselves."""
        return QSize(0, self.fontMetrics().height())
