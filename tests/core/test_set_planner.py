"""What the planner of sets promises, over simulated months and many kinds of person."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tray.core.availability import bars
from backcare_tray.core.dosing import TOLERANCE, fit
from backcare_tray.core.explaining import explain
from backcare_tray.core.moves import Area, Kind, Move, Position, Prop
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.set_planner import plan
from backcare_tray.core.sets import Memory, PlannedSet
from backcare_tray.core.settings import Places, Props, Sets, Settings
from tests.core.day import MONDAY
from tests.core.months import LIBRARY, Month

BY_ID = {move.id: move for move in LIBRARY}
ACTIVE = {Kind.STRENGTHEN, Kind.MOBILITY}
BACK = {Area.UPPER_BACK, Area.BETWEEN_BLADES}
FLOOR = {Position.HANDS_AND_KNEES, Position.KNEELING, Position.PRONE, Position.LYING}

people = st.builds(
    Settings,
    sets=st.builds(
        Sets,
        length_seconds=st.integers(60, 300),
        discreet=st.sampled_from([False, False, True]),
        favourites=st.lists(st.sampled_from([*BY_ID]), max_size=3).map(tuple),
        switched_off=st.lists(st.sampled_from([*BY_ID]), max_size=4).map(tuple),
    ),
    places=st.builds(Places, chair=st.just(True)),
    props=st.builds(Props),
)


def moves_of(one: PlannedSet) -> list[Move]:
    return list(dict.fromkeys(step.move for step in one.steps))


def may_be_done(move: Move, wishes: Settings) -> bool:
    """The rules for one move, in other words than the planner's."""
    sets, places, props = wishes.sets, wishes.places, wishes.props
    return (
        move.id not in sets.switched_off
        and (places.floor or move.position not in FLOOR)
        and (places.wall or move.position is not Position.WALL)
        and (places.standing or move.position is not Position.STANDING)
        and (props.ball or Prop.BALL not in move.props)
        and (props.band or Prop.BAND not in move.props)
        and not (sets.discreet and (move.position is not Position.SEATED or not move.discreet))
    )


def check_set(one: PlannedSet, wishes: Settings) -> None:
    """What every single set keeps."""
    moves = moves_of(one)
    usable = [move for move in LIBRARY if may_be_done(move, wishes)]
    assert 2 <= len(moves) <= 4
    assert set(moves) <= set(usable)
    if any(Area.CHEST in move.areas for move in usable):
        assert any(Area.CHEST in move.areas for move in moves)
    active = [move for move in moves if move.kind in ACTIVE]
    assert any(move.areas[0] in BACK for move in active)
    if any(move.areas[0] is Area.NECK for move in moves):
        assert any(BACK & set(move.areas) for move in active)
    for move in moves:
        counts = {step.side: step.repetitions for step in one.steps if step.move is move}
        assert tuple(counts) == move.sides
        assert len(set(counts.values())) == 1
        assert all(move.dose.least <= count <= move.dose.most for count in counts.values())
    assert one.why.endswith(".")


def check_strength(log: list[str]) -> None:
    """At least a third of the moves of a day strengthen, at any time of the day."""
    done = Counter(log)
    moves = {BY_ID[name]: steps / len(BY_ID[name].sides) for name, steps in done.items()}
    strong = sum(count for move, count in moves.items() if move.kind is Kind.STRENGTHEN)
    assert strong * 3 >= sum(moves.values())


@settings(max_examples=25, deadline=None)
@given(wishes=people)
def test_a_fortnight_keeps_every_promise(wishes: Settings) -> None:
    month, sets = Month(settings=wishes), list[frozenset[str]]()
    usable = [move for move in LIBRARY if may_be_done(move, wishes)]
    strong = sum(move.kind is Kind.STRENGTHEN for move in usable)
    if not plan(LIBRARY, wishes, Memory(), MONDAY).steps:
        return

    def look(one: PlannedSet) -> None:
        check_set(one, wishes)
        if strong > 1:
            check_strength(list(month.memory.done_today))
        sets.append(frozenset(step.move.id for step in one.steps))
        if len(usable) > 6:
            assert abs(set_seconds(one.steps) - wishes.sets.length_seconds) <= TOLERANCE
        if len(sets) > 1 and sets[-1] == sets[-2]:
            assert not another(sets[-1], usable, wishes, month)

    month.live(14, look)


def another(
    before: frozenset[str], usable: list[Move], wishes: Settings, month: Month
) -> list[PlannedSet]:
    """Sets that could have been planned instead of the one before, found by trying all of them."""
    found = []
    seconds = wishes.sets.length_seconds
    earlier = [move for at, move in month.log if at < month.now and at.date() == month.now.date()]
    for size in (2, 3, 4):
        for choice in combinations(usable, size):
            one = PlannedSet(fit(choice, seconds), "Tries.")
            ids = {move.id for move in choice}
            if ids == before or abs(set_seconds(one.steps) - seconds) > TOLERANCE:
                continue
            try:
                check_set(one, wishes)
                check_strength([*earlier, *(step.move.id for step in one.steps)])
            except AssertionError:
                continue
            found.append(one)
    return found


@given(seconds=st.integers(60, 300))
@settings(max_examples=40, deadline=None)
def test_every_length_is_filled(seconds: int) -> None:
    one = plan(LIBRARY, Settings(sets=Sets(seconds)), Memory(), MONDAY)
    assert abs(set_seconds(one.steps) - seconds) <= TOLERANCE


def test_a_month_never_repeats_a_set_and_uses_all_that_there_is() -> None:
    month, sets = Month(), list[frozenset[str]]()
    month.live(28, lambda one: sets.append(frozenset(step.move.id for step in one.steps)))
    assert len(sets) == 140
    assert all(a != b for a, b in pairwise(sets))
    assert all(len(set(sets[day : day + 7])) >= 6 for day in range(0, 140, 7))
    assert len(set(sets)) >= 25
    usable = {move.id for move in LIBRARY if may_be_done(move, Settings())}
    days = sorted({at.date() for at, _ in month.log})
    for day, next_day in pairwise(days):
        done = {move for at, move in month.log if at.date() in (day, next_day)}
        assert done == usable, f"{day}: {usable - done}"


def test_every_area_has_its_turn_every_day() -> None:
    month = Month()
    month.live(28)
    for day in {at.date() for at, _ in month.log}:
        areas = Counter(BY_ID[move].areas[0] for at, move in month.log if at.date() == day)
        assert set(areas) == set(Area)
        assert max(areas.values()) <= 5 * min(areas.values())


def test_an_area_that_was_left_out_all_week_comes_first() -> None:
    neck = tuple(move.id for move in LIBRARY if move.areas[0] is Area.NECK)
    month = Month(settings=Settings(sets=Sets(switched_off=neck)))
    month.live(5)
    month.settings = Settings()
    assert any(move.id in neck for move in moves_of(month.take()))


def test_the_set_of_yesterday_is_not_the_first_of_today() -> None:
    month, sets = Month(), list[frozenset[str]]()
    month.live(28, lambda one: sets.append(frozenset(step.move.id for step in one.steps)), (16,))
    assert len(sets) == 20
    assert all(a != b for a, b in pairwise(sets))


@pytest.mark.parametrize("steps", [1, 2])
def test_a_set_that_was_left_early_does_not_come_again(steps: int) -> None:
    """Though it holds a favourite, and there are few moves."""
    few = ["opener", "raise", "reset", "check", "blade-squeeze"]
    month = Month([BY_ID[name] for name in few], Settings(sets=Sets(favourites=("opener",))))
    for hour in range(9, 18):
        month.now = month.now.replace(hour=hour)
        left = {step.move.id for step in month.take(steps).steps}
        planned = {step.move.id for step in month.plan().steps}
        assert planned != left
        assert not month.last_set <= planned


def test_a_day_of_sets_left_early_catches_up_on_strength() -> None:
    month = Month()
    for hour in (9, 10, 11, 12):
        month.now = month.now.replace(hour=hour)
        month.take(1)
    month.live(1, sets=(13, 14, 15))
    check_strength(list(month.memory.done_today) or [move for _, move in month.log])


def test_a_favourite_comes_more_often() -> None:
    for name in ("side-tilt", "raise", "interlaced"):
        plain, loved = Month(), Month(settings=Settings(sets=Sets(favourites=(name,))))
        plain.live(28)
        loved.live(28)
        often = [sum(move == name for _, move in month.log) for month in (plain, loved)]
        assert often[1] >= 1.3 * often[0], (name, often)


def test_a_move_that_hurts_stays_away_and_comes_back() -> None:
    month = Month()
    month.live(1)
    month.report("opener")
    month.live(6)
    hurt_on = month.hurts[0].at
    assert not [at for at, move in month.log if move == "opener" and at > hurt_on]
    month.hurt.clear()
    month.live(2)
    assert any(move == "opener" and at > hurt_on for at, move in month.log)


def test_no_usable_move_says_what_to_change() -> None:
    nowhere = Places(chair=False, standing=False, wall=False, floor=False)
    one = plan(LIBRARY, Settings(places=nowhere), Memory(), MONDAY)
    assert (one.steps, one.note) == (
        (), "Allow standing in the settings, and there are enough moves.",
    )  # fmt: skip


def test_stretches_alone_are_never_planned() -> None:
    stretches = [move for move in LIBRARY if move.kind is Kind.STRETCH]
    assert plan(stretches, Settings(), Memory(), MONDAY).steps == ()


def test_where_nothing_opens_the_chest_the_back_is_worked_alone() -> None:
    no_openers = [move for move in LIBRARY if Area.CHEST not in move.areas]
    one = plan(no_openers, Settings(), Memory(), MONDAY)
    assert any(move.kind in ACTIVE and move.areas[0] in BACK for move in moves_of(one))


def test_mobility_alone_is_planned_where_nothing_may_strengthen() -> None:
    weak = [move for move in LIBRARY if move.kind is not Kind.STRENGTHEN]
    assert plan(weak, Settings(), Memory(), MONDAY).steps


def test_a_set_changes_position_as_little_as_it_can() -> None:
    month = Month(settings=Settings(places=Places(floor=True)))

    def look(one: PlannedSet) -> None:
        positions = [step.move.position for step in one.steps]
        assert sum(a is not b for a, b in pairwise(positions)) == len(set(positions)) - 1

    month.live(7, look)


def test_a_length_that_nothing_fills_is_come_near_to() -> None:
    few = [BY_ID["opener"], BY_ID["blade-squeeze"], BY_ID["interlaced"]]
    for seconds in (10, 900):
        wishes = Settings(sets=Sets(length_seconds=seconds))
        best = plan(few, wishes, Memory(), MONDAY)
        assert len(moves_of(best)) == (2 if seconds == 10 else 3)
        again = plan(few, wishes, Memory(last_set=frozenset({"opener", "blade-squeeze"})), MONDAY)
        assert again.steps


def test_where_there_is_no_other_set_it_comes_again() -> None:
    two = [BY_ID["opener"], BY_ID["blade-squeeze"]]
    one = plan(two, Settings(), Memory(last_set=frozenset({"opener", "blade-squeeze"})), MONDAY)
    assert {move.id for move in moves_of(one)} == {"opener", "blade-squeeze"}


def test_a_large_library_costs_no_rule() -> None:
    many = [*LIBRARY, *(clone(move, n) for n in range(4) for move in LIBRARY)]
    month, used = Month(library=many), set[str]()
    month.live(14, lambda one: used.update(step.move.id for step in one.steps))
    usable = {move.id for move in many if not bars(move, Settings(), Memory())}
    assert used == usable
    assert len(moves_of(plan(many, Settings(sets=Sets(9000)), Memory(), MONDAY))) == 4


def clone(move: Move, number: int) -> Move:
    """The same move under another name."""
    return replace(move, id=f"mine/{move.id}-{number}")


def test_the_choice_explains_itself() -> None:
    opener, squeeze, angel = BY_ID["opener"], BY_ID["blade-squeeze"], BY_ID["wall-angel"]
    assert explain([opener, squeeze, angel]) == (
        "Opens the chest, then strengthens between the shoulder blades and the upper back."
    )
    assert explain([BY_ID["check"], BY_ID["check"]]) == "Loosens the upper back."
    assert explain([BY_ID["check"], opener, BY_ID["ball"], angel]) == (
        "Loosens the upper back, opens the chest, eases between the shoulder blades, then"
        " strengthens the upper back."
    )
    assert explain([BY_ID["chin-tuck"], squeeze, BY_ID["rotation"]]) == (
        "Strengthens the neck, between the shoulder blades and the shoulders."
    )


def test_sets_match_the_posture_and_keep_the_rules() -> None:
    """Whoever stands at the desk mostly stays on their feet, and whoever sits stays seated."""
    shares = {}
    for standing in (False, True):
        month = Month()
        places: Counter[bool] = Counter()
        for _ in range(40):
            one = plan(LIBRARY, month.settings, month.memory, month.now, (), standing)
            check_set(one, month.settings)
            places.update(move.position is Position.SEATED for move in moves_of(one))
            month.log += [(month.now, step.move.id) for step in one.steps]
            month.last_set = frozenset(move.id for move in moves_of(one))
            month.now += timedelta(hours=3)
        shares[standing] = places[True] / places.total()
    assert shares[False] > 0.6
    assert shares[True] < 0.4
