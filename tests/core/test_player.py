"""Keeping the place in a routine, at any instant."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.events import StepFinished
from backcare_tray.core.moves import Side
from backcare_tray.core.player import Player
from backcare_tray.core.routine import Stage
from backcare_tray.core.sets import PlannedSet, Step
from tests.fakes import make_move

TUCK = make_move("chin-tuck")
TWIST = make_move("seated-twist", two_sided=True)
PLAN = PlannedSet((Step(TUCK, Side.BOTH, 2), Step(TWIST, Side.LEFT, 1), Step(TWIST, Side.RIGHT, 1)))
# tuck: ready 0-5, work 5-23; twist left: ready 23-28, work 28-37; right: switch 37-41, work 41-50


def at(seconds: float) -> timedelta:
    return timedelta(seconds=100 + seconds)


def player() -> Player:
    return Player(PLAN, at(0))


def test_a_whole_walk_reports_each_step_once_however_the_frames_drop() -> None:
    one = player()
    assert one.advance(at(22.9)) == []
    assert one.advance(at(23)) == [StepFinished("chin-tuck", 18.0)]
    assert one.advance(at(500)) == [StepFinished("seated-twist", 9.0)] * 2
    assert one.advance(at(501)) == []
    assert one.moment(at(501)).stage is Stage.END
    assert one.completed


def test_pausing_stops_the_time() -> None:
    one = player()
    one.pause(at(10))
    one.pause(at(20))
    assert one.paused
    assert one.elapsed(at(60)) == 10
    one.resume(at(60))
    one.resume(at(61))
    assert one.elapsed(at(62)) == 12


def test_a_pause_at_the_very_start_of_the_steady_clock() -> None:
    one = Player(PLAN, timedelta(0))
    one.pause(timedelta(0))
    assert one.paused
    assert one.elapsed(timedelta(seconds=9)) == 0


def test_back_begins_the_step_again_or_goes_to_the_one_before() -> None:
    one = player()
    one.back(at(10))
    assert one.elapsed(at(10)) == 0
    one = player()
    one.back(at(24))
    assert one.elapsed(at(24)) == 0
    one.advance(at(24 + 23))
    one.back(at(24 + 30))
    assert one.elapsed(at(24 + 30)) == 23


def test_a_step_done_again_counts_once() -> None:
    one = player()
    assert len(one.advance(at(24))) == 1
    one.back(at(24))
    assert one.advance(at(24 + 23.5)) == []


def test_skip_keeps_whole_repetitions_and_goes_to_the_next_step() -> None:
    one = player()
    assert one.skip(at(15)) == [StepFinished("chin-tuck", 9.0)]
    assert one.elapsed(at(15)) == 23
    assert one.advance(at(15)) == []
    assert not one.completed


def test_skip_before_the_first_repetition_counts_nothing() -> None:
    one = player()
    assert one.skip(at(6)) == []
    assert one.advance(at(7)) == []
    assert not one.completed


def test_skip_while_paused_stays_paused() -> None:
    one = player()
    one.pause(at(6))
    one.skip(at(30))
    assert one.paused
    assert one.elapsed(at(90)) == 23


def test_skipping_a_step_that_was_done_before_leaves_the_set_complete() -> None:
    one = player()
    one.advance(at(24))
    one.back(at(24))
    one.skip(at(24))
    one.advance(at(24 + 60))
    assert one.completed


def test_this_hurts_leaves_both_sides_out() -> None:
    one = player()
    one.advance(at(23))
    move, done = one.hurts(at(30))
    assert (move, done) == (TWIST, [])
    assert one.moment(at(30)).stage is Stage.END
    assert not one.completed


def test_this_hurts_on_the_first_move_goes_to_the_second() -> None:
    one = player()
    move, done = one.hurts(at(15))
    assert (move, done) == (TUCK, [StepFinished("chin-tuck", 9.0)])
    assert one.moment(at(15)).move is TWIST


def test_stopping_reports_the_repetitions_that_ran() -> None:
    one = player()
    assert one.stop(at(15)) == [StepFinished("chin-tuck", 9.0)]
    assert one.stop(at(15)) == []


ACTIONS = st.sampled_from(["wait", "pause", "resume", "back", "skip", "hurts", "stop"])


@given(st.lists(st.tuples(ACTIONS, st.floats(0, 40)), max_size=30))
def test_whatever_is_pressed_each_step_counts_at_most_once(
    presses: list[tuple[str, float]],
) -> None:
    one, now, done = player(), 0.0, []
    for action, wait in presses:
        now += wait
        done += one.advance(at(now))
        match action:
            case "skip" | "stop":
                done += getattr(one, action)(at(now))
            case "hurts":
                done += one.hurts(at(now))[1]
            case "pause" | "resume" | "back":
                getattr(one, action)(at(now))
        assert 0 <= one.elapsed(at(now)) <= one.routine.seconds
    moves = [step.move for step in done]
    assert moves.count("chin-tuck") <= 1
    assert moves.count("seated-twist") <= 2
