"""Windows: winsound. Written from its documentation; the tests have no Windows to run it on."""

from pathlib import Path
from typing import Any

from backcare_tray.core.translation import tr


class WinsoundPlayer:
    """Plays through the system's own mixer, without waiting.

    It has no volume of its own: the mixer's slider for the program is the one.
    """

    def __init__(self, winsound: Any) -> None:  # noqa: ANN401 - a module that is only on Windows
        self._winsound = winsound

    def play(self, file: Path, volume: int) -> None:
        """Begin to play `file`; silent where Windows refuses."""
        flags = (
            self._winsound.SND_FILENAME | self._winsound.SND_ASYNC | self._winsound.SND_NODEFAULT
        )
        try:
            self._winsound.PlaySound(str(file), flags)
        except RuntimeError:  # no sound device
            return

    def is_there(self) -> bool:
        """Every Windows has it."""
        return True

    def health(self) -> str:
        """The mixer."""
        return tr("Played by Windows, as loud as its volume mixer says.")
