"""The colours of the figure, and the shades of each material made of them once."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QBrush, QColor

from backcare_tray.ui.look.colours import Theme

Stops = list[tuple[float, QColor]]


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """Colours as "#rrggbb"; the background is that of the windows (`theme.py`)."""

    background: str
    floor: str
    wall: str
    skirting: str
    shadow: str
    pool: str
    """Light on the floor around the shadow, so that it shows on a dark ground too."""
    skin: str
    blush: str
    hair: str
    shirt: str
    belt: str
    trousers: str
    shoe: str
    sole: str
    wood: str
    cushion: str
    mat: str
    ball: str
    ink: str
    glow: str


LIGHT = FigurePalette(
    background="#f4f7f6",
    floor="#dfe6e3",
    wall="#e8efed",
    skirting="#fbfcfb",
    shadow="#23383a",
    pool="#ffffff",
    skin="#dba684",
    blush="#b96e54",
    hair="#4a3530",
    shirt="#3f8b8f",
    belt="#5b4638",
    trousers="#46536a",
    shoe="#8793a3",
    sole="#f3f1ec",
    wood="#b9976f",
    cushion="#d9c7a8",
    mat="#c5d3cb",
    ball="#e0b23f",
    ink="#2f2624",
    glow="#ff8a4c",
)
DARK = FigurePalette(
    background="#151c1b",
    floor="#1d2625",
    wall="#222d2b",
    skirting="#2f3d3a",
    shadow="#000000",
    pool="#3d4d49",
    skin="#d39d7b",
    blush="#a9634a",
    hair="#6a4c42",
    shirt="#4a9c9f",
    belt="#80644f",
    trousers="#5d6d89",
    shoe="#97a3b2",
    sole="#f2efe9",
    wood="#a98863",
    cushion="#bfae90",
    mat="#33433e",
    ball="#d6a93a",
    ink="#231b19",
    glow="#ff9a5c",
)


def palette_for(colours: Theme) -> FigurePalette:
    """The colours of the figure in a window of these colours."""
    plain = DARK if colours.dark else LIGHT
    return _on_ground(plain, colours.window.name()) if colours.high_contrast else plain


@lru_cache(maxsize=4)
def _on_ground(plain: FigurePalette, ground: str) -> FigurePalette:
    return replace(plain, background=ground)


@dataclass(frozen=True, slots=True)
class Tone:
    """One material: its gradient from the lit to the shaded side, and flat shades."""

    stops: Stops
    base: QColor
    shade: QColor
    flat: QBrush
    rim: QBrush
    """A darker edge that tells a limb from what lies behind it."""


@dataclass(frozen=True, slots=True)
class Tones:
    """All materials of a palette."""

    skin: Tone
    throat: Tone
    hair: Tone
    shirt: Tone
    belt: Tone
    trousers: Tone
    shoe: Tone
    sole: Tone
    wood: Tone
    cushion: Tone
    mat: Tone
    ball: Tone


@lru_cache(maxsize=4)
def tones(palette: FigurePalette) -> Tones:
    """The materials of `palette`, made once for each palette."""
    return Tones(
        skin=_tone(palette.skin),
        throat=_tone(palette.skin, darker=118),
        hair=_tone(palette.hair),
        shirt=_tone(palette.shirt),
        belt=_tone(palette.belt),
        trousers=_tone(palette.trousers),
        shoe=_tone(palette.shoe),
        sole=_tone(palette.sole),
        wood=_tone(palette.wood),
        cushion=_tone(palette.cushion),
        mat=_tone(palette.mat),
        ball=_tone(palette.ball),
    )


def _tone(name: str, darker: int = 100) -> Tone:
    base = QColor(name).darker(darker)
    shade = base.darker(124)
    stops = [(0.0, base.lighter(112)), (0.38, base), (0.72, base.darker(107)), (1.0, shade)]
    return Tone(stops, base, shade, QBrush(base), QBrush(base.darker(122)))


@lru_cache(maxsize=1024)
def faded(name: str, alpha: int) -> QColor:
    """The colour `name` at `alpha` of 255."""
    color = QColor(name)
    color.setAlpha(alpha)
    return color
