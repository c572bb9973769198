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
    """Connects now, when the server comes, and once more when it worked and is gone.

    `trouble` says in words why nothing is heard; those who inherit clear it by `_works`.
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self._path: Path | None = None
        self._connection: C | None = None
        self._appearance: Appearance | None = None
        self._has_worked = False
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
        self._has_worked = False
        self._opened()
        return True

    def _works(self) -> None:
        """The server gives answers that make sense."""
        self.trouble, self._has_worked = "", True

    def _lost(self, reason: str) -> None:
        self._connection = None
        self.trouble = reason
        self._say(False)
        if self._has_worked:  # a restart; where the socket stays, nothing else would tell of it
            self._connect()
