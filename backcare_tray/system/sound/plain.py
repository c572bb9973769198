"""Sounds without an event loop, for a set in the terminal. Imports no Qt."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from backcare_tray.system.loudness import gain
from backcare_tray.system.plain_process import start
from backcare_tray.system.sound.programs import Program, words


class PlainPlayer:
    """Plays by the first of `programs` that works.

    Nobody tells when a program ends: whether it worked is seen when the next sound is due.
    """

    def __init__(self, programs: Sequence[Program]) -> None:
        self._programs = list(programs)
        self._running: list[subprocess.Popen[bytes]] = []

    def play(self, file: Path, volume: int) -> None:
        """Begin to play `file`."""
        codes = [process.poll() for process in self._running]
        if any(codes):
            self._programs = self._programs[1:]
        self._running = [process for process in self._running if process.returncode is None]
        while self._programs:
            program = self._programs[0]
            process = start(program.name, *program.arguments(str(file), gain(volume)))
            if process is not None:
                self._running.append(process)
                return
            self._programs = self._programs[1:]

    def is_there(self) -> bool:
        """Whether a program is left that may work."""
        return bool(self._programs)

    def health(self) -> str:
        """The program that plays."""
        return words(self._programs)
