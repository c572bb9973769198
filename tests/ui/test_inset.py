"""The small second view in the corner of the figure."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from backcare_tray.core.routine import Moment, Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.ui.figure.stage import FigureStage
from tests.moves_on_film import library


def moment(move: str, elapsed: float = 9.0) -> Moment:
    chosen = library()[move]
    return Routine(PlannedSet((Step(chosen, chosen.sides[0], 2),))).at(elapsed)


@pytest.fixture
def stage(qtbot: QtBot) -> FigureStage:
    stage = FigureStage()
    qtbot.addWidget(stage)
    stage.resize(440, 360)
    stage.show()
    return stage


def test_it_shows_where_one_view_is_not_enough(stage: FigureStage) -> None:
    stage.show_moment(moment("chin-tuck"), paused=False)
    assert stage.inset.isVisible()
    stage.show_moment(moment("seated-twist"), paused=False)
    assert not stage.inset.isVisible()
    stage.show_moment(moment("chin-tuck", elapsed=1.0), paused=False)
    assert not stage.inset.isVisible()


def test_it_moves_with_the_figure_and_looks_from_elsewhere(stage: FigureStage) -> None:
    stage.show_moment(moment("cat-cow"), paused=False)
    before = stage.inset.grab().toImage()
    size = stage.inset.size()
    assert stage.figure.grab().scaled(size).toImage() != before
    stage.show_moment(moment("cat-cow", elapsed=12.0), paused=False)
    assert stage.inset.grab().toImage() != before


def test_in_a_small_picture_there_is_no_corner_to_spare(stage: FigureStage) -> None:
    stage.show_moment(moment("chin-tuck"), paused=False)
    stage.resize(440, 240)
    assert not stage.inset.isVisible()
    stage.resize(440, 360)
    assert stage.inset.isVisible()


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_it_lies_where_a_line_ends(stage: FigureStage, direction: Qt.LayoutDirection) -> None:
    if direction is Qt.LayoutDirection.LayoutDirectionAuto:
        direction = QGuiApplication.layoutDirection()
    stage.setLayoutDirection(direction)
    stage.show_moment(moment("chin-tuck"), paused=False)
    stage.resize(441, 360)
    at_the_left = stage.inset.geometry().center().x() < stage.width() / 2
    assert at_the_left is (direction is Qt.LayoutDirection.RightToLeft)
    assert stage.rect().contains(stage.inset.geometry())
    assert not stage.inset.geometry().intersects(stage.banner.geometry())


def test_without_a_moment_nothing_is_painted(stage: FigureStage) -> None:
    stage.inset.show_moment(None)
    assert not stage.inset.isVisible()
    assert not stage.inset.grab().isNull()
