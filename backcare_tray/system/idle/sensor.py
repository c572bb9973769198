"""What every backend of this package is to the front: a sensor, and what it reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Protocol

from backcare_tray.core.watched import Health


class Standing(Enum):
    """Whether a sensor can be used."""

    ASKED = auto()  # the desktop has not answered yet
    WORKS = auto()
    FAILS = auto()


@dataclass(frozen=True)
class Reports:
    """Where a sensor reports; it calls from the event loop, or from within a call to it."""

    left: Callable[[timedelta], None]
    """The limit was reached; the time since the last input."""
    returned: Callable[[], None]
    """There was input again after `left`."""
    paused: Callable[[], None]
    """The pause that `wait` asked for is there; the wait is over."""
    changed: Callable[[], None]
    """`standing()` is not what it was. What was asked before must be asked anew."""


class Sensor(Protocol):
    """One way to learn whether there is input. At rest until asked to watch or to wait.

    That is asked of it only while it works; to end both may be asked at any time.
    """

    @property
    def name(self) -> str:
        """As it is called in the list of backends."""

    def standing(self) -> Standing:
        """Whether it can be used now."""

    def watch(self, limit: timedelta | None) -> None:
        """Report `left` after `limit` without input and `returned` at the next; None: no more.

        A new limit takes the place of the old one. Whoever left by the old one and is not away by
        the new one has returned, at the latest with their next input.
        """

    def wait(self, pause: timedelta) -> None:
        """Report `paused` once there was no input for `pause`; replaces an earlier wait."""

    def stop(self) -> None:
        """Forget the wait."""

    def health(self) -> Health:
        """What is watched, or why it cannot be."""

    def close(self) -> None:
        """Stop for good, without a word."""
