"""Files that are whole at every moment: the old content or the new, whatever happens between."""

import os
import sys
from datetime import datetime
from pathlib import Path
from stat import S_IMODE


def write(path: Path, content: bytes) -> None:
    """Replace the content of `path`; it is on the disk when this returns.

    Keeps the permissions of an existing file; a new one is for this user alone. Behind a link, the
    file that the link leads to is replaced, not the link. Makes the folder if need be.
    Raises OSError; the file is then as it was.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _write_through(fresh, content, _mode(target))
        fresh.replace(target)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file, so that a new one can take its place; returns where it is now.

    Never overwrites an earlier one. Behind a link, the file that the link leads to is renamed.
    Raises OSError.
    """
    target = Path(os.path.realpath(path))
    name = f"{target.name}.damaged-{now:%Y%m%d-%H%M%S}"
    aside = target.with_name(name)
    number = 2
    while aside.exists():
        aside = target.with_name(f"{name}-{number}")
        number += 1
    target.rename(aside)
    return aside


def _mode(target: Path) -> int:
    try:
        return S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return 0o600


def _write_through(path: Path, content: bytes, mode: int) -> None:
    path.unlink(missing_ok=True)  # left over by a process that was killed
    with path.open("xb") as file:
        path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows does so itself, and cannot open a folder."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
