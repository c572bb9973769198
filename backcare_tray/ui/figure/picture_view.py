"""Shows the pictures of a move that has pictures instead of poses."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from backcare_tray.ui import theme

SIDE = 2000
"""Pixels of the longer side of a picture in memory: no window shows more."""


class PictureView(QWidget):
    """One picture, as large as fits, never stretched; empty if the file cannot be drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._pixmap = QPixmap()
        self._drawing: QSvgRenderer | None = None

    def show_picture(self, path: Path, side: int = SIDE) -> None:
        """Show the picture in `path`, read no larger than `side` pixels to each side.

        The one that is shown already is not read again.
        """
        if path == self._path:
            return
        self._path = path
        self._drawing = QSvgRenderer(str(path)) if path.suffix.lower() == ".svg" else None
        image = QImage() if self._drawing else read_upright(path, side)
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().window)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._drawing and self._drawing.isValid():
            self._drawing.render(painter, self._place(QSizeF(self._drawing.defaultSize())))
        elif not self._pixmap.isNull():
            place = self._place(QSizeF(self._pixmap.size()))
            painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
        painter.end()

    def _place(self, size: QSizeF) -> QRectF:
        """In the middle, with the picture's own proportions."""
        size.scale(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        return place


def read_upright(path: Path, side: int) -> QImage:
    """The picture at `path` as the camera was held, at most `side` pixels to each side.

    Empty if it cannot be read.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
