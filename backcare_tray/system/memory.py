"""Gives memory that was freed back to the operating system."""

import ctypes
import sys


def give_back() -> None:
    """Let the C library hand all free pages back.

    A window is many small pieces; the library of Linux (glibc) keeps their pages after they are
    freed, since it only ever shortens the end of its heap: fifteen megabytes after the settings.
    Elsewhere, musl included, there is no such call, and nothing is done.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
