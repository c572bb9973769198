"""The pictures that the README shows."""

from pathlib import Path

from PySide6.QtGui import QImage

BEST = {
    "reminder": ("light-2x", "reminder"),
    "set": ("light-2x", "routine-standing"),
    "set-dark": ("dark-2x", "routine-seated"),
    "library": ("light", "library-moves"),
    "progress": ("light-2x", "progress-weeks"),
}
"""What each is called there, its variant and its name here."""
SMALLEST = 0
"""How Qt calls its strongest compression of PNG, which loses nothing."""


def write_best(pictures: Path, folder: Path) -> None:
    """Write them into `folder`. Raises OSError for one that is not among the `pictures`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (variant, state) in BEST.items():
        taken = QImage(str(pictures / variant / f"{state}.png"))
        opaque = taken.convertToFormat(QImage.Format.Format_RGB888)
        if not opaque.save(str(folder / f"{name}.png"), quality=SMALLEST):
            raise OSError(f"{folder / name}.png: {variant}/{state}.png is missing")
