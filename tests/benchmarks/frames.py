"""Milliseconds a frame of the figure takes, for every move, painted into a 480 x 480 picture."""

import statistics
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from backcare_tray.core.moves import Move
from backcare_tray.core.routine import Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.storage import paths
from backcare_tray.storage.library_files import load_library
from backcare_tray.ui.figure.figure import paint_figure, shot_at
from backcare_tray.ui.figure.palette import LIGHT

SIZE = 480
FRAMES = 150


def measure() -> Iterator[tuple[str, float]]:
    """The baseline first: a stick figure of fifteen lines; then the median frame of each move."""
    yield "frame, fifteen lines, ms", statistics.median(_spent(_stick) for _ in range(FRAMES))
    moves, _ = load_library(paths.assets_dir() / "moves")
    for move in moves:
        yield f"frame, {move.id}, ms", statistics.median(_move(move))


def _move(move: Move) -> list[float]:
    routine = Routine(PlannedSet(tuple(Step(move, side, 1) for side in move.sides)))
    times = [routine.seconds * i / FRAMES for i in range(FRAMES)]

    def paint_at(elapsed: float) -> float:
        moment = routine.at(elapsed)
        return _spent(
            lambda painter: paint_figure(painter, QRectF(0, 0, SIZE, SIZE), shot_at(moment), LIGHT)
        )

    return [paint_at(elapsed) for elapsed in times]


def _spent(paint: Callable[[QPainter], None]) -> float:
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    begin = time.perf_counter()

    paint(painter)
    spent = time.perf_counter() - begin
    painter.end()
    return spent * 1000


def _stick(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(0, 0, SIZE, SIZE, 0xFFF4F6F6)
    for i in range(15):
        painter.drawLine(240, 20 + i * 28, 100 + i * 20, 440)
