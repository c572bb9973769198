"""The microphone on macOS: CoreAudio says whether anybody runs the input device. No polling.

The property `kAudioDevicePropertyDeviceIsRunningSomewhere` belongs to a device as a whole: one that
both plays and records also runs while it only plays. No permission is needed, as nothing is
recorded. CoreAudio calls back on a thread of its own.

Written from Apple's documentation; run only against a stand-in for the functions, as there was no
Mac to run it on.
"""

import ctypes
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, partly
from backcare_tray.system.presence.source import Say

LIBRARY = "/System/Library/Frameworks/CoreAudio.framework/CoreAudio"
Library = Any
"""A loaded library: ctypes cannot know what is in it."""
SYSTEM = 1
"""kAudioObjectSystemObject."""


def four(letters: bytes) -> int:
    """The number that four letters stand for."""
    return int.from_bytes(letters, "big")


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress."""

    _fields_ = (
        ("selector", ctypes.c_uint32),
        ("scope", ctypes.c_uint32),
        ("element", ctypes.c_uint32),
    )


DEFAULT_INPUT, IS_RUNNING, GLOBAL = four(b"dIn "), four(b"gone"), four(b"glob")
"""kAudioHardwarePropertyDefaultInputDevice, ...DeviceIsRunningSomewhere, ...ScopeGlobal."""

Listener = ctypes.CFUNCTYPE(
    ctypes.c_int32, ctypes.c_uint32, ctypes.c_uint32, ctypes.POINTER(Address), ctypes.c_void_p
)


class _Bell(QObject):
    """Carries the news from CoreAudio's thread to ours."""

    rang = Signal()


class Microphone:
    """Says True while anybody runs the default input device; `audio` is CoreAudio.

    Raises AttributeError when it lacks a function.
    """

    def __init__(self, say: Say, audio: Library) -> None:
        self._say = say
        self._get = audio.AudioObjectGetPropertyData
        self._add = audio.AudioObjectAddPropertyListener
        self._remove = audio.AudioObjectRemovePropertyListener
        _declare(self._get, self._add, self._remove)
        self._bell = _Bell()
        self._bell.rang.connect(self._look, Qt.ConnectionType.QueuedConnection)
        self._listener = Listener(self._ring)  # macOS calls it as long as we listen
        self._device = 0
        self._is_on = False

    def start(self) -> None:
        """Look, and listen from now on."""
        if not self._is_on:
            self._is_on = True
            self._add(SYSTEM, ctypes.byref(_address(DEFAULT_INPUT)), self._listener, None)
        self._look()

    def stop(self) -> None:
        """Listen no more."""
        if self._is_on:
            self._is_on = False
            self._remove(SYSTEM, ctypes.byref(_address(DEFAULT_INPUT)), self._listener, None)
            self._follow(0)

    def is_there(self) -> bool:
        """Always: a microphone may be plugged in at any time."""
        return True

    def health(self) -> Health:
        """What is watched."""
        if not self._device:
            return missing(tr("No microphone is there; one that is plugged in will be seen."))
        return partly(
            tr("The microphone is watched through macOS; a headset that only plays counts, too.")
        )

    def _ring(self, *_: object) -> int:
        self._bell.rang.emit()
        return 0

    def _look(self) -> None:
        if not self._is_on:
            return
        self._follow(self._number(SYSTEM, DEFAULT_INPUT))
        self._say(bool(self._device and self._number(self._device, IS_RUNNING)))

    def _follow(self, device: int) -> None:
        """Listen to this device, and to no other."""
        if device == self._device:
            return
        running = ctypes.byref(_address(IS_RUNNING))
        if self._device:
            self._remove(self._device, running, self._listener, None)
        if device:
            self._add(device, running, self._listener, None)
        self._device = device

    def _number(self, of: int, selector: int) -> int:
        """A property that is a number; 0 where macOS refuses."""
        value, size = ctypes.c_uint32(), ctypes.c_uint32(4)
        refused = self._get(
            of, ctypes.byref(_address(selector)), 0, None, ctypes.byref(size), ctypes.byref(value)
        )
        return 0 if refused else value.value


def _address(selector: int) -> Address:
    return Address(selector, GLOBAL, 0)


def _declare(get: Library, add: Library, remove: Library) -> None:
    number, address, pointer = ctypes.c_uint32, ctypes.POINTER(Address), ctypes.c_void_p
    get.argtypes = (number, address, number, pointer, ctypes.POINTER(number), pointer)
    for function in (add, remove):
        function.argtypes = (number, address, Listener, pointer)
    for function in (get, add, remove):
        function.restype = ctypes.c_int32
