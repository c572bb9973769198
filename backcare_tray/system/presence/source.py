"""What every source of this package can do."""

from collections.abc import Callable
from typing import Protocol

from backcare_tray.core.watched import Health

Say = Callable[[bool], None]
"""Busy or not, as one source sees it now. Saying it twice is saying it once."""


class Source(Protocol):
    """Something that can tell whether the person is busy. Nothing is said before `start`."""

    def start(self) -> None:
        """Look, and listen from now on; when listening already, look again."""

    def stop(self) -> None:
        """Listen no more, without a word; it may be started again."""

    def is_there(self) -> bool:
        """Whether what is listened to is there at all."""

    def health(self) -> Health:
        """What is watched, or why it cannot be."""
