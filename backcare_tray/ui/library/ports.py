"""What the library window asks of the world."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backcare_tray.core.moves import Move
from backcare_tray.core.ports import Clock, SettingsStore
from backcare_tray.core.set_preview import Stock
from backcare_tray.core.sets import Memory, PlannedSet, ReadySet
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.window_place import WindowPlace


@dataclass(frozen=True, slots=True)
class EditorPorts:
    """Opens the dialogs that make, change and share one's own moves and sets."""

    new_set: Callable[[], None]
    edit_set: Callable[[str], None]
    """Takes the id of a set of one's own."""
    new_move: Callable[[], None]
    edit_move: Callable[[str], None]
    """Takes the id of a move of one's own."""
    share: Callable[[str], None]
    """Takes the name of a pack: `pack_of` an id."""
    import_pack: Callable[[], None]
    drafts: Callable[[], Mapping[str, str]]
    """The names of what was being made when the program ended, each by a key."""
    go_on: Callable[[str], None]
    """Takes the key of a draft."""


@dataclass(frozen=True, slots=True)
class LibraryPorts:
    """Asked anew whenever the window refreshes; what changed is told to `refresh` of the window."""

    moves: Callable[[], tuple[Move, ...]]
    sets: Callable[[], tuple[ReadySet, ...]]
    memory: Callable[[], Memory]
    store: SettingsStore
    clock: Clock
    take_back: Callable[[str], None]
    """Lets the move with this id be planned again, although it hurt."""
    try_out: Callable[[PlannedSet], None]
    """Walks through a set that is no break."""
    start: Callable[[PlannedSet], None]
    """Begins a break with this set."""
    icons: Icons
    place: WindowPlace
    standing: Callable[[], bool | None] = lambda: None
    """Whether the person stands at the desk now; None: it does not matter."""
    month: Callable[[], Mapping[str, float]] = dict
    """How many seconds each move was done in the thirty days up to today."""
    editor: EditorPorts | None = None
    """None: nothing can be edited, and no button says so."""

    def stock(self) -> Stock:
        """All that a set is planned from, now."""
        return Stock(
            self.moves(),
            self.sets(),
            self.store.current,
            self.memory(),
            self.clock.now(),
            self.standing(),
        )


def pack_of(name: str) -> str:
    """The pack that a move or a set is from, by its id; empty: it came with the program."""
    pack, slash, _ = name.partition("/")
    return pack if slash else ""
