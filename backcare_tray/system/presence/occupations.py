"""One occupation, however many sources see it."""

from backcare_tray.core.events import BecameBusy, BecameFree, Occupation
from backcare_tray.core.ports import Tell


class Occupations:
    """Tells that the person is busy while at least one source says so."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._sources: dict[Occupation, set[str]] = {why: set() for why in Occupation}

    def set(self, source: str, why: Occupation, *, busy: bool) -> bool:
        """Take in what `source` says now; whether that is news."""
        sources = self._sources[why]
        if (source in sources) == busy:
            return False
        was_busy = bool(sources)
        if busy:
            sources.add(source)
        else:
            sources.discard(source)
        if bool(sources) != was_busy:
            self._tell(BecameBusy(why) if busy else BecameFree(why))
        return True
