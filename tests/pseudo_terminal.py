"""A real pseudo-terminal with a program in it: keys go in, what a person would see comes out."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
HOME, DRAWN = "\x1b[H", "\x1b[J"
"""How a drawing begins, and how it ends."""


class PseudoTerminal:
    """Runs `command` in a terminal of its own, as its session's leader."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 80, env: Mapping[str, str] | None = None
    ) -> None:
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.mode_before = self.mode()
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._unseen = ""
        self.text = ""
        """All that the program wrote so far, control codes included."""
        self.process = subprocess.Popen(
            command,
            stdin=self._slave, stdout=self._slave, stderr=self._slave,
            start_new_session=True,
            env={**(os.environ if env is None else env), "TERM": "xterm", "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def mode(self) -> list[Any]:
        """The terminal's settings: line by line or key by key, echo, and the rest."""
        return termios.tcgetattr(self._slave)

    def set_mode(self, mode: list[Any]) -> None:
        """Set it as a shell does when it takes the terminal back."""
        termios.tcsetattr(self._slave, termios.TCSANOW, mode)

    def press(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self._master, keys.encode())

    def wait_for(self, text: str, seconds: float = 20.0) -> None:
        """Read until the screen shows `text`. Raises AssertionError when that does not happen."""
        self.wait_until(lambda: text in self.screen, seconds)

    def wait_until(self, happens: Callable[[], bool], seconds: float = 20.0) -> None:
        """Read until `happens`. Raises AssertionError, with all of the text, when it does not."""
        end = time.monotonic() + seconds
        while not happens():
            assert self._read(end - time.monotonic()), f"it did not happen:\n{self.text}"

    def is_still(self, seconds: float) -> bool:
        """Whether nothing is drawn for `seconds`."""
        return not self._read(seconds)

    def wait(self, seconds: float = 30.0) -> int:
        """Read until the program has ended; returns its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"still running:\n{self.text}"
            self._read(0.05)
        while self._read(0.05):
            pass
        return self.process.returncode

    @property
    def screen(self) -> str:
        """The last whole drawing and what came after it; all of the text where nothing is drawn."""
        drawn, _, after = self.text.rpartition(DRAWN)
        if HOME in after:
            after = ""
        return plain(drawn.rpartition(HOME)[2] + after)

    def _read(self, seconds: float) -> bool:
        """Go on to the end of the next drawing, so that none is missed however late one reads."""
        if not self._unseen:
            ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
            if not ready:
                return False
            self._unseen = self._decoder.decode(os.read(self._master, 65536))
        drawing, end, self._unseen = self._unseen.partition(DRAWN)
        self.text += drawing + end
        return True


def plain(text: str) -> str:
    """`text` without control codes."""
    return CONTROL.sub("", text).replace("\r\n", "\n")
