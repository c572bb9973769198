"""Silence."""

from pathlib import Path

from backcare_tray.core.translation import tr


class NullPlayer:
    """Plays nothing."""

    def play(self, file: Path, volume: int) -> None:
        """Play nothing."""

    def is_there(self) -> bool:
        """Nothing plays."""
        return False

    def health(self) -> str:
        """Why."""
        return tr("No program that plays sounds is installed (pw-play, paplay or aplay).")
