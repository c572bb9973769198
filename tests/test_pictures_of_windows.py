"""The command that takes a picture of every window."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.pictures_of_windows.best import BEST
from tests.pictures_of_windows.camera import file_name
from tests.pictures_of_windows.states import STATES
from tests.pictures_of_windows.variants import VARIANTS

ROOT = Path(__file__).parents[1]
SHOWN = ROOT / "packaging" / "screenshots"
LARGEST = 150_000
"""Bytes of a picture that the README shows."""


def take(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.pictures_of_windows", "--into", str(folder), *options]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def test_it_takes_a_window_in_several_ways(tmp_path: Path) -> None:
    done = take(tmp_path, "--only", "why", "--variant", "light", "light-2x", "dark")
    assert (done.returncode, done.stderr) == (0, "")
    names = {"why.png", "why-all-well.png", "sheet-1.png"}
    for variant in ("light", "light-2x", "dark"):
        assert {path.name for path in (tmp_path / variant).iterdir()} == names
    light, large, dark = (
        QImage(str(tmp_path / variant / "why.png")) for variant in ("light", "light-2x", "dark")
    )
    assert large.size() == light.size() * 2
    assert dark.pixelColor(0, 0).lightness() < 64
    assert light.pixelColor(0, 0).lightness() > 192
    assert (tmp_path / "index.html").read_text("utf-8").count("<figure>") == 6


def test_no_two_states_have_one_picture() -> None:
    assert len({file_name(name) for name in STATES}) == len(STATES)


@pytest.mark.parametrize("name", BEST)
def test_what_the_readme_shows_can_be_taken_again(name: str) -> None:
    variant, state = BEST[name]
    assert variant in VARIANTS
    assert state in map(file_name, STATES)
    picture = SHOWN / f"{name}.png"
    assert not QImage(str(picture)).isNull()
    assert picture.stat().st_size < LARGEST
