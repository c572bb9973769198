"""A player program that the system brings along, started anew for each sound."""

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess

log = logging.getLogger(__name__)

PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("pw-play",),  # PipeWire
    ("paplay",),  # PulseAudio, and PipeWire where it stands in for it
    ("aplay", "--quiet"),  # ALSA
    ("afplay",),  # macOS
)


class CommandPlayer:
    """Plays by the first of `programs` that works; one that fails is not tried again."""

    def __init__(self, programs: Sequence[Sequence[str]]) -> None:
        self._programs = list(programs)
        self._running: set[QProcess] = set()

    @classmethod
    def of_installed(cls) -> "CommandPlayer | None":
        """A player on the programs that are installed, or None if there are none."""
        installed = [program for program in PROGRAMS if shutil.which(program[0])]
        return cls(installed) if installed else None

    def play(self, file: Path) -> None:
        """Begin to play `file`."""
        if not self._programs:
            return
        program = self._programs[0]
        process = QProcess()
        process.setProgram(program[0])
        process.setArguments([*program[1:], str(file)])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda code: self._over(process, program, file, ok=code == 0))
        process.errorOccurred.connect(lambda: self._over(process, program, file, ok=False))
        self._running.add(process)
        process.start()

    def _over(self, process: QProcess, program: Sequence[str], file: Path, *, ok: bool) -> None:
        if process not in self._running:
            return
        self._running.remove(process)
        process.deleteLater()
        if ok or program not in self._programs:
            return
        self._programs.remove(program)
        if self._programs:
            self.play(file)
        else:
            log.warning("No sound: %s does not play here.", program[0])
