"""A connected socket on Qt's event loop: never blocks, needs no thread, wakes up for data alone."""

import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

from backcare_tray.core.translation import tr

CHUNK = 65536


class Stream:
    """Hands what arrives on `connection` to `received`, and calls `lost` once if it breaks.

    `lost` gets the reason in words. It is not called after `close`. What cannot be sent at once
    waits in memory until the other side reads on.
    """

    def __init__(
        self,
        connection: socket.socket,
        received: Callable[[bytes], None],
        lost: Callable[[str], None],
    ) -> None:
        connection.setblocking(False)
        self.socket = connection
        self._received = received
        self._lost = lost
        self._unsent = b""
        self._closing = False
        descriptor = connection.fileno()
        self._readable = QSocketNotifier(descriptor, QSocketNotifier.Type.Read)
        self._readable.activated.connect(self._read)
        self._writable = QSocketNotifier(descriptor, QSocketNotifier.Type.Write)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._write)

    def send(self, data: bytes) -> None:
        """Send `data` in order; a broken connection is reported by `lost`, not here."""
        self._unsent += data
        self._write()

    def close(self) -> None:
        """Close at once; what was not sent yet is dropped."""
        self._readable.setEnabled(False)
        self._writable.setEnabled(False)
        self.socket.close()

    def close_when_sent(self) -> None:
        """Close as soon as all was sent."""
        self._closing = True
        self._write()

    def is_open(self) -> bool:
        return self.socket.fileno() >= 0

    def _read(self) -> None:
        if not self.is_open():
            return
        try:
            data = self.socket.recv(CHUNK)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._break(error.strerror or str(error))
            return
        if data:
            self._received(data)
        else:
            self._break(tr("the other side closed the connection"))

    def _write(self) -> None:
        if not self.is_open():
            return
        try:
            while self._unsent:
                self._unsent = self._unsent[self.socket.send(self._unsent) :]
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:
            self._unsent = b""  # the reading side finds the end of the connection, and says so
        self._writable.setEnabled(bool(self._unsent))
        if self._closing and not self._unsent:
            self.close()

    def _break(self, reason: str) -> None:
        self.close()
        self._lost(reason)


def connect(address: str | bytes) -> socket.socket:
    """Connect to a Unix socket without waiting. Raises OSError when nobody listens."""
    if sys.platform == "win32":
        raise OSError("Python has no Unix sockets here")
    connection = socket.socket(socket.AF_UNIX)
    connection.setblocking(False)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection
