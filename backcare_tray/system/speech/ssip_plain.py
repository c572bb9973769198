"""Speech Dispatcher without an event loop, for a set in the terminal. Imports no Qt."""

import contextlib
import socket
import subprocess

from backcare_tray.core.translation import tr
from backcare_tray.system.loudness import gain
from backcare_tray.system.plain_process import start
from backcare_tray.system.speech import ssip
from backcare_tray.system.speech.ssip_socket import connected

SECONDS = 1.0
"""The longest wait for a server on the same machine to start or to read."""


class PlainSpeechDispatcherVoice:
    """Speaks `language`; what the server answers is not read, and where it fails it is silent."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._connection: socket.socket | None = None
        self._spawned = False

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        greeting = b""
        if self._connection is None:
            self._connection = connected(SECONDS) or self._spawn()
            greeting = ssip.greeting(self._language)
        self._send(greeting + ssip.speech(text, gain(volume)))

    def stop(self) -> None:
        """Fall silent, and hang up."""
        self._send(ssip.CANCEL + ssip.QUIT)
        self._hang_up()

    def health(self) -> str:
        """The server."""
        return tr("Spoken by Speech Dispatcher, in the voice chosen there.")

    def _spawn(self) -> socket.socket | None:
        """Start the server, once; it takes a third of a second before the first sentence."""
        if self._spawned:
            return None
        self._spawned = True
        process = start(*ssip.SPAWN)
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS)
        return connected(SECONDS)

    def _send(self, data: bytes) -> None:
        if self._connection is not None:
            try:
                self._connection.sendall(data)
            except OSError:
                self._hang_up()

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
