"""The languages that the person reads, as Windows and macOS know them.

Written from their documentation, and run only against stand-ins for these functions.
"""

import ctypes
import sys
from typing import Any

Library = Any
"""A loaded library: ctypes cannot know what is in it."""

BY_NAME = 0x8
"""MUI_LANGUAGE_NAME: "de-DE" and not a number."""
CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
UTF8 = 0x08000100
LONGEST_CODE = 64
"""Bytes."""


def preferred() -> tuple[str, ...]:
    """Codes such as "de-DE", best first; none where the system does not say any."""
    try:
        if sys.platform == "win32":
            return from_windows(ctypes.windll.kernel32)
        if sys.platform == "darwin":
            return from_macos(ctypes.CDLL(CORE_FOUNDATION))
    except (OSError, AttributeError):
        return ()
    return ()


def from_windows(kernel32: Library) -> tuple[str, ...]:
    """`GetUserPreferredUILanguages`."""
    ask = kernel32.GetUserPreferredUILanguages
    count, length = ctypes.c_ulong(), ctypes.c_ulong()
    if not ask(BY_NAME, ctypes.byref(count), None, ctypes.byref(length)):
        return ()
    codes = ctypes.create_unicode_buffer(length.value)
    if not ask(BY_NAME, ctypes.byref(count), codes, ctypes.byref(length)):
        return ()
    return tuple(filter(None, "".join(codes[: length.value]).split("\0")))


def from_macos(core_foundation: Library) -> tuple[str, ...]:
    """`CFLocaleCopyPreferredLanguages`."""
    cf = core_foundation
    cf.CFLocaleCopyPreferredLanguages.restype = ctypes.c_void_p
    cf.CFArrayGetCount.argtypes = (ctypes.c_void_p,)
    cf.CFArrayGetCount.restype = ctypes.c_long
    cf.CFArrayGetValueAtIndex.argtypes = (ctypes.c_void_p, ctypes.c_long)
    cf.CFArrayGetValueAtIndex.restype = ctypes.c_void_p
    cf.CFStringGetCString.argtypes = (
        ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32,
    )  # fmt: skip
    cf.CFStringGetCString.restype = ctypes.c_bool
    cf.CFRelease.argtypes = (ctypes.c_void_p,)
    languages = cf.CFLocaleCopyPreferredLanguages()
    if not languages:
        return ()
    try:
        items = [
            cf.CFArrayGetValueAtIndex(languages, index)
            for index in range(cf.CFArrayGetCount(languages))
        ]
        return tuple(filter(None, (_text(cf, item) for item in items)))
    finally:
        cf.CFRelease(languages)


def _text(cf: Library, string: int) -> str:
    buffer = ctypes.create_string_buffer(LONGEST_CODE)
    return buffer.value.decode() if cf.CFStringGetCString(string, buffer, len(buffer), UTF8) else ""
