"""Tells when a file, such as a server's socket, appears; its folders need not be there yet."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from backcare_tray.system.presence import inotify
from backcare_tray.system.presence.inotify import Inotify

PAUSES = (50, 200, 1000, 3000)
"""Milliseconds before each try: a socket is there a moment before anybody listens at it."""


class Appearance:
    """Calls `try_it` after `path` has appeared, until it returns True, but only a few times.

    The kernel tells of new files (inotify). Raises OSError where it does not.
    """

    def __init__(self, path: Path, try_it: Callable[[], bool]) -> None:
        self._path = path
        self._try_it = try_it
        self._tries = iter(PAUSES)
        # Runs only after the file has appeared.
        self._pause = QTimer(singleShot=True)
        self._pause.timeout.connect(self._tried)
        self._inotify = Inotify()
        self._follow()

    def close(self) -> None:
        """Watch no more."""
        self._pause.stop()
        self._inotify.close()

    def _follow(self) -> None:
        """Watch the folder, and the nearest above it that is there; folders may appear, too."""
        parents = [folder for folder in self._path.parents if folder.is_dir()]
        for folder in parents[:2]:
            self._inotify.watch(folder, inotify.CREATE | inotify.MOVED_TO, self._appeared)

    def _appeared(self, name: str) -> None:
        if name and name not in self._path.parts:
            return
        self._follow()
        if self._path.exists():
            self._tries = iter(PAUSES)
            self._wait()

    def _wait(self) -> None:
        if pause := next(self._tries, None):
            self._pause.start(pause)

    def _tried(self) -> None:
        if not self._try_it():
            self._wait()
