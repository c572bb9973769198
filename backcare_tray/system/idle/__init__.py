"""Whether there is input: when the person leaves the keyboard, returns, or pauses."""

import logging
import os
import sys
from datetime import timedelta
from typing import Protocol

from backcare_tray.core.ports import Clock, InputWatch, Tell
from backcare_tray.system.idle.null import NullIdle
from backcare_tray.system.ranking import Backend, first_working

log = logging.getLogger(__name__)


class IdleWatch(InputWatch, Protocol):
    """Tells `UserLeft(IDLE, since the last input)`, `UserReturned(IDLE)` and `TypingPaused`."""

    def start(self, limit: timedelta) -> None:
        """Watch: after `limit` without input the person has left."""

    def set_limit(self, limit: timedelta) -> None:
        """Change the limit."""

    def health(self) -> str:
        """One sentence for the person: what is watched, or why it cannot be."""

    def close(self) -> None:
        """Stop watching, without a word."""


def _x11(clock: Clock, tell: Tell) -> IdleWatch | None:
    display = os.environ.get("DISPLAY", "")
    # Under Wayland DISPLAY is XWayland's, which sees the input of X11 windows only.
    if sys.platform != "linux" or not display or os.environ.get("WAYLAND_DISPLAY"):
        return None
    from backcare_tray.system.idle.x11 import X11Idle  # noqa: PLC0415 - Unix sockets

    try:
        return X11Idle(display, clock, tell)
    except OSError as error:
        log.info("Idle time is not watched through X11: %s", error)
        return None


BACKENDS: tuple[Backend[[Clock, Tell], IdleWatch], ...] = (
    Backend("x11", "X11: events for leaving and for returning; nothing is polled.", _x11),
    Backend(
        "null",
        "Wayland, Windows, macOS: theirs are not written yet. Lock and suspend still count.",
        lambda _clock, tell: NullIdle(tell),
    ),
)


def choose(clock: Clock, tell: Tell) -> IdleWatch:
    """The best watch that works here; `start` it."""
    return first_working(BACKENDS, clock, tell)
