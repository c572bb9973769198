"""Suspend and lock: tells when the machine or the session is left, and when it is taken up again.

Unlike elsewhere on this floor, every backend that works listens: one service knows of suspend,
another of the lock, and which of them speaks depends on the desktop.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from backcare_tray.core.ports import Clock, Tell
from backcare_tray.system.ranking import Backend
from backcare_tray.system.session.locks import Locks
from backcare_tray.system.session.null import NullSession

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus


class SessionSource(Protocol):
    """Something that tells of suspend or lock."""

    def health(self) -> str:
        """One sentence for the person: what is watched, or why it cannot be."""


@dataclass(frozen=True)
class Surroundings:
    """What the sources are made with. A bus is None on systems that have none."""

    session_bus: "Bus | None"
    system_bus: "Bus | None"
    clock: Clock
    tell: Tell
    resumed: Callable[[], None]
    """Called after a suspend, to look at the clock: timers do not count the time asleep."""
    locks: Locks


def _logind(around: Surroundings) -> SessionSource | None:
    if around.system_bus is None:
        return None
    from backcare_tray.system.session.logind import LogindSession  # noqa: PLC0415 - jeepney is only on Linux

    return LogindSession(around.system_bus, around.clock, around.tell, around.locks, around.resumed)


def _screensaver(around: Surroundings) -> SessionSource | None:
    if around.session_bus is None:
        return None
    from backcare_tray.system.session.screensaver import ScreenSavers  # noqa: PLC0415 - jeepney is only on Linux

    return ScreenSavers(around.session_bus, around.locks)


def _null(around: Surroundings) -> SessionSource | None:
    return NullSession() if around.session_bus is around.system_bus is None else None


BACKENDS: tuple[Backend[[Surroundings], SessionSource], ...] = (
    Backend("logind", "Linux: suspend, and the lock on desktops that report it there.", _logind),
    Backend("screensaver", "Linux: the lock, from whichever screen saver runs.", _screensaver),
    Backend("null", "Windows and macOS: theirs are not written yet.", _null),
)


def watch(
    session_bus: "Bus | None",
    system_bus: "Bus | None",
    clock: Clock,
    tell: Tell,
    resumed: Callable[[], None],
) -> tuple[SessionSource, ...]:
    """Start every source that works here; keep what is returned as long as it is to tell."""
    around = Surroundings(session_bus, system_bus, clock, tell, resumed, Locks(clock, tell))
    built = (backend.build(around) for backend in BACKENDS)
    return tuple(source for source in built if source is not None)
