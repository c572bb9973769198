"""The principles of the documents, over many libraries, lengths and months."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.dosing import TOLERANCE, fit, longest, shortest
from backcare_tray.core.moves import Area, Dose, Kind, Move, Phase, Position, Side
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.set_planner import allowed, explain, plan
from backcare_tray.core.sets import Memory, PlannedSet
from backcare_tray.core.settings import Places, Sets, Settings
from tests.core.day import MONDAY, clock
from tests.fakes import make_move


def slow(seconds: float) -> tuple[Phase, ...]:
    return (Phase("end", seconds, say="Go"), Phase("start", seconds, say="Back"))


LIBRARY = (
    make_move("chin-tuck", areas=(Area.NECK, Area.UPPER_BACK)),
    make_move("blade-squeeze", areas=(Area.BETWEEN_BLADES, Area.CHEST)),
    make_move("twist", areas=(Area.UPPER_BACK,), kind=Kind.MOBILITY, two_sided=True),
    make_move("side-tilt", areas=(Area.NECK,), kind=Kind.STRETCH, two_sided=True),
    make_move("reach", areas=(Area.BETWEEN_BLADES,), kind=Kind.STRETCH, cycle=slow(6)),
    make_move("chest-opener", areas=(Area.CHEST,), kind=Kind.STRETCH, position=Position.STANDING),
    make_move("angel", areas=(Area.UPPER_BACK, Area.CHEST), position=Position.WALL),
    make_move("child", areas=(Area.UPPER_BACK,), kind=Kind.STRETCH, position=Position.KNEELING),
)  # fmt: skip


def planned(settings: Settings, memory: Memory | None = None, now: datetime = MONDAY) -> PlannedSet:
    result = plan(LIBRARY, settings, memory or Memory(), now)
    assert result is not None
    return result


def moves_of(one: PlannedSet) -> list[Move]:
    return list(dict.fromkeys(step.move for step in one.steps))


def check_principles(one: PlannedSet, settings: Settings) -> None:
    moves = moves_of(one)
    assert 2 <= len(moves) <= 4
    assert any(Area.CHEST in move.areas for move in moves)
    assert any(
        move.kind in {Kind.STRENGTHEN, Kind.MOBILITY}
        and move.areas[0] in {Area.UPPER_BACK, Area.BETWEEN_BLADES}
        for move in moves
    )
    assert sum(move.kind is Kind.STRENGTHEN for move in moves) * 3 >= len(moves)
    assert all(allowed(move, settings.places) for move in moves)
    for move in moves:
        counts = {step.side: step.repetitions for step in one.steps if step.move is move}
        assert set(counts) == set(move.sides)
        assert len(set(counts.values())) == 1
        assert all(move.dose.least <= count <= move.dose.most for count in counts.values())


places = st.builds(
    Places, chair=st.just(True), standing=st.booleans(), wall=st.booleans(), floor=st.booleans()
)


@given(seconds=st.integers(120, 180), where=places, days=st.integers(0, 400))
def test_every_set_keeps_the_principles_and_fills_its_length(
    seconds: int, where: Places, days: int
) -> None:
    settings = Settings(sets=Sets(length_seconds=seconds), places=where)
    memory = Memory(last_done={"angel": MONDAY, "blade-squeeze": MONDAY - timedelta(days=3)})
    one = planned(settings, memory, MONDAY + timedelta(days=days))
    check_principles(one, settings)
    assert abs(set_seconds(one.steps) - seconds) <= TOLERANCE


@pytest.mark.parametrize("seconds", [60, 300])
def test_the_shortest_and_the_longest_setting_come_as_near_as_they_can(seconds: int) -> None:
    settings = Settings(sets=Sets(length_seconds=seconds))
    one = planned(settings)
    check_principles(one, settings)
    assert abs(set_seconds(one.steps) - seconds) <= 15


def test_a_month_of_breaks_uses_every_move_and_never_repeats_a_set() -> None:
    settings, before = Settings(), frozenset[str]()
    last: dict[str, datetime] = {}
    used: set[str] = set()
    for day in range(20):
        today: list[str] = []
        for hour in range(9, 17):
            now = clock(f"{hour:02d}:00") + timedelta(days=day)
            memory = Memory(last_done=dict(last), done_today=tuple(today))
            one = planned(settings, memory, now)
            ids = frozenset(move.id for move in moves_of(one))
            assert ids != before
            before = ids
            used |= ids
            last |= dict.fromkeys(ids, now)
            today += [step.move.id for step in one.steps]
    assert used == {move.id for move in LIBRARY if move.position is not Position.KNEELING}


def test_a_move_that_hurt_is_left_out() -> None:
    hurt = frozenset({"chest-opener", "angel"})
    one = planned(Settings(), Memory(hurt=hurt))
    assert not hurt & {move.id for move in moves_of(one)}


def test_no_usable_move() -> None:
    nowhere = Places(chair=False, standing=False, wall=False, floor=False)
    assert plan(LIBRARY, Settings(places=nowhere), Memory(), MONDAY) is None


def test_stretches_alone_are_never_planned() -> None:
    stretches = [move for move in LIBRARY if move.kind is Kind.STRETCH]
    assert plan(stretches, Settings(), Memory(), MONDAY) is None


def test_where_nothing_opens_the_chest_the_back_is_worked_alone() -> None:
    no_openers = [move for move in LIBRARY if Area.CHEST not in move.areas]
    result = plan(no_openers, Settings(), Memory(), MONDAY)
    assert result is not None
    assert any(move.id == "twist" for move in moves_of(result))


def test_a_set_changes_position_as_little_as_it_can() -> None:
    positions = [step.move.position for step in planned(Settings()).steps]
    changes = sum(a is not b for a, b in pairwise(positions))
    assert changes == len(set(positions)) - 1


def test_the_choice_explains_itself() -> None:
    by_id = {move.id: move for move in LIBRARY}
    chosen = [by_id["chest-opener"], by_id["blade-squeeze"], by_id["angel"]]
    assert explain(chosen) == (
        "Opens the chest, then strengthens between the shoulder blades and the upper back."
    )
    assert explain([by_id["twist"], by_id["twist"]]) == "Loosens the upper back."
    three = [by_id["twist"], by_id["chest-opener"], by_id["angel"]]
    assert explain(three) == (
        "Loosens the upper back, opens the chest, then strengthens the upper back."
    )


@given(
    moves=st.lists(st.sampled_from(LIBRARY), min_size=2, max_size=4, unique_by=lambda m: m.id),
    share=st.floats(0, 1),
)
def test_doses_fill_the_length_and_stay_even(moves: list[Move], share: float) -> None:
    seconds = shortest(moves) + share * (longest(moves) - shortest(moves))
    steps = fit(moves, seconds)
    assert abs(set_seconds(steps) - seconds) <= TOLERANCE + 9
    assert {step.side for step in steps if step.move.two_sided} <= {Side.LEFT, Side.RIGHT}


def test_a_fixed_dose_stays() -> None:
    fixed = [make_move("a", dose=Dose(3, 3)), make_move("b", dose=Dose(2, 2))]
    assert [step.repetitions for step in fit(fixed, 500)] == [3, 2]
