"""The two message buses of a desktop, where there are any."""

import sys
from typing import TYPE_CHECKING, NamedTuple

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Watched

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus


class Buses(NamedTuple):
    """The session and the system bus; None on systems that have no D-Bus."""

    session: "Bus | None"
    system: "Bus | None"

    def busy(self) -> bool:
        """Whether one of them still waits for answers."""
        return any(bus.busy() for bus in self if bus)

    def watched(self) -> tuple[Watched, ...]:
        """How the connections are."""
        named = ((self.session, "session-bus"), (self.system, "system-bus"))
        return tuple(Watched(tr("Message bus"), name, bus.health()) for bus, name in named if bus)

    def close(self) -> None:
        """Hang up without a word to anybody."""
        for bus in self:
            if bus:
                bus.close()


def connect() -> Buses:
    """Both buses of this system. One that is absent or goes away costs nothing."""
    if sys.platform != "linux":
        return Buses(None, None)
    from backcare_tray.system.dbus import Bus  # noqa: PLC0415 - jeepney is only on Linux
    from backcare_tray.system.dbus_connection import BusName  # noqa: PLC0415 - the same

    return Buses(Bus(BusName.SESSION), Bus(BusName.SYSTEM))
