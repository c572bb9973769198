"""Ends the program in good order when the session or a person asks the process to end.

A Python signal handler runs only when Python code runs, which in a resting event loop is never: a
byte on a socket pair wakes the loop instead.
"""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class EndSignals:
    """Calls `ended` from the event loop after SIGTERM, SIGINT or SIGHUP."""

    def __init__(self, ended: Callable[[], None]) -> None:
        self._ended = ended
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in SIGNALS:
            signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        self._reader.recv(64)
        self._ended()

    def close(self) -> None:
        """Let the signals end the process at once again."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        self._reader.close()
        self._writer.close()
