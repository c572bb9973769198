"""Windows: System.Speech through one long-lived PowerShell.

Written from its documentation; the tests have no Windows and run a stand-in for PowerShell.
"""

from collections.abc import Sequence

from PySide6.QtCore import QProcess, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.system.speech.ranked import Failed

PATIENCE = 15_000
"""Milliseconds until it answers: the first time PowerShell loads .NET, which takes seconds."""

SCRIPT = """
[Console]::InputEncoding = [Text.Encoding]::UTF8
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = -1
try { $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'LANGUAGE') }
catch { }
$spoken = $voice.Voice.Culture.TwoLetterISOLanguageName
if ($spoken -ne 'LANGUAGE') { [Console]::Out.WriteLine('other') }
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $voice.SpeakAsyncCancelAll()
    $volume, $text = $line -split ' ', 2
    if ($text) { $voice.Volume = [int]$volume; [void]$voice.SpeakAsync($text) }
    [Console]::Out.WriteLine('ok')
}
"""
"""A line is a volume and a text, or empty: silence. Each is answered by a line. The end of its
input ends it. It begins with the line "other" where no voice speaks the language."""

COMMAND = ("powershell", "-NoProfile", "-NonInteractive", "-Command")


class PowerShellVoice:
    """Speaks `language` by `command`, which runs from the first sentence until `stop`.

    `failed` gets the reason when it cannot be started, does not answer or ends.
    """

    def __init__(self, language: str, failed: Failed, command: Sequence[str] = COMMAND) -> None:
        self._command = (*command, SCRIPT.replace("LANGUAGE", language))
        self._failed = failed
        self._process: QProcess | None = None
        self._speaks_other = False
        self._ending: set[QProcess] = set()
        self._limit = QTimer(singleShot=True, interval=PATIENCE)
        self._limit.timeout.connect(lambda: self._fail(tr("Windows' voice does not answer")))

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        process = self._process or self._start()
        self._limit.start()
        process.write(f"{volume} {' '.join(text.split())}\n".encode())

    def stop(self) -> None:
        """End PowerShell, and with it the sentence."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            self._ending.add(process)
            process.kill()

    def health(self) -> str:
        """Windows, and what it lacks, once it has spoken."""
        spoken = tr("Spoken by Windows.")
        if not self._speaks_other:
            return spoken
        lacks = tr("Windows has no voice for your language yet: add one in its settings.")
        return f"{spoken} {lacks}"

    def _start(self) -> QProcess:
        process = self._process = QProcess()
        process.setProgram(self._command[0])
        process.setArguments([*self._command[1:]])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(lambda: self._answered(process))
        process.finished.connect(lambda: self._over(process))
        process.errorOccurred.connect(lambda error: self._error(process, error))
        process.start()
        return process

    def _answered(self, process: QProcess) -> None:
        while process.canReadLine():
            word = bytes(process.readLine().data()).strip()
            self._speaks_other |= word == b"other"
            if process is self._process and word == b"ok":
                self._limit.stop()

    def _error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        """One that cannot be started never finishes; all others do."""
        if error is QProcess.ProcessError.FailedToStart:
            self._over(process)

    def _over(self, process: QProcess) -> None:
        self._ending.discard(process)
        process.deleteLater()
        if process is self._process:
            self._process = None
            self._fail(tr("Windows' voice does not work"))

    def _fail(self, reason: str) -> None:
        self.stop()
        self._failed(reason)
