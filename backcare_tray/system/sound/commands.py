"""A player program that the system brings along, started anew for each sound."""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess

from backcare_tray.system.loudness import gain
from backcare_tray.system.sound.programs import Program, words

log = logging.getLogger(__name__)


class CommandPlayer:
    """Plays by the first of `programs` that works; one that fails is not tried again."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._programs = list(programs)
        self._running: set[QProcess] = set()

    def play(self, file: Path, volume: int) -> None:
        """Begin to play `file`."""
        if not self._programs:
            return
        program = self._programs[0]
        process = QProcess()
        process.setProgram(program.name)
        process.setArguments(program.arguments(str(file), gain(volume)))
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())

        def over(*, ok: bool) -> None:
            if process in self._running:
                self._running.remove(process)
                process.deleteLater()
                if not ok:
                    self._give_up(program, file, volume)

        process.finished.connect(lambda code: over(ok=code == 0))
        process.errorOccurred.connect(lambda: over(ok=False))
        self._running.add(process)
        process.start()

    def is_there(self) -> bool:
        """Whether a program is left that may work."""
        return bool(self._programs)

    def health(self) -> str:
        """The program that plays."""
        return words(self._programs)

    def _give_up(self, program: Program, file: Path, volume: int) -> None:
        if program not in self._programs:
            return
        self._programs.remove(program)
        if self._programs:
            self.play(file, volume)
        else:
            log.warning("No sound: %s does not play here.", program.name)
