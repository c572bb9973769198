"""What is made in the windows: written whole, never over another, and nothing is lost."""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backcare_tray.core.moves import Area, Dose, Kind, Move, Phase, Position, Prop, Side, Source
from backcare_tray.core.packs import Part
from backcare_tray.core.sets import Prescription, ReadySet
from backcare_tray.storage.pack_store import FolderStore
from tests.storage.days import MORNING
from tests.storage.pack_samples import SHIPPED, files, gif, loaded, png, write_folder, write_zip

DOORWAY = "my-pack/doorway-stretch"


class Home:
    """A folder of packs, and the store over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packs, self.trash = folder / "packs", folder / "trash"
        self.store = FolderStore(self.packs, self.trash, lambda: MORNING, self.library)
        self.photo = folder / "photos" / "IMG 1.PNG"
        self.photo.parent.mkdir()
        self.photo.write_bytes(png())

    def library(self) -> list[Move]:
        return [*SHIPPED, *loaded(self.packs).moves]

    def move(self, name: str) -> Move:
        return {move.id: move for move in self.library()}[name]

    def new(self) -> Move:
        """All that a move may say, with one picture from elsewhere."""
        return Move(
            id="",
            name="Über the edge!",
            purpose='Opens "the" chest',
            position=Position.WALL,
            kind=Kind.STRETCH,
            areas=(Area.CHEST, Area.SHOULDERS),
            two_sided=True,
            setup=("Stand.", "Breathe, and \\ wait."),
            start="picture-1",
            cycle=(Phase("picture-1", 2.5, "Go.", "out", 0.5), Phase("picture-1", 4.0)),
            dose=Dose(2, 5),
            full_dose="3 times",
            breathing="Slowly.",
            feel="A pull.",
            caution="Stop when it hurts.",
            source=Source("Dr. A", "Do it."),
            props=(Prop.BAND,),
            discreet=False,
            level=2,
            gentler="Less.",
            harder="More.",
            picture_paths={"picture-1": str(self.photo)},
        )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_new_move_is_read_back_as_it_was_written(home: Home) -> None:
    saved = home.store.save_move(home.new(), "my-moves")
    assert (saved.fault, saved.note) == ("", "")
    assert saved.id == "my-moves/uber-the-edge"
    back = home.move(saved.id)
    assert back == replace(home.new(), id=saved.id)
    (picture,) = back.picture_paths.values()
    assert Path(picture).parent == home.packs / "my-moves" / "pictures"
    assert Path(picture).read_bytes() == png()
    assert home.photo.exists()
    assert loaded(home.packs).problems == []


def test_names_are_never_taken_twice(home: Home) -> None:
    names = [home.store.save_move(home.new(), "my-moves").id for _ in range(2)]
    names.append(home.store.save_move(replace(home.new(), name="Chin tuck"), "my-moves").id)
    names.append(home.store.save_move(replace(home.new(), name="§§"), "my-moves").id)
    assert names == [
        "my-moves/uber-the-edge", "my-moves/uber-the-edge-2",
        "my-moves/chin-tuck-2",  # the one without a number ships
        "my-moves/move",
    ]  # fmt: skip
    assert len(list((home.packs / "my-moves" / "pictures").iterdir())) == 1


def test_a_set_with_doses_and_sides_is_read_back(home: Home) -> None:
    twist = home.store.save_move(home.new(), "mine").id
    asked = {
        "chin-tuck": Prescription(repetitions=8),
        "seated-twist": Prescription(seconds=31, side=Side.LEFT),
    }
    ready = ReadySet("", "Mine", "For me.", ("chin-tuck", "seated-twist", twist), asked)
    saved = home.store.save_set(ready, "mine")
    assert saved.fault == ""
    (back,) = loaded(home.packs).sets
    assert back == replace(ready, id="mine/mine")
    assert 'id = "uber-the-edge"' in (home.packs / "mine" / "sets" / "mine.toml").read_text("utf-8")
    plain = replace(ready, prescriptions={})
    home.store.save_set(replace(plain, id="mine/mine"), "mine")
    assert loaded(home.packs).sets == [replace(plain, id="mine/mine")]


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        (Prescription(repetitions=50), 'move[1].repetitions: 50 is not between 2 and 10'),
        (Prescription(seconds=500), 'move[1].seconds: 500 is not between 20 and 100'),
        (Prescription(side=Side.LEFT), 'move[1].side: "left" is not possible'),
    ],
)  # fmt: skip
def test_a_set_beyond_the_dose_of_a_move_is_refused(
    home: Home, asked: Prescription, fault: str
) -> None:
    ready = ReadySet("", "Mine", "For me.", ("chin-tuck", "wall-angel"), {"chin-tuck": asked})
    assert home.store.save_set(ready, "mine").fault.startswith(fault)
    assert not home.packs.exists()


def test_a_move_that_ships_is_not_hidden_behind_one_of_the_pack(home: Home) -> None:
    nod = files()["moves/head-nod.toml"]
    write_folder(home.packs / "mine", {"moves/chin-tuck.toml": nod})
    ready = ReadySet("", "Mine", "For me.", ("chin-tuck", "wall-angel"))
    assert "of its own, which would take its place" in home.store.save_set(ready, "mine").fault
    own = replace(ready, moves=("mine/chin-tuck", "wall-angel"))
    assert home.store.save_set(own, "mine").fault == ""
    assert loaded(home.packs).sets[0].moves == own.moves


def _picture(content: bytes, name: str) -> Callable[[Home], Move]:
    def made(home: Home) -> Move:
        (home.folder / name).write_bytes(content)
        return replace(home.new(), picture_paths={"picture-1": str(home.folder / name)})

    return made


@pytest.mark.parametrize(
    ("make", "pack", "fault"),
    [
        (lambda home: replace(home.new(), name=" "), "mine", "A move needs a name."),
        (lambda home: replace(home.new(), caution="<b>"), "mine", "Plain text, please"),
        (_picture(b"no picture", "a.png"), "mine", "a.png: is not a PNG"),
        (_picture(png(4001, 3), "a.png"), "mine", "a.png: is 4001 x 3 pixels; 1 to 4000"),
        (_picture(gif() + b"x" * 5_000_000, "a.gif"), "mine", "a.gif: is larger than 5000 kB"),
        (_picture(b'<svg><image href="http://a"/>', "a.svg"), "mine", "a.svg: reaches for"),
        (_picture(png(), "a.jpg"), "mine", "a.jpg: is not a JPEG"),
        (_picture(png(), "a.heic"), "mine", '"a.heic" does not end in .png, .jpg'),
        (lambda home: home.new(), "../mine", "A file cannot be called that"),
        (lambda home: home.new(), "zipped", "This pack is a zip"),
    ],
)  # fmt: skip
def test_what_cannot_be_saved_is_named_and_nothing_is_written(
    home: Home, make: Callable[[Home], Move], pack: str, fault: str
) -> None:
    write_zip(home.packs / "zipped.zip", files())
    before = sorted(home.packs.rglob("*"))
    assert home.store.save_move(make(home), pack).fault.startswith(fault)
    assert sorted(home.packs.rglob("*")) == before


def test_a_disk_that_refuses_is_named(home: Home) -> None:
    home.packs.write_text("a file where the folder should be")
    assert "cannot be written: " in home.store.save_move(home.new(), "mine").fault


def test_only_what_can_be_written_back_is_opened(home: Home) -> None:
    write_folder(home.packs / "my-pack", files())
    write_zip(home.packs / "zipped.zip", files())
    doorway = home.store.open(Part.MOVE, DOORWAY)
    assert doorway.fixed == ""
    assert doorway.content == files()["moves/doorway-stretch.toml"]
    assert home.store.open(Part.MOVE, "chin-tuck").fixed == "It comes with Backcare."
    assert "part of a zip" in home.store.open(Part.SET, "zipped/morning").fixed
    assert "made by hand" in home.store.open(Part.MOVE, "my-pack/head-nod").fixed
    assert "No such file" in home.store.open(Part.MOVE, "my-pack/gone").fixed
    assert home.store.open(Part.SET, "my-pack/morning").fixed == ""
    assert (home.store.packs(), home.store.zips()) == (["my-pack"], ["zipped"])


def test_an_altered_file_keeps_its_comments(home: Home) -> None:
    write_folder(home.packs / "my-pack", files())
    was = home.store.open(Part.MOVE, DOORWAY).content
    move = replace(home.move(DOORWAY), name="Doorway, wide", level=3, gentler="")
    assert home.store.save_move(move, "my-pack", was).note == ""
    assert home.move(DOORWAY) == move
    text = (home.packs / "my-pack" / "moves" / "doorway-stretch.toml").read_text("utf-8")
    assert 'name = "Doorway, wide"           # up to 40 characters' in text
    assert "# the same again: a hold" in text
    assert sorted(path.name for path in (home.packs / "my-pack" / "moves").iterdir()) == [
        "doorway-stretch.toml", "head-nod.toml",
    ]  # fmt: skip


def test_where_comments_cannot_be_kept_the_file_before_is(home: Home) -> None:
    write_folder(home.packs / "my-pack", files())
    was = home.store.open(Part.MOVE, DOORWAY).content
    move = home.move(DOORWAY)
    move = replace(move, cycle=(*move.cycle[:2], replace(move.cycle[2], seconds=9.0)))
    saved = home.store.save_move(move, "my-pack", was)
    assert home.move(DOORWAY) == move
    (aside,) = (home.packs / "my-pack" / "moves").glob("*.before-*")
    assert aside.read_bytes() == was
    assert str(aside) in saved.note
    assert loaded(home.packs).problems == []
    text = (home.packs / "my-pack" / "moves" / "doorway-stretch.toml").read_text("utf-8")
    assert "# up to 40 characters" in text  # all but those among the legs
    assert text.index("[pictures]") < text.index("[[cycle]]") < text.index("[dose]")
    assert text.count("[[cycle]]") == 3
    assert "# the same again" not in text


def test_what_somebody_else_wrote_meanwhile_is_kept(home: Home) -> None:
    write_folder(home.packs / "my-pack", files())
    was = home.store.open(Part.SET, "my-pack/morning").content
    path = home.packs / "my-pack" / "sets" / "morning.toml"
    theirs = was.replace(b"Before the first meeting.", b"After it.")
    path.write_bytes(theirs)
    (ready,) = loaded(home.packs).sets
    for number in range(2):
        saved = home.store.save_set(replace(ready, name=f"Mine {number}"), "my-pack", was)
        assert "What stood there before is in" in saved.note
    kept = [aside.read_bytes() for aside in sorted(path.parent.glob("*.before-*"))]
    assert len(kept) == 2
    assert kept[0] == theirs
    assert loaded(home.packs).sets[0].name == "Mine 1"


def test_a_file_that_was_broken_meanwhile_is_kept_and_written_anew(home: Home) -> None:
    write_folder(home.packs / "my-pack", files())
    was = home.store.open(Part.SET, "my-pack/morning").content
    (ready,) = loaded(home.packs).sets
    path = home.packs / "my-pack" / "sets" / "morning.toml"
    path.write_bytes(b"name = ")
    assert "What stood there before" in home.store.save_set(ready, "my-pack", was).note
    assert loaded(home.packs).sets == [ready]
    (aside,) = path.parent.glob("*.before-*")
    assert aside.read_bytes() == b"name = "


def test_a_file_system_without_links_is_written_to(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    names = [home.store.save_move(home.new(), "usb-stick") for _ in range(2)]
    assert [saved.id for saved in names] == ["usb-stick/uber-the-edge", "usb-stick/uber-the-edge-2"]
    assert len(loaded(home.packs).moves) == 2


def test_a_file_that_has_gone_is_written_anew(home: Home) -> None:
    write_folder(home.packs / "my-pack", files())
    was, move = home.store.open(Part.MOVE, DOORWAY).content, home.move(DOORWAY)
    (home.packs / "my-pack" / "moves" / "doorway-stretch.toml").unlink()
    assert home.store.save_move(move, "my-pack", was).fault == ""
    assert home.move(DOORWAY) == move


def test_packs_that_lie_on_another_disk_are_deleted_from(home: Home) -> None:
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == home.folder.stat().st_dev:
        pytest.skip("there is only one disk")
    with tempfile.TemporaryDirectory(dir=memory) as elsewhere:
        home.packs.symlink_to(elsewhere)
        home.store.save_move(home.new(), "mine")
        saved = home.store.delete(Part.MOVE, "mine/uber-the-edge")
        assert (saved.fault, loaded(home.packs).moves) == ("", [])
        (kept,) = home.trash.rglob("*.toml")
        assert "Über the edge!" in kept.read_text("utf-8")


def test_packs_that_may_not_be_looked_at_are_none(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    home.packs.mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert (home.store.packs(), home.store.zips()) == ([], [])


def test_what_is_deleted_can_be_found_again(home: Home) -> None:
    write_folder(home.packs / "my-pack", files())
    for _ in range(2):
        saved = home.store.delete(Part.SET, "my-pack/morning")
        assert saved.fault == ""
        write_folder(home.packs / "my-pack", files())
    home.store.delete(Part.SET, "my-pack/morning")
    found = sorted(path for path in home.trash.rglob("*.toml"))
    assert [path.name for path in found] == ["morning-2.toml", "morning-3.toml", "morning.toml"]
    assert {path.read_bytes() for path in found} == {files()["sets/morning.toml"]}
    assert loaded(home.packs).sets == []
    assert "cannot be written" in home.store.delete(Part.SET, "my-pack/morning").fault


BETWEEN = """
import os, signal, sys
from pathlib import Path
from backcare_tray.storage import new_file
from tests.storage.test_pack_store import Home
home, create = Home(Path(sys.argv[1])), new_file.create
def struck(path, content):
    if path.suffix == ".toml":
        os.kill(os.getpid(), signal.SIGKILL)
    return create(path, content)
new_file.create = struck
home.store.save_move(home.new(), "my-pack")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_kill_between_picture_and_file_leaves_the_pack_as_it_was(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    write_folder(packs / "my-pack", files())
    before = loaded(packs)
    done = subprocess.run([sys.executable, "-c", BETWEEN, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list((packs / "my-pack" / "pictures").iterdir())) == 3  # the new one is there
    assert loaded(packs) == before
    shutil.rmtree(tmp_path / "photos")
    home = Home(tmp_path)
    assert home.store.save_move(home.new(), "my-pack").id == "my-pack/uber-the-edge"
    assert len(list((packs / "my-pack" / "pictures").iterdir())) == 3  # taken up, not doubled


SAVES = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.storage.test_pack_store import Home
home = Home(Path(sys.argv[1]))
from tests.storage.pack_samples import png
number = 0
while True:
    number += 1
    home.photo.write_bytes(png(number % 4000 + 1, 30) + bytes(200_000))
    saved = home.store.save_move(replace(home.new(), name=f"Move {number}"), "my-moves")
    assert not saved.fault, saved
    print(saved.id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_kill_leaves_whole_moves_alone(tmp_path: Path) -> None:
    """Wherever it strikes: every file that is there is read, and all that was told is there."""
    dice, told = random.Random(5), set[str]()
    for _ in range(4):
        shutil.rmtree(tmp_path / "photos", ignore_errors=True)
        process = subprocess.Popen(
            [sys.executable, "-c", SAVES, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        with process:
            lines = [process.stdout.readline()]
            time.sleep(dice.random() * 0.2)
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.read().splitlines(keepends=True)
        told |= {line.strip() for line in lines if line.endswith("\n")}
    found = loaded(tmp_path / "packs")
    assert found.problems == []
    assert told <= {move.id for move in found.moves}
