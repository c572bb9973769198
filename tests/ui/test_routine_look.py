"""The routine window: what it shows, sounds and costs, and where it stands."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import RoutineEnded
from backcare_tray.core.routine import Routine
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Look, Sound
from backcare_tray.ui import theme
from backcare_tray.ui.routine import arrangement, window
from backcare_tray.ui.routine.spoken import Spoken
from backcare_tray.ui.routine.window import RoutineWindow
from backcare_tray.ui.window_place import TITLE_BAR, WITHOUT_FRAME, WindowPlace
from tests.ui.conftest import clipped
from tests.ui.routine_world import ALL_STEPS, World, opened
from tests.ui.sample_set import LENGTH, SET
from tests.ui.screen_reader import screen_reader


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    yield from opened(qtbot)


def test_every_stage_says_what_to_do(world: World) -> None:
    page = world.page
    assert page.place.text() == "Move 1 of 3  ·  1:08 left"
    assert (page.heading.text(), page.instruction.text()) == ("Get ready", "Sit tall")
    assert page.ring.text() == "5"
    assert page.next_move.text() == "Next: Seated twist"
    assert page.side.isHidden()
    world.run(5)
    assert page.heading.text() == "Repetition 1 of 2 · Breathe in"
    assert (page.instruction.text(), page.ring.text()) == ("Go there", "18")
    world.run(24)
    assert (page.name.text(), page.side.text()) == ("Seated twist", "Left side")
    world.run(9)
    assert page.stage.banner.text().endswith("Switch sides: now the right")
    assert page.stage.banner.isVisible()
    assert page.side.text() == "Right side"
    world.run(4)
    assert page.stage.banner.isHidden()
    world.run(10)
    assert page.next_move.text() == "Last move"


def test_frames_are_drawn_only_while_somebody_can_see_them(world: World, qtbot: QtBot) -> None:
    frames, later = world.window._frames, world.window._next_change
    assert frames.isActive()
    world.key(Qt.Key.Key_Space)
    assert not (frames.isActive())
    assert not (later.isActive())
    world.key(Qt.Key.Key_Space)
    assert frames.isActive()
    world.window.showMinimized()
    qtbot.waitUntil(lambda: not frames.isActive())
    world.window.showNormal()
    qtbot.waitUntil(frames.isActive)
    world.run(LENGTH)
    assert world.ends
    assert not (frames.isActive())
    assert not (later.isActive())


def test_a_hidden_set_goes_on_by_the_clock_and_wakes_at_changes_only(world: World) -> None:
    world.window.hide()
    later = world.window._next_change
    assert later.isSingleShot()
    wakings = 0
    while not world.ends:
        assert not world.window._frames.isActive()
        world.clock.advance(seconds=later.interval() / 1000)
        later.timeout.emit()
        wakings += 1
    assert world.told == [*ALL_STEPS, RoutineEnded(completed=True)]
    assert wakings == 23  # a change, an instruction, the last three seconds
    assert not later.isActive()


def test_chimes_mark_the_changes_once_each(world: World) -> None:
    world.run(LENGTH + 1)
    work = ["start", "last", "change"]
    assert world.chimes == [*work, *work, *work, "start", "last", "end"]


def test_chimes_are_not_caught_up_after_dropped_frames(world: World) -> None:
    world.run(10)
    world.clock.advance(seconds=40)
    world.frame()
    assert world.chimes == ["start", "change"]


def test_a_pause_in_the_last_seconds_does_not_chime_again(world: World) -> None:
    world.run(21)
    world.key(Qt.Key.Key_Space)
    world.key(Qt.Key.Key_Space)
    world.run(1)
    assert world.chimes == ["start", "last"]


def test_the_voice_guides_and_a_pause_silences_it(world: World) -> None:
    world.sound = Sound(voice=True)
    world.run(6)
    assert world.voice.said == ["Go there"]  # it was switched on during the lead-in
    world.key(Qt.Key.Key_Space)
    assert world.voice.said == ["Go there", ""]
    world.key(Qt.Key.Key_Space)
    world.run(2)
    assert world.voice.said[2:] == ["Hold"]
    world.key(Qt.Key.Key_Right)
    assert world.voice.said[3:] == ["Next: Seated twist, left side. Sit tall"]
    world.window.close()
    assert world.voice.said[4:] == [""]


def test_a_hidden_set_is_heard_to_its_end(world: World) -> None:
    world.sound = Sound(voice=True)
    world.window.hide()
    while not world.ends:
        world.clock.advance(seconds=world.window._next_change.interval() / 1000)
        world.window._next_change.timeout.emit()
    assert world.voice.said.count("Hold") == 5
    assert world.voice.said[-1] == "Well done."
    assert world.chimes[-1] == "end"


def test_ending_early_silences_the_voice(world: World) -> None:
    world.sound = Sound(voice=True)
    world.run(15)
    world.key(Qt.Key.Key_Escape)
    assert world.end_page.isVisible()
    assert world.voice.said[-1] == ""


def test_screen_readers_hear_each_instruction_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = screen_reader(monkeypatch)
    world.run(45)
    cycle = ["Go there", "Hold", "Come back"]
    first = "Go there. 9 seconds left."
    assert reader.heard == [
        "Go there. 18 seconds left.",
        *cycle[1:],
        *cycle,
        "Seated twist. Sit tall. 5 seconds left.",
        first,
        *cycle[1:],
        "Seated twist. The same on the right. 4 seconds left.",
        first,
        cycle[1],
    ]


def test_screen_readers_hear_of_a_pause_and_of_what_is_left_out(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.run(6)
    reader = screen_reader(monkeypatch)
    world.key(Qt.Key.Key_Space)
    world.key(Qt.Key.Key_Space)
    assert reader.heard == ["Paused", "Go there"]
    assert world.page.accessibleDescription() == SET.steps[0].move.caution
    world.key(Qt.Key.Key_H)
    assert reader.heard[2:] == [
        "Chin tuck is left out from now on.",
        "Seated twist. Sit tall. 5 seconds left.",
    ]


def test_screen_readers_are_told_once_that_a_long_stretch_is_nearly_over() -> None:
    step = replace(SET.steps[0], repetitions=4)
    routine, spoken = Routine(PlannedSet((step,))), Spoken()
    heard = [said for tick in range(450) if (said := spoken.news(routine.at(tick / 10)))]
    assert [said for said in heard if "left" in said] == [
        "Chin tuck. Sit tall. 5 seconds left.",
        "Go there. 36 seconds left.",
        "10 seconds left.",
    ]


def test_buttons_have_keys_of_their_own_and_follow_one_another(world: World) -> None:
    buttons = [world.page.back, world.page.pause, world.page.skip, world.page.hurt, world.page.end]
    keys = [button.text()[button.text().index("&") + 1].lower() for button in buttons]
    assert len(set(keys)) == len(buttons)
    reached = []
    for _ in buttons:
        world.key(Qt.Key.Key_Tab)
        reached.append(world.window.focusWidget())
    assert reached == buttons
    assert world.page.stage.accessibleName()


def test_every_control_has_a_name_and_is_large_enough(world: World) -> None:
    for button in world.page.findChildren(QPushButton):
        assert button.text() or button.accessibleName()
        assert button.toolTip()
        assert button.height() >= 32
    ring = QAccessible.queryAccessibleInterface(world.page.ring)
    assert (ring.role(), ring.text(QAccessible.Text.Name)) == (
        QAccessible.Role.StaticText,
        "5 seconds left",
    )


def test_the_figure_does_not_move_when_the_words_change(world: World) -> None:
    QApplication.processEvents()
    place = world.page.stage.geometry()
    while not world.ends:
        world.run(1)
        QApplication.processEvents()
        assert world.page.stage.geometry() == place


@pytest.fixture(params=[1.0, 1.5])
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """The desktop's font, as it is and half as large again."""
    font = QGuiApplication.font()
    larger = QFont(font)
    larger.setPointSizeF(theme.font(request.param).pointSizeF())
    qapp.setFont(larger)
    yield
    qapp.setFont(font)


@pytest.mark.usefixtures("letters")
def test_no_text_is_cut_off_even_in_the_smallest_window(world: World) -> None:
    world.window.resize(world.window.minimumSizeHint())
    QApplication.processEvents()
    world.window.resize(1, 1)
    while not world.ends:
        QApplication.processEvents()
        assert clipped(world.window) == []
        page = world.page
        parts = (page.place, page.name, page.stage, page.heading, page.caution, page.back, page.end)
        places = [QRect(part.mapTo(page, QPoint()), part.size()) for part in parts]
        assert all(over.bottom() < under.top() for over, under in pairwise(places))
        world.run(2)
    assert [label.text() for label in world.end_page.findChildren(QLabel) if too_small(label)] == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_low_window_shows_figure_and_words_side_by_side(
    world: World, qapp: QApplication, percent: int
) -> None:
    theme.follow(Look(text_percent=percent))
    qapp.processEvents()
    window, page = world.window, world.page
    for _ in range(2):  # as a hand that drags the edge does; its least size follows its shape
        window.resize(QSize(1024, 600) * WITHOUT_FRAME)
        qapp.processEvents()
    assert window.height() <= 600
    while not world.ends:
        qapp.processEvents()
        assert clipped(window) == []
        assert page.stage.geometry().right() < page.name.mapTo(page, QPoint()).x()
        world.run(2)
    theme.follow(Look())


@pytest.fixture(params=[(150, 451, False), (200, 451, False), (200, 390, True)])
def low_world(
    request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[World, int, bool]]:
    """On a screen of 1024x600 at scale 1.25, or lower still, with large letters."""
    percent, room, scrolls = request.param
    for module in (arrangement, window):
        monkeypatch.setattr(module, "room_height", lambda _page: room)
    theme.follow(Look(text_percent=percent))
    world = World()
    for _ in range(4):  # as a hand that drags the edge does; its least size follows its shape
        world.window.resize(770, room)
        qapp.processEvents()
    yield world, room, scrolls
    world.window.close()
    theme.follow(Look())


def test_on_a_low_screen_the_words_scroll_and_the_buttons_stay(
    low_world: tuple[World, int, bool], qapp: QApplication
) -> None:
    world, room, scrolls = low_world
    page, bar = world.page, world.page.words.verticalScrollBar()
    assert world.window.height() <= room
    scrolled = []
    while not world.ends:
        qapp.processEvents()
        assert clipped(page.words.widget() or page) == []
        for part in (page.back, page.pause, page.skip, page.hurt, page.end, page.ring):
            assert page.rect().contains(QRect(part.mapTo(page, QPoint()), part.size()))
        assert not page.instruction.visibleRegion().isEmpty()
        world.key(Qt.Key.Key_Down)
        scrolled.append(bar.value() > 0)
        world.key(Qt.Key.Key_Up)
        assert bar.value() == 0
        world.run(2)
    assert any(scrolled) is scrolls


def test_in_a_large_window_the_letters_can_be_read_from_the_wall(
    world: World, qtbot: QtBot
) -> None:
    page = world.page

    def heights(width: int, height: int) -> list[int]:
        world.window.resize(width, height)
        qtbot.waitUntil(lambda: clipped(world.window) == [])
        banner = page.stage.banner
        return [each.fontMetrics().height() for each in (page.instruction, page.name, banner)]

    usual, ring = heights(480, 640), page.ring.width()
    large = heights(1920, 1280)
    assert page.ring.width() == pytest.approx(2 * ring, abs=2)
    assert large == [pytest.approx(2 * each, abs=2) for each in usual]
    assert heights(480, 640) == usual
    assert page.ring.width() == ring


def test_letters_that_grow_while_it_is_open_push_nothing_out(
    world: World, qapp: QApplication
) -> None:
    theme.follow(Look(text_percent=200))
    for _ in range(3):  # fonts, then sizes, then the window
        qapp.processEvents()
    assert clipped(world.window) == []
    theme.follow(Look())


def test_the_ring_goes_by_whole_seconds_where_nothing_is_to_move(world: World) -> None:
    world.run(6.5)
    moving = world.page.ring._share
    theme.follow(Look(reduced_motion=True))
    world.run(0.1, frame=0.1)
    steps = []
    for _ in range(4):
        world.run(0.25, frame=0.25)
        steps.append(world.page.ring._share)
    assert moving not in steps
    assert len(set(steps)) == 2
    theme.follow(Look())


def too_small(label: QLabel) -> bool:
    return label.wordWrap() and label.height() < label.heightForWidth(label.width())


def test_a_second_window_opens_where_the_first_was(world: World) -> None:
    world.window.resize(560, 700)
    world.window.close()
    second = World(kept=world.kept)
    assert second.window.size().toTuple() == (560, 700)
    second.window.close()


def test_the_first_window_opens_in_the_middle_of_the_screen(world: World) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert (world.window.frameGeometry().center() - screen.center()).manhattanLength() <= TITLE_BAR


def test_a_place_on_a_screen_that_is_gone_is_not_taken_up(world: World) -> None:
    world.window.move(5000, 4000)
    world.window.close()
    second = World(kept=world.kept)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(second.window.geometry().center())
    second.window.close()


def test_a_place_that_cannot_be_kept_costs_nothing_else(world: World) -> None:
    def refuse(_place: bytes) -> None:
        raise OSError("no room")

    place = WindowPlace(lambda: b"not a place", refuse)
    window = RoutineWindow(SET, replace(world.window._ports, place=place))
    window.present()
    window.close()
    assert world.told == [RoutineEnded(completed=False)]
