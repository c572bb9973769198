"""Gives memory back to the operating system that will not be needed for a while."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctypes import CDLL

DONT_NEED = 4
"""MADV_DONTNEED of madvise(2)."""
MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-xp [0-9a-f]+ \S+ (\d+)")
"""Code in /proc/PID/smaps: where it begins and ends, and the file that it comes from (or 0)."""


def give_back() -> None:
    """Give back what was freed, and the code that has run so far; on Linux alone.

    Elsewhere there is no such call, or only one that hides the memory from a list.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - memory that a start without windows does not need

        library = ctypes.CDLL(None)
        _freed(library)
        _code(library)


def _freed(library: "CDLL") -> None:
    """Let the C library hand its free pages back.

    A window is many small pieces. The C library of most Linuxes (glibc) keeps their pages when they
    are freed, as it only ever shortens the end of its heap: fifteen megabytes after some windows.
    The other one (musl) keeps nothing.
    """
    if trim := getattr(library, "malloc_trim", None):
        trim(0)


def _code(library: "CDLL") -> None:
    """Let go of the pages of Qt's code, most of which only windows run: twenty megabytes.

    They are the same as in the file and stay in the kernel's cache until it needs the room: what
    runs again is there at once. A library's own data are written to and are left alone.
    """
    from ctypes import c_int, c_size_t, c_void_p  # noqa: PLC0415 - as above

    for begin, end in _unchanged_code():
        library.madvise(c_void_p(begin), c_size_t(end - begin), c_int(DONT_NEED))


def _unchanged_code() -> Iterator[tuple[int, int]]:
    """Addresses of code that was mapped from files, except where a debugger has written to it."""
    place = None
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if found := MAPPING.match(line):
            place = (int(found[1], 16), int(found[2], 16)) if found[3] != "0" else None
        elif place and line.startswith("Anonymous:"):
            if line.split()[1] == "0":
                yield place
            place = None
