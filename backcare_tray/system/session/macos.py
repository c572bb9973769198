"""Suspend and lock on macOS, by plain C functions; the main loop of Qt there runs their callbacks.

Sleep comes from IOKit, which waits for each listener's consent (NSWorkspace, which announces the
same, would need an Objective-C class of our own). The lock is a distributed notification that
`loginwindow` has sent for many versions, though Apple does not document it.

Written from Apple's documentation; run only against a stand-in for these functions, as there was no
Mac to run it on.
"""

import ctypes
from collections.abc import Callable
from functools import partial
from typing import Any

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, well
from backcare_tray.system.session.locks import Locks
from backcare_tray.system.session.sleeps import Sleeps

CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
IO_KIT = "/System/Library/Frameworks/IOKit.framework/IOKit"
Library = Any
"""A loaded library: ctypes cannot know what is in it."""
CAN_SLEEP, WILL_SLEEP, HAS_POWERED_ON = 0xE0000270, 0xE0000280, 0xE0000300
"""kIOMessageCanSystemSleep, kIOMessageSystemWillSleep, kIOMessageSystemHasPoweredOn."""
UTF8 = 0x08000100
DELIVER_IMMEDIATELY = 4
OBSERVER = 1
"""Who observes: a number by which one could be told from others in this process."""
COMMON_MODES = b"kCFRunLoopCommonModes"
LOCKED, UNLOCKED = b"com.apple.screenIsLocked", b"com.apple.screenIsUnlocked"

PowerCallback = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p
)
NotificationCallback = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class MacSession:
    """Tells of suspend and lock. The libraries are CoreFoundation and IOKit.

    Raises OSError when IOKit does not announce sleep.
    """

    name = "macos"

    def __init__(self, cf: Library, io_kit: Library, locks: Locks, sleeps: Sleeps) -> None:
        self._locks = locks
        self._sleeps = sleeps
        self._consent = io_kit.IOAllowPowerChange
        self._consent.argtypes = (ctypes.c_uint32, ctypes.c_ssize_t)
        _declare(cf, io_kit)
        # macOS calls these as long as we live.
        self._power_callback = PowerCallback(self._power)
        self._lock_callbacks = [
            _observe(cf, LOCKED, partial(locks.set, "macos", True)),
            _observe(cf, UNLOCKED, partial(locks.set, "macos", False)),
        ]
        port, notifier = ctypes.c_void_p(), ctypes.c_uint32()
        self._root = io_kit.IORegisterForSystemPower(
            None, ctypes.byref(port), self._power_callback, ctypes.byref(notifier)
        )
        if not self._root:
            raise OSError(tr("macOS does not announce sleep"))
        source = io_kit.IONotificationPortGetRunLoopSource(port)
        cf.CFRunLoopAddSource(cf.CFRunLoopGetMain(), source, _string(cf, COMMON_MODES))

    def health(self) -> Health:
        """Built only where macOS announces both."""
        return well(tr("Sleep and the lock screen are watched."))

    def _power(self, _context: int, _service: int, message: int, number: int | None) -> None:
        if message == WILL_SLEEP:
            self._sleeps.begin()
        elif message == HAS_POWERED_ON:
            self._sleeps.end()
        if message in (CAN_SLEEP, WILL_SLEEP):
            self._consent(self._root, number or 0)


def _declare(cf: Library, io_kit: Library) -> None:
    """Say what is a pointer: ctypes would cut it to 32 bits."""
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    cf.CFStringCreateWithCString.argtypes = (pointer, ctypes.c_char_p, number)
    cf.CFStringCreateWithCString.restype = pointer
    cf.CFNotificationCenterGetDistributedCenter.restype = pointer
    cf.CFNotificationCenterAddObserver.argtypes = (
        pointer, pointer, NotificationCallback, pointer, pointer, ctypes.c_ssize_t,
    )  # fmt: skip
    cf.CFNotificationCenterAddObserver.restype = None
    cf.CFRunLoopGetMain.restype = pointer
    cf.CFRunLoopAddSource.argtypes = (pointer, pointer, pointer)
    cf.CFRunLoopAddSource.restype = None
    io_kit.IORegisterForSystemPower.argtypes = (pointer, pointer, PowerCallback, pointer)
    io_kit.IORegisterForSystemPower.restype = number
    io_kit.IONotificationPortGetRunLoopSource.argtypes = (pointer,)
    io_kit.IONotificationPortGetRunLoopSource.restype = pointer


def _string(cf: Library, text: bytes) -> int:
    return int(cf.CFStringCreateWithCString(None, text, UTF8))


def _observe(cf: Library, name: bytes, heard: Callable[[], None]) -> object:
    """Call `heard` at each distributed notification `name`; returns what must be kept for that."""
    callback = NotificationCallback(lambda *_: heard())
    cf.CFNotificationCenterAddObserver(
        cf.CFNotificationCenterGetDistributedCenter(),
        OBSERVER,
        callback,
        _string(cf, name),
        None,
        DELIVER_IMMEDIATELY,
    )
    return callback
