"""What the windows of this package ask of the world."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from backcare_tray.core.moves import Move
from backcare_tray.core.packs import PackStore
from backcare_tray.core.ports import Clock
from backcare_tray.core.sets import PlannedSet
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.window_place import WindowPlace


@dataclass(frozen=True, slots=True)
class EditPorts:
    """Asked anew whenever a window refreshes."""

    store: PackStore
    moves: Callable[[], tuple[Move, ...]]
    length: Callable[[], int]
    """The length of a set that the person chose, in seconds."""
    left_out: Callable[[], Collection[str]]
    """The ids of moves that stay out of sets now: they hurt, or there is no place for them."""
    walk: Callable[[PlannedSet], None]
    """Walks through a set that is no break."""
    changed: Callable[[], None]
    """Told after the packs have changed."""
    clock: Clock
    icons: Icons
    place: WindowPlace
