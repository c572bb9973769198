"""Packs that are shared and taken in: looked into first, never over another, never half."""

import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcare_tray.core.packs import Clash
from backcare_tray.storage.incoming import IncomingPack
from backcare_tray.storage.pack_check import check
from backcare_tray.storage.pack_store import FolderStore
from tests.storage.days import MORNING
from tests.storage.pack_samples import SHIPPED, files, loaded, write_folder, write_zip

NOD = "moves/head-nod.toml"
ZIP = b"PK\5\6" + bytes(18)
"""The least that is a zip."""


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    packs = tmp_path / "packs"
    return FolderStore(
        packs, tmp_path / "trash", lambda: MORNING, lambda: [*SHIPPED, *loaded(packs).moves]
    )


Look = Callable[[Path], IncomingPack]


@pytest.fixture
def look(store: FolderStore) -> Iterator[Look]:
    """Looks into a pack; all are let go of afterwards."""
    looked: list[IncomingPack] = []

    def into(path: Path) -> IncomingPack:
        looked.append(store.look_into(str(path)))
        return looked[-1]

    yield into
    for each in looked:
        each.close()


@pytest.fixture
def incoming(look: Look, tmp_path: Path) -> IncomingPack:
    """The README's pack, as a zip from elsewhere."""
    more = {
        "notes.exe": b"MZ",
        "LICENSE.txt": b"free",
        "pictures/fake.png": b"no picture",
        "tools/build.toml": b"a = 1",
    }
    return look(write_zip(tmp_path / "from" / "anna.zip", files() | more))


def test_a_zip_is_looked_into_before_anything_is_copied(
    incoming: IncomingPack, tmp_path: Path
) -> None:
    found = incoming.contents
    assert (found.name, found.fault, found.problems, found.taken) == ("anna", "", (), False)
    assert [move.name for move in found.moves] == ["Doorway stretch", "Small nod"]
    assert [ready.name for ready in found.sets] == ["Morning"]
    pictures = [Path(path) for path in found.moves[0].picture_paths.values()]
    assert all(path.exists() for path in pictures)
    assert not (tmp_path / "packs").exists()
    incoming.close()
    assert not any(path.exists() for path in pictures)


@pytest.mark.parametrize("as_folder", [True, False])
def test_what_is_taken_in_is_a_pack_with_nothing_else_in_it(
    look: Look, incoming: IncomingPack, tmp_path: Path, as_folder: bool
) -> None:
    if as_folder:
        with zipfile.ZipFile(tmp_path / "from" / "anna.zip") as opened:
            opened.extractall(tmp_path / "from" / "anna")
        incoming = look(tmp_path / "from" / "anna")
    saved = incoming.take_in(Clash.KEEP_BOTH)
    assert (saved.id, saved.fault, saved.note) == ("anna", "", "")
    home = tmp_path / "packs" / "anna"
    there = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert there == {*files(), "LICENSE.txt"}
    found = loaded(tmp_path / "packs")
    assert found.problems == []
    assert [move.id for move in found.moves] == ["anna/doorway-stretch", "anna/head-nod"]


def test_both_are_kept(store: FolderStore, incoming: IncomingPack, tmp_path: Path) -> None:
    write_zip(tmp_path / "packs" / "anna.zip", {NOD: files()[NOD]})
    assert incoming.contents.taken
    names = [incoming.take_in(Clash.KEEP_BOTH).id for _ in range(2)]
    assert names == ["anna-2", "anna-3"]
    assert store.zips() == ["anna"]


def test_what_is_replaced_can_be_found_again(incoming: IncomingPack, tmp_path: Path) -> None:
    write_folder(tmp_path / "packs" / "anna", {NOD: files()[NOD]})
    saved = incoming.take_in(Clash.REPLACE)
    assert saved.id == "anna"
    (old,) = (tmp_path / "trash").rglob("head-nod.toml")
    assert old.read_bytes() == files()[NOD]
    assert str(old.parents[1]) in saved.note
    assert len(loaded(tmp_path / "packs").moves) == 2


def test_what_a_killed_arrival_left_is_swept_up(
    store: FolderStore, incoming: IncomingPack, tmp_path: Path
) -> None:
    """And nothing else that is hidden there."""
    write_folder(tmp_path / "packs" / ".arriving-1", {NOD: b"half"})
    write_folder(tmp_path / "packs" / ".git", {"HEAD": b"main"})
    assert loaded(tmp_path / "packs").problems == []
    assert store.packs() == []
    incoming.take_in(Clash.KEEP_BOTH)
    assert sorted(path.name for path in (tmp_path / "packs").iterdir()) == [".git", "anna"]


def test_what_cannot_be_replaced_stays_and_nothing_is_left_beside_it(
    incoming: IncomingPack, tmp_path: Path
) -> None:
    write_folder(tmp_path / "packs" / "anna", {NOD: files()[NOD]})
    (tmp_path / "trash").write_text("a file where the folder should be")
    assert "cannot be written" in incoming.take_in(Clash.REPLACE).fault
    assert [path.name for path in (tmp_path / "packs").iterdir()] == ["anna"]
    assert [path.name for path in (tmp_path / "packs" / "anna").rglob("*.toml")] == [
        "head-nod.toml"
    ]


def test_problems_are_named_by_file_and_key(look: Look, tmp_path: Path) -> None:
    broken = files() | {NOD: files()[NOD].replace(b'"mobility"', b'"yoga"')}
    path = write_zip(tmp_path / "anna.zip", broken)
    found = look(path).contents
    assert [move.name for move in found.moves] == ["Doorway stretch"]
    assert found.problems == (
        'moves/head-nod.toml: kind: "yoga" is not one of stretch, strengthen, mobility, release',
    )


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.zip", b"torn", "is not a zip that can be read"),
        ("a.txt", b"", "is neither a folder nor a zip"),
        ("aux.zip", ZIP, "A file cannot be called that"),
    ],
)
def test_what_is_no_pack_is_named(
    look: Look, tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert look(path).contents.fault.startswith(fault)


def test_what_is_not_there_is_named(look: Look, tmp_path: Path) -> None:
    looked = look(tmp_path / "gone.zip")
    assert looked.contents.fault == looked.take_in(Clash.KEEP_BOTH).fault == "It is not there."


@pytest.mark.parametrize("name", ["../evil.toml", "/evil.toml"])
def test_a_zip_that_leads_out_is_refused_whole(look: Look, tmp_path: Path, name: str) -> None:
    looked = look(write_zip(tmp_path / "evil.zip", files() | {name: b""}))
    assert looked.contents.fault == looked.take_in(Clash.REPLACE).fault
    assert "leads out of the pack" in looked.contents.fault
    assert not list((tmp_path / "packs").glob("*"))


def test_a_bomb_is_not_unpacked(look: Look, tmp_path: Path) -> None:
    path = write_zip(tmp_path / "bomb.zip", {NOD: b"#" * 30_000_000})
    looked = look(path)
    assert "is larger than 200 kB" in looked.contents.problems[0]
    assert "is larger than 200 kB" in looked.take_in(Clash.KEEP_BOTH).fault
    assert not (tmp_path / "packs").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights bind no superuser")
def test_a_folder_without_rights_is_named(incoming: IncomingPack, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir(mode=0o500)
    assert "cannot be written" in incoming.take_in(Clash.KEEP_BOTH).fault


def test_a_disk_that_refuses_is_named(incoming: IncomingPack, tmp_path: Path) -> None:
    (tmp_path / "packs").write_text("a file where the folder should be")
    assert "cannot be written" in incoming.take_in(Clash.KEEP_BOTH).fault


def test_a_shared_pack_passes_the_check_and_comes_back_the_same(
    store: FolderStore, tmp_path: Path
) -> None:
    own = {f"{name}.before-20260101-000000": data for name, data in files().items()}
    write_folder(tmp_path / "packs" / "my-pack", files() | own)
    target = tmp_path / "out" / "my-pack.zip"
    assert store.share("my-pack", str(target)).fault == ""
    assert check(target) == ()
    with zipfile.ZipFile(target) as opened:
        assert {*opened.namelist()} == {f"my-pack/{name}" for name in files()}
        assert opened.read(f"my-pack/{NOD}") == files()[NOD]
    looked = store.look("my-pack")
    assert [move.id for move in looked.moves] == ["my-pack/doorway-stretch", "my-pack/head-nod"]
    assert (looked.problems, looked.fault) == ((), "")


def test_a_zip_can_be_shared_too_and_what_is_not_there_cannot(
    store: FolderStore, tmp_path: Path
) -> None:
    write_zip(tmp_path / "packs" / "anna.zip", files())
    assert store.share("anna", str(tmp_path / "out.zip")).fault == ""
    assert check(tmp_path / "out.zip") == ()
    assert all(Path(p).exists() for p in store.look("anna").moves[0].picture_paths.values())
    assert "is not a zip that can be read" in store.share("gone", str(tmp_path / "b.zip")).fault
    assert "is not a zip that can be read" in store.look("gone").fault
    (tmp_path / "file").write_bytes(b"")
    assert "cannot be written" in store.share("anna", str(tmp_path / "file" / "c.zip")).fault
