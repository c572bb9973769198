"""Pictures of every window, in every state, look and language.

    python -m tests.pictures_of_windows --into FOLDER [--only NAME ...] [--variant NAME ...]
                                        [--best packaging/screenshots]

A folder for each variant, with sheets of twelve to look at quickly, and `index.html` with all.
`--best` also writes those that the README shows.
Exit code 1: in one of them a text cannot be read whole, which is told.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.pictures_of_windows.best import write_best
from tests.pictures_of_windows.camera import UNREADABLE, file_name
from tests.pictures_of_windows.sheets import write_page, write_sheets
from tests.pictures_of_windows.states import STATES
from tests.pictures_of_windows.variants import VARIANTS


def main() -> int:
    """Take them all, then lay them out."""
    wanted = _wanted()
    names = [name for name in STATES if not wanted.only or _is_meant(name, wanted.only)]
    pictures = {}
    troubled = False
    for variant in wanted.variant or VARIANTS:
        folder = wanted.into / variant
        folder.mkdir(parents=True, exist_ok=True)
        troubled |= _take(variant, folder, names)
        pictures[variant] = [folder / f"{file_name(name)}.png" for name in names]
    application = QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])
    for paths in pictures.values():
        write_sheets(paths, paths[0].parent)
    write_page(pictures, wanted.into)
    if wanted.best:
        write_best(wanted.into, wanted.best)
    del application
    return int(troubled)


def _take(variant: str, folder: Path, names: Sequence[str]) -> bool:
    """In a process of its own; whether a text cannot be read whole."""
    command = [sys.executable, "-m", "tests.pictures_of_windows.camera", variant, str(folder)]
    done = subprocess.run([*command, *names], env=os.environ, check=False)
    if done.returncode not in (0, UNREADABLE):
        sys.exit(f"{variant}: the pictures could not be taken")
    return done.returncode == UNREADABLE


def _is_meant(name: str, only: Sequence[str]) -> bool:
    return any(name == each or name.startswith(f"{each},") for each in only)


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures_of_windows")
    parser.add_argument("--into", type=Path, required=True, help="the folder to write them into")
    parser.add_argument("--only", nargs="+", help='a state, like "why", or all that begin with it')
    parser.add_argument("--variant", nargs="+", choices=VARIANTS, help="only these")
    parser.add_argument("--best", type=Path, help="also write those that the README shows here")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
