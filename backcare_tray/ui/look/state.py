"""How the windows look now: what the desktop says, and what the settings want beyond that."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from backcare_tray.core.desktop_look import DesktopLook
from backcare_tray.core.settings import DESKTOP, Look
from backcare_tray.ui.look.colours import Theme, theme_for

PROPAGATION = Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles
NO_ACCENT = frozenset({"#308cc6", "#000080"})
"""What Qt calls the accent where the desktop has none."""
GREY = 0.05
"""Less saturated, it is none either (Plasma before a colour scheme was ever chosen): a grey main
button would look switched off."""


class LookState(QObject):
    """The wishes in force. `changed` tells that everything that is shown must be dressed anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Without it a widget under a style sheet has the desktop's palette, not its window's.
        QApplication.setAttribute(PROPAGATION)
        self.look, self.desktop = Look(), DesktopLook()
        self._plain = QFont(QGuiApplication.font())
        self._ours: QFont | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.look_again)
        if accessibility := getattr(hints, "accessibility", None):  # since Qt 6.10
            accessibility().contrastPreferenceChanged.connect(self.look_again)
        self._shown = self._seen()

    def follow(self, look: Look, desktop: DesktopLook) -> None:
        """Take on these wishes."""
        if (look, desktop) == (self.look, self.desktop):
            return
        self.look, self.desktop = look, desktop
        _ask_qt_for(look.colours)
        self.look_again()

    def look_again(self) -> None:
        """Tell if anything looks different now: the desktop may have another theme or font."""
        self._scale_text()
        seen = self._seen()
        if seen != self._shown:
            self._shown = seen
            self.changed.emit()

    def _seen(self) -> tuple[object, ...]:
        return self.theme, QGuiApplication.font().key(), self.reduced_motion

    def _scale_text(self) -> None:
        """Make the program's font as large as is wished, measured by the desktop's own."""
        found = QGuiApplication.font()
        if self._ours is None or found != self._ours:
            self._plain = QFont(found)  # the desktop's, perhaps a new one
        if self.look.text_percent == 100:
            if self._ours is not None:
                QApplication.setFont(self._plain)
            self._ours = None
            return
        wished = QFont(self._plain)
        points = QFontInfo(self._plain).pointSizeF() * self.look.text_percent / 100
        wished.setPointSizeF(points)
        if wished != found:
            QApplication.setFont(wished)
        self._ours = QFont(QGuiApplication.font())

    @property
    def theme(self) -> Theme:
        """The colours now."""
        return theme_for(
            dark=self._dark(), high_contrast=self._high_contrast(), accent=self._accent()
        )

    @property
    def reduced_motion(self) -> bool:
        """Whether the settings or the desktop ask for stillness."""
        return self.look.reduced_motion or self.desktop.reduced_motion

    def _dark(self) -> bool:
        if self.look.colours != DESKTOP:
            return self.look.colours == "dark"
        scheme = QGuiApplication.styleHints().colorScheme()
        if scheme is not Qt.ColorScheme.Unknown:
            return scheme is Qt.ColorScheme.Dark
        if self.desktop.dark is not None:
            return self.desktop.dark
        palette = QGuiApplication.palette()
        ground = palette.color(QPalette.ColorRole.Window).lightnessF()
        return bool(ground < palette.color(QPalette.ColorRole.WindowText).lightnessF())

    def _high_contrast(self) -> bool:
        if self.look.high_contrast or self.desktop.high_contrast:
            return True
        accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
        wish = accessibility().contrastPreference() if accessibility else None
        return wish is not None and wish is Qt.ContrastPreference.HighContrast

    def _accent(self) -> int | None:
        """The desktop's accent as an RGB value, if it has one."""
        if self.desktop.accent is not None:
            return int(QColor.fromRgbF(*self.desktop.accent).rgb())
        found = QGuiApplication.palette().color(QPalette.ColorRole.Accent)
        grey = found.hslSaturationF() < GREY
        return None if grey or found.name() in NO_ACCENT else int(found.rgb())


@cache
def state() -> LookState:
    """The one state; made when the first window needs it."""
    return LookState()


def _ask_qt_for(colours: str) -> None:
    """So that what Qt draws by itself, such as a file dialog, goes along."""
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    QGuiApplication.styleHints().setColorScheme(scheme.get(colours, Qt.ColorScheme.Unknown))
