"""What every player of sounds can do."""

from pathlib import Path
from typing import Protocol


class Player(Protocol):
    """Plays sound files. Never blocks and never raises: a missing sound is not worth a break."""

    def play(self, file: Path) -> None:
        """Begin to play a WAV file; at most the newest sound may be cut short."""
