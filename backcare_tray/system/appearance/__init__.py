"""How the desktop wants programs to look, beyond what Qt finds out by itself.

Qt knows fonts, colours and, from 6.10 on, the wish for contrast; on Windows and macOS that is all.
On Linux the portal also knows the accent and whether things may move.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from backcare_tray.core.desktop_look import DesktopLook
from backcare_tray.system.appearance.null import NoAppearance

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus


class Appearance(Protocol):
    """Keeps what the desktop says."""

    @property
    def look(self) -> DesktopLook:
        """What it says now."""


def watch(session_bus: "Bus | None", changed: Callable[[], None]) -> Appearance:
    """Follow the desktop; `changed` is called from the event loop whenever `look` is another."""
    if session_bus is None:
        return NoAppearance()
    from backcare_tray.system.appearance.portal import Portal  # noqa: PLC0415 - jeepney is only on Linux

    return Portal(session_bus, changed)
