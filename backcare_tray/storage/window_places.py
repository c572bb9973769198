"""Sizes and places of windows, one small file a window, in bytes that only the toolkit reads."""

from pathlib import Path

from backcare_tray.storage import atomic


class PlaceFile:
    """Keeps the place of one window at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> bytes:
        """The bytes kept last; empty when there are none."""
        try:
            return self.path.read_bytes()
        except OSError:
            return b""

    def save(self, place: bytes) -> None:
        """Keep `place`. Raises OSError."""
        atomic.write(self.path, place)
