"""Tells when anything in a folder was changed, by whichever program. Waits, and never polls."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer

from backcare_tray.system.file_watch import SETTLE

MOST_WATCHED = 2000
"""Files and folders; what lies beyond is picked up with the next change, or the next start."""

State = dict[str, tuple[int, int]]


class FolderWatch:
    """Calls `changed` after something in `folder`, or deeper, has changed. Its parent must exist.

    Every folder is watched for what comes and goes, and every file for what is written into it.
    """

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        self._folder = folder
        self._changed = changed
        self._settle = QTimer(singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._compare)
        self._watcher = QFileSystemWatcher([str(folder.parent)])
        self._watcher.directoryChanged.connect(self._notice)
        self._watcher.fileChanged.connect(self._notice)
        self._state = self._look()

    def close(self) -> None:
        """Watch no more."""
        self._settle.stop()
        self._watcher.removePaths(self._watcher.files() + self._watcher.directories())

    def _notice(self, path: str) -> None:
        """Other things come and go beside the folder, too: those do not matter."""
        if path != str(self._folder.parent) or self._folder.exists() != bool(self._state):
            self._settle.start()

    def _compare(self) -> None:
        state = self._look()
        if state != self._state:
            self._state = state
            self._changed()

    def _look(self) -> State:
        """What tells one state of the folder from another; empty while it is not there.

        Watches all of it anew: a file that was replaced is another one.
        """
        state: State = {}
        for path in islice(self._paths(), MOST_WATCHED):
            try:
                facts = Path(path).stat()
            except OSError:  # it went away while we looked
                continue
            state[path] = facts.st_mtime_ns, facts.st_size
        if state:
            self._watcher.addPaths(list(state))
        return state

    def _paths(self) -> Iterator[str]:
        for folder, _, names in os.walk(self._folder):
            yield folder
            yield from (str(Path(folder, name)) for name in names)
