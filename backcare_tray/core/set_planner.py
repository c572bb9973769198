"""Plans the next set: the one that the person chose, or one by the principles (`principles.py`).

What was done lately waits (`rotation.py`), what may not be done is left out (`availability.py`),
and doses are scaled until the length is filled (`dosing.py`).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from backcare_tray.core.availability import Bar, bars, offer
from backcare_tray.core.explaining import explain, explain_instead, explain_ready
from backcare_tray.core.kind_word import kind_word
from backcare_tray.core.moves import Move
from backcare_tray.core.principles import strength_due
from backcare_tray.core.ready_made import follow, left_out
from backcare_tray.core.rotation import wishes
from backcare_tray.core.set_choice import MOVES_IN_A_SET, Wanted, choose
from backcare_tray.core.sets import Memory, PlannedSet, ReadySet, Step
from backcare_tray.core.settings import PLANNED, Settings
from backcare_tray.core.translation import tr


def plan(
    moves: Iterable[Move],
    settings: Settings,
    memory: Memory,
    now: datetime,
    ready_sets: Iterable[ReadySet] = (),
) -> PlannedSet:
    """The next set of about `settings.sets.length_seconds`.

    Without steps when the usable moves cannot make a set that keeps the rules; `note` then says
    what to change.
    """
    library = tuple(moves)
    word = kind_word(library, memory)
    usable = [move for move in library if not bars(move, settings, memory)]
    ready = next((one for one in ready_sets if one.id == settings.sets.choice), None)
    if ready:
        wanted = wishes(usable, memory, now, settings.sets.favourites)
        if steps := follow(ready, library, usable, settings.sets.length_seconds, wanted):
            return PlannedSet(steps, _why_ready(ready, library, usable), word)
    if not (steps := _choose(usable, library, settings, memory, now)):
        return PlannedSet((), note=_offer(library, settings, memory, now))
    planned = list(dict.fromkeys(step.move for step in steps))
    if settings.sets.choice == PLANNED:
        return PlannedSet(steps, explain(planned), word)
    name = tr(ready.name) if ready else settings.sets.choice
    return PlannedSet(steps, explain_instead(name, planned), word)


def _why_ready(ready: ReadySet, library: Collection[Move], usable: Collection[Move]) -> str:
    names = {move.id: tr(move.name) for move in library}
    return explain_ready(ready, [names.get(name, name) for name in left_out(ready, usable)])


def _choose(
    usable: Sequence[Move],
    library: Collection[Move],
    settings: Settings,
    memory: Memory,
    now: datetime,
) -> tuple[Step, ...]:
    by_id = {move.id: move for move in library}
    today = [by_id[name] for name in memory.done_today if name in by_id]
    wanted = Wanted(
        settings.sets.length_seconds,
        wishes(usable, memory, now, settings.sets.favourites),
        strength_due(MOVES_IN_A_SET, today, usable),
        memory.last_set,
    )
    return choose(usable, wanted)


def _offer(library: Collection[Move], settings: Settings, memory: Memory, now: datetime) -> str:
    """What to change so that there are sets again; the easiest single change that is enough."""
    for bar in Bar:
        usable = [move for move in library if bars(move, settings, memory) <= {bar}]
        if _choose(usable, library, settings, memory, now):
            return offer(bar)
    return offer(None)
