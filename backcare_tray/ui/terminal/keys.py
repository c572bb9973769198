"""Waiting for one key in a terminal: the only part of the terminal face that knows the platform."""

import signal
import sys
import time
from types import FrameType
from typing import Protocol, Self, TextIO


class Keys(Protocol):
    """The keyboard. Entered: keys come singly and unseen; left: the terminal is as it was."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_error: object) -> None: ...

    def read(self, timeout: float | None) -> str:
        """The next key in lower case; "" after `timeout` seconds (None: wait), or a little early.

        "q" when the terminal is gone, so that nobody waits for a key that cannot come.
        """


class NoKeys:
    """For an input that is no terminal: time passes, nothing is ever pressed."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return

    def read(self, timeout: float | None) -> str:
        """Wait for `timeout`; None comes after a key only, and there is none."""
        time.sleep(3600 if timeout is None else timeout)
        return ""


if sys.platform == "win32":
    import ctypes
    import msvcrt

    STD_INPUT, STD_OUTPUT = -10, -11
    VIRTUAL_TERMINAL = 0x0004
    INFINITE = 0xFFFFFFFF

    class ConsoleKeys:
        """The Windows console. Its input handle is waited for, so that nothing polls."""

        def __init__(self) -> None:
            self._kernel = ctypes.windll.kernel32
            self._input = self._kernel.GetStdHandle(STD_INPUT)
            self._output = self._kernel.GetStdHandle(STD_OUTPUT)
            self._mode = ctypes.c_ulong()

        def __enter__(self) -> Self:
            self._kernel.GetConsoleMode(self._output, ctypes.byref(self._mode))
            self._kernel.SetConsoleMode(self._output, self._mode.value | VIRTUAL_TERMINAL)
            return self

        def __exit__(self, *_error: object) -> None:
            self._kernel.SetConsoleMode(self._output, self._mode.value)

        def read(self, timeout: float | None) -> str:
            milliseconds = INFINITE if timeout is None else round(timeout * 1000)
            self._kernel.WaitForSingleObject(self._input, milliseconds)
            if msvcrt.kbhit():
                return msvcrt.getwch().lower()
            self._kernel.FlushConsoleInputBuffer(
                self._input
            )  # a key let go, the pointer, the focus
            return ""

    def keys_of(source: TextIO) -> Keys:
        """The keys of `source`, which is None or no terminal where nobody can press any."""
        return ConsoleKeys() if source is not None and source.isatty() else NoKeys()

else:
    import os
    import select
    import termios
    import tty

    class TerminalKeys:
        """A Unix terminal; key by key again after a stop with Ctrl-Z."""

        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            self._pressed: list[str] = []

        def __enter__(self) -> Self:
            self._mode = termios.tcgetattr(self._descriptor)
            self._handler = signal.signal(signal.SIGCONT, self._continued)
            self._key_by_key()
            return self

        def __exit__(self, *_error: object) -> None:
            signal.signal(signal.SIGCONT, self._handler)
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._mode)

        def read(self, timeout: float | None) -> str:
            if not self._pressed:
                ready, _, _ = select.select([self._descriptor], [], [], timeout)
                if not ready:
                    return ""
                self._pressed = self._take()
            return self._pressed.pop(0) if self._pressed else ""

        def _take(self) -> list[str]:
            """What was typed; an arrow or function key arrives as one escape and is no key."""
            try:
                typed = os.read(self._descriptor, 256).decode(errors="ignore")
            except OSError:
                typed = ""
            if not typed:
                return ["q"]
            return [] if typed.startswith("\x1b") else list(typed.lower())

        def _key_by_key(self) -> None:
            tty.setcbreak(self._descriptor, termios.TCSADRAIN)

        def _continued(self, _number: int, _frame: FrameType | None) -> None:
            self._key_by_key()

    def keys_of(source: TextIO) -> Keys:
        """The keys of `source`, which is no terminal where nobody can press any."""
        return TerminalKeys(source.fileno()) if source.isatty() else NoKeys()
