"""Sets to look at before one is done: the next one, a given one, another one, and one move alone.

Nothing here changes what is planned: the planner is only asked what it would say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from backcare_tray.core.dosing import fit
from backcare_tray.core.moves import Move
from backcare_tray.core.set_planner import plan
from backcare_tray.core.sets import Memory, PlannedSet, ReadySet
from backcare_tray.core.settings import PLANNED, Settings

TRIAL_SECONDS = 60
"""About how long a move is tried: long enough for both sides, short enough to look at several."""


@dataclass(frozen=True, slots=True)
class Stock:
    """All that a set is planned from, as it is at `now`."""

    moves: tuple[Move, ...]
    sets: tuple[ReadySet, ...]
    settings: Settings
    memory: Memory
    now: datetime
    standing: bool | None = None
    """Whether the person stands now; None: it does not matter."""

    def next_set(self) -> PlannedSet:
        """The set that the next break takes."""
        return self.chosen_set(self.settings.sets.choice)

    def chosen_set(self, choice: str) -> PlannedSet:
        """The set that a break takes whose choice is `choice`: the id of a set, or "planned"."""
        return self._plan(choice, self.memory)

    def another_set(self, shown: Sequence[PlannedSet]) -> PlannedSet:
        """A set as it would be planned if those of `shown` had just been done, the last one last.

        Raises ValueError when nothing was shown.
        """
        if not shown:
            raise ValueError("another one than which?")
        done = {step.move.id: self.now for each in shown for step in each.steps}
        memory = replace(
            self.memory,
            last_done={**self.memory.last_done, **done},
            last_set=frozenset(step.move.id for step in shown[-1].steps),
        )
        return self._plan(PLANNED, memory)

    def _plan(self, choice: str, memory: Memory) -> PlannedSet:
        settings = replace(self.settings, sets=replace(self.settings.sets, choice=choice))
        return plan(self.moves, settings, memory, self.now, self.sets, self.standing)


def trial(move: Move) -> PlannedSet:
    """The move alone, in the dose that comes nearest to a minute."""
    return PlannedSet(fit([move], TRIAL_SECONDS))
