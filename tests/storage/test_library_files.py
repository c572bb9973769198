"""The library of moves on disk: what is read, and what every mistake is called."""

import os
import shutil
from pathlib import Path

import pytest

from backcare_tray.core.moves import Area, Kind, Position
from backcare_tray.storage.library_files import load_library, load_move
from backcare_tray.storage.plain_files import LARGEST

SHIPPED = Path(__file__).parents[2] / "assets" / "moves"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two moves."""
    for name in ("chin-tuck", "seated-twist"):
        shutil.copy(SHIPPED / f"{name}.toml", tmp_path)
    return tmp_path


def _spoil(folder: Path, old: str, new: str, file: str = "chin-tuck.toml") -> tuple[str, ...]:
    """Replace `old` in a file; the library's problems then. The other move still loads."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    moves, problems = load_library(folder)
    assert [move.id for move in moves] == ["seated-twist"]
    return problems


def test_a_move_comes_with_everything(folder: Path) -> None:
    moves, problems = load_library(folder)
    assert not problems
    tuck, twist = moves
    assert (tuck.id, tuck.name) == ("chin-tuck", "Chin tuck")
    assert (tuck.position, tuck.kind) == (Position.SEATED, Kind.STRENGTHEN)
    assert tuck.areas == (Area.NECK, Area.UPPER_BACK)
    assert tuck.start == "tall"
    assert [phase.to for phase in tuck.cycle] == ["tucked", "tucked", "tall"]
    assert tuck.cycle[0].say == "Draw your chin straight back."
    assert tuck.repetition_seconds == 10
    assert (tuck.dose.least, tuck.dose.most) == (2, 10)
    assert tuck.source.document == "003"
    assert set(tuck.poses) == {"tall", "tucked"}
    assert tuck.view.glow == ("nape",)
    assert not tuck.two_sided
    assert twist.two_sided


def test_a_leg_without_words_is_fine(folder: Path) -> None:
    path = folder / "chin-tuck.toml"
    lines = [line for line in path.read_text("utf-8").splitlines() if "Hold it." not in line]
    path.write_text("\n".join(lines), "utf-8")
    move, problems = load_move(path)
    assert not problems
    assert move is not None
    assert [phase.say for phase in move.cycle].count("") == 1


def test_moves_come_in_the_order_of_their_files(folder: Path) -> None:
    shutil.copy(folder / "chin-tuck.toml", folder / "zz-mine.toml")
    (folder / "notes.txt").write_text("not a move")
    moves, problems = load_library(folder)
    assert not problems
    assert [move.id for move in moves] == ["chin-tuck", "seated-twist", "zz-mine"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "glide = 0.022",
            'glide = "far"',
            'poses.tall.neck.glide: "far" is not a number between -0.04 and 0.05',
        ),
        ('kind = "strengthen"', 'kind = "power"',
         'kind: "power" is not one of stretch, strengthen, mobility, release'),
        ('position = "seated"', 'position = "sofa"', 'position: "sofa" is not one of seated, '),
        ('areas = ["neck", "upper-back"]', 'areas = ["knee"]',
         "areas: ['knee'] is not a list out of neck, "),
        ('start = "tall"', 'start = "small"', 'start: "small" is not one of tall, tucked'),
        ('to = "tucked"', 'to = "tuckd"', 'cycle[1].to: "tuckd" is not one of tall, tucked'),
        ('to = "tall"', 'to = "tucked"',
         'cycle: ends in "tucked" and not where it starts, in "tall"'),
        ("seconds = 5", "seconds = 500",
         "cycle[2].seconds: 500 is not a number between 0.5 and 60"),
        ("load = 0.8", "laod = 0.8",
         "cycle[1].laod: is not known here; known are to, seconds, say"),
        ("load = 0.8", "load = 8", "cycle[1].load: 8 is not a number between 0 and 1"),
        ('breath = "in"', 'breath = "up"', 'cycle[3].breath: "up" is not one of in, out, '),
        ("least = 2", "least = 2.5", "dose.least: 2.5 is not a whole number from 1 to 60"),
        ("most = 10", "most = 1", "dose.most: 1 is less than least = 2"),
        ('caution = "', 'warning = "', "caution: is missing: a text of 1 to 300 characters"),
        ("Draw your chin straight back.", "Draw your chin back. " * 5,
         "is not a text of 1 to 60 characters in one line"),
        ('document = "003"\n', "", "source.document: is missing: a text of 1 to 20 characters"),
        ("[view]", "[camera]", "view: is missing: a table"),
        ('setup = ["Sit tall', 'two_sided = "yes"\nsetup = ["Sit tall',
         'two_sided: "yes" is not true or false'),
        ("setup = [", "setup = []\nsetups = [", "setup: [] is not a list of 1 to 3 texts"),
    ],
)  # fmt: skip
def test_a_broken_move_is_left_out_and_its_key_named(
    folder: Path, old: str, new: str, problem: str
) -> None:
    problems = _spoil(folder, old, new)
    assert any(each.startswith("chin-tuck.toml: ") and problem in each for each in problems), (
        problems
    )


def test_a_move_without_poses_or_cycle(folder: Path) -> None:
    text = (folder / "chin-tuck.toml").read_text("utf-8")
    header, _, rest = text.partition("[poses.tall]")
    (folder / "chin-tuck.toml").write_text(header + rest[rest.index("[view]") :], "utf-8")
    _, problems = load_library(folder)
    assert "chin-tuck.toml: poses: is missing: a table" in problems
    head, _, tail = text.partition("[[cycle]]")
    (folder / "chin-tuck.toml").write_text(head + tail[tail.index("[poses.tall]") :], "utf-8")
    _, problems = load_library(folder)
    assert problems == (
        "chin-tuck.toml: cycle: is missing: a list of one or more tables [[cycle]]",
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"name = ", "chin-tuck.toml: is not TOML: "),
        (b"\xff\xfe\x00", "chin-tuck.toml: is not a text in UTF-8"),
        (b"", 'chin-tuck.toml: name: is missing: a text of 1 to 40 characters in one line'),
        (b"#" * (LARGEST + 1), "chin-tuck.toml: is larger than 200 kB"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_move(folder: Path, content: bytes, problem: str) -> None:
    (folder / "chin-tuck.toml").write_bytes(content)
    moves, problems = load_library(folder)
    assert [move.id for move in moves] == ["seated-twist"]
    assert any(each.startswith(problem) for each in problems), problems


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    moves, problems = load_library(tmp_path / "nowhere")
    assert moves == ()
    assert problems == (f"{tmp_path / 'nowhere'}: cannot be read: No such file or directory",)


def test_a_folder_called_like_a_move(folder: Path) -> None:
    (folder / "aa.toml").mkdir()
    moves, problems = load_library(folder)
    assert len(moves) == 2
    assert problems == ("aa.toml: is a folder, and not a file",)


@pytest.mark.skipif(os.name == "nt", reason="permission bits are POSIX")
def test_a_link_that_leads_nowhere(folder: Path) -> None:
    (folder / "gone.toml").symlink_to(folder / "missing")
    move, problems = load_move(folder / "gone.toml")
    assert move is None
    assert problems == ["cannot be read: No such file or directory"]
