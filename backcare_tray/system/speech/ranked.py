"""One voice out of several engines: the best speaks; when it fails, the next takes over."""

import logging
from collections.abc import Callable, Sequence

from backcare_tray.core.ports import Voice
from backcare_tray.core.translation import tr
from backcare_tray.system.ranking import Backend

log = logging.getLogger(__name__)

Failed = Callable[[str], None]
"""Told by an engine, at most once a sentence, that it cannot go on; gets the reason in words."""
Engines = Sequence[Backend[[str, Failed], Voice]]


class RankedVoice:
    """Speaks `language` (an ISO 639 code) by the first of `engines` that works.

    An engine that fails is named in the log, once, and given up; the sentence it did not say is
    said by the next. The last of `engines` is the null engine, which never fails.
    """

    def __init__(self, engines: Engines, language: str) -> None:
        self._rest = list(engines)
        self._language = language
        self._faults: list[str] = []
        self._spent: list[Voice] = []  # kept: what they started may still be ending
        self._asked: tuple[str, int] | None = None
        self._voice = self._next()

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        self._asked = (text, volume)
        self._voice.say(text, volume)

    def stop(self) -> None:
        """Fall silent."""
        self._asked = None
        self._voice.stop()

    def is_there(self) -> bool:
        """Whether an engine is left that may work."""
        return bool(self._rest)  # the null engine is the last

    def health(self) -> str:
        """Who speaks, and who failed."""
        faults = [tr("{fault}.").format(fault=fault) for fault in self._faults]
        return " ".join((self._voice.health(), *faults))

    def _next(self) -> Voice:
        while True:
            built = self._rest.pop(0).build(self._language, self._fail)
            if built is not None:
                return built

    def _fail(self, reason: str) -> None:
        log.warning("No voice: %s.", reason)
        self._faults.append(reason)
        self._voice.stop()
        self._spent.append(self._voice)
        self._voice = self._next()
        if self._asked is not None:
            self._voice.say(*self._asked)
