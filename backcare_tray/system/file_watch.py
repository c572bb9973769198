"""Tells when one file was changed, appeared, vanished, or was replaced by another program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer

SETTLE = 200
"""Milliseconds without a further change before it is told: editors write in several steps."""

State = tuple[int, int, int] | None


class FileWatch:
    """Calls `changed` after `path` has become another one. Its folder must exist.

    The folder is watched too: an atomic save puts a new file in the old one's place, and the
    system's watch goes away with the old one. The timer runs only after a change.
    """

    def __init__(self, path: Path, changed: Callable[[], None]) -> None:
        self._path = path
        self._changed = changed
        self._state = self._look()
        self._settle = QTimer(singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._compare)
        self._watcher = QFileSystemWatcher([str(path.parent)])
        self._watcher.directoryChanged.connect(lambda _: self._notice())
        self._watcher.fileChanged.connect(lambda _: self._notice())
        self._watch_file()

    def close(self) -> None:
        """Watch no more."""
        self._settle.stop()
        self._watcher.removePaths(self._watcher.files() + self._watcher.directories())

    def _notice(self) -> None:
        self._watch_file()
        if self._look() != self._state:
            self._settle.start()

    def _compare(self) -> None:
        state = self._look()
        if state != self._state:
            self._state = state
            self._changed()

    def _watch_file(self) -> None:
        if self._path.exists():
            self._watcher.addPath(str(self._path))

    def _look(self) -> State:
        """What tells one state of the file from another; None while it is not there."""
        try:
            facts = self._path.stat()
        except OSError:
            return None
        return facts.st_ino, facts.st_mtime_ns, facts.st_size
