"""What was being made when the program ended: kept as it was, however unfinished."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_tray.core.moves import Side
from backcare_tray.core.packs import Draft
from backcare_tray.core.sets import Prescription, ReadySet
from backcare_tray.storage.drafts import Drafts
from backcare_tray.ui.editor.move_form import BLANK
from tests.storage.pack_samples import files, loaded, write_folder

NOW = datetime(2026, 7, 4, 10, 15, tzinfo=UTC)
SET = Draft(
    ReadySet("a/b", "Früh", "", ("chin-tuck",), {"chin-tuck": Prescription(4, 0, Side.LEFT)}),
    "a",
    was=b"name = \xff",
)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "state" / "drafts.json", lambda: NOW)


def test_what_is_hardly_begun_comes_back(drafts: Drafts) -> None:
    begun = {"new move": Draft(BLANK, "my-moves"), "new set": Draft(ReadySet("", "", "", ()), "")}
    drafts.keep(begun)
    assert {key: drafts.find(key) for key in begun} == begun
    assert drafts.find("another") is None


def test_a_whole_move_comes_back_with_its_pictures(drafts: Drafts, tmp_path: Path) -> None:
    moves = loaded(write_folder(tmp_path / "packs" / "my-pack", files()).parent).moves
    (move,) = (move for move in moves if move.picture_paths)
    long = {**move.picture_paths, "more": "/photos/" + 300 * "x" + ".png"}
    drafts.keep({"it": Draft(move, "my-pack", tuple(long.items()), b"was")})
    found = drafts.find("it")
    assert found == Draft(move, "my-pack", tuple(long.items()), b"was")
    assert found is not None
    assert getattr(found.made, "picture_paths", {}) == long


def test_each_is_kept_beside_the_others_and_let_go_alone(drafts: Drafts) -> None:
    drafts.keep({"one": SET})
    drafts.keep({"two": Draft(BLANK, "b")})
    drafts.keep({})
    assert drafts.find("one") == SET
    assert drafts.names() == {"one": "Früh", "two": ""}
    drafts.drop("one")
    drafts.drop("one")
    assert drafts.find("one") is None
    assert drafts.find("two") == Draft(BLANK, "b")


@pytest.mark.parametrize(
    "wrong",
    [[], {}, {"kind": "songs"}, {"was": 1}, {"file": None}, {"pictures": []}, {"pictures": None}],
)
def test_what_nobody_here_wrote_is_no_draft(drafts: Drafts, tmp_path: Path, wrong: object) -> None:
    drafts.keep({"it": Draft(BLANK, "b")})
    path = tmp_path / "state" / "drafts.json"
    table = json.loads(path.read_text())
    path.write_text(json.dumps({"it": table["it"] | wrong if wrong else wrong}))
    assert drafts.find("it") is None
    assert drafts.names() == {}


def test_where_nothing_can_be_written(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep({"it": SET})
    path = tmp_path / "state" / "drafts.json"
    (tmp_path / "away").mkdir()
    path.rename(tmp_path / "away" / "drafts.json")
    path.symlink_to("/proc/drafts.json")
    with pytest.raises(OSError, match="drafts"):
        drafts.keep({"it": SET})
