"""The routine window: what it tells, driven by a hand-driven clock with the real player."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import (
    ComparedWithBefore,
    FeltAfterwards,
    MoveHurt,
    RoutineEnded,
    StepFinished,
)
from backcare_tray.core.history import Change
from backcare_tray.core.sets import PlannedSet
from backcare_tray.ui.routine.window import RoutineWindow
from tests.ui.routine_world import ALL_STEPS, World, opened
from tests.ui.sample_set import LENGTH


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    yield from opened(qtbot)


def test_it_walks_through_the_whole_set(world: World) -> None:
    world.run(LENGTH + 1)
    assert world.told == [*ALL_STEPS, RoutineEnded(completed=True)]
    assert world.end_page.heading.text() == "Well done"


def test_a_step_is_told_in_the_frame_in_which_it_ends(world: World) -> None:
    world.run(22.5)
    assert world.told == []
    world.run(0.5)
    assert world.told == ALL_STEPS[:1]


def test_frames_that_are_dropped_for_forty_seconds_lose_nothing(world: World) -> None:
    world.run(10)
    world.clock.advance(seconds=40)
    world.frame()
    assert world.told == ALL_STEPS[:3]
    assert world.page.place.text() == "Move 3 of 3  ·  0:18 left"
    world.run(LENGTH)
    assert world.told == [*ALL_STEPS, RoutineEnded(completed=True)]


def test_a_machine_that_slept_finds_the_set_paused_where_it_was(world: World) -> None:
    world.run(10)
    world.clock.advance(hours=1)
    world.frame()
    assert world.told == []
    assert world.page.place.text() == "Move 1 of 3  ·  0:58 left"
    assert world.page.stage.banner.text() == "Paused"
    world.key(Qt.Key.Key_Space)
    world.run(LENGTH)
    assert world.told == [*ALL_STEPS, RoutineEnded(completed=True)]


@pytest.mark.parametrize("at", [0, 3, 5, 11, 23, 30, 38, 45, 55, 67])
def test_a_pause_stops_the_countdown_at_any_moment(world: World, at: int) -> None:
    world.run(at)
    told, left = list(world.told), world.page.place.text()
    world.key(Qt.Key.Key_Space)
    assert world.page.pause.text() == "&Resume"
    assert world.page.stage.banner.text() == "Paused"
    assert not world.window._frames.isActive()
    world.clock.advance(minutes=3)
    world.window._advance()
    assert (world.told, world.page.place.text()) == (told, left)
    world.page.pause.click()
    assert world.page.pause.text() == "&Pause"
    world.run(LENGTH - at + 1)
    assert world.told == [*ALL_STEPS, RoutineEnded(completed=True)]


@pytest.mark.parametrize("at", [0, 3, 8, 15, 23, 30, 38, 45, 55])
def test_skip_at_any_moment_goes_to_the_next_step(world: World, at: int) -> None:
    world.run(at)
    before = world.step
    world.key(Qt.Key.Key_Right)
    assert world.step == before + 1 or world.ends
    world.run(LENGTH)
    assert world.ends == [RoutineEnded(completed=False)]
    assert world.end_page.heading.text() == "That was good for you"


def test_skip_tells_the_repetitions_that_ran(world: World) -> None:
    world.run(5 + 9 + 3)
    world.page.skip.click()
    assert world.told == [StepFinished("chin-tuck", 9.0)]


def test_skipping_everything_ends_kindly(world: World) -> None:
    for _ in range(4):
        world.page.skip.click()
    assert world.told == [RoutineEnded(completed=False)]
    assert world.end_page.heading.text() == "Another time, then"


def test_back_begins_the_step_again_and_then_the_one_before(world: World) -> None:
    world.run(40)
    world.key(Qt.Key.Key_Left)
    assert world.page.place.text() == "Move 2 of 3  ·  0:31 left"
    world.page.back.click()
    assert world.page.place.text() == "Move 2 of 3  ·  0:45 left"
    world.run(LENGTH)
    assert world.told == [*ALL_STEPS, RoutineEnded(completed=True)]


@pytest.mark.parametrize("at", [24, 30, 38, 45])
def test_what_hurts_is_left_out_with_its_other_side(world: World, at: int) -> None:
    world.run(at)
    world.key(Qt.Key.Key_H)
    assert MoveHurt("seated-twist") in world.told
    assert world.page.name.text() == "Chest opener"
    assert world.page.caution.text() == "Seated twist is left out from now on."
    world.run(9)
    assert world.page.caution.text() != "Seated twist is left out from now on."
    world.run(LENGTH)
    assert world.ends == [RoutineEnded(completed=False)]
    assert world.told[-1] == world.ends[0]


def test_the_last_move_may_hurt(world: World) -> None:
    world.run(60)
    world.page.hurt.click()
    assert world.told[-2:] == [MoveHurt("chest-opener"), RoutineEnded(completed=False)]
    assert world.end_page.heading.text() == "Good that you stopped"


@pytest.mark.parametrize("at", [0, 3, 8, 15, 23, 30, 38, 45, 55, 67, 69])
@pytest.mark.parametrize("way", ["close", "close_quietly"])
def test_closing_at_any_stage_tells_the_end_once(world: World, at: int, way: str) -> None:
    world.run(at)
    getattr(world.window, way)()
    assert world.ends == [RoutineEnded(completed=at > LENGTH)]
    assert world.told[-1] == world.ends[0]
    assert world.closed == [True]
    done = [event for event in world.told if isinstance(event, StepFinished)]
    assert sum(step.seconds for step in done) == pytest.approx(
        {15: 9, 23: 18, 30: 18, 38: 27, 45: 27, 55: 36, 67: 36, 69: 45}.get(at, 0)
    )


def test_closing_paused_counts_what_was_done(world: World) -> None:
    world.run(15)
    world.key(Qt.Key.Key_Space)
    world.window.close()
    assert world.told == [StepFinished("chin-tuck", 9.0), RoutineEnded(completed=False)]


def test_escape_ends_the_set_and_once_more_closes(world: World) -> None:
    world.run(30)
    world.key(Qt.Key.Key_Escape)
    assert world.told == [ALL_STEPS[0], RoutineEnded(completed=False)]
    assert world.end_page.isVisible()
    world.key(Qt.Key.Key_Escape)
    assert (world.closed, world.ends) == ([True], [RoutineEnded(completed=False)])


def test_escape_before_anything_was_done_just_closes(world: World) -> None:
    world.run(3)
    world.key(Qt.Key.Key_Escape)
    assert (world.told, world.closed) == ([RoutineEnded(completed=False)], [True])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_the_end_page_stays_until_it_is_closed(world: World, key: Qt.Key) -> None:
    world.run(LENGTH)
    world.clock.advance(hours=3)
    world.frame()
    assert world.end_page.isVisible()
    world.key(key)
    assert world.closed == [True]


def test_a_trial_calls_itself_one() -> None:
    world = World(trial=True)
    assert world.window.windowTitle() == "Backcare: a trial"
    world.run(LENGTH)
    assert world.end_page.heading.text() == "That was the trial"
    world.key(Qt.Key.Key_Escape)
    assert world.closed == [True]


def test_how_it_feels_is_told(world: World) -> None:
    world.run(LENGTH)
    world.end_page.feel.buttons[2].click()
    assert world.told[-1] == FeltAfterwards(2)
    world.end_page.compare.buttons[0].click()
    assert world.told[-1] == ComparedWithBefore(Change.BETTER)


def test_space_presses_the_button_that_one_tabbed_to(world: World) -> None:
    world.page.skip.setFocus(Qt.FocusReason.TabFocusReason)
    world.key(Qt.Key.Key_Space)
    assert not world.window._player.paused
    assert world.step == 1


def test_a_set_without_steps_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="at least one step"):
        RoutineWindow(PlannedSet(()), world.window._ports)


def test_the_name_of_a_move_tells_its_source_to_those_who_linger_on_it(world: World) -> None:
    told = world.page.name.toolTip().splitlines()
    move = world.window._player.routine.plan.steps[0].move
    assert told[0] == move.purpose
    assert told[-1].startswith("Source: document 003.")
