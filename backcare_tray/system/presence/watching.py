"""All sources together: switched as the person wants, told as one, their health in a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.translation import tr
from backcare_tray.system.presence.occupations import Occupations
from backcare_tray.system.presence.source import Say, Source
from backcare_tray.system.presence.wishes import OCCUPATIONS, Wanted, Wish

NOTHING = Wanted(calls=False, camera=False, full_screen=False, do_not_disturb=False)


class Health(NamedTuple):
    """How one source is."""

    name: str
    sentence: str
    last: datetime | None
    """When it last said something new; aware UTC."""


@dataclass
class _Watched:
    """A source with its name and what it is for."""

    name: str
    wish: Wish
    source: Source
    is_on: bool = False
    last: datetime | None = None


class Presence:
    """Watches what is wanted, once it has been given sources, until `close`."""

    def __init__(self, clock: Clock, tell: Tell) -> None:
        self._clock = clock
        self._occupations = Occupations(tell)
        self._wanted = NOTHING
        self._watched: list[_Watched] = []

    @property
    def wanted(self) -> Wanted:
        """What is watched now."""
        return self._wanted

    def add(self, name: str, wish: Wish, build: Callable[[Say], Source | None]) -> None:
        """Take in a source, unless it does not work here (None)."""

        def say(busy: bool) -> None:
            self._heard(watched, busy=busy)

        if source := build(say):
            watched = _Watched(name, wish, source)
            self._watched.append(watched)

    def set_wanted(self, wanted: Wanted) -> None:
        """Watch this instead. What is switched off while it is busy becomes free."""
        programs_changed = wanted.programs != self._wanted.programs
        self._wanted = wanted
        for watched in self._watched:
            self._switch(watched, on=wanted.holds(watched.wish))
            if watched.is_on and programs_changed and watched.wish is Wish.PROGRAMS:
                watched.source.start()

    def health(self) -> tuple[Health, ...]:
        """Every source that has something to listen to; the null source of a wish if none has."""
        return tuple(line for wish in Wish for line in self._health_of(wish))

    def close(self) -> None:
        """Stop watching, without a word."""
        for watched in self._watched:
            if watched.is_on:
                watched.is_on = False
                watched.source.stop()

    def _switch(self, watched: _Watched, *, on: bool) -> None:
        if watched.is_on == on:
            return
        watched.is_on = on
        if on:
            watched.source.start()
        else:
            watched.source.stop()
            self._occupations.set(watched.name, OCCUPATIONS[watched.wish], busy=False)

    def _heard(self, watched: _Watched, *, busy: bool) -> None:
        why = OCCUPATIONS[watched.wish]
        if watched.is_on and self._occupations.set(watched.name, why, busy=busy):
            watched.last = self._clock.now()

    def _health_of(self, wish: Wish) -> list[Health]:
        if not self._wanted.holds(wish):
            off = tr("No program is named.") if wish is Wish.PROGRAMS else tr("Switched off.")
            return [Health(wish.value, off, None)]
        all_of_it = [watched for watched in self._watched if watched.wish is wish]
        there = [watched for watched in all_of_it if watched.source.is_there()]
        return [
            Health(watched.name, watched.source.health(), watched.last)
            for watched in there or all_of_it[-1:]
        ]
