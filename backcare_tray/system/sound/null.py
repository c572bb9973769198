"""Silence."""

from pathlib import Path


class NullPlayer:
    """Plays nothing."""

    def play(self, file: Path) -> None:
        """Play nothing."""
