"""Opens the windows of `MAKERS` one after the other, as a process of its own.

Reads names of windows from standard input, a line each; after each line it closes what is open,
shows that window, and writes "shown". Only so can another process ask for its accessibility tree.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk, sweep
from tests.ui.window_makers import MAKERS


class Host:
    """Holds the window that is open, and what it lives on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened = 0
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        name = os.read(sys.stdin.fileno(), 1000).decode().strip()
        if not name:
            QApplication.quit()
            return
        for window in QApplication.topLevelWidgets():
            window.close()
        sweep()
        self._opened += 1
        folder = self._folder / str(self._opened)
        folder.mkdir()
        self._desk = Desk()
        self._window = MAKERS[name](self._desk, folder)
        print("shown", flush=True)  # noqa: T201 - what the test waits for


def main() -> None:
    app = QApplication(["windows"])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        host = Host(Path(folder))
        app.exec()
        del host


if __name__ == "__main__":
    main()
