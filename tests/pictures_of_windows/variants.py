"""The ways in which every window is looked at."""

from dataclasses import dataclass

from backcare_tray.core.pseudo_language import CODE
from backcare_tray.core.settings import Look

LIGHT, DARK = Look(colours="light"), Look(colours="dark")
DESKTOP, NARROW = (1366, 768), (1024, 600)
"""Screens, in pixels of scale 1."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One look, one language, one screen."""

    look: Look = LIGHT
    language: str = "en"
    mirrored: bool = False
    scale: int = 1
    """Device pixels for each pixel of the screen."""
    screen: tuple[int, int] = DESKTOP


VARIANTS = {
    "light": Variant(),
    "light-2x": Variant(scale=2),
    "dark": Variant(DARK),
    "dark-2x": Variant(DARK, scale=2),
    "contrast": Variant(Look(colours="light", high_contrast=True)),
    "contrast-dark": Variant(Look(colours="dark", high_contrast=True)),
    "text-150": Variant(Look(colours="light", text_percent=150)),
    "narrow": Variant(screen=NARROW),
    "longer": Variant(language=CODE),
    "mirrored": Variant(language=CODE, mirrored=True),
    "german": Variant(language="de"),
}
"""By the names of their folders. "longer" is the pseudo-language."""
