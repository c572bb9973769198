"""Idle on macOS: `CGEventSourceSecondsSinceLastEventType`, which needs no permission.

Written from Apple's documentation; run only against a stand-in for the function, as there was no
Mac to run it on.
"""

import ctypes
from datetime import timedelta
from typing import Any

from backcare_tray.core.translation import tr
from backcare_tray.system.idle.asked import AskedSensor
from backcare_tray.system.idle.sensor import Reports

LIBRARY = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
Library = Any
"""A loaded library: ctypes cannot know what is in it."""
HID_SYSTEM_STATE = 1
"""kCGEventSourceStateHIDSystemState: what the hardware sent, not what programs made up."""
ANY_INPUT = 0xFFFFFFFF
"""kCGAnyInputEventType."""


class LastEvent:
    """Asks macOS; `library` is ApplicationServices."""

    def __init__(self, library: Library) -> None:
        self._seconds = library.CGEventSourceSecondsSinceLastEventType
        self._seconds.argtypes = (ctypes.c_int32, ctypes.c_uint32)
        self._seconds.restype = ctypes.c_double

    def __call__(self) -> timedelta:
        """The time since the last input. Raises OSError when the answer is no time."""
        seconds = self._seconds(HID_SYSTEM_STATE, ANY_INPUT)
        if not 0 <= seconds < timedelta.max.total_seconds():  # neither is nan
            raise OSError(tr("CGEventSource answers with no time"))
        return timedelta(seconds=seconds)


def sensor(ask: LastEvent, reports: Reports) -> AskedSensor:
    """What watches through `ask`."""
    return AskedSensor("macos", ask, tr("Keyboard and pointer are watched through macOS."), reports)
