"""Start at login: the Autostart port, by each desktop's own means."""

import sys
from collections.abc import Sequence
from pathlib import Path

from backcare_tray.core.ports import Autostart
from backcare_tray.system.autostart.null import NullAutostart
from backcare_tray.system.ranking import Backend, first_working


def own_command() -> list[str]:
    """The command that starts this program again: the frozen program, or this Python with it."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")  # Windows: the other one opens a console
    return [str(windowless if windowless.exists() else python), "-m", "backcare_tray"]


def _xdg(command: Sequence[str]) -> Autostart | None:
    if sys.platform in ("win32", "darwin"):
        return None
    from backcare_tray.system.autostart import xdg  # noqa: PLC0415 - only this desktop's

    return xdg.XdgAutostart(xdg.config_home(), command)


def _windows(command: Sequence[str]) -> Autostart | None:
    if sys.platform == "win32":
        from backcare_tray.system.autostart.windows import WindowsAutostart  # noqa: PLC0415 - as above

        return WindowsAutostart(command)
    return None


def _macos(command: Sequence[str]) -> Autostart | None:
    if sys.platform == "darwin":
        from backcare_tray.system.autostart.macos import MacosAutostart  # noqa: PLC0415 - as above

        return MacosAutostart(Path.home(), command)
    return None


BACKENDS: tuple[Backend[[Sequence[str]], Autostart], ...] = (
    Backend("xdg", "Linux and BSD desktops start what lies in the autostart folder.", _xdg),
    Backend("windows", "Windows starts what the user's Run key names.", _windows),
    Backend("macos", "macOS starts the user's launch agents.", _macos),
    Backend("null", "No desktop that we know.", lambda _: NullAutostart()),
)


def choose(command: Sequence[str]) -> Autostart:
    """The backend of this system; `command` is started at login, see `own_command`."""
    return first_working(BACKENDS, command)
