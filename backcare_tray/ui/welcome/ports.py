"""What the welcome asks of the world."""

from collections.abc import Callable
from dataclasses import dataclass

from backcare_tray.core.moves import Move
from backcare_tray.core.ports import Autostart, Clock, SettingsStore, Voice
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.window_place import WindowPlace


@dataclass(frozen=True, slots=True)
class WelcomePorts:
    """Files, sounds and the way on."""

    store: SettingsStore
    autostart: Autostart
    voice: Voice
    clock: Clock
    move: Move | None
    """The move that the first picture shows; None: there is none in the library."""
    gentle: Move | None
    """The move of the second one, a tilt of the head; the same."""
    icons: Icons
    place: WindowPlace
    has_tray: Callable[[], bool]
    """Whether there is a panel that shows our icon."""
    first_break: Callable[[], None]
    """Begin a break."""
    done: Callable[[], None]
    """The welcome is over, however it ended."""
