"""Text that is painted in a few lines at most, the last one shortened."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

BETWEEN = " \N{MIDDLE DOT}"


def lines_of(text: str, font: QFont, width: float, most: int) -> list[str]:
    """`text` broken into at most `most` lines of `width` pixels; the last may end in "…".

    What stands between two parts of it is left out where the line ends.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begin = line.textStart()
        end = len(text) if len(lines) == most - 1 else begin + line.textLength()
        lines.append(text[begin:end].strip(BETWEEN))
    layout.endLayout()
    metrics = QFontMetricsF(font)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def draw_lines(painter: QPainter, rect: QRectF, text: str, most: int, *, centred: bool) -> float:
    """Paint `text` at the top of `rect` in the painter's font and pen; returns where it ends."""
    metrics = QFontMetricsF(painter.font())
    align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeading
    top = rect.top()
    for line in lines_of(text, painter.font(), rect.width(), most):
        row = QRectF(QPointF(rect.left(), top), rect.size())
        row.setHeight(metrics.height())
        painter.drawText(row, align | Qt.AlignmentFlag.AlignVCenter, line)
        top += metrics.height()
    return top
