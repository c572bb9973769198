"""What the desktop says about how programs are to look; told by `system`, followed by `ui`."""

from dataclasses import dataclass

Rgb = tuple[float, float, float]
"""Red, green and blue, 0 to 1 each (sRGB)."""


@dataclass(frozen=True, slots=True)
class DesktopLook:
    """The wishes of a desktop. What it does not tell stands at its default."""

    dark: bool | None = None
    """Whether it prefers dark programs; None: it does not say."""
    accent: Rgb | None = None
    """Its colour for what is chosen; None: it has none."""
    high_contrast: bool = False
    reduced_motion: bool = False
