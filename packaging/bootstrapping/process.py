"""Running other programs so that Ctrl-C stays quiet and reaches them once."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

INTERRUPTED = 130
"""The exit code of a program that was stopped with Ctrl-C: 128 + SIGINT."""


class BootstrapError(Exception):
    """Bootstrap cannot go on; the message is one sentence for the user."""


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run `command` to its end and return its exit code; 127 where there is no such program.

    Ctrl-C is the child's to answer, and is raised here once the child has ended.
    """
    try:
        child = subprocess.Popen(command, env=None if env is None else {**os.environ, **env})
    except FileNotFoundError:
        return 127
    interrupted = False
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            code = child.wait()
            break
        interrupted = True
    if interrupted:
        raise KeyboardInterrupt
    return code


def answer(command: Sequence[str]) -> str | None:
    """What `command` prints, without the line end; None when it fails or is not there."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def become(command: list[str]) -> NoReturn:
    """Go on as `command`: signals and the exit code are then its own."""
    sys.stdout.flush()
    if sys.platform == "win32":  # exec there returns to the shell before the program has ended
        sys.exit(run(command))
    os.execv(command[0], command)
