"""Idle on Windows: `GetLastInputInfo`.

Written from Microsoft's documentation; run only against a stand-in for the two functions, as there
was no Windows to run it on.
"""

import ctypes
from datetime import timedelta
from typing import Any

from backcare_tray.core.translation import tr
from backcare_tray.system.idle.asked import AskedSensor
from backcare_tray.system.idle.sensor import Reports

Library = Any
"""A loaded library: ctypes cannot know what is in it."""
TICKS = 2**32
"""Both tick counts are milliseconds in 32 bits: they begin anew after 49.7 days."""


class LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", ctypes.c_uint32), ("time", ctypes.c_uint32))


class LastInput:
    """Asks Windows. The libraries are `user32` and `kernel32`."""

    def __init__(self, user32: Library, kernel32: Library) -> None:
        self._last_input_info = user32.GetLastInputInfo
        self._last_input_info.argtypes = (ctypes.POINTER(LastInputInfo),)
        self._last_input_info.restype = ctypes.c_int
        self._tick_count = kernel32.GetTickCount
        self._tick_count.argtypes = ()
        self._tick_count.restype = ctypes.c_uint32

    def __call__(self) -> timedelta:
        """The time since the last input in this session. Raises OSError when Windows refuses."""
        info = LastInputInfo(size=ctypes.sizeof(LastInputInfo))
        if not self._last_input_info(ctypes.byref(info)):
            raise OSError(tr("GetLastInputInfo fails"))
        return timedelta(milliseconds=(self._tick_count() - info.time) % TICKS)


def sensor(ask: LastInput, reports: Reports) -> AskedSensor:
    """What watches through `ask`."""
    return AskedSensor(
        "windows", ask, tr("Keyboard and pointer are watched through Windows."), reports
    )
