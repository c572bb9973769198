"""One absence, however many services announce the lock."""

from collections.abc import Callable

from backcare_tray.core.events import Absence, UserLeft, UserReturned
from backcare_tray.core.ports import Clock

TellAbsence = Callable[[UserLeft | UserReturned], None]


class Locks:
    """Tells that the screen is locked while at least one source says so."""

    def __init__(self, clock: Clock, tell: TellAbsence) -> None:
        self._clock = clock
        self._tell = tell
        self._sources: set[str] = set()

    def set(self, source: str, locked: bool) -> None:
        """Take in what `source` says now; saying it twice is saying it once."""
        was_locked = bool(self._sources)
        if locked:
            self._sources.add(source)
        else:
            self._sources.discard(source)
        if bool(self._sources) == was_locked:
            return
        if locked:
            self._tell(UserLeft(Absence.LOCKED, self._clock.now()))
        else:
            self._tell(UserReturned(Absence.LOCKED))
