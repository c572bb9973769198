"""Suspend and lock on Windows: messages to a window that nobody sees.

The window is an ordinary one that is never shown: Windows does not broadcast to message-only ones.
Qt's event loop delivers the messages of every window of its thread; a native event filter of Qt
would see those of all windows, each mouse move among them, and run Python for it.

Written from Microsoft's documentation; run only against a stand-in for its functions, as there was
no Windows to run it on.
"""

import ctypes
from typing import Any

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, partly, well
from backcare_tray.system.session.locks import Locks
from backcare_tray.system.session.sleeps import Sleeps

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC = 0x04, 0x07, 0x12
WTS_SESSION_LOCK, WTS_SESSION_UNLOCK = 0x07, 0x08
NOTIFY_FOR_THIS_SESSION = 0
Library = Any
"""A loaded library: ctypes cannot know what is in it."""
CLASS = "BackcareSession"

# On 64 bits, the only Windows that Qt 6 knows, there is one calling convention.
WindowProcedure = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ssize_t
)


class WindowClass(ctypes.Structure):
    """WNDCLASSW."""

    _fields_ = (
        ("style", ctypes.c_uint),
        ("procedure", WindowProcedure),
        ("class_extra", ctypes.c_int),
        ("window_extra", ctypes.c_int),
        ("instance", ctypes.c_void_p),
        ("icon", ctypes.c_void_p),
        ("cursor", ctypes.c_void_p),
        ("background", ctypes.c_void_p),
        ("menu_name", ctypes.c_wchar_p),
        ("class_name", ctypes.c_wchar_p),
    )


class WindowsSession:
    """Tells of suspend and lock. The libraries are `user32`, `kernel32` and `wtsapi32`.

    Raises OSError when Windows makes no window.
    """

    name = "windows"

    def __init__(
        self, user32: Library, kernel32: Library, wtsapi32: Library, locks: Locks, sleeps: Sleeps
    ) -> None:
        self._locks = locks
        self._sleeps = sleeps
        self._otherwise = user32.DefWindowProcW
        self._otherwise.argtypes = WindowProcedure._argtypes_
        self._otherwise.restype = ctypes.c_ssize_t
        self._procedure = WindowProcedure(self._message)  # Windows calls it as long as we live
        window = _make_window(user32, kernel32, self._procedure)
        register = wtsapi32.WTSRegisterSessionNotification
        register.argtypes = (ctypes.c_void_p, ctypes.c_uint)
        self._hears_locks = bool(register(window, NOTIFY_FOR_THIS_SESSION))

    def health(self) -> Health:
        """Whether Windows announces both."""
        if self._hears_locks:
            return well(tr("Sleep and the lock screen are watched."))
        return partly(tr("Sleep is watched; the lock is not, as Windows does not offer it."))

    def _message(self, window: int, message: int, what: int, more: int) -> int:
        if message == WM_POWERBROADCAST:
            self._power(what)
        elif message == WM_WTSSESSION_CHANGE and what in (WTS_SESSION_LOCK, WTS_SESSION_UNLOCK):
            self._locks.set("windows", what == WTS_SESSION_LOCK)
        return int(self._otherwise(window, message, what, more))

    def _power(self, what: int) -> None:
        if what == PBT_APMSUSPEND:
            self._sleeps.begin()
        elif what in (PBT_APMRESUMEAUTOMATIC, PBT_APMRESUMESUSPEND):
            self._sleeps.end()  # Windows sends the second one, too, once somebody is there


def _make_window(user32: Library, kernel32: Library, procedure: object) -> int:
    """A window that is never shown. Raises OSError."""
    kernel32.GetModuleHandleW.restype = ctypes.c_void_p
    instance = kernel32.GetModuleHandleW(None)
    window_class = WindowClass(procedure=procedure, instance=instance, class_name=CLASS)
    user32.RegisterClassW.argtypes = (ctypes.POINTER(WindowClass),)
    user32.CreateWindowExW.argtypes = (
        ctypes.c_uint32, ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_uint32,
        ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int,
        ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
    )  # fmt: skip
    user32.CreateWindowExW.restype = ctypes.c_void_p
    user32.RegisterClassW(ctypes.byref(window_class))
    shape = (0, 0, 0, 0)
    window = user32.CreateWindowExW(0, CLASS, CLASS, 0, *shape, None, None, instance, None)
    if not window:
        raise OSError(tr("Windows makes no window to hear of sleep and lock"))
    return int(window)
