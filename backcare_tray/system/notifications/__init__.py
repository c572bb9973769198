"""Desktop notifications with buttons: the Notifier port."""

from typing import TYPE_CHECKING, Protocol

from backcare_tray.core.ports import Notifier
from backcare_tray.core.watched import Health
from backcare_tray.system.notifications.null import NullNotifier
from backcare_tray.system.ranking import Backend, first_working

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus


class HealthyNotifier(Notifier, Protocol):
    """A notifier that knows how well it works."""

    def health(self) -> Health:
        """What shows notes, or why nothing does."""


def _freedesktop(session_bus: "Bus | None", icon: str) -> HealthyNotifier | None:
    if session_bus is None:
        return None
    from backcare_tray.system.notifications.freedesktop import (  # noqa: PLC0415 - jeepney is only on Linux
        FreedesktopNotifier,
    )

    return FreedesktopNotifier(session_bus, icon)


BACKENDS: tuple[Backend[["Bus | None", str], HealthyNotifier], ...] = (
    Backend(
        "freedesktop", "Every Linux desktop has this server, and most show buttons.", _freedesktop
    ),
    Backend(
        "null",
        "Windows and macOS: toasts need an installed app; our own card does.",
        lambda _bus, _icon: NullNotifier(),
    ),
)


def choose(session_bus: "Bus | None", icon: str) -> HealthyNotifier:
    """The best notifier that works here; None for the bus where there is none (not on Linux).

    `icon` is a name in the icon theme or the absolute path of a picture.
    """
    return first_working(BACKENDS, session_bus, icon)
