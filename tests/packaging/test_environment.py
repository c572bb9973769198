"""The environment is made once, filled from the lock, and remade only for a reason.

The virtual environments are real; only pip, which needs the network, is stood in for.
"""

import json
import sys
import venv
from pathlib import Path

import pytest

from bootstrapping import environment
from bootstrapping.environment import LOCKS, STAMP, prepare
from bootstrapping.process import BootstrapError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in for Unix's interpreter")


class Pip:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.code = 0

    def __call__(self, command: list[str]) -> int:
        self.asked.append(command[command.index("--quiet") + 1 :])
        return self.code


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Pip:
    pip = Pip()
    monkeypatch.setattr(environment, "run", pip)
    return pip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment to share: making one takes seconds."""
    place = tmp_path_factory.mktemp("made") / "an environment"
    venv.create(place, with_pip=True, symlinks=True)
    return place


@pytest.fixture
def place(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BACKCARE_VENV", str(made))
    (made / STAMP).unlink(missing_ok=True)
    return made


def test_it_is_made_once_from_the_hashed_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pip: Pip
) -> None:
    place = tmp_path / "new"
    monkeypatch.setenv("BACKCARE_VENV", str(place))
    python = prepare("run")
    assert python == place / "bin/python"
    assert python.exists()
    locked, itself = pip.asked
    assert {"--require-hashes", "--only-binary=:all:", str(LOCKS["run"])} <= set(locked)
    assert {"--no-index", "--no-deps", "--no-build-isolation", "-e"} <= set(itself)
    prepare("run")
    assert len(pip.asked) == 2
    prepare("test")
    assert str(LOCKS["test"]) in pip.asked[2]
    prepare("run")
    assert len(pip.asked) == 4


def test_a_change_of_the_lock_is_installed_into_the_same_environment(
    place: Path, pip: Pip, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    prepare("run")
    (place / "kept").touch()
    lock = tmp_path / "lock"
    lock.write_text("apscheduler==3.11.3")
    monkeypatch.setitem(LOCKS, "run", lock)
    prepare("run")
    assert len(pip.asked) == 4
    assert (place / "kept").exists()


def test_another_version_of_python_gets_it_anew(place: Path, pip: Pip) -> None:
    python = prepare("run")
    (place / "left-over").touch()
    python.unlink()
    python.write_text("#!/bin/sh\necho 3 9\n")
    python.chmod(0o755)
    prepare("run")
    assert python.is_symlink()
    assert not (place / "left-over").exists()
    assert len(pip.asked) == 4


def test_a_folder_that_is_no_environment_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pip: Pip
) -> None:
    place = tmp_path / "papers"
    monkeypatch.setenv("BACKCARE_VENV", str(place))
    place.mkdir()
    (place / "thesis.odt").touch()
    with pytest.raises(BootstrapError, match="is no virtual environment"):
        prepare("run")
    assert [file.name for file in place.iterdir()] == ["thesis.odt"]
    assert not pip.asked


def test_a_failed_download_is_tried_again(place: Path, pip: Pip) -> None:
    pip.code = 1
    with pytest.raises(BootstrapError, match="network"):
        prepare("run")
    pip.code = 0
    prepare("run")
    assert len(pip.asked) == 3


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"of": 1}'])
def test_a_damaged_stamp_means_not_done(place: Path, pip: Pip, damage: str) -> None:
    prepare("run")
    assert json.loads((place / STAMP).read_text("utf-8"))["for"] == "run"
    (place / STAMP).write_text(damage)
    prepare("run")
    assert len(pip.asked) == 4
