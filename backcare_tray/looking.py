"""Joins what the settings and what the desktop say about the look, and hands it to the windows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from backcare_tray.core.settings import Look
from backcare_tray.system import appearance
from backcare_tray.ui.look.state import state

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus


class Looking:
    """Keeps the look up to date; `follow` after every change of the settings."""

    def __init__(self, session_bus: "Bus | None", wanted: Callable[[], Look]) -> None:
        self._wanted = wanted
        self._desktop = appearance.watch(session_bus, self.follow)
        self.follow()

    def follow(self) -> None:
        """Take on what holds now."""
        state().follow(self._wanted(), self._desktop.look)
