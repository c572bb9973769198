"""The way to Speech Dispatcher: a Unix socket. Imports no Qt."""

import socket

from backcare_tray.system.speech.ssip import socket_path


def connected(patience: float = 0.0) -> socket.socket | None:
    """A connection to the user's speech server, or None if none listens.

    `patience` in seconds is its timeout; 0 never waits.
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(patience)
    try:
        connection.connect(str(socket_path()))
    except OSError:
        connection.close()
        return None
    return connection
