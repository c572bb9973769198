"""Contrast between colours, and how a colour is shifted until it can be read.

Contrast ratio and relative luminance are those of the Web Content Accessibility Guidelines (WCAG)
2.2: 4.5:1 for text (success criterion 1.4.3), 7:1 for strong contrast (1.4.6), 3:1 for edges and
signs (1.4.11).
"""

from collections.abc import Iterable

from PySide6.QtGui import QColor

TEXT, STRONG_TEXT, SIGN = 4.5, 7.0, 3.0
"""The least contrast ratios: of text, of text at high contrast, of edges and signs."""
STEPS = 100
"""In so many steps of lightness a colour goes from black to white."""


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours: 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: QColor, grounds: Iterable[QColor], least: float, *, darker: bool) -> QColor:
    """`colour`, made darker or lighter just until it reaches `least` on all `grounds`.

    Hue and saturation stay. Black or white where even that is not enough.
    """
    behind = tuple(grounds)
    shade = QColor(colour)
    while any(contrast(shade, ground) < least for ground in behind):
        lightness = shade.lightnessF() + (-1 if darker else 1) / STEPS
        if not 0 < lightness < 1:
            return QColor("black" if darker else "white")
        shade = QColor.fromHslF(max(colour.hslHueF(), 0.0), colour.hslSaturationF(), lightness)
    return shade


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with a `share` (0 to 1) of `other`."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
