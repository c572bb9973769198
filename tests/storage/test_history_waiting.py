"""What the records that wait change in the answers of the database."""

from datetime import UTC

import pytest

from backcare_tray.core.history import (
    BreakBegan,
    BreakEnded,
    HurtReported,
    HurtTakenBack,
    Outcome,
    StepDone,
    Today,
)
from backcare_tray.core.hours import local_day
from backcare_tray.core.sets import Memory
from backcare_tray.storage.history_waiting import memory, today
from tests.storage.days import DAY, MINUTE, MORNING, missed, taken

FRIDAY = local_day(MORNING, UTC)


@pytest.mark.parametrize(
    ("outcome", "after"),
    [
        (Outcome.COMPLETED, Today(1, 5)),
        (Outcome.PARTIAL, Today(1, 5)),
        *(
            (outcome, Today(0, 4))
            for outcome in sorted(Outcome)
            if outcome not in ("completed", "partial")
        ),
    ],
)
def test_only_a_set_that_was_taken_counts(outcome: Outcome, after: Today) -> None:
    assert today(Today(0, 4), [missed(MORNING, outcome)], FRIDAY, UTC) == after


def test_only_the_sets_of_the_day_count_and_the_streak_grows_once() -> None:
    of_yesterday = BreakEnded(MORNING - DAY, Outcome.COMPLETED, MORNING - DAY)
    assert today(Today(0, 4), [of_yesterday], FRIDAY, UTC) == Today(0, 4)
    two = [*taken(MORNING, "a"), *taken(MORNING + 60 * MINUTE, "b")]
    assert today(Today(0, 4), two, FRIDAY, UTC) == Today(2, 5)
    assert today(Today(1, 5), two, FRIDAY, UTC) == Today(3, 5)


def test_a_set_over_midnight_belongs_to_the_day_on_which_it_began() -> None:
    late = MORNING.replace(hour=23, minute=59)
    assert today(Today(), taken(late, "a"), FRIDAY, UTC) == Today(1, 1)
    assert today(Today(), taken(late, "a"), local_day(late + DAY, UTC), UTC) == Today()


def test_steps_are_added_to_those_of_the_week_and_of_today() -> None:
    known = Memory(done_today=("a",), done_week={"a": 2}, last_set=frozenset({"a"}))
    records = [StepDone(MORNING - DAY, "a", 40.0), *taken(MORNING, "a", "b")]
    found = memory(known, records, MORNING + 60 * MINUTE, UTC)
    assert found.done_week == {"a": 4, "b": 1}
    assert found.done_today == ("a", "a", "b")
    assert found.last_set == {"a", "b"}
    assert found.last_done == {"a": MORNING + MINUTE, "b": MORNING + 2 * MINUTE}
    assert found.last_began == MORNING


def test_a_step_that_goes_on_with_a_set_belongs_to_it() -> None:
    known = Memory(last_set=frozenset({"a"}))
    found = memory(known, [StepDone(MORNING, "b", 40.0)], MORNING, UTC)
    assert found.last_set == {"a", "b"}
    begun = memory(known, [BreakBegan(MORNING)], MORNING + MINUTE, UTC)
    assert begun.last_set == {"a"}


def test_the_latest_beginning_is_kept_and_one_ahead_of_now_is_none() -> None:
    known = Memory(last_began=MORNING)
    earlier, ahead = BreakBegan(MORNING - MINUTE), BreakBegan(MORNING + DAY)
    assert memory(known, [earlier, ahead], MORNING + MINUTE, UTC).last_began == MORNING


def test_what_hurts_is_left_out_until_it_is_taken_back() -> None:
    hurt = HurtReported(MORNING, "a")
    assert memory(Memory(), [hurt], MORNING, UTC).hurt == {"a"}
    found = memory(Memory(), [hurt, HurtTakenBack(MORNING + MINUTE, "a")], MORNING, UTC)
    assert (found.hurt, found.hurts) == (frozenset(), (hurt,))
