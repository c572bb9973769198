"""Doses: whole repetitions, within their limits, that fill a length as evenly as can be."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tray.core.dosing import TOLERANCE, fit, longest, reaches, shortest, steps_of
from backcare_tray.core.moves import Dose, Move, Phase
from backcare_tray.core.routine import set_seconds
from tests.fakes import make_move


def _move(number: int, seconds: int, least: int, span: int, sides: bool) -> Move:
    cycle = (Phase("end", seconds / 100 - 1), Phase("start", 1.0))
    dose = Dose(least, least + span)
    return make_move(f"move-{number}", two_sided=sides, cycle=cycle, dose=dose)


numbers = st.tuples(
    st.integers(300, 2500), st.integers(1, 3), st.integers(0, 4), st.booleans()
)  # fmt: skip
libraries = st.lists(numbers, min_size=2, max_size=4).map(
    lambda made: [_move(number, *one) for number, one in enumerate(made)]
)


@settings(deadline=None)
@given(moves=libraries, seconds=st.integers(30, 400))
def test_the_nearest_length_is_found(moves: list[Move], seconds: int) -> None:
    """Held against trying every choice of doses."""
    doses = product(*(range(move.dose.least, move.dose.most + 1) for move in moves))
    misses = [abs(set_seconds(steps_of(moves, each)) - seconds) for each in doses]
    steps = fit(moves, seconds)
    miss = abs(set_seconds(steps) - seconds)
    assert miss <= max(min(misses), TOLERANCE) + 1e-6
    assert reaches(moves, seconds) == (round(min(misses), 6) <= TOLERANCE)
    for move in moves:
        counts = [step.repetitions for step in steps if step.move is move]
        assert len(counts) == len(move.sides)
        assert len(set(counts)) == 1
        assert move.dose.least <= counts[0] <= move.dose.most


@given(moves=libraries)
def test_the_shortest_and_the_longest_set_are_in_reach(moves: list[Move]) -> None:
    assert set_seconds(fit(moves, shortest(moves))) <= shortest(moves) + TOLERANCE
    assert set_seconds(fit(moves, longest(moves))) >= longest(moves) - TOLERANCE
    assert not reaches(moves, longest(moves) + TOLERANCE + 1)
    assert not reaches(moves, shortest(moves) - TOLERANCE - 1)


def test_doses_are_even() -> None:
    twins = [make_move("a", dose=Dose(1, 9)), make_move("b", dose=Dose(1, 9))]
    assert [step.repetitions for step in fit(twins, 100)] == [5, 5]


def test_a_fixed_dose_stays() -> None:
    fixed = [make_move("a", dose=Dose(3, 3)), make_move("b", dose=Dose(2, 2))]
    assert [step.repetitions for step in fit(fixed, 500)] == [3, 2]
