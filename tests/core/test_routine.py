"""The timeline: complete, without gaps, and the same for the same time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.moves import Dose, Position, Side
from backcare_tray.core.routine import CHANGE, LEAD_IN, SWITCH, Routine, Stage, set_seconds
from backcare_tray.core.sets import PlannedSet, Step
from tests.fakes import make_move

TUCK = make_move("chin-tuck")
TWIST = make_move("seated-twist", two_sided=True)
ANGEL = make_move("wall-angel", position=Position.WALL, dose=Dose(1, 3))
STEPS = (Step(TUCK, Side.BOTH, 2), Step(TWIST, Side.LEFT, 1), Step(TWIST, Side.RIGHT, 1),
         Step(ANGEL, Side.BOTH, 3))  # fmt: skip
ROUTINE = Routine(PlannedSet(STEPS))


def test_a_set_takes_lead_ins_switches_and_repetitions() -> None:
    expected = (LEAD_IN + 18) + (LEAD_IN + 9) + (SWITCH + 9) + (CHANGE + 27)
    assert ROUTINE.seconds == expected == set_seconds(STEPS)


def test_segments_follow_each_other_without_a_gap() -> None:
    ends = [segment.end for segment in ROUTINE.segments]
    assert [segment.begin for segment in ROUTINE.segments] == [0.0, *ends[:-1]]


def test_what_is_shown_at_telling_times() -> None:
    ready = ROUTINE.at(1.0)
    assert (ready.stage, ready.move, ready.move_number, ready.moves) == (Stage.READY, TUCK, 1, 3)
    assert (ready.instruction, ready.stage_left, ready.repetition) == ("Sit tall", 4.0, 0)
    assert (ready.from_pose, ready.to_pose, ready.load) == ("start", "start", 0.0)

    work = ROUTINE.at(LEAD_IN + 9 + 1)
    assert (work.stage, work.repetition, work.repetitions) == (Stage.WORK, 2, 2)
    assert (work.from_pose, work.to_pose, work.progress) == ("start", "end", 0.5)
    assert (work.instruction, work.breath, work.load) == ("Go there", "in", 0.5)
    assert (work.stage_seconds, work.stage_left) == (18.0, 8.0)
    assert work.next_move is TWIST

    left = ROUTINE.at(LEAD_IN + 18 + LEAD_IN + 1)
    assert (left.side, left.move_number, left.next_move) == (Side.LEFT, 2, ANGEL)

    switch = ROUTINE.at(LEAD_IN + 18 + LEAD_IN + 9 + 1)
    assert (switch.stage, switch.side, switch.instruction) == (
        Stage.SWITCH,
        Side.RIGHT,
        "Switch sides",
    )
    assert switch.move_number == 2

    end = ROUTINE.at(ROUTINE.seconds)
    assert (end.stage, end.set_left, end.move, end.next_move) == (Stage.END, 0.0, ANGEL, None)


def test_before_the_start_and_after_the_end_time_stands_still() -> None:
    assert ROUTINE.at(-3.0) == ROUTINE.at(0.0)
    assert ROUTINE.at(1e6) == ROUTINE.at(ROUTINE.seconds)


def test_a_set_without_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        Routine(PlannedSet(()))


@given(elapsed=st.floats(0, ROUTINE.seconds))
def test_at_every_instant_the_shown_values_agree(elapsed: float) -> None:
    moment = ROUTINE.at(elapsed)
    assert 0 <= moment.progress <= 1
    assert 0 <= moment.load <= 1
    assert 0 <= moment.stage_left <= moment.stage_seconds + 1e-9
    assert moment.set_left == pytest.approx(ROUTINE.seconds - elapsed)
    assert moment.stage_left <= moment.set_left + 1e-9
    assert (moment.repetition >= 1) == (moment.stage in {Stage.WORK, Stage.END})
    assert moment.repetition <= moment.repetitions
    assert STEPS[moment.step].move is moment.move
    assert moment.instruction


@given(elapsed=st.floats(0, ROUTINE.seconds - 0.002))
def test_the_figure_never_jumps(elapsed: float) -> None:
    now, soon = ROUTINE.at(elapsed), ROUTINE.at(elapsed + 0.001)
    if now.move is soon.move and now.stage is soon.stage and now.to_pose != soon.to_pose:
        assert soon.from_pose == now.to_pose
