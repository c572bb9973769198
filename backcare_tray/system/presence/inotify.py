"""The kernel's own news of files (Linux inotify): opened, closed, created. No polling.

Qt's file watcher tells of changes, but not of opening and closing. Source of the encoding: the
manual page inotify(7).
"""

import ctypes
import os
import struct
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

ATTRIBUTES, CLOSE_WRITE, CLOSE_NOWRITE, OPEN = 0x4, 0x8, 0x10, 0x20
MOVED_TO, CREATE, DELETE = 0x80, 0x100, 0x200
OVERFLOW, IGNORED = 0x4000, 0x8000
HEADER = struct.Struct("=iIII")
CHUNK = 65536

Heard = Callable[[str], None]
"""Gets the name of the file in a watched folder; "" for a watched file itself, or if unknown."""


class Inotify:
    """News of some files. Raises OSError where there is no inotify."""

    def __init__(self) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "inotify_init1"):
            raise OSError("this system has no inotify")
        self._add = libc.inotify_add_watch
        self._add.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_uint32)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._descriptor < 0:
            raise _last_error("inotify")
        self._listeners: dict[int, Heard] = {}
        self._notifier = QSocketNotifier(self._descriptor, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def watch(self, path: Path, what: int, heard: Heard) -> None:
        """Tell `heard` of `what` at `path`, in place of what was told of it before.

        Raises OSError when the file is not there or may not be read.
        """
        number = self._add(self._descriptor, os.fsencode(path), what)
        if number < 0:
            raise _last_error(str(path))
        self._listeners[number] = heard

    def close(self) -> None:
        """Watch no more."""
        if self._descriptor >= 0:
            self._notifier.setEnabled(False)
            os.close(self._descriptor)
            self._descriptor = -1

    def _read(self) -> None:
        if self._descriptor < 0:
            return
        try:
            news = os.read(self._descriptor, CHUNK)
        except BlockingIOError:
            return
        heard: set[tuple[Heard, str]] = set()
        while news:
            number, mask, _, length = HEADER.unpack_from(news)
            name = os.fsdecode(news[HEADER.size : HEADER.size + length].rstrip(b"\0"))
            news = news[HEADER.size + length :]
            if mask & OVERFLOW:
                heard.update((listener, "") for listener in self._listeners.values())
            elif listener := self._listeners.get(number):
                heard.add((listener, name))
            if mask & IGNORED:
                self._listeners.pop(number, None)
        for listener, name in heard:
            listener(name)


def _last_error(what: str) -> OSError:
    code = ctypes.get_errno()
    return OSError(code, os.strerror(code), what)
