"""Sets on disk: with and without doses, and what every mistake is called."""

import tomllib
from pathlib import Path

import pytest

from backcare_tray.core.moves import Side
from backcare_tray.core.sets import Prescription
from backcare_tray.storage.pack_check import check
from backcare_tray.storage.set_files import read_set
from tests.storage.pack_samples import EXAMPLES, files, loaded, write_folder

HEAD = 'name = "A"\npurpose = "B"\n'
DOSED = (
    HEAD
    + """
[[move]]
id = "chin-tuck"
repetitions = 8

[[move]]
id = "seated-twist"
seconds = 31
side = "left"

[[move]]
id = "wall-angel"
"""
)


def test_doses_and_sides_are_read() -> None:
    found, problems = read_set(tomllib.loads(DOSED), "mine", lambda name: f"pack/{name}")
    assert problems == []
    assert found.moves == ("pack/chin-tuck", "pack/seated-twist", "pack/wall-angel")
    assert found.prescriptions == {
        "pack/chin-tuck": Prescription(repetitions=8),
        "pack/seated-twist": Prescription(seconds=31, side=Side.LEFT),
    }


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("repetitions = 8", "repetitions = 8\nseconds = 9",
         "move[1].seconds: stands beside repetitions: one of the two decides"),
        ("repetitions = 8", "repetitions = 0",
         "move[1].repetitions: 0 is not a whole number from 1 to 60"),
        ("seconds = 31", "seconds = 1.5",
         "move[2].seconds: 1.5 is not a whole number from 1 to 900"),
        ('side = "left"', 'side = "top"', 'move[2].side: "top" is not one of both, left, right'),
        ('side = "left"', 'weight = 3',
         "move[2].weight: is not known here; known are id, seconds, side"),
        ('id = "wall-angel"', 'id = "chin-tuck"', 'move[3].id: "chin-tuck" stands there twice'),
        ('id = "wall-angel"', "", "move[3].id: is missing: a text of 1 to 100 characters"),
        ("[[move]]", 'moves = ["a", "b"]\n[[move]]',
         "moves: stands beside [[move]]: name the moves in one of the two"),
        (DOSED, HEAD + "move = 3", "move: 3 is not a list of one or more tables [[move]]"),
        (DOSED, HEAD + '[[move]]\nid = "a"', "move: a set takes 2 to 8 moves"),
        (DOSED, HEAD + 'moves = ["a"]', "moves: a set takes 2 to 8 moves"),
        (DOSED, HEAD + 'moves = ["a", "a"]', "moves: names a move twice"),
        (DOSED, HEAD, "moves: is missing: a list of 1 to 8 texts"),
    ],
)  # fmt: skip
def test_every_mistake_is_named_by_its_key(old: str, new: str, problem: str) -> None:
    problems = read_set(tomllib.loads(DOSED.replace(old, new, 1)), "mine")[1]
    assert any(each.startswith(problem) for each in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("repetitions = 8", "repetitions = 11",
         'move[1].repetitions: 11 is not between 2 and 10, the dose of "chin-tuck"'),
        ("repetitions = 8", 'side = "left"', 'move[1].side: "left" is not possible'),
        ("seconds = 31", "seconds = 900", "move[2].seconds: 900 is not between"),
    ],
)  # fmt: skip
def test_what_no_move_allows_is_named_and_the_set_stays(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    pack = write_folder(tmp_path / "packs" / "mine", {"sets/a.toml": b""})
    path = pack / "sets" / "a.toml"
    path.write_text(DOSED.replace(old, new), "utf-8")
    found = loaded(tmp_path / "packs")
    assert len(found.problems) == 1
    assert found.problems[0].startswith(f"mine/sets/a.toml: {problem}")
    assert [ready.id for ready in found.sets] == ["mine/a"]
    assert check(pack) == tuple(each.removeprefix("mine/") for each in found.problems)
    assert check(path) == tuple(each.removeprefix("mine/sets/") for each in found.problems)


def test_a_set_may_take_the_moves_of_another_pack(tmp_path: Path) -> None:
    write_folder(tmp_path / "packs" / "zoe", files())
    ready = HEAD + 'moves = ["zoe/head-nod", "chin-tuck"]'
    write_folder(tmp_path / "packs" / "anna", {"sets/a.toml": ready.encode()})
    assert loaded(tmp_path / "packs").problems == []
    alone = check(tmp_path / "packs" / "anna")
    assert alone == ('sets/a.toml: moves: "zoe/head-nod" is not a move',)


def test_a_move_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    broken = EXAMPLES["moves/head-nod.toml"].replace('"mobility"', '"yoga"').encode()
    pack = write_folder(tmp_path / "packs" / "mine", files() | {"moves/head-nod.toml": broken})
    assert len(loaded(tmp_path / "packs").problems) == 1
    assert check(pack / "sets" / "morning.toml") == ()
