"""Speech Dispatcher: the speech server of Linux desktops, with the voice its user has chosen."""

from PySide6.QtCore import QProcess, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.system.loudness import gain
from backcare_tray.system.speech import ssip
from backcare_tray.system.speech.ranked import Failed
from backcare_tray.system.speech.ssip_socket import connected
from backcare_tray.system.stream import Stream

PATIENCE = 3_000
"""Milliseconds in which the server answers, or is started; it takes a tenth of that."""


class SpeechDispatcherVoice:
    """Speaks `language`. Connected from the first sentence until `stop`, so that it idles for free.

    `failed` gets the reason when the server cannot be started, refuses, hangs or goes away.
    """

    def __init__(self, language: str, failed: Failed) -> None:
        self._language, self._failed = language, failed
        self._stream: Stream | None = None
        self._spawning: QProcess | None = None
        self._speech = b""
        self._owed = 0
        self._unread = b""
        self._limit = QTimer(singleShot=True, interval=PATIENCE)
        self._limit.timeout.connect(lambda: self._fail(tr("Speech Dispatcher does not answer")))

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        self._speech = ssip.speech(text, gain(volume))
        self._limit.start()
        if self._stream is not None:
            self._send(self._stream, b"")
        elif self._spawning is None and not self._connect():
            self._spawn()

    def stop(self) -> None:
        """Fall silent, and hang up."""
        self._speech = b""
        self._limit.stop()
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.send(ssip.CANCEL + ssip.QUIT)
            stream.close_when_sent()

    def health(self) -> str:
        """The server."""
        return tr("Spoken by Speech Dispatcher, in the voice chosen there.")

    def _connect(self) -> bool:
        connection = connected()
        if connection is None:
            return False
        self._owed, self._unread = 0, b""
        self._stream = Stream(connection, self._read, self._lost)
        self._send(self._stream, ssip.greeting(self._language))
        return True

    def _spawn(self) -> None:
        process = self._spawning = QProcess()
        process.setProgram(ssip.SPAWN[0])
        process.setArguments([*ssip.SPAWN[1:]])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._spawned)
        process.errorOccurred.connect(self._spawned)
        process.start()

    def _spawned(self) -> None:
        process, self._spawning = self._spawning, None
        if process is None:
            return
        process.deleteLater()
        if self._speech and not self._connect():
            self._fail(tr("Speech Dispatcher does not start"))

    def _send(self, stream: Stream, greeting: bytes) -> None:
        self._owed += ssip.ANSWERS * (2 if greeting else 1)
        stream.send(greeting + self._speech)

    def _read(self, data: bytes) -> None:
        lines, end, self._unread = (self._unread + data).rpartition(b"\n")
        for verdict in ssip.verdicts(lines + end):
            self._owed -= 1
            if not ssip.is_good(verdict):
                self._fail(tr("Speech Dispatcher refuses ({answer})").format(answer=verdict))
                return
        if self._owed <= 0:
            self._limit.stop()

    def _lost(self, _reason: str) -> None:
        self._stream = None
        self._fail(tr("Speech Dispatcher went away"))

    def _fail(self, reason: str) -> None:
        self.stop()
        process, self._spawning = self._spawning, None
        if process is not None:
            process.kill()
        self._failed(reason)
