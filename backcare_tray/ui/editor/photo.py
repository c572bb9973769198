"""Photos, as they come from a telephone, made fit for a pack that is mailed."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice

from backcare_tray.ui.figure.picture_view import read_upright

SIDE = 1600
"""Pixels of the longer side: sharp on any screen that shows a set."""
QUALITY = 85
"""Of the JPEG, in percent."""


def fit_to_share(path: Path) -> bytes:
    """A JPEG of the picture at `path`: upright, not too large; empty if it cannot be read.

    What a camera notes beside the picture, like the place, is not in it.
    """
    image = read_upright(path, SIDE)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = not image.isNull() and image.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return bytes(buffer.data().data()) if written else b""
