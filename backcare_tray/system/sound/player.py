"""What every player of sounds can do."""

from pathlib import Path
from typing import Protocol


class Player(Protocol):
    """Plays sound files. Never blocks and never raises: a missing sound is not worth a break."""

    def play(self, file: Path, volume: int) -> None:
        """Begin to play a WAV file at 1 to 100 percent; may cut the newest sound short."""

    def is_there(self) -> bool:
        """Whether anything plays, as far as is known."""

    def health(self) -> str:
        """What plays, or why nothing does: one sentence for the settings."""
