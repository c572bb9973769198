"""Brings Qt in at the least cost; import it before anything else of Qt.

PySide6 puts a hook into Python's import that reads and keeps the source of every module imported
from then on, to look for its `__feature__` switches. This program uses none: without the hook it
starts a quarter faster and is three megabytes smaller.
"""

import builtins
import os
import sys
from collections.abc import Callable

_plain_import = builtins.__import__
from PySide6.QtCore import QTimer  # noqa: E402 - the hook comes with it
from PySide6.QtWidgets import QApplication  # noqa: E402 - the same

builtins.__import__ = _plain_import

NAME = "backcare-tray"


def application(*arguments: str) -> QApplication:
    """Make the QApplication, which stays when its last window is closed."""
    if sys.platform == "linux":
        _choose_theme()
    qt = QApplication([NAME, *arguments])
    qt.setApplicationName(NAME)
    qt.setDesktopFileName(NAME)
    qt.setQuitOnLastWindowClosed(False)
    return qt


def once_free(qt: QApplication, what: Callable[[], None]) -> None:
    """Call `what` when the event loop runs, and has nothing else to do."""
    timer = QTimer(qt, singleShot=True, interval=0)
    timer.timeout.connect(what)
    timer.timeout.connect(timer.deleteLater)
    timer.start()


def _choose_theme() -> None:
    """Read fonts and colour scheme of GNOME and its kin without loading GTK: six megabytes.

    Where somebody chose a theme, and on Plasma and the bare window managers, Qt does by itself what
    is right.
    """
    desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    if {"GNOME", "UNITY", "XFCE", "MATE", "X-CINNAMON", "CINNAMON", "PANTHEON"} & set(desktops):
        os.environ.setdefault("QT_QPA_PLATFORMTHEME", "gnome")
