"""An engine that is started anew for each sentence: espeak-ng, espeak, and `say` of macOS.

Without a sound device espeak-ng is silent and yet content; the chimes' health tells of that.
"""

from PySide6.QtCore import QProcess, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.system.loudness import gain
from backcare_tray.system.speech.programs import Engine, lacks
from backcare_tray.system.speech.ranked import Failed

LONGEST = 20_000
"""Milliseconds: no sentence takes so long, so that an engine which does hangs."""


class CommandVoice:
    """Speaks by `engine`; `failed` gets the reason when it cannot be started, fails or hangs."""

    def __init__(self, engine: Engine, language: str, failed: Failed) -> None:
        self._engine, self._language, self._failed = engine, language, failed
        self._now: QProcess | None = None
        self._ending: set[QProcess] = set()
        self._limit = QTimer(singleShot=True, interval=LONGEST)
        self._limit.timeout.connect(self._hangs)

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        self.stop()
        process = QProcess()
        process.setProgram(self._engine.name)
        process.setArguments([*self._engine.arguments(text, gain(volume), self._language)])
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda code: self._over(process, ok=code == 0))
        process.errorOccurred.connect(lambda error: self._error(process, error))
        self._now = process
        self._limit.start()
        process.start()

    def stop(self) -> None:
        """End the engine, and with it the sentence."""
        self._limit.stop()
        process, self._now = self._now, None
        if process is not None:
            self._ending.add(process)
            process.kill()

    def health(self) -> str:
        """The engine, and what it lacks."""
        name = self._engine.name
        spoken = tr("Spoken by {engine}.").format(engine=name)
        return " ".join(filter(None, (spoken, lacks(name, self._language))))

    def _error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        """One that cannot be started never finishes; all others do."""
        if error is QProcess.ProcessError.FailedToStart:
            self._over(process, ok=False)

    def _over(self, process: QProcess, *, ok: bool) -> None:
        self._ending.discard(process)
        process.deleteLater()
        if process is not self._now:
            return
        self._now = None
        self._limit.stop()
        if not ok:
            self._failed(tr("{engine} does not work").format(engine=self._engine.name))

    def _hangs(self) -> None:
        self.stop()
        self._failed(tr("{engine} does not finish").format(engine=self._engine.name))
