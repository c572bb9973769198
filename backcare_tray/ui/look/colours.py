"""The one table of colours: light, dark, and both at high contrast, with any accent."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QColor

from backcare_tray.ui.look.contrast import STRONG_TEXT, TEXT, contrast, mixed, readable


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours, by what they are for. `TEXT_ON` names which text stands on which ground."""

    dark: bool
    window: QColor
    """The ground of a window."""
    surface: QColor
    """What lies on it: cards, input fields."""
    text: QColor
    muted: QColor
    """Text of second rank."""
    accent: QColor
    """The one calm colour: the main button, the ring, links, keyboard focus."""
    accent_strong: QColor
    """The accent under the pointer or pressed."""
    on_accent: QColor
    accent_soft: QColor
    """A tint of the accent: other buttons under the pointer, chosen rows."""
    line: QColor
    """Decorative lines between things."""
    outline: QColor
    """The edge of a control."""
    glow: QColor
    """The warm colour of a working part of the body. Not for text."""
    warning: QColor
    """Text that tells of a fault, and "This hurts"."""
    high_contrast: bool = False


TEXT_ON = {
    "text": ("window", "surface", "accent_soft"),
    "muted": ("window", "surface", "accent_soft"),
    "accent": ("window", "surface"),
    "warning": ("window", "surface", "accent_soft"),
    "on_accent": ("accent", "accent_strong"),
}
"""Every pair of text and ground: 4.5:1 in every theme, 7:1 at high contrast."""
SIGN_ON = {
    "outline": ("window", "surface"),
    "accent": ("window", "surface"),
    "glow": ("window", "surface"),
}
"""Edges, focus and signs, and what they lie on: 3:1 in every theme."""


def _theme(*, dark: bool, high_contrast: bool = False, **colours: str) -> Theme:
    table = {name: QColor(value) for name, value in colours.items()}
    return Theme(dark=dark, high_contrast=high_contrast, **table)


LIGHT = _theme(
    dark=False,
    window="#f4f7f6",
    surface="#ffffff",
    text="#17211f",
    muted="#51605d",
    accent="#0b756f",
    accent_strong="#085d58",
    on_accent="#ffffff",
    accent_soft="#daeeeb",
    line="#d5dedb",
    outline="#7a8986",
    glow="#db6527",
    warning="#a8321f",
)
DARK = _theme(
    dark=True,
    window="#151c1b",
    surface="#1f2827",
    text="#e7eeec",
    muted="#a7b5b2",
    accent="#5cc8bd",
    accent_strong="#82dad1",
    on_accent="#05211e",
    accent_soft="#1d423e",
    line="#33403e",
    outline="#72837f",
    glow="#ff9a5a",
    warning="#ff9d8a",
)
LIGHT_STRONG = _theme(
    dark=False,
    high_contrast=True,
    window="#ffffff",
    surface="#ffffff",
    text="#000000",
    muted="#262f2d",
    accent="#00504b",
    accent_strong="#003733",
    on_accent="#ffffff",
    accent_soft="#d3e9e6",
    line="#5b6664",
    outline="#000000",
    glow="#b3440a",
    warning="#7c1405",
)
DARK_STRONG = _theme(
    dark=True,
    high_contrast=True,
    window="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#dfe7e5",
    accent="#7fe9de",
    accent_strong="#b4f5ee",
    on_accent="#000000",
    accent_soft="#173a37",
    line="#93a19e",
    outline="#ffffff",
    glow="#ffae78",
    warning="#ffc3b7",
)

PLAIN = {
    (False, False): LIGHT,
    (True, False): DARK,
    (False, True): LIGHT_STRONG,
    (True, True): DARK_STRONG,
}
"""The themes in our own teal, by dark and by high contrast."""
SOFT = {False: 0.15, True: 0.26}
"""How much of the accent its soft tint holds, at most, on a light and on a dark ground."""


@lru_cache(maxsize=16)
def theme_for(*, dark: bool, high_contrast: bool, accent: int | None) -> Theme:
    """The theme for these wishes. `accent` is an RGB value; None: our own teal."""
    plain = PLAIN[dark, high_contrast]
    return plain if accent is None else with_accent(plain, QColor.fromRgb(accent))


def with_accent(plain: Theme, wish: QColor) -> Theme:
    """`plain` in the accent `wish`, shifted as far as it must be for all to stay readable."""
    least = STRONG_TEXT if plain.high_contrast else TEXT
    grounds = (plain.window, plain.surface)
    accent = readable(wish, grounds, least, darker=not plain.dark)
    beyond = QColor("white" if plain.dark else "black")
    return replace(
        plain,
        accent=accent,
        accent_strong=mixed(accent, beyond, 0.25),
        on_accent=QColor("black" if plain.dark else "white"),
        accent_soft=_soft(plain, accent, least),
    )


def _soft(plain: Theme, accent: QColor, least: float) -> QColor:
    """As much of the accent on the ground of cards as leaves all texts on it readable."""
    texts = (plain.text, plain.muted, plain.warning)
    share = SOFT[plain.dark]
    while True:
        tint = mixed(plain.surface, accent, share)
        if all(contrast(text, tint) >= least for text in texts):
            return tint
        share -= 0.01
