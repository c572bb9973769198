"""The door as a named pipe of Windows. Written from the documentation; not run on Windows yet."""

import ctypes
import sys

from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from backcare_tray.system.single_instance.conversation import PATIENCE, Conversation, Handle

ALREADY_EXISTS = 183
"""ERROR_ALREADY_EXISTS: somebody made the mutex before us."""


class PipeServer:
    r"""Answers on the pipe `path`, such as `\\.\pipe\backcare-tray-ada`.

    Windows lets two servers listen on one pipe, so that a named mutex tells who is first; the
    system frees it however the program ends.
    """

    def __init__(self, path: str, handle: Handle) -> None:
        self._path = path
        self._handle = handle
        self._mutex = 0
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def claim(self) -> bool:
        """Become the one that listens; False when another one does. Raises OSError."""
        self._mutex, error = _make_mutex(self._path.rpartition("\\")[2])
        if error == ALREADY_EXISTS:
            return False
        if not self._server.listen(self._path):
            raise OSError(self._server.errorString())
        return True

    def close(self) -> None:
        """Stop answering. The mutex goes with the process."""
        self._server.close()

    def _accept(self) -> None:
        client = self._server.nextPendingConnection()
        conversation = Conversation(self._handle)
        patience = QTimer(client, singleShot=True)
        patience.timeout.connect(client.abort)
        patience.start(PATIENCE)
        client.disconnected.connect(client.deleteLater)
        client.readyRead.connect(lambda: _converse(client, conversation))


def _converse(client: QLocalSocket, conversation: Conversation) -> None:
    answer = conversation.hear(bytes(client.readAll().data()))
    if answer is not None:
        client.write(answer)
        client.flush()
        client.disconnectFromServer()


def _make_mutex(name: str) -> tuple[int, int]:
    """The handle of a mutex of this session, and the error of its creation."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        return kernel.CreateMutexW(None, False, f"Local\\{name}"), ctypes.get_last_error()
    raise OSError("a named mutex is Windows' own")
