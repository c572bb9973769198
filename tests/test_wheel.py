"""The wheel holds all that the program needs: it is built, installed elsewhere, and used there."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from functools import partial
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the set is walked in a Unix pseudo-terminal", allow_module_level=True)

from backcare_tray.ui.terminal.faces import LEAVE
from tests.pseudo_terminal import PseudoTerminal, plain

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel, and borrows its dependencies."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, symlinks=True)
    python = place / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    _run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    site = next(place.glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return python.parent


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has just installed the program, without a desktop."""
    folders = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")
    places = {f"XDG_{name}": str(tmp_path / name) for name in folders}
    (tmp_path / "RUNTIME_DIR").mkdir(mode=0o700)
    return {"HOME": str(tmp_path), "PATH": os.environ["PATH"], **places}


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_every_asset_and_nothing_else(wheel: Path) -> None:
    assets = {
        f"backcare_tray/{path.relative_to(ROOT)}"
        for path in (ROOT / "assets").rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert any(name.endswith("chin-tuck.toml") for name in assets)
    assert assets <= names
    tops = {name.partition("/")[0] for name in names}
    assert {top.partition("-")[0] for top in tops} == {"backcare_tray"}


def test_the_program_there_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    where = "import backcare_tray; print(backcare_tray.__file__)"
    package = Path(_run(installed / "python", "-c", where, cwd=tmp_path).strip()).parent
    assert package.is_relative_to(installed.parent)
    assert (package / "assets" / "moves").is_dir()


def _is_past(terminal: PseudoTerminal, title: str) -> bool:
    return LEAVE in terminal.text or title not in terminal.screen


def _move_names() -> set[str]:
    files = (ROOT / "assets" / "moves").glob("*.toml")
    return {tomllib.loads(file.read_text("utf-8"))["name"] for file in files}


def test_a_set_can_be_skipped_through_there(installed: Path, home: dict[str, str]) -> None:
    command = [str(installed / "backcare-tray"), "break", "--terminal"]
    titles = []
    with PseudoTerminal(command, env=home) as terminal:
        terminal.wait_for("Move 1 of ")
        while LEAVE not in terminal.text:
            title = terminal.screen.splitlines()[1]
            titles.append(title)
            terminal.press("n")
            terminal.wait_until(partial(_is_past, terminal, title))
        assert terminal.wait() == 0, terminal.text
        moves = int(plain(terminal.text).partition("Move 1 of ")[2].split()[0])
    shown = {title.partition(" · ")[0] for title in titles}
    assert 2 <= len(shown) == moves
    assert shown <= _move_names()


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
def test_a_whole_set_is_walked_there(installed: Path, home: dict[str, str]) -> None:
    program = [str(installed / "backcare-tray"), "break", "--terminal"]
    with PseudoTerminal(["faketime", "-f", "+0 x20", *program], env=home) as terminal:
        assert terminal.wait(seconds=60) == 0, terminal.text
        seen = plain(terminal.text)
    moves = {name for name in _move_names() if name in seen}
    assert 2 <= len(moves) <= 4
    assert re.search(r"Move (\d) of \1", seen)
    assert "Well done" in seen
    assert any(Path(home["XDG_DATA_HOME"]).rglob("history.db"))
