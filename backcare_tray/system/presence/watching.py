"""All sources together: switched as the person wants, told as one, their health in a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Watched, Works, off
from backcare_tray.system.presence import wording
from backcare_tray.system.presence.occupations import Occupations
from backcare_tray.system.presence.source import Say, Source
from backcare_tray.system.presence.wishes import OCCUPATIONS, Wanted, Wish

NOTHING = Wanted(calls=False, camera=False, sharing=False, full_screen=False, do_not_disturb=False)


@dataclass
class _Listed:
    """A source with its name and what it is for."""

    name: str
    wish: Wish
    source: Source
    is_on: bool = False
    is_busy: bool = False
    last: datetime | None = None

    def watched(self) -> Watched:
        health = self.source.health()
        blind = health.works is Works.NOT
        now = "" if blind else wording.now(self.wish, busy=self.is_busy)
        topic = wording.topic(self.wish)
        return Watched(topic, self.name, health, now, self.last, self.is_busy)


class Presence:
    """Watches what is wanted, once it has been given sources, until `close`."""

    def __init__(self, clock: Clock, tell: Tell) -> None:
        self._clock = clock
        self._occupations = Occupations(tell)
        self._wanted = NOTHING
        self._sources: list[_Listed] = []
        self.noticed: Callable[[], None] = lambda: None
        """Called whenever a source says anything, be it news or not."""

    @property
    def wanted(self) -> Wanted:
        """What is watched now."""
        return self._wanted

    def add(self, name: str, wish: Wish, build: Callable[[Say], Source | None]) -> None:
        """Take in a source, unless it does not work here (None)."""

        def say(busy: bool) -> None:
            self._heard(listed, busy=busy)

        if source := build(say):
            listed = _Listed(name, wish, source)
            self._sources.append(listed)

    def set_wanted(self, wanted: Wanted) -> None:
        """Watch this instead. What is switched off while it is busy becomes free."""
        programs_changed = wanted.programs != self._wanted.programs
        self._wanted = wanted
        for listed in self._sources:
            self._switch(listed, on=wanted.holds(listed.wish))
            if listed.is_on and programs_changed and listed.wish is Wish.PROGRAMS:
                listed.source.start()

    def watched(self) -> tuple[Watched, ...]:
        """Every source that has something to listen to; the null source of a wish if none has."""
        return tuple(each for wish in Wish for each in self._watched(wish))

    def close(self) -> None:
        """Stop watching, without a word."""
        for listed in self._sources:
            if listed.is_on:
                listed.is_on = False
                listed.source.stop()

    def _switch(self, listed: _Listed, *, on: bool) -> None:
        if listed.is_on == on:
            return
        listed.is_on = on
        if on:
            listed.source.start()
        else:
            listed.source.stop()
            listed.is_busy = False
            self._occupations.set(listed.name, OCCUPATIONS[listed.wish], busy=False)

    def _heard(self, listed: _Listed, *, busy: bool) -> None:
        if not listed.is_on:
            return
        listed.is_busy = busy
        if self._occupations.set(listed.name, OCCUPATIONS[listed.wish], busy=busy):
            listed.last = self._clock.now()
        self.noticed()

    def _watched(self, wish: Wish) -> list[Watched]:
        if not self._wanted.holds(wish):
            named = wish is not Wish.PROGRAMS
            sentence = tr("You switched it off.") if named else tr("No program is named.")
            return [Watched(wording.topic(wish), wish.value, off(sentence))]
        all_of_it = [listed for listed in self._sources if listed.wish is wish]
        there = [listed for listed in all_of_it if listed.source.is_there()]
        return [listed.watched() for listed in there or all_of_it[-1:]]
