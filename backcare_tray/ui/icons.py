"""The program's icon, the five faces of the tray, and single signs, from our own SVG files.

The tray icons differ in silhouette, not only in colour, and stand on a filled disc, so that they
read on light and on dark panels.
"""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from backcare_tray.core.ports import Glance

SIZES = (16, 22, 24, 32, 44, 48, 64, 96)
"""What panels ask for, in pixels: 16, 22, 24, 32 and 48, each also doubled."""


class Icons:
    """The drawings in `folder`, each rendered once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tray: dict[Glance, QIcon] = {}

    @cached_property
    def program(self) -> QIcon:
        """The program's own icon."""
        return _render(self._folder / "backcare.svg")

    def tray(self, glance: Glance) -> QIcon:
        """The tray's icon for `glance`."""
        if glance not in self._tray:
            self._tray[glance] = _render(self._folder / f"tray-{glance}.svg")
        return self._tray[glance]

    def glyph(self, name: str, colour: str = "text") -> QIcon:
        """The sign `name`, in the theme's colour called `colour`; it changes with the theme.

        On the main button of a window `colour` is "on_accent". The names are those of the files in
        `glyphs`: star, star-full, search, settings, play, pause, back, forward, skip, again, undo,
        hurt, chart, library, list, info, check, warning, question, plus, minus, close, trash, edit,
        copy, share, import, export, drag-handle, calendar, clock, snooze, sound, silent, voice,
        look, keys, folder, print, filter, up, down, person, eye, external.
        Raises ValueError for a name that there is not.
        """
        from backcare_tray.ui.glyph import glyph  # noqa: PLC0415 - the tray has no theme

        path = self._folder / "glyphs" / f"{name}.svg"
        if not path.is_file():
            raise ValueError(f"{path}: there is no such sign")
        return glyph(path, colour)


def _render(path: Path) -> QIcon:
    """Draw the file at every size. Raises ValueError, naming the file, if it cannot be drawn."""
    drawing = QSvgRenderer(str(path))
    if not drawing.isValid():
        raise ValueError(f"{path}: not an SVG drawing that can be shown")
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
