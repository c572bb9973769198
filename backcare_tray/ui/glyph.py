"""Single signs on buttons and in lists, drawn in the theme's colours at the moment of painting.

Each is one file in `assets/icons/glyphs`, on a grid of 24 pixels, in strokes of `currentColor`.
"""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from backcare_tray.ui import theme

MIRRORED = frozenset({"back", "forward", "undo", "external", "list"})
"""What points along the line of reading, and turns round where that runs from right to left. Signs
of a player (play, skip, again) point along the tape, everywhere the same way."""

_clones: list["GlyphEngine"] = []
"""Qt deletes a clone by itself, but does not keep Python's half of it alive until then."""


@cache
def glyph(path: Path, colour: str) -> QIcon:
    """The file `path` as an icon: one for each sign and colour, and for good.

    An icon that Python's collector finds among garbage may go after its engine, whose other half is
    Python's, and then frees it once more (PySide6 6.11, Python 3.13).
    """
    return QIcon(GlyphEngine(path, colour))


class GlyphEngine(QIconEngine):
    """Paints the file `path` in the theme's colour called `colour`, whatever the theme then is."""

    def __init__(self, path: Path, colour: str) -> None:
        super().__init__()
        self._path, self._colour = path, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(rect).center())
        painter.save()
        if self._path.stem in MIRRORED and _from_right_to_left():
            painter.translate(place.center().x() * 2, 0)
            painter.scale(-1, 1)
        _drawing(self._path, self._shade(mode)).render(painter, place)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """As Qt's own, which leaves to chance what is not painted."""
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return result

    def clone(self) -> QIconEngine:
        copy = GlyphEngine(self._path, self._colour)
        _clones.append(copy)
        return copy

    def _shade(self, mode: QIcon.Mode) -> str:
        colours = theme.current()
        off = mode is QIcon.Mode.Disabled
        shade: QColor = colours.outline if off else getattr(colours, self._colour)
        return shade.name()


def _from_right_to_left() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


@lru_cache(maxsize=128)
def _drawing(path: Path, shade: str) -> QSvgRenderer:
    """The file in one colour. Raises ValueError, naming the file, if it cannot be drawn."""
    source = path.read_text("utf-8") if path.is_file() else ""
    drawing = QSvgRenderer(QByteArray(source.replace("currentColor", shade).encode()))
    if not drawing.isValid():
        raise ValueError(f"{path}: not an SVG drawing that can be shown")
    return drawing
