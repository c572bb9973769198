"""Pictures instead of the figure: shown whole, in their proportions, and never a blank error."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from backcare_tray.core.routine import Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.ui.figure.picture_view import PictureView
from backcare_tray.ui.figure.stage import FigureStage
from tests.fakes import make_move

RED, BLUE = QColor("#cc0000"), QColor("#0000cc")


def png(path: Path, colour: QColor) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path))
    return path


def svg(path: Path, colour: QColor) -> Path:
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        f'<rect width="40" height="20" fill="{colour.name()}"/></svg>'
    )
    return path


def shown(view: PictureView) -> QImage:
    return view.grab().toImage()


@pytest.mark.parametrize(("name", "make"), [("a.png", png), ("a.svg", svg)])
def test_a_picture_fills_the_width_and_keeps_its_proportions(
    qapp: QApplication, tmp_path: Path, name: str, make: object
) -> None:
    assert callable(make)
    view = PictureView()
    view.resize(200, 200)
    view.show_picture(make(tmp_path / name, RED))
    image = shown(view)
    assert image.pixelColor(100, 100) == RED
    assert image.pixelColor(3, 100) == RED
    assert image.pixelColor(100, 40) != RED
    assert image.pixelColor(100, 160) != RED


def test_what_cannot_be_drawn_leaves_it_empty(qapp: QApplication, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")
    view = PictureView()
    view.resize(50, 50)
    empty = shown(view)
    view.show_picture(broken)
    assert shown(view) == empty


def test_a_move_with_pictures_shows_the_one_of_its_pose(qapp: QApplication, tmp_path: Path) -> None:
    pictures = {
        "start": str(png(tmp_path / "start.png", RED)),
        "end": str(png(tmp_path / "end.png", BLUE)),
    }
    move = replace(make_move(), picture_paths=pictures)
    routine = Routine(PlannedSet((Step(move, move.sides[0], 1),)))
    stage = FigureStage()
    stage.resize(300, 300)
    for elapsed, colour in ((1.0, RED), (6.0, BLUE)):
        stage.show_moment(routine.at(elapsed), paused=False)
        assert shown(stage.pictures).pixelColor(150, 150) == colour
    assert stage.figure.isHidden()
    stage.show_moment(routine.at(1.0), paused=True)
    assert not stage.pictures.isHidden()
