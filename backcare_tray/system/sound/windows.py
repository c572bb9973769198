"""Windows: winsound. Written from its documentation; the tests have no Windows to run it on."""

from pathlib import Path
from typing import Any


class WinsoundPlayer:
    """Plays through the system's own mixer, without waiting."""

    def __init__(self, winsound: Any) -> None:  # noqa: ANN401 - a module that is only on Windows
        self._winsound = winsound

    def play(self, file: Path) -> None:
        """Begin to play `file`."""
        flags = self._winsound.SND_FILENAME | self._winsound.SND_ASYNC
        self._winsound.PlaySound(str(file), flags)
