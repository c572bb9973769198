"""The figure: what is painted, when it is painted, and that painting leaks nothing."""

import gc
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from backcare_tray.core.body.glows import GLOWS
from backcare_tray.core.body.motion import body_between
from backcare_tray.core.body.pose import Pose, View
from backcare_tray.core.moves import Side
from backcare_tray.core.routine import Moment, Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.ui.figure import preview
from backcare_tray.ui.figure.figure import FigureView, Shot, paint_figure, shot_at
from backcare_tray.ui.figure.palette import DARK, LIGHT, FigurePalette
from tests.moves_on_film import library

SIZE = 240
every_move = pytest.mark.parametrize("move", sorted(library()))

pytestmark = pytest.mark.usefixtures("qapp")


def _routine(move: str) -> Routine:
    sides = library()[move].sides
    return Routine(PlannedSet(tuple(Step(library()[move], side, 1) for side in sides)))


def _middle(move: str, side: Side | None = None) -> Moment:
    """The moment of the hardest work."""
    routine = _routine(move)
    moments = [routine.at(i / 4) for i in range(int(routine.seconds * 4))]
    return max(
        (moment for moment in moments if side in (None, moment.side)),
        key=lambda moment: moment.load,
    )


def _picture(shot: Shot, palette: FigurePalette = LIGHT, size: int = SIZE) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    paint_figure(painter, QRectF(0, 0, size, size), shot, palette)
    painter.end()
    return image


def _colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def _differing(one: QImage, other: QImage) -> int:
    """Pixels, of a grid of every second one, that differ."""
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(0, one.width(), 2)
        for y in range(0, one.height(), 2)
    )


@every_move
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_person_is_painted_and_nothing_is_cut_off(move: str, palette: FigurePalette) -> None:
    """Every frame leaves an edge free of the figure: only background, floor and wall touch it."""
    room = {QColor(c).rgb() for c in (palette.background, palette.wall, palette.floor)}
    room.add(QColor(palette.skirting).rgb())
    routine = _routine(move)
    for share in range(20):
        image = _picture(shot_at(routine.at(routine.seconds * share / 20)), palette)
        assert len(_colours(image)) > 200
        edge = [image.pixel(i, j) for i in range(SIZE) for j in (0, SIZE - 1)]
        edge += [image.pixel(j, i) for i in range(SIZE) for j in (0, SIZE - 1)]
        strangers = [pixel for pixel in edge if not _near(pixel, room)]
        assert not strangers, routine.at(routine.seconds * share / 20).to_pose


def _near(pixel: int, colours: set[int]) -> bool:
    """One of `colours`, or a blend along the border of two of them, or a soft shadow on them."""
    grey = QColor(pixel)
    return any(
        abs(grey.red() - c.red()) + abs(grey.green() - c.green()) + abs(grey.blue() - c.blue()) < 45
        for c in map(QColor, colours)
    )


@every_move
def test_the_movement_can_be_seen(move: str) -> None:
    start = shot_at(_routine(move).at(4.9))
    work = shot_at(_middle(move, library()[move].sides[0]))
    assert _differing(_picture(start), _picture(work)) > 300


@every_move
def test_the_working_place_glows(move: str) -> None:
    body, view, load, _ = shot_at(_middle(move))
    assert load >= 0.9
    calm, glowing = _picture(Shot(body, view, 0.0)), _picture(Shot(body, view, load))
    assert 40 < _differing(calm, glowing) < 3000


@pytest.mark.parametrize("name", GLOWS)
def test_every_place_can_glow_from_both_sides(name: str) -> None:
    """The places lie on the body, whichever way it is seen."""
    body = body_between(Pose(), Pose(), 1.0)
    for yaw in (0.0, 180.0):
        view = View(yaw=yaw, glow=(name,))
        assert _differing(_picture(Shot(body, view, 1.0)), _picture(Shot(body, view))) > 5


def test_the_two_sides_are_mirror_images() -> None:
    """Light falls from one side, so outlines are compared: what is background and what is not."""
    left, right = (
        _picture(shot_at(_middle("seated-twist", side))) for side in (Side.LEFT, Side.RIGHT)
    )
    ground = QColor(LIGHT.background).rgb()
    unlike = sum(
        (left.pixel(x, y) == ground) != (right.pixel(SIZE - 1 - x, y) == ground)
        for x in range(0, SIZE, 2)
        for y in range(0, SIZE, 2)
    )
    assert unlike < 0.02 * (SIZE / 2) ** 2


def test_a_head_can_be_seen_from_everywhere() -> None:
    """Turning once around a person shows skin and hair at every angle, and no sudden change."""
    body = body_between(Pose(), Pose(), 1.0)
    views = [View(yaw=yaw, distance=1.2, target=(0.0, 1.6, 0.0)) for yaw in range(0, 360, 10)]
    turns = [_picture(Shot(body, view)) for view in views]
    assert all(len(_colours(picture)) > 100 for picture in turns)
    jumps = [_differing(a, b) for a, b in pairwise([*turns, turns[0]])]
    assert max(jumps) < 3 * sorted(jumps)[len(jumps) // 2]


def test_a_veiled_figure_fades_into_the_room() -> None:
    """From one base to another the picture goes by way of the empty background."""
    shot = shot_at(_middle("chin-tuck"))
    clear, half, gone = (_picture(shot._replace(veil=veil)) for veil in (0.0, 0.5, 1.0))
    assert _colours(gone) == {QColor(LIGHT.background).rgb()}
    assert _differing(clear, half) > 1000
    assert _differing(half, gone) > 1000


def test_the_ball_is_seen() -> None:
    body, view, *_ = shot_at(_middle("massage-ball"))
    with_ball, without = (_picture(Shot(each, view)) for each in (body, body._replace(ball=None)))
    assert _differing(with_ball, without) > 15


def test_it_paints_only_inside_its_rectangle() -> None:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    paint_figure(painter, QRectF(60, 60, 120, 120), shot_at(_middle("wall-angel")), LIGHT)
    painter.end()
    assert image.pixelColor(30, 30) == image.pixelColor(200, 120) == QColor("#ff00ff")
    assert image.pixelColor(61, 61) != QColor("#ff00ff")


class CountingView(FigureView):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted += 1
        super().paintEvent(event)


def _shown(qapp: QApplication) -> CountingView:
    view = CountingView()
    view.resize(200, 200)
    view.show()
    qapp.processEvents()
    view.painted = 0
    return view


def test_the_view_repaints_only_for_something_new(qapp: QApplication) -> None:
    view, routine = _shown(qapp), _routine("chin-tuck")
    for elapsed in (6.0, 6.0, 6.0, 6.1):
        view.set_moment(routine.at(elapsed))
        qapp.processEvents()
    assert view.painted == 2


def test_with_reduced_motion_a_still_stays_until_the_next_key_pose(qapp: QApplication) -> None:
    view, routine = _shown(qapp), _routine("chin-tuck")
    view.set_reduced_motion(True)
    view.set_moment(routine.at(5.1))
    qapp.processEvents()
    view.painted = 0
    for tenth in range(51, 120):
        view.set_moment(routine.at(tenth / 10))
        qapp.processEvents()
    assert view.painted == 0
    view.set_moment(routine.at(14.0))
    qapp.processEvents()
    assert view.painted == 1


def test_setting_reduced_motion_twice_paints_once(qapp: QApplication) -> None:
    view = _shown(qapp)
    view.set_moment(_routine("chin-tuck").at(6.0))
    qapp.processEvents()
    view.painted = 0
    for _ in range(2):
        view.set_reduced_motion(True)
        qapp.processEvents()
    assert view.painted == 1


def test_before_the_first_moment_there_is_an_empty_room(qapp: QApplication) -> None:
    view = _shown(qapp)
    assert len(_colours(view.grab().toImage())) == 1
    assert view.sizeHint().isValid()


@pytest.mark.no_cover  # the same lines, hundreds of times
def test_hundreds_of_frames_leave_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 lost a reference to None at every setPen and setBrush.

    A frame sets one pen and some ninety brushes. Only a loss is a defect: from Python 3.12 on None
    is immortal, and what compiled code still adds to its count means nothing.
    """
    shot = shot_at(_middle("seated-twist"))
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    gc.collect()  # what other tests left holds None, too
    before = sys.getrefcount(None)
    for _ in range(500):
        painter = QPainter(image)
        paint_figure(painter, QRectF(0, 0, 24, 24), shot, LIGHT)
        painter.end()
    assert before - sys.getrefcount(None) < 250


def test_a_contact_sheet_shows_every_leg() -> None:
    move = library()["chin-tuck"]
    moments = preview.moments(move)
    sheet = preview.contact_sheet(move, columns=4)
    rows = -(-len(moments) // 4)
    assert (sheet.width(), sheet.height()) == (
        4 * preview.CELL,
        rows * (preview.CELL + preview.CAPTION),
    )
    assert {moment.to_pose for moment in moments} == {"tall", "tucked"}
    dark = preview.contact_sheet(move, columns=4, dark=True)
    assert dark.pixelColor(2, 2) == QColor(DARK.background)


def test_a_sheet_and_frames_are_written(tmp_path: Path) -> None:
    move = library()["chin-tuck"]
    preview.write_sheet(move, tmp_path / "sheet.png")
    assert not QImage(str(tmp_path / "sheet.png")).isNull()
    count = preview.frames(move, tmp_path / "frames", fps=1)
    assert len(list((tmp_path / "frames").glob("*.png"))) == count == 15
    with pytest.raises(OSError, match="cannot be written"):
        preview.write_sheet(move, tmp_path / "nowhere" / "sheet.png")
