"""The library as it ships: it fills every length, and its ready-made sets are what they say."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from backcare_tray.core.availability import bars
from backcare_tray.core.body.motion import body_between
from backcare_tray.core.dosing import TOLERANCE
from backcare_tray.core.moves import Kind, Move, Position
from backcare_tray.core.principles import broken
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.set_planner import plan
from backcare_tray.core.sets import Memory, PlannedSet, ReadySet
from backcare_tray.core.settings import Places, Props, Sets, Settings
from backcare_tray.storage.set_files import load_sets
from tests.core.day import MONDAY
from tests.core.months import Month
from tests.moves_on_film import library

LENGTHS = range(60, 301, 20)
PEOPLE = {
    "at first": Settings(),
    "at home": Settings(places=Places(floor=True), props=Props(ball=True)),
    "on the chair": Settings(places=Places(standing=False, wall=False)),
    "discreet": Settings(sets=Sets(discreet=True)),
}


@cache
def ready_sets() -> dict[str, ReadySet]:
    sets, problems = load_sets(Path(__file__).parents[1] / "assets" / "sets")
    assert problems == ()
    return {ready.id: ready for ready in sets}


def moves_of(one: PlannedSet) -> list[Move]:
    return list(dict.fromkeys(step.move for step in one.steps))


@pytest.mark.parametrize("seconds", LENGTHS)
@pytest.mark.parametrize("person", PEOPLE)
def test_a_week_of_sets_fills_every_length(person: str, seconds: int) -> None:
    settings = PEOPLE[person]
    settings = replace(settings, sets=replace(settings.sets, length_seconds=seconds))
    sets: list[PlannedSet] = []
    Month(tuple(library().values()), settings).live(7, sets.append, sets=(9, 12, 15))
    for one in sets:
        assert abs(set_seconds(one.steps) - seconds) <= TOLERANCE
        assert 2 <= len(moves_of(one)) <= 4
        assert not broken(moves_of(one))


@pytest.mark.parametrize("person", PEOPLE)
def test_every_move_has_its_turn_within_two_days(person: str) -> None:
    month = Month(tuple(library().values()), PEOPLE[person])
    month.live(2)
    usable = {move.id for move in month.library if not bars(move, month.settings, Memory())}
    assert {move for _, move in month.log} == usable


@pytest.mark.parametrize("move", library().values(), ids=library())
def test_a_discreet_move_lifts_no_hand_above_the_head(move: Move) -> None:
    if move.position is not Position.SEATED or not move.discreet:
        return
    for pose in move.poses.values():
        body = body_between(pose, pose, 1.0)
        assert max(wrist[1] for wrist in body.wrists) < body.torso.spine[-1][1]


def test_the_sets_of_the_documents_ship() -> None:
    assert set(ready_sets()) == {
        "desk-reset", "stand-and-open", "neck-ease", "between-the-shoulder-blades",
        "strong-upper-back", "floor", "gentle-day",
    }  # fmt: skip


SHORTEST = {"floor": 80}
"""Seconds, where it is not the shortest length that can be chosen: getting down takes time."""
FLOOR = {Position.HANDS_AND_KNEES, Position.KNEELING, Position.PRONE, Position.LYING}
MARKS: dict[str, Callable[[Move], bool]] = {
    "desk-reset": lambda move: move.position is Position.SEATED,
    "stand-and-open": lambda move: move.position in {Position.STANDING, Position.WALL},
    "strong-upper-back": lambda move: move.kind is Kind.STRENGTHEN,
    "floor": lambda move: move.position in FLOOR,
    "gentle-day": lambda move: move.kind is Kind.MOBILITY and move.level == 1,
}
"""What holds for each of its moves."""


@pytest.mark.parametrize("name", ready_sets())
def test_a_ready_made_set_is_what_it_says(name: str) -> None:
    ready = ready_sets()[name]
    moves = [library()[move] for move in ready.moves if move in library()]
    assert all(map(MARKS.get(name, lambda _: True), moves))
    if len(moves) == len(ready.moves):
        assert not broken(moves)


@pytest.mark.parametrize("name", ready_sets())
@pytest.mark.parametrize("seconds", LENGTHS)
def test_a_ready_made_set_fills_every_length(name: str, seconds: int) -> None:
    ready = ready_sets()[name]
    seconds = max(seconds, SHORTEST.get(name, 60))
    settings = Settings(
        sets=Sets(seconds, choice=name), places=Places(floor=True), props=Props(True, True)
    )
    one = plan(library().values(), settings, Memory(), MONDAY, (ready,))
    assert {move.id for move in moves_of(one)} <= set(ready.moves)
    assert one.why.startswith(ready.name)
    assert abs(set_seconds(one.steps) - seconds) <= TOLERANCE
    if seconds >= 180:
        assert tuple(move.id for move in moves_of(one)) == ready.moves
