"""The file in which a desktop or launchd finds what to start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcare_tray.core.translation import tr


def read_entry(path: Path) -> bytes:
    """What the file holds; nothing if it is not there. Raises OSError."""
    with _explained(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return b""


def write_entry(path: Path, data: bytes) -> None:
    """Replace the file as a whole; a half-written one is never seen. Raises OSError."""
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_bytes(data)
        new.replace(path)


def remove_entry(path: Path) -> None:
    """Remove the file if it is there. Raises OSError."""
    with _explained(path):
        path.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        text = tr("Start at login could not be changed: {path}: {reason}.")
        raise OSError(text.format(path=path, reason=error.strerror)) from error
