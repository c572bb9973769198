"""Lays the pictures out to be looked at: sheets with twelve each, and a page with all of them."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

COLUMNS, ROWS = 4, 3
CELL = QSize(500, 400)
CAPTION, GAP = 24, 10
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Backcare: every window</title>
<style>
body {{ font: 16px sans-serif; margin: 24px; color: #1d2b2c; background: #cfd6d5; }}
figure {{ display: inline-block; margin: 8px; vertical-align: top; }}
img {{ max-width: 480px; max-height: 400px; display: block; }}
</style>
{body}</html>
"""


def write_sheets(pictures: Sequence[Path], folder: Path) -> None:
    """Write `sheet-1.png` and so on. Needs a QGuiApplication."""
    size = COLUMNS * ROWS
    for number, first in enumerate(range(0, len(pictures), size), 1):
        _sheet(pictures[first : first + size]).save(str(folder / f"sheet-{number}.png"))


def write_page(pictures: Mapping[str, Sequence[Path]], folder: Path) -> None:
    """Write `index.html`: all pictures, by variant; they lie in folders within `folder`."""
    parts = []
    for variant, paths in pictures.items():
        parts.append(f"<h1>{escape(variant)}</h1>")
        for path in paths:
            link = escape(path.relative_to(folder).as_posix())
            parts.append(
                f'<figure><a href="{link}"><img src="{link}" alt="" loading="lazy"></a>'
                f"<figcaption>{escape(path.stem)}</figcaption></figure>"
            )
    (folder / "index.html").write_text(PAGE.format(body="\n".join(parts)), "utf-8")


def _sheet(pictures: Sequence[Path]) -> QImage:
    rows = -(-len(pictures) // COLUMNS)
    tall = CELL.height() + CAPTION
    sheet = QImage(COLUMNS * (CELL.width() + GAP), rows * (tall + GAP), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#cfd6d5"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setFont(QGuiApplication.font())
    for number, path in enumerate(pictures):
        row, column = divmod(number, COLUMNS)
        x, y = column * (CELL.width() + GAP), row * (tall + GAP)
        painter.drawText(
            QRect(x, y, CELL.width(), CAPTION), Qt.AlignmentFlag.AlignCenter, path.stem
        )
        picture = _fitting(QImage(str(path)))
        painter.drawImage(x, y + CAPTION, picture)
    painter.end()
    return sheet


def _fitting(picture: QImage) -> QImage:
    """In a cell, never larger than it is."""
    picture.setDevicePixelRatio(1)
    if picture.width() <= CELL.width() and picture.height() <= CELL.height():
        return picture
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(CELL, Qt.AspectRatioMode.KeepAspectRatio, smooth)
