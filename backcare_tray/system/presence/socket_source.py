"""A source that hears a server of this user at its socket, whenever that is there."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from backcare_tray.core.translation import tr
from backcare_tray.system.presence.appearance import Appearance
from backcare_tray.system.presence.source import Say


class Connection(Protocol):
    """Whatever is open to the server."""

    def close(self) -> None:
        """End it without a word."""


C = TypeVar("C", bound=Connection)


class SocketSource(ABC, Generic[C]):
    """Connects now, when the server comes, and once more when it was there and is gone.

    `trouble` says in words why nothing is heard; it is for those who inherit to clear it.
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self._path: Path | None = None
        self._connection: C | None = None
        self._appearance: Appearance | None = None
        self.trouble = tr("not watched")

    def start(self) -> None:
        """Connect, now or when the server comes."""
        self.stop()
        self._path = self._find()
        if self._path is None:
            return
        try:
            self._appearance = Appearance(self._path, self._connect)
        except OSError as error:
            self.trouble = error.strerror or str(error)
        self._connect()

    def stop(self) -> None:
        """Disconnect."""
        if self._appearance:
            self._appearance.close()
        if self._connection is not None:
            self._connection.close()
        self._appearance = self._connection = None

    def is_there(self) -> bool:
        """Always: the server may come at any time."""
        return True

    @abstractmethod
    def _find(self) -> Path | None:
        """Where the server listens; None, with the reason in `trouble`, if that is nowhere here."""

    @abstractmethod
    def _open(self, path: Path) -> C:
        """Connect without waiting. Raises OSError, with the trouble in words, if nobody listens."""

    @abstractmethod
    def _opened(self) -> None:
        """There is a connection: begin, and say in `trouble` what holds until an answer comes."""

    def _connect(self) -> bool:
        """Connect, unless connected already; whether there is a connection now."""
        if self._connection is not None or self._path is None:
            return True
        try:
            self._connection = self._open(self._path)
        except OSError as error:
            self.trouble = error.strerror or str(error)
            return False
        self._opened()
        return True

    def _lost(self, reason: str) -> None:
        was_well = not self.trouble
        self._connection = None
        self.trouble = reason
        self._say(False)
        if was_well:  # a restart; where the socket stays, nothing would tell that it is over
            self._connect()
