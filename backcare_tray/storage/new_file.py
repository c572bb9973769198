"""Files that take nobody's place, and moves of files that lose nothing."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from backcare_tray.storage import atomic


def create(path: Path, content: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all; False if there is one already.

    Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        atomic.write(fresh, content)
        os.link(fresh, path)  # unlike a rename, never over another file
    except FileExistsError:
        return False
    except OSError:
        if not fresh.exists():
            raise
        if os.path.lexists(path):
            return False
        fresh.rename(path)  # a file system without links
    finally:
        fresh.unlink(missing_ok=True)
    atomic.sync_folder(path.parent)
    return True


def free(path: Path) -> Path:
    """`path`, or the first of "NAME-2", "NAME-3" … that nothing has yet."""
    result, number = path, 2
    while os.path.lexists(result):
        result = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return result


def keep_copy(path: Path, content: bytes, now: datetime) -> Path:
    """Keep what stood in a file beside it, unread by packs; returns where. Raises OSError."""
    aside = path.with_name(f"{path.name}.before-{now:%Y%m%d-%H%M%S}")
    number = 2
    while not create(aside, content):
        aside = path.with_name(f"{path.name}.before-{now:%Y%m%d-%H%M%S}-{number}")
        number += 1
    return aside


def throw_away(path: Path, trash: Path, place: str) -> Path:
    """Move a file or a folder to `place` in the folder `trash`, under a free name; returns where.

    Raises OSError; it is then where it was.
    """
    goal = free(trash / place)
    goal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.move(path, goal)  # unlike a rename, also to another disk
    return goal
