"""One look for all windows: colours for light and dark, spacing, type sizes, and a style sheet.

Follows the desktop's colour scheme. Widgets take part by a role: `theme.mark(button, "primary")`.
What has no role of its own (spin boxes, lists, tabs) is drawn by Qt's style in our palette.
"""

from dataclasses import dataclass, fields
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QStyle, QWidget

from backcare_tray.ui.style_sheet import SHEET

RADIUS = 10
"""Corner radius of cards and buttons, in pixels."""
TARGET = 36
"""The least height of anything that is clicked, in pixels."""


class Space(IntEnum):
    """The steps of all gaps and margins, in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


CAPTION, BODY, TITLE, DISPLAY = 0.9, 1.0, 1.3, 1.9
"""Type sizes, as multiples of the desktop's own font size."""


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
    """The one calm teal: the main button, the ring, links, keyboard focus."""
    accent_strong: QColor
    """The accent under the pointer or pressed."""
    on_accent: QColor
    accent_soft: QColor
    """A tint of the accent: other buttons under the pointer, chosen rows."""
    line: QColor
    """Decorative lines between things."""
    outline: QColor
    """The edge of a control: at least 3:1 on window and surface."""
    glow: QColor
    """The warm colour of a working part of the body. Not for text."""
    warning: QColor
    """Text that tells of a fault, and "This hurts"."""


TEXT_ON = {
    "text": ("window", "surface", "accent_soft"),
    "muted": ("window", "surface"),
    "accent": ("window", "surface"),
    "warning": ("window", "surface"),
    "on_accent": ("accent", "accent_strong"),
}
"""Every pair of text and ground that the windows use; all reach a contrast of 4.5:1."""


def _theme(*, dark: bool, **colours: str) -> Theme:
    return Theme(dark, **{name: QColor(value) for name, value in colours.items()})


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
    glow="#e8743b",
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


def current() -> Theme:
    """The theme that fits the desktop now. Cheap enough for every paint event."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        palette = QGuiApplication.palette()
        ground = palette.color(QPalette.ColorRole.Window).lightnessF()
        return DARK if ground < palette.color(QPalette.ColorRole.WindowText).lightnessF() else LIGHT
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def font(scale: float = BODY, *, bold: bool = False) -> QFont:
    """The desktop's font, `scale` times its size; for text that is painted."""
    result = QFont(QGuiApplication.font())
    result.setPointSizeF(_points(scale))
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def mark(widget: QWidget, role: str) -> None:
    """Give `widget` a role. A change shows at once.

    Buttons: "primary" (one a window), "quiet" (no edge), "warning" (quiet, in the warning colour).
    Labels: "display", "title", "heading", "muted", "caption", "warning".
    Frames: "card", "floating" (a card that is a window of its own).
    """
    widget.setProperty("role", role)
    widget.style().polish(widget)


def style(window: QWidget) -> None:
    """Give `window` and all in it our look, now and whenever the desktop's colours change."""
    follower = _Follower(window)
    QGuiApplication.styleHints().colorSchemeChanged.connect(follower.apply)
    follower.apply()


def fit_height(window: QWidget) -> None:
    """Make `window` as tall as its wrapped texts need at its width; Qt alone only guesses."""
    window.ensurePolished()
    if layout := window.layout():
        layout.activate()
        width = max(window.width(), layout.minimumSize().width())
        window.resize(width, max(layout.totalHeightForWidth(width), layout.minimumSize().height()))


def fade_milliseconds(widget: QWidget) -> int:
    """How long a gentle change may take; 0 where the desktop asks for no motion."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)


class _Follower(QObject):
    """Lives as long as its window, and styles it anew when the colour scheme changes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def apply(self) -> None:
        theme = current()
        self._window.setPalette(_palette(theme))
        self._window.setStyleSheet(_sheet(theme))
        self._window.update()


def _points(scale: float) -> float:
    return QFontInfo(QGuiApplication.font()).pointSizeF() * scale


def _palette(theme: Theme) -> QPalette:
    palette = QPalette(theme.surface, theme.window)
    role = QPalette.ColorRole
    for each, colour in (
        (role.WindowText, theme.text),
        (role.Text, theme.text),
        (role.ButtonText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.window),
        (role.PlaceholderText, theme.muted),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
    ):
        palette.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, theme.outline)
    return palette


def _sheet(theme: Theme) -> str:
    """The style sheet: `@name` stands for a colour of the theme, `$name` for a measure."""
    text = SHEET
    names = (item.name for item in fields(Theme) if item.name != "dark")
    for name in sorted(names, key=len, reverse=True):  # accent_soft before accent
        text = text.replace(f"@{name}", getattr(theme, name).name())
    measures = {
        "radius": f"{RADIUS}px",
        "target": f"{TARGET - 4}px",  # the edge of 2 px comes on top, twice
        "pad": f"{Space.L}px",
        "caption": f"{_points(CAPTION):.1f}pt",
        "title": f"{_points(TITLE):.1f}pt",
        "display": f"{_points(DISPLAY):.1f}pt",
    }
    for name, value in measures.items():
        text = text.replace(f"${name}", value)
    return text
