"""The user's own packs: what is read, what every mistake is called, and what is never touched."""

import os
import zipfile
from pathlib import Path

import pytest

from backcare_tray.core.moves import Kind, Move
from backcare_tray.core.routine import Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.storage import own_packs, pack_files
from backcare_tray.storage.pictures import PictureFolder
from tests.storage.pack_samples import EXAMPLES, files, loaded, png, write_folder, write_zip

DOORWAY, NOD, MORNING = "moves/doorway-stretch.toml", "moves/head-nod.toml", "sets/morning.toml"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The folder of packs, with the README's pack in it."""
    write_folder(tmp_path / "packs" / "my-pack", files())
    return tmp_path / "packs"


def _by_id(moves: list[Move]) -> dict[str, Move]:
    return {move.id: move for move in moves}


def test_the_readme_shows_a_complete_pack() -> None:
    assert set(EXAMPLES) == {DOORWAY, NOD, MORNING}


def test_the_pack_of_the_readme_is_read(packs: Path) -> None:
    found = loaded(packs)
    assert found.problems == []
    moves = _by_id(found.moves)
    assert set(moves) == {"my-pack/doorway-stretch", "my-pack/head-nod"}
    doorway, nod = moves["my-pack/doorway-stretch"], moves["my-pack/head-nod"]
    assert doorway.picture_paths == {
        "ready": str(packs / "my-pack" / "pictures" / "doorway-1.png"),
        "open": str(packs / "my-pack" / "pictures" / "doorway-2.png"),
    }
    assert (doorway.kind, doorway.two_sided, doorway.poses) == (Kind.STRETCH, True, {})
    assert (doorway.source.document, doorway.gentler) == (
        "Dr. Example, 2026", "Keep the elbow lower.",
    )  # fmt: skip
    assert set(nod.poses) == {"level", "nod"}
    assert nod.picture_paths == {}
    assert (nod.breathing, nod.source.says, nod.level, nod.discreet) == ("", "", 1, True)
    (morning,) = found.sets
    assert (morning.id, morning.name) == ("my-pack/morning", "Morning")
    assert morning.moves == ("my-pack/doorway-stretch", "my-pack/head-nod", "wall-angel")


def test_a_move_of_pictures_has_a_timeline(packs: Path) -> None:
    move = _by_id(loaded(packs).moves)["my-pack/doorway-stretch"]
    routine = Routine(PlannedSet((Step(move, move.sides[0], 2),)))
    shown = {routine.at(second).to_pose for second in range(int(routine.seconds))}
    assert shown == set(move.picture_paths)


@pytest.mark.parametrize("top", ["", "any-name/"])
def test_a_zip_is_as_good_as_a_folder(tmp_path: Path, top: str) -> None:
    write_zip(tmp_path / "packs" / "zipped.zip", files() | {"pictures/.DS_Store": b"?"}, top)
    found = loaded(tmp_path / "packs")
    assert found.problems == []
    assert set(_by_id(found.moves)) == {"zipped/doorway-stretch", "zipped/head-nod"}
    paths = set(_by_id(found.moves)["zipped/doorway-stretch"].picture_paths.values())
    assert len(paths) == 1  # both pictures are the same
    (path,) = paths
    assert Path(path).parent == tmp_path / "kept"
    assert Path(path).read_bytes() == png()


def test_pictures_that_no_zip_shows_any_more_are_deleted(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path / "kept")
    folder.clear(set())
    used, old = folder.keep(".png", b"used"), folder.keep(".png", b"old")
    folder.clear({used})
    assert (Path(used).exists(), Path(old).exists()) == (True, False)
    assert folder.keep(".png", b"used") == used


def test_pictures_that_cannot_be_unpacked_leave_the_move_out(tmp_path: Path) -> None:
    write_zip(tmp_path / "packs" / "zipped.zip", files())
    (tmp_path / "kept").write_text("a file where the folder should be")
    found = loaded(tmp_path / "packs")
    assert set(_by_id(found.moves)) == {"zipped/head-nod"}
    assert "cannot be unpacked to" in found.problems[0]


def test_a_broken_file_leaves_the_rest_of_its_pack_alone(packs: Path) -> None:
    path = packs / "my-pack" / DOORWAY
    path.write_text(path.read_text("utf-8").replace('kind = "stretch"', 'kind = "yoga"'), "utf-8")
    found = loaded(packs)
    assert found.problems == [
        'my-pack/moves/doorway-stretch.toml: kind: "yoga" is not one of stretch, strengthen,'
        " mobility, release"
    ]
    assert [move.id for move in found.moves] == ["my-pack/head-nod"]
    assert [ready.id for ready in found.sets] == ["my-pack/morning"]


def test_two_packs_may_use_the_same_names_and_those_that_ship(tmp_path: Path) -> None:
    nod = EXAMPLES[NOD].encode()
    for pack in ("anna", "ben"):
        write_folder(tmp_path / "packs" / pack, {"moves/chin-tuck.toml": nod})
    found = loaded(tmp_path / "packs")
    assert [move.id for move in found.moves] == ["anna/chin-tuck", "ben/chin-tuck"]


def test_an_own_set_means_its_own_move_first(tmp_path: Path) -> None:
    ready = b'name = "A"\npurpose = "B"\nmoves = ["chin-tuck", "wall-angel"]\n'
    write_folder(
        tmp_path / "packs" / "anna",
        {"moves/chin-tuck.toml": EXAMPLES[NOD].encode(), "sets/a.toml": ready},
    )
    (found,) = loaded(tmp_path / "packs").sets
    assert found.moves == ("anna/chin-tuck", "wall-angel")


def test_what_is_no_pack_is_named(tmp_path: Path) -> None:
    packs = write_folder(
        tmp_path / "packs",
        {
            "notes.txt": b"",
            ".hidden": b"",
            "empty/readme.txt": b"",
            "same/" + NOD: EXAMPLES[NOD].encode(),
            "torn.zip": b"PK\3\4 and then nothing",
            "a" * 95 + "/" + NOD: EXAMPLES[NOD].encode(),
        },
    )
    write_zip(packs / "same.zip", files())
    found = loaded(packs)
    assert [move.id for move in found.moves] == ["same/head-nod"]
    assert [problem.split(": ", 1)[1] for problem in found.problems] == [
        "the names of pack and file take 100 plain characters at most",
        "holds neither moves/NAME.toml nor sets/NAME.toml",
        "is neither a folder nor a zip",
        "there is another pack of this name",
        "is not a zip that can be read: File is not a zip file",
    ]


def test_no_packs_are_no_problem(tmp_path: Path) -> None:
    assert loaded(tmp_path / "nowhere") == own_packs.Packs()


def test_too_many_packs_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_packs, "MOST_PACKS", 1)
    for pack in ("anna", "ben"):
        write_folder(tmp_path / "packs" / pack, {NOD: EXAMPLES[NOD].encode()})
    found = loaded(tmp_path / "packs")
    assert [move.id for move in found.moves] == ["anna/head-nod"]
    assert found.problems == [f"{tmp_path / 'packs'}: only the first 1 packs are read"]


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("MOST_FILES", 3, "holds more than 3 files"), ("LARGEST_PACK", 1000, "holds more than 0 MB")],
)
def test_a_pack_has_its_limits(
    packs: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    write_zip(packs / "zipped.zip", files())
    monkeypatch.setattr(pack_files, limit, value)
    found = loaded(packs)
    assert found.problems == [f"my-pack: {words}", f"zipped.zip: {words}"]
    assert found.moves == []


OUTSIDE = [
    "../secret.png",
    "pictures/../../secret.png",
    "/etc/secret.png",
    "..\\secret.png",
    "C:secret.png",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_picture_outside_the_pack_is_refused(packs: Path, name: str) -> None:
    (packs / "secret.png").write_bytes(png())
    path = packs / "my-pack" / DOORWAY
    text = path.read_text("utf-8").replace('"pictures/doorway-1.png"', f"'{name}'")
    path.write_text(text, "utf-8")
    found = loaded(packs)
    assert [move.id for move in found.moves] == ["my-pack/head-nod"]
    assert any(f'pictures.ready: {name}: "{name}" leads out of the pack' in p
               for p in found.problems)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_link_out_of_the_pack_is_refused(packs: Path, tmp_path: Path, link: str) -> None:
    pictures = packs / "my-pack" / "pictures"
    outside = tmp_path / "outside"
    outside.mkdir()
    for picture in pictures.iterdir():
        picture.rename(outside / picture.name)
    if link == "folder":
        pictures.rmdir()
        pictures.symlink_to(outside)
    else:
        for picture in outside.iterdir():
            (pictures / picture.name).symlink_to(picture)
    found = loaded(packs)
    assert [move.id for move in found.moves] == ["my-pack/head-nod"]
    assert '"pictures/doorway-1.png" leads out of the pack' in found.problems[0]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_move_behind_a_link_out_of_the_pack_is_refused(packs: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    (packs / "my-pack" / NOD).rename(secret)
    (packs / "my-pack" / NOD).symlink_to(secret)
    found = loaded(packs)
    assert [move.id for move in found.moves] == ["my-pack/doorway-stretch"]
    assert found.problems == [
        'my-pack/moves/head-nod.toml: "moves/head-nod.toml" leads out of the pack'
    ]


@pytest.mark.parametrize("name", ["../evil.toml", "/evil.toml", "moves/..\\evil.toml"])
def test_a_zip_with_an_entry_outside_is_refused_whole(tmp_path: Path, name: str) -> None:
    write_zip(tmp_path / "packs" / "evil.zip", files() | {name: b""})
    found = loaded(tmp_path / "packs")
    assert (found.moves, found.sets) == ([], [])
    assert found.problems == [f'evil.zip: "{name}" leads out of the pack']


def test_a_zip_with_a_link_is_refused_whole(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "packs" / "evil.zip", files())
    link = zipfile.ZipInfo("pictures/link.png")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(link, "/etc/passwd")
    found = loaded(tmp_path / "packs")
    assert found.moves == []
    assert found.problems == ['evil.zip: "pictures/link.png" is a link, and not a file']


def test_a_zip_that_lies_about_its_sizes_is_not_unpacked_beyond_the_limit(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "packs" / "bomb.zip", {NOD: b"#" * 3_000_000})
    found = loaded(tmp_path / "packs")
    assert found.problems == ["bomb.zip/moves/head-nod.toml: is larger than 200 kB"]
    assert path.stat().st_size < 10_000


def test_a_zip_whose_content_is_damaged(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "packs" / "torn.zip", {NOD: EXAMPLES[NOD].encode()})
    whole = bytearray(path.read_bytes())
    whole[60:90] = bytes(30)
    path.write_bytes(whole)
    (problem,) = loaded(tmp_path / "packs").problems
    assert problem.startswith("torn.zip/moves/head-nod.toml: cannot be unpacked: ")


def test_a_picture_that_is_not_in_the_zip(tmp_path: Path) -> None:
    content = {name: data for name, data in files().items() if not name.startswith("pictures")}
    write_zip(tmp_path / "packs" / "half.zip", content)
    found = loaded(tmp_path / "packs")
    assert [move.id for move in found.moves] == ["half/head-nod"]
    assert '"pictures/doorway-1.png" is not in the zip' in found.problems[0]
