"""How long each window takes to open over ten years of history, and what stays when all are closed.

Run as a program of its own on the measured desktop, with the file for its JSON as the argument.
"""

import json
import os
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from backcare_tray import app, lean_qt

qt = lean_qt.application()

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer  # noqa: E402 - lean_qt first
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - the same

from backcare_tray.core.ports import WindowName  # noqa: E402 - the same
from backcare_tray.storage.shelf import Shelf  # noqa: E402 - the same
from backcare_tray.system.clock import MachineClock  # noqa: E402 - the same
from backcare_tray.tidying import Tidying  # noqa: E402 - the same
from tests.benchmarks.processes import Memory, memory  # noqa: E402 - the same

ROUNDS = 5
PATIENCE = 10.0
"""Seconds in which a window must be on the screen."""


@dataclass(frozen=True)
class Measured:
    """What came out."""

    first_ms: dict[str, float]
    """The first opening of each window, imports included."""
    again_ms: dict[str, float]
    """The median of the later ones."""
    after: Memory
    """Once all are closed."""


def main() -> None:
    """Open and close every window that there is."""
    clock = MachineClock()
    shelf = Shelf(clock.now, clock.boot_id())
    tidying = Tidying(qt, shelf)
    program = app.Program(shelf, clock, qt.quit)
    program.start()
    rest(2000)
    first, again = {}, {}
    for name in WindowName:
        spent = [open_and_close(program, name) for _ in range(ROUNDS)]
        if spent[0] is not None:
            first[name.value] = spent[0]
            again[name.value] = statistics.median(each for each in spent[1:] if each is not None)
    qt.lastWindowClosed.emit()  # Qt itself tells so only inside of `exec`
    rest(5000)  # `tidying` clears away
    measured = Measured(first, again, memory(os.getpid()))
    Path(sys.argv[1]).write_text(json.dumps(asdict(measured)))
    tidying.close()
    program.close()


def open_and_close(program: app.Program, name: WindowName) -> float | None:
    """Milliseconds from the wish to the painted window; None for a window not yet made."""
    before = set(QApplication.topLevelWidgets())
    begin = time.perf_counter()
    try:
        program.open_window(name)
    except KeyError:
        return None
    windows = [each for each in QApplication.topLevelWidgets() if each not in before]
    shown = [each for each in windows if each.isVisible() and each.isWindow()]
    for window in shown:
        until_painted(window)
    milliseconds = (time.perf_counter() - begin) * 1000
    for window in shown:
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    rest(200)
    return milliseconds


def until_painted(window: QWidget) -> None:
    """Run the event loop until the X server shows it, and what it paints then."""
    handle, limit = window.windowHandle(), time.monotonic() + PATIENCE
    while not handle.isExposed():
        if time.monotonic() > limit:
            sys.exit(f"{window.windowTitle()} did not open")
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    qt.processEvents()


def rest(milliseconds: int) -> None:
    """Run the event loop."""
    loop, timer = QEventLoop(), QTimer(singleShot=True, interval=milliseconds)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()


if __name__ == "__main__":
    main()
