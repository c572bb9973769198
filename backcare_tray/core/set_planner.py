"""Plans the next set: the one that the person chose, or one by the principles (`principles.py`).

What was done lately waits (`rotation.py`), what may not be done is left out (`availability.py`),
and doses are scaled until the length is filled (`dosing.py`).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from backcare_tray.core.availability import Bar, bars, offer
from backcare_tray.core.explaining import explain, explain_instead, explain_ready
from backcare_tray.core.kind_word import kind_word
from backcare_tray.core.moves import Move, Position
from backcare_tray.core.principles import strength_due
from backcare_tray.core.ready_made import follow, left_out
from backcare_tray.core.rotation import wishes
from backcare_tray.core.set_choice import MOVES_IN_A_SET, Wanted, choose
from backcare_tray.core.sets import Memory, PlannedSet, ReadySet, Step
from backcare_tray.core.settings import PLANNED, Settings
from backcare_tray.core.translation import tr

ON_ONES_FEET = frozenset({Position.STANDING, Position.WALL})
SUITS = 0.5
"""What a move is wanted more that needs no change of place; one that rested a day has 0.5."""


def plan(  # noqa: PLR0913, PLR0917 - all that a set depends on
    moves: Iterable[Move],
    settings: Settings,
    memory: Memory,
    now: datetime,
    ready_sets: Iterable[ReadySet] = (),
    standing: bool | None = None,
) -> PlannedSet:
    """The next set of about `settings.sets.length_seconds`.

    `standing`: what is done as the person is placed now is wanted more; None: it does not matter.
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
    if not (steps := _choose(usable, library, settings, memory, now, standing)):
        return PlannedSet((), note=_offer(library, settings, memory, now))
    planned = list(dict.fromkeys(step.move for step in steps))
    if settings.sets.choice == PLANNED:
        return PlannedSet(steps, explain(planned), word)
    name = tr(ready.name) if ready else settings.sets.choice
    return PlannedSet(steps, explain_instead(name, planned), word)


def _why_ready(ready: ReadySet, library: Collection[Move], usable: Collection[Move]) -> str:
    names = {move.id: tr(move.name) for move in library}
    return explain_ready(ready, [names.get(name, name) for name in left_out(ready, usable)])


def _choose(  # noqa: PLR0913, PLR0917 - all that a choice depends on
    usable: Sequence[Move],
    library: Collection[Move],
    settings: Settings,
    memory: Memory,
    now: datetime,
    standing: bool | None = None,
) -> tuple[Step, ...]:
    by_id = {move.id: move for move in library}
    today = [by_id[name] for name in memory.done_today if name in by_id]
    wanted = Wanted(
        settings.sets.length_seconds,
        _suited(wishes(usable, memory, now, settings.sets.favourites), usable, standing),
        strength_due(MOVES_IN_A_SET, today, usable),
        memory.last_set,
    )
    return choose(usable, wanted)


def _suited(
    wanted: dict[str, float], usable: Iterable[Move], standing: bool | None
) -> dict[str, float]:
    """`wanted`, and more of what is done as the person is placed now."""
    if standing is None:
        return wanted
    fitting = ON_ONES_FEET if standing else {Position.SEATED}
    return {move.id: wanted[move.id] + SUITS * (move.position in fitting) for move in usable}


def _offer(library: Collection[Move], settings: Settings, memory: Memory, now: datetime) -> str:
    """What to change so that there are sets again; the easiest single change that is enough."""
    for bar in Bar:
        usable = [move for move in library if bars(move, settings, memory) <= {bar}]
        if _choose(usable, library, settings, memory, now):
            return offer(bar)
    return offer(None)
