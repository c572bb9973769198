"""One look for all windows: colours, spacing, type sizes, and a style sheet.

Follows the desktop's colours, accent, contrast and font, and what the settings say beyond that
(`follow`). Widgets take part by a role: `theme.mark(button, "primary")`. What has no role of its
own (spin boxes, lists, tabs) is drawn by Qt's style in our palette.
"""

from collections.abc import Callable
from dataclasses import fields
from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QStyle, QWidget

from backcare_tray.core.desktop_look import DesktopLook
from backcare_tray.core.settings import Look
from backcare_tray.ui.look.colours import DARK, LIGHT, TEXT_ON, Theme
from backcare_tray.ui.look.state import state
from backcare_tray.ui.style_sheet import SHEET

__all__ = ["DARK", "LIGHT", "TEXT_ON", "Theme"]

RADIUS = 10
"""Corner radius of cards and buttons, in pixels."""
TARGET = 36
"""The least height of anything that is clicked, in pixels."""
GLYPH = 16
"""Side of the sign on a button beside letters of the usual size, in pixels."""
USUAL_LINE = 17
"""Height in pixels of a line in the usual desktop font; sizes of windows are meant for it."""


class Space(IntEnum):
    """The steps of all gaps and margins, in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


CAPTION, BODY, LEAD, TITLE, DISPLAY = 0.9, 1.0, 1.15, 1.3, 1.9
"""Type sizes, as multiples of the desktop's own font size."""


def follow(look: Look, desktop: DesktopLook | None = None) -> None:
    """Look as `look` and `desktop` say from now on; windows that are open change at once."""
    state().follow(look, desktop or DesktopLook())


def current() -> Theme:
    """The theme that fits now. Cheap enough for every paint event."""
    return state().theme


def growth() -> float:
    """How much larger than usual the letters are, at least 1: windows grow with them."""
    return max(1.0, QFontMetricsF(QGuiApplication.font()).height() / USUAL_LINE)


def target() -> int:
    """The least height of what is clicked, in pixels: large letters get some air, too."""
    line = QFontMetricsF(QGuiApplication.font()).height()
    return max(TARGET, round(line * 1.25) + 4)


def grown(size: QSize) -> QSize:
    """`size`, meant for letters of the usual size, for those that are used."""
    return size * growth()


def on_change(owner: QObject, changed: Callable[[], None]) -> None:
    """Call `changed` whenever colours, font or motion have changed, while `owner` lives."""
    listener = _Listener(owner, changed)
    state().changed.connect(listener.heard)


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
    Labels: "display", "title", "instruction", "lead", "heading", "muted", "caption", "warning".
    Frames: "card", "floating" (a card that is a window of its own).
    """
    widget.setProperty("role", role)
    widget.style().polish(widget)


def style(window: QWidget) -> None:
    """Give `window` and all in it our look, now and whenever the look changes."""
    follower = _Follower(window)
    window.installEventFilter(follower)
    state().changed.connect(follower.apply)
    follower.apply()


def fit_height(window: QWidget) -> None:
    """Make `window` as tall as its wrapped texts need at its width; Qt alone only guesses."""
    window.ensurePolished()
    if layout := window.layout():
        layout.activate()
        width = max(window.width(), layout.minimumSize().width())
        window.resize(width, max(layout.totalHeightForWidth(width), layout.minimumSize().height()))


def still(widget: QWidget) -> bool:
    """Whether `widget` is to change in steps: settings or desktop ask for no motion."""
    return fade_milliseconds(widget) == 0


def fade_milliseconds(widget: QWidget) -> int:
    """How long a gentle change may take; 0 where settings or desktop ask for no motion."""
    if state().reduced_motion:
        return 0
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)


class _Follower(QObject):
    """Lives as long as its window, and styles it anew when the look changes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def apply(self) -> None:
        theme = current()
        self._window.setPalette(_palette(theme))
        self._window.setStyleSheet(_sheet(theme))
        self._window.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Windows are told first when the desktop has another theme, palette or font."""
        if event.type() in _DESKTOP_CHANGES:
            state().look_again()
        return super().eventFilter(watched, event)


_DESKTOP_CHANGES = frozenset(
    (
        QEvent.Type.ThemeChange,
        QEvent.Type.ApplicationPaletteChange,
        QEvent.Type.ApplicationFontChange,
    )
)


class _Listener(QObject):
    """Hands the news on for as long as its owner lives."""

    def __init__(self, owner: QObject, changed: Callable[[], None]) -> None:
        super().__init__(owner)
        self._changed = changed

    def heard(self) -> None:
        self._changed()


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
    names = (item.name for item in fields(Theme) if item.type is QColor)
    for name in sorted(names, key=len, reverse=True):  # accent_soft before accent
        text = text.replace(f"@{name}", getattr(theme, name).name())
    measures = {
        "radius": f"{RADIUS}px",
        "target": f"{target() - 4}px",  # the edge of 2 px comes on top, twice
        "within": f"{target() - 6}px",  # an edge of 3 px, which shows where the keyboard is
        "pad": f"{Space.L}px",
        "inner": f"{Space.L - 1}px",
        "glyph": f"{round(GLYPH * growth())}px",
        "caption": f"{_points(CAPTION):.1f}pt",
        "lead": f"{_points(LEAD):.1f}pt",
        "title": f"{_points(TITLE):.1f}pt",
        "display": f"{_points(DISPLAY):.1f}pt",
    }
    for name, value in measures.items():
        text = text.replace(f"${name}", value)
    return text
