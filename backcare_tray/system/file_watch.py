"""Tells when a file or a folder was changed, by whichever program. Waits, and never polls."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer

SETTLE = 200
"""Milliseconds without a further change before it is told: editors write in several steps."""
MOST_WATCHED = 2000
"""Files and folders; what lies beyond is picked up with the next change, or the next start."""

State = dict[str, tuple[int, int, int]]
"""By path: inode, time of the last change in nanoseconds, size in bytes."""


class _Watch(ABC):
    """Calls `changed` once what `_look` finds is another state, and has settled.

    The folder `around` must exist and is watched. The timer runs only after a change.
    """

    def __init__(self, around: Path, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._settle = QTimer(singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._compare)
        self._watcher = QFileSystemWatcher([str(around)])
        self._watcher.directoryChanged.connect(self._notice)
        self._watcher.fileChanged.connect(self._notice)
        self._state = self._look()

    def close(self) -> None:
        """Watch no more."""
        self._settle.stop()
        self._watcher.removePaths(self._watcher.files() + self._watcher.directories())

    @abstractmethod
    def _paths(self) -> Iterator[str]:
        """What is to be watched; some of it may not be there."""

    @abstractmethod
    def _notice(self, path: str) -> None:
        """Something has happened at `path`: start to settle if it may matter."""

    def _compare(self) -> None:
        state = self._look()
        if state != self._state:
            self._state = state
            self._changed()

    def _look(self) -> State:
        """What is there now; all of it is watched anew, as a file that was replaced is another."""
        state: State = {}
        for path in islice(self._paths(), MOST_WATCHED):
            try:
                facts = Path(path).stat()
            except OSError:  # it is not there, or went away while we looked
                continue
            state[path] = facts.st_ino, facts.st_mtime_ns, facts.st_size
        if state:
            self._watcher.addPaths(list(state))
        return state


class FileWatch(_Watch):
    """Calls `changed` after `path` was changed, has appeared, vanished or was replaced.

    Its folder must exist and is watched too: an atomic save puts a new file in the old one's place,
    and the system's watch goes away with the old one.
    """

    def __init__(self, path: Path, changed: Callable[[], None]) -> None:
        self._path = path
        super().__init__(path.parent, changed)

    def _paths(self) -> Iterator[str]:
        yield str(self._path)

    def _notice(self, path: str) -> None:
        if self._look() != self._state:
            self._settle.start()


class FolderWatch(_Watch):
    """Calls `changed` after something in `folder`, or deeper, has changed. Its parent must exist.

    Every folder is watched for what comes and goes, and every file for what is written into it.
    """

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        self._folder = folder
        super().__init__(folder.parent, changed)

    def _paths(self) -> Iterator[str]:
        for folder, _, names in os.walk(self._folder):
            yield folder
            yield from (str(Path(folder, name)) for name in names)

    def _notice(self, path: str) -> None:
        """Other things come and go beside the folder, too: those do not matter."""
        if path != str(self._folder.parent) or self._folder.exists() != bool(self._state):
            self._settle.start()
