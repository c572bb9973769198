"""The door as a Unix socket that only this user can open.

Who holds the lock on the file beside the socket is the running program: the kernel frees it however
the program ends, so that a killed one's socket is taken over, and never that of a living one.
"""

import fcntl
import os
import socket
import stat
import struct
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.system.single_instance.conversation import PATIENCE, Conversation, Handle
from backcare_tray.system.stream import Stream

MOST_CLIENTS = 16
"""At one time; more than that are turned away."""
PEER_CREDENTIALS = struct.Struct("3i")  # pid, uid, gid: struct ucred of unix(7)


class SocketServer:
    """Answers on the socket at `path`, whose folder is made for it and belongs to this user."""

    def __init__(self, path: str, handle: Handle) -> None:
        self._path = Path(path)
        self._handle = handle
        self._lock = -1
        self._socket: socket.socket | None = None
        self._knocks: QSocketNotifier | None = None
        self._clients: set[_Client] = set()

    def claim(self) -> bool:
        """Lock and listen; False when another program holds the lock. Raises OSError."""
        _make_private(self._path.parent)
        lock = os.open(
            self._path.with_name(self._path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600
        )
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return False
        self._lock = lock
        try:
            self._listen()
        except OSError:
            self.close()
            raise
        return True

    def close(self) -> None:
        """Stop answering. The lock file stays: to remove it would be a race."""
        for client in tuple(self._clients):
            client.drop()
        if self._knocks:
            self._knocks.setEnabled(False)
            self._knocks = None
        if self._socket:
            self._path.unlink(missing_ok=True)
            self._socket.close()
            self._socket = None
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _listen(self) -> None:
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.setblocking(False)
        self._socket.bind(str(self._path))
        self._path.chmod(0o600)
        self._socket.listen(MOST_CLIENTS)
        self._knocks = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read)
        self._knocks.activated.connect(self._accept)

    def _accept(self) -> None:
        if self._socket is None:
            return
        try:
            connection, _ = self._socket.accept()
        except OSError:  # the client was gone before we came to the door
            return
        if len(self._clients) >= MOST_CLIENTS or not _is_ours(connection):
            connection.close()
            return
        self._clients.add(_Client(connection, self._handle, self._clients))


class _Client:
    """One connection, until it is answered, lost, or silent for too long."""

    def __init__(self, connection: socket.socket, handle: Handle, clients: "set[_Client]") -> None:
        self._clients = clients
        self._conversation = Conversation(handle)
        self._stream = Stream(connection, self._heard, lambda _: self.drop())
        self._patience = QTimer(singleShot=True)
        self._patience.timeout.connect(self.drop)
        self._patience.start(PATIENCE)

    def drop(self) -> None:
        """Close and forget."""
        self._patience.stop()
        self._stream.close()
        self._clients.discard(self)

    def _heard(self, data: bytes) -> None:
        answer = self._conversation.hear(data)
        if answer is not None and self._stream.is_open():
            self._stream.send(answer)
            self._stream.close_when_sent()
            if not self._stream.is_open():
                self.drop()


def _is_ours(connection: socket.socket) -> bool:
    """Whether the other end is this user, or root. True where the system cannot tell."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    size = PEER_CREDENTIALS.size
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _, user, _ = PEER_CREDENTIALS.unpack(credentials)
    return user in (os.getuid(), 0)


def _make_private(folder: Path) -> None:
    """Make `folder` if need be, for this user alone. Raises OSError if it is somebody else's."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = folder.lstat()
    if facts.st_uid != os.getuid() or not stat.S_ISDIR(facts.st_mode):
        raise PermissionError(tr("{folder} belongs to another user.").format(folder=folder))
    if stat.S_IMODE(facts.st_mode) & 0o077:
        folder.chmod(0o700)
