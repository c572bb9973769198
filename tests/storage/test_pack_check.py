"""`backcare-tray check`: what is said of a pack, and of one file of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tray import cli
from backcare_tray.storage.pack_check import check
from tests.storage.pack_samples import EXAMPLES, files, write_folder, write_zip


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "my-pack", files())


@pytest.mark.parametrize("name", ["", *EXAMPLES])
def test_the_examples_of_the_readme_are_well(pack: Path, name: str) -> None:
    assert check(pack / name) == ()


def test_a_zip_is_checked_without_unpacking_it(pack: Path) -> None:
    path = write_zip(pack.parent / "my-pack.zip", files())
    before = sorted(pack.parent.rglob("*"))
    assert check(path) == ()
    assert sorted(pack.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("moves/doorway-stretch.toml", 'to = "open"', 'to = "opened"',
         'cycle[1].to: "opened" is not one of ready, open'),
        ("moves/doorway-stretch.toml", "doorway-2.png", "doorway-3.png",
         "pictures.open: pictures/doorway-3.png: cannot be read: No such file or directory"),
        ("moves/doorway-stretch.toml", "[pictures]", '[view]\nyaw = 0\n[pictures]',
         "view: is not known here; known are"),
        ("moves/doorway-stretch.toml", "level = 1", "level = 9",
         "level: 9 is not a whole number from 1 to 3"),
        ("moves/doorway-stretch.toml", "# props = [\"band\"]", 'props = ["rope"]',
         "props: ['rope'] is not a list out of ball, band"),
        ("moves/doorway-stretch.toml", "Doorway stretch", "<b>Doorway</b>",
         "name: holds mark-up: plain text only"),
        ("moves/doorway-stretch.toml", "Doorway stretch", "Doorway\\u0007",
         "'name': holds characters that cannot be shown: plain text only"),
        ("moves/doorway-stretch.toml", "least = 1 ", "least = 0x" + "f" * 5000,
         "dose.least: holds a number that is far too large"),
        ("moves/doorway-stretch.toml", "least = 1 ", "least = -1" + "0" * 16,
         "dose.least: holds a number that is far too large"),
        ("moves/doorway-stretch.toml", "least = 1 ", "least = " + "9" * 5000,
         "is not TOML: "),
        ("moves/doorway-stretch.toml", "overhead = false", "overhead = " + "[" * 50 + "]" * 50,
         "is nested too deeply"),
        ("moves/doorway-stretch.toml", "overhead = false", "overhead = " + "[" * 90000,
         "is not TOML: "),
        ("moves/head-nod.toml", "pitch = 10", "pitch = 200",
         "poses.nod.head.pitch: 200 is not a number between"),
        ("moves/head-nod.toml", "caution", "warning",
         "caution: is missing: a text of 1 to 300 characters"),
        ("sets/morning.toml", '"wall-angel"', '"wall-angle"',
         'moves: "wall-angle" is not a move; did you mean "wall-angel"?'),
        ("sets/morning.toml", '"head-nod", "wall-angel"', '"zzz"', 'moves: "zzz" is not a move'),
        ("sets/morning.toml", '"head-nod"', '"doorway-stretch"', "moves: names a move twice"),
        ("sets/morning.toml", ', "head-nod", "wall-angel"', "", "moves: a set takes 2 to 8 moves"),
        ("sets/morning.toml", "purpose", "purpoise", "purpoise: is not known here"),
    ],
)  # fmt: skip
def test_a_problem_is_named_by_file_key_and_what_is_allowed(
    pack: Path, name: str, old: str, new: str, problem: str
) -> None:
    path = pack / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    for checked, prefix in ((path, path.name), (pack, name)):
        problems = check(checked)
        assert any(each.startswith(f"{prefix}: ") and problem in each for each in problems), (
            problems
        )


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("nowhere", "nowhere: is not there"),
        ("nowhere.toml", "nowhere.toml: cannot be read: No such file or directory"),
        ("nowhere.zip", "nowhere.zip: is not there"),
        ("pictures/doorway-1.png", "doorway-1.png: is neither a folder nor a zip"),
        ("moves", "moves: holds neither moves/NAME.toml nor sets/NAME.toml"),
    ],
)
def test_what_is_no_pack(pack: Path, name: str, problem: str) -> None:
    assert check(pack / name) == (problem,)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(EXAMPLES)),
    at=st.integers(0, 2000),
    cut=st.integers(0, 60),
    put=st.one_of(st.binary(max_size=12), st.sampled_from([b"[", b"= ", b"1e999", b"nan", b"{}"])),
)
def test_no_file_is_so_broken_that_it_cannot_be_named(
    pack: Path, name: str, at: int, cut: int, put: bytes
) -> None:
    path = pack / name
    whole = EXAMPLES[name].encode()
    path.write_bytes(whole[:at] + put + whole[at + cut :])
    assert all(problem.startswith(f"{path.name}: ") for problem in check(path))
    path.write_bytes(whole)


def test_the_command_says_what_is_wrong(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(pack)]) == cli.OK
    assert capsys.readouterr().out == "All is well.\n"
    (pack / "sets" / "morning.toml").write_text("moves = 3")
    assert cli.main(["check", str(pack)]) == cli.FAILED
    assert "sets/morning.toml: moves: 3 is not a list" in capsys.readouterr().err
