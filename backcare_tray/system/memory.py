"""Gives memory that was freed back to the operating system."""

import sys


def give_back() -> bool:
    """Let the C library hand its free pages back; says whether it could be asked to.

    A window is many small pieces. The C library of Linux (glibc) keeps their pages when they are
    freed, as it only ever shortens the end of its heap: fifteen megabytes after some windows.
    Elsewhere (musl, Windows, macOS) there is no such call, and nothing is done.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - memory that a start without windows does not need

        if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
            trim(0)
            return True
    return False
