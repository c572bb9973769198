"""Sets to look at: what the planner would say, without changing what it will say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from backcare_tray.core.explaining import what_it_does
from backcare_tray.core.moves import Dose
from backcare_tray.core.routine import Routine
from backcare_tray.core.set_planner import plan
from backcare_tray.core.set_preview import Stock, trial
from backcare_tray.core.sets import Memory, PlannedSet
from backcare_tray.core.settings import Sets, Settings
from backcare_tray.storage.library_files import load_library
from backcare_tray.storage.set_files import load_sets
from tests.fakes import make_move

ASSETS = Path(__file__).parents[2] / "assets"
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
MOVES, _ = load_library(ASSETS / "moves")
SETS, _ = load_sets(ASSETS / "sets")


def stock(choice: str = "planned") -> Stock:
    memory = Memory(last_done={"chin-tuck": NOW - timedelta(hours=2)})
    return Stock(MOVES, SETS, Settings(sets=Sets(choice=choice)), memory, NOW)


def names(planned: PlannedSet) -> set[str]:
    return {step.move.id for step in planned.steps}


def test_the_next_set_is_what_the_planner_says() -> None:
    for choice in ("planned", "desk-reset"):
        here = stock(choice)
        said = plan(MOVES, here.settings, here.memory, NOW, SETS)
        assert here.next_set() == said
        assert said.steps


def test_who_stands_sees_what_is_planned_for_those_who_stand() -> None:
    for standing in (True, False):
        here = replace(stock(), standing=standing)
        said = plan(MOVES, here.settings, here.memory, NOW, SETS, standing)
        assert here.next_set() == said
    assert replace(stock(), standing=True).next_set() != said


def test_a_set_is_shown_as_it_would_be_done_though_another_is_chosen() -> None:
    shown = stock("desk-reset").chosen_set("neck-ease")
    assert names(shown) == {"seated-twist", "neck-side-tilt", "chin-tuck", "chest-opener"}
    assert shown.why.startswith("Neck ease")


def test_another_one_is_another_one_every_time_and_changes_nothing() -> None:
    here = stock("desk-reset")
    shown = [here.next_set()]
    for _ in range(3):
        shown.append(here.another_set(shown))
    assert all(not names(one) <= names(two) for one, two in pairwise(shown))
    assert here.next_set() == shown[0]


def test_another_one_needs_a_first_one() -> None:
    with pytest.raises(ValueError, match="than which"):
        stock().another_set([])


def test_a_trial_is_one_move_of_about_a_minute_to_both_sides() -> None:
    for move in MOVES:
        planned = trial(move)
        assert [step.side for step in planned.steps] == list(move.sides)
        counts = {step.repetitions for step in planned.steps}
        assert len(counts) == 1
        assert move.dose.least <= counts.pop() <= move.dose.most
    tried = trial(replace(make_move(), dose=Dose(1, 20)))
    assert abs(Routine(tried).seconds - 60) <= 5


def test_what_one_move_does_is_said_in_a_few_words() -> None:
    by_id = {move.id: move for move in MOVES}
    assert what_it_does(by_id["chin-tuck"]) == "strengthens the neck"
    assert what_it_does(by_id["chest-opener"]) == "opens the chest"
