"""What a set asks of its moves: so often, so long, to one side; never beyond their dose."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.dosing import fit, steps_of
from backcare_tray.core.moves import Dose, Side
from backcare_tray.core.prescribing import as_asked, misfits, repetitions, seconds_between
from backcare_tray.core.ready_made import follow, whole
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.sets import Prescription, ReadySet
from tests.fakes import make_move

TUCK = make_move("chin-tuck", dose=Dose(2, 6))
TWIST = make_move("twist", two_sided=True, dose=Dose(1, 4))
"""Nine seconds a repetition, both."""


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (Prescription(), 0),
        (Prescription(side=Side.LEFT), 0),
        (Prescription(repetitions=3), 3),
        (Prescription(repetitions=1), 2),
        (Prescription(repetitions=60), 6),
        (Prescription(seconds=27), 3),
        (Prescription(seconds=31), 3),
        (Prescription(seconds=1), 2),
        (Prescription(seconds=900), 6),
    ],
)
def test_repetitions_stay_within_the_dose(asked: Prescription, count: int) -> None:
    assert repetitions(TUCK, asked) == count


@given(
    st.builds(Prescription, st.integers(0, 60))
    | st.builds(Prescription, seconds=st.integers(0, 900))
)
def test_only_what_is_no_misfit_is_done_as_it_is_asked(asked: Prescription) -> None:
    done = repetitions(TUCK, asked)
    if list(misfits(TUCK, asked)):
        assert done in {TUCK.dose.least, TUCK.dose.most}
    elif asked.repetitions:
        assert done == asked.repetitions
    elif asked.seconds:
        assert abs(done * TUCK.repetition_seconds - asked.seconds) <= TUCK.repetition_seconds / 2
    else:
        assert done == 0


def test_the_time_of_a_dose_is_no_misfit() -> None:
    assert seconds_between(TUCK) == (18, 54)
    for seconds in seconds_between(TUCK):
        assert not list(misfits(TUCK, Prescription(seconds=seconds)))


def test_misfits_name_the_key_and_what_is_allowed() -> None:
    assert list(misfits(TUCK, Prescription(repetitions=7, side=Side.LEFT))) == [
        ("side", '"left" is not possible: "chin-tuck" is done to both sides at once'),
        ("repetitions", '7 is not between 2 and 6, the dose of "chin-tuck"'),
    ]
    assert list(misfits(TUCK, Prescription(seconds=3))) == [
        ("seconds", '3 is not between 18 and 54, the dose of "chin-tuck"')
    ]
    assert list(misfits(TWIST, Prescription(2, side=Side.RIGHT))) == []


def test_a_move_of_which_nothing_is_asked_stays_itself() -> None:
    assert as_asked(TUCK, None) is TUCK
    assert as_asked(TUCK, Prescription()) is TUCK
    assert as_asked(TUCK, Prescription(side=Side.LEFT)).sides == (Side.BOTH,)


def test_one_side_alone_is_done_and_counted() -> None:
    right = as_asked(TWIST, Prescription(side=Side.RIGHT))
    steps = fit([right], 30)
    assert [(step.side, step.repetitions) for step in steps] == [(Side.RIGHT, 3)]
    assert set_seconds(steps) == 5 + 27


READY = ReadySet(
    "mine",
    "Mine",
    "For me.",
    ("chin-tuck", "twist"),
    {"chin-tuck": Prescription(5), "twist": Prescription(seconds=18, side=Side.LEFT)},
)


def test_a_ready_set_follows_its_prescriptions() -> None:
    steps = follow(READY, (TUCK, TWIST), (TUCK, TWIST), 200, {})
    assert [(step.move.id, step.side, step.repetitions) for step in steps] == [
        ("chin-tuck", Side.BOTH, 5), ("twist", Side.LEFT, 2),
    ]  # fmt: skip
    assert whole(READY, (TUCK, TWIST), 10) == steps


def test_the_moves_that_nothing_is_asked_of_fill_the_length() -> None:
    ready = replace(READY, prescriptions={"chin-tuck": Prescription(2)})
    steps = whole(ready, (TUCK, TWIST), 28 + 4 * 18 + 4)
    assert [step.repetitions for step in steps] == [2, 4, 4]
    assert steps == steps_of([steps[0].move, TWIST], [2, 4])
    assert whole(ready, (), 100) == ()
