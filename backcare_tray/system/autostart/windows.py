"""Start at login by the Run key of the Windows registry. Run with a stand-in for `winreg` only."""

import subprocess
import winreg as windows_registry
from collections.abc import Sequence
from typing import Any

winreg: Any = windows_registry
"""The module, untyped: its names are known to the type checker on Windows alone."""

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager notes what the user switched off: twelve bytes, the first one odd."""
NAME = "Backcare"


class WindowsAutostart:
    """The value "Backcare" below the user's own Run key."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = subprocess.list2cmdline(command)

    def enabled(self) -> bool:
        """Whether the value is there, and not switched off in the Task Manager."""
        verdict = _read(APPROVED)
        switched_off = isinstance(verdict, bytes) and verdict[:1] and verdict[0] % 2 == 1
        return _read(RUN) is not None and not switched_off

    def set(self, enabled: bool) -> None:
        """Write or remove the value; switching it on takes back what the Task Manager noted."""
        if enabled:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, self._command)
            _delete(APPROVED)
        else:
            _delete(RUN)


def _read(path: str) -> object:
    """The value "Backcare" of a key, or None."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            value, _ = winreg.QueryValueEx(key, NAME)
    except FileNotFoundError:
        return None
    return value


def _delete(path: str) -> None:
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path, 0, winreg.KEY_SET_VALUE) as key:
            winreg.DeleteValue(key, NAME)
    except FileNotFoundError:
        return
