"""The virtual environment: made, filled from the lock files, left alone when nothing changed."""

import hashlib
import json
import os
import sys
import venv
from pathlib import Path

from bootstrapping.process import BootstrapError, answer, run

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {"run": ROOT / "packaging" / "run.lock", "test": ROOT / "packaging" / "test.lock"}
"""The test lock holds all of the run lock, at the same versions."""
STAMP = "backcare-stamp.json"


def folder() -> Path:
    """Where the environment lies: `.venv`, or what BACKCARE_VENV names."""
    return Path(os.environ.get("BACKCARE_VENV") or ROOT / ".venv").absolute()


def python_in(place: Path) -> Path:
    """The interpreter of the environment in `place`."""
    return place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def prepare(purpose: str) -> Path:
    """Make the environment ready for `purpose` ("run" or "test"); returns its interpreter.

    Raises BootstrapError when it cannot be made.
    """
    place = folder()
    python = python_in(place)
    stamp = {"for": purpose, "of": fingerprint(place)}
    if _stamped(place, stamp):
        return python
    if not _usable(python):
        _create(place)
    (place / STAMP).unlink(missing_ok=True)
    print(f"Backcare: installing what it needs into {place} ...", flush=True)
    _install(python, LOCKS[purpose])
    (place / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    return python


def fingerprint(place: Path) -> str:
    """A digest of all that decides what the environment in `place` must hold."""
    digest = hashlib.sha256(repr((sys.version_info[:2], str(place), str(ROOT))).encode())
    for file in (*LOCKS.values(), ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _stamped(place: Path, wanted: dict[str, str]) -> bool:
    """Whether the work was done before: for this purpose, or for the tests, which need more."""
    try:
        found = json.loads((place / STAMP).read_text(encoding="utf-8"))
        enough = found["of"] == wanted["of"] and found["for"] in (wanted["for"], "test")
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return enough and _usable(python_in(place))


def _usable(python: Path) -> bool:
    """Whether the environment has pip and runs the Python version that runs this."""
    version = answer([str(python), "-c", "import sys, pip; print(*sys.version_info[:2])"])
    return version == "{} {}".format(*sys.version_info[:2])


def _create(place: Path) -> None:
    if place.exists() and any(place.iterdir()) and not (place / "pyvenv.cfg").exists():
        raise BootstrapError(f"{place} is no virtual environment; it is left alone.")
    print(f"Backcare: making {place} with Python {sys.version.split()[0]} ...", flush=True)
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=sys.platform != "win32").create(place)


def _install(python: Path, lock: Path) -> None:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    locked = ["--require-hashes", "--only-binary=:all:", "--no-deps", "-r", str(lock)]
    if run([*pip, *locked]) != 0:
        raise BootstrapError("The packages could not be installed; is there a network?")
    itself = ["--no-deps", "--no-index", "--no-build-isolation", "-e", str(ROOT)]
    if run([*pip, *itself]) != 0:
        raise BootstrapError("Backcare itself could not be installed; what pip says is above.")
