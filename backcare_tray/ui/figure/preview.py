"""Pictures of a move: a contact sheet of its key moments, or every frame of one walk through."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from backcare_tray.core.moves import Move
from backcare_tray.core.routine import Moment, Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.translation import tr
from backcare_tray.ui.figure.figure import paint_figure, shot_at
from backcare_tray.ui.figure.palette import DARK, LIGHT

CELL = 480
CAPTION = 48


def moments(move: Move, shares: tuple[float, ...] = (0.5, 1.0)) -> list[Moment]:
    """The moments of one repetition of each side, at `shares` of every segment."""
    routine = _routine(move)
    return [
        routine.at(segment.begin + (segment.end - segment.begin) * share - 1e-6)
        for segment in routine.segments
        for share in shares
    ]


def contact_sheet(move: Move, columns: int = 4, dark: bool = False) -> QImage:
    """A grid of the moments of `move` with their instructions. Needs a QGuiApplication."""
    shown = moments(move)
    rows = -(-len(shown) // columns)
    palette = DARK if dark else LIGHT
    sheet = QImage(columns * CELL, rows * (CELL + CAPTION), QImage.Format.Format_RGB32)
    sheet.fill(QColor(palette.background))
    painter = QPainter(sheet)
    painter.setFont(QFont(painter.font().family(), 12))
    for i, moment in enumerate(shown):
        x, y = i % columns * CELL, i // columns * (CELL + CAPTION)
        paint_figure(painter, QRectF(x, y, CELL, CELL), shot_at(moment), palette)
        painter.setPen(QColor("#e8eceb" if dark else "#2d3a3c"))
        caption = f"{tr(moment.instruction)}\n{moment.side} {moment.breath}"
        painter.drawText(QRectF(x, y + CELL, CELL, CAPTION), Qt.AlignmentFlag.AlignCenter, caption)
    painter.end()
    return sheet


def frames(move: Move, folder: Path, fps: int = 30) -> int:
    """Write every frame of one repetition of each side as PNG into `folder`; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    routine = _routine(move)
    count = int(routine.seconds * fps)
    for i in range(count):
        image = QImage(CELL, CELL, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_figure(painter, QRectF(0, 0, CELL, CELL), shot_at(routine.at(i / fps)), LIGHT)
        painter.end()
        _save(image, folder / f"{move.id}-{i:05d}.png")
    return count


def write_sheet(move: Move, path: Path, dark: bool = False) -> None:
    """Write the contact sheet of `move`. Raises OSError when the file cannot be written."""
    application = QGuiApplication.instance() or QGuiApplication(
        [*sys.argv[:1], "-platform", "offscreen"]
    )
    _save(contact_sheet(move, dark=dark), path)
    del application


def _routine(move: Move) -> Routine:
    return Routine(PlannedSet(tuple(Step(move, side, 1) for side in move.sides)))


def _save(image: QImage, path: Path) -> None:
    if not image.save(str(path)):
        raise OSError(f"{path}: the picture cannot be written")
