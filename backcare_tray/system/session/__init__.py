"""Suspend and lock: tells when the machine or the session is left, and when it is taken up again.

Unlike elsewhere on this floor, every backend that works listens: one service knows of suspend,
another of the lock, and which of them speaks depends on the desktop.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from backcare_tray.core.events import Absence, UserLeft, UserReturned
from backcare_tray.core.ports import Tell
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, Watched, Works
from backcare_tray.system.ranking import Backend
from backcare_tray.system.session.locks import Locks
from backcare_tray.system.session.null import NullSession
from backcare_tray.system.session.sleeps import SleepClock, Sleeps

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus


log = logging.getLogger(__name__)


class SessionSource(Protocol):
    """Something that tells of suspend or lock."""

    @property
    def name(self) -> str:
        """As it is called in the list of backends."""

    def health(self) -> Health:
        """What is watched, or why it cannot be."""


@dataclass(frozen=True)
class Surroundings:
    """What the sources are made with. A bus is None on systems that have none."""

    session_bus: "Bus | None"
    system_bus: "Bus | None"
    locks: Locks
    sleeps: Sleeps


class Session:
    """Every source that works here; keep it as long as it is to tell."""

    def __init__(self, clock: SleepClock, tell: Tell) -> None:
        self._clock = clock
        self._tell = tell
        self._last: datetime | None = None
        self._absences: set[Absence] = set()
        self.sources: tuple[SessionSource, ...] = ()

    def tell(self, event: UserLeft | UserReturned) -> None:
        """Take note of what a source says, and pass it on."""
        self._last = self._clock.now()
        if isinstance(event, UserLeft):
            self._absences.add(event.why)
        else:
            self._absences.discard(event.why)
        self._tell(event)

    def watched(self) -> tuple[Watched, ...]:
        """All that can be told of each source."""
        return tuple(map(self._watched, self.sources))

    def _watched(self, source: SessionSource) -> Watched:
        locked, health = Absence.LOCKED in self._absences, source.health()
        now = tr("The screen is locked.") if locked else tr("The screen is not locked.")
        return Watched(
            tr("Sleep and lock"),
            source.name,
            health,
            now if health.works is Works.FULLY else "",
            self._last,
            locked,
        )


def _logind(around: Surroundings) -> SessionSource | None:
    if around.system_bus is None:
        return None
    from backcare_tray.system.session.logind import LogindSession  # noqa: PLC0415 - jeepney is only on Linux

    return LogindSession(around.system_bus, around.locks, around.sleeps)


def _screensaver(around: Surroundings) -> SessionSource | None:
    if around.session_bus is None:
        return None
    from backcare_tray.system.session.screensaver import ScreenSavers  # noqa: PLC0415 - jeepney is only on Linux

    return ScreenSavers(around.session_bus, around.locks)


def _windows(around: Surroundings) -> SessionSource | None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - memory that only this system needs

        from backcare_tray.system.session.windows import WindowsSession  # noqa: PLC0415 - only there

        user32, kernel32 = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
        wtsapi32 = ctypes.WinDLL("wtsapi32")
        return WindowsSession(user32, kernel32, wtsapi32, around.locks, around.sleeps)
    return None


def _macos(around: Surroundings) -> SessionSource | None:
    if sys.platform == "darwin":
        import ctypes  # noqa: PLC0415 - memory that only this system needs

        from backcare_tray.system.session import macos  # noqa: PLC0415 - only there

        core_foundation, io_kit = ctypes.CDLL(macos.CORE_FOUNDATION), ctypes.CDLL(macos.IO_KIT)
        return macos.MacSession(core_foundation, io_kit, around.locks, around.sleeps)
    return None


BACKENDS: tuple[Backend[[Surroundings], SessionSource], ...] = (
    Backend("logind", "Linux: suspend, and the lock on desktops that report it there.", _logind),
    Backend("screensaver", "Linux: the lock, from whichever screen saver runs.", _screensaver),
    Backend("windows", "Windows: messages to a window that nobody sees.", _windows),
    Backend("macos", "macOS: IOKit for suspend, a notification for the lock.", _macos),
)


def watch(
    session_bus: "Bus | None",
    system_bus: "Bus | None",
    clock: SleepClock,
    tell: Tell,
    resumed: Callable[[], None],
) -> Session:
    """Start every source that works here; keep what is returned as long as it is to tell.

    `resumed` is called after a suspend, to look at the clock: timers do not count the time asleep.
    """
    session = Session(clock, tell)
    locks, sleeps = Locks(clock, session.tell), Sleeps(clock, session.tell, resumed)
    around = Surroundings(session_bus, system_bus, locks, sleeps)
    sources = []
    for backend in BACKENDS:
        try:
            source = backend.build(around)
        except (OSError, AttributeError) as error:  # ctypes: no such library, no such function
            log.info("%s does not tell of sleep and lock: %s", backend.name, error)
            continue
        if source:
            sources.append(source)
    session.sources = tuple(sources) or (NullSession(),)
    return session
