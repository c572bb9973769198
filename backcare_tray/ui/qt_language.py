"""Makes Qt follow the language of the program: its own words, numbers, and where lines begin."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from backcare_tray.core import translation

NAME = "language"


def follow() -> None:
    """Windows that open from now on are in the language that `tr` speaks. Needs a QApplication."""
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        raise TypeError("there is no QApplication to follow")
    code = translation.language()
    desktop = QLocale.system()
    is_desktops = QLocale.languageToCode(desktop.language()) == code
    QLocale.setDefault(desktop if is_desktops else QLocale(code))
    _translate(qt, code)
    direction = Qt.LayoutDirection
    mirrored = translation.is_mirrored()
    qt.setLayoutDirection(direction.RightToLeft if mirrored else direction.LeftToRight)


def _translate(qt: QApplication, code: str) -> None:
    """The words of Qt's own dialogs and menus, where Qt comes with that language."""
    for before in qt.findChildren(QTranslator, NAME):
        qt.removeTranslator(before)
        before.deleteLater()
    words = QTranslator(qt)
    words.setObjectName(NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{code}", folder):
        qt.installTranslator(words)
