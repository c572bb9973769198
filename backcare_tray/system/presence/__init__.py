"""Whether the person is busy at the desk: in a call, in full screen, or not to be disturbed.

Unlike elsewhere on this floor, every source that works listens: which of them speaks depends on the
desktop, and may change while the program runs. All of them are events; nothing is polled.
"""

import logging
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from backcare_tray.core.ports import Clock, Tell
from backcare_tray.system.presence.ranked import SOURCES, Surroundings
from backcare_tray.system.presence.watching import NOTHING, Presence
from backcare_tray.system.presence.wishes import Wanted

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus
    from backcare_tray.system.presence.active_window import ActiveWindow

log = logging.getLogger(__name__)

__all__ = ["NOTHING", "SOURCES", "Presence", "Wanted", "watch"]


def watch(
    session_bus: "Bus | None",
    system_bus: "Bus | None",
    clock: Clock,
    tell: Tell,
    wanted: Wanted,
) -> Presence:
    """Start every source that works here and is wanted; `close` what is returned in the end.

    `tell` gets `BecameBusy(why)` and `BecameFree(why)`, in turn for each `why`; the first may come
    before this returns. A bus is None where there is none (not on Linux).
    """
    presence = Presence(clock, tell)
    around = Surroundings(
        session_bus, system_bus, _active_window(), lambda: presence.wanted.programs
    )
    for listed in SOURCES:
        try:
            presence.add(listed.name, listed.wish, partial(listed.build, around))
        except (OSError, AttributeError) as error:  # ctypes: no such library, no such function
            log.info("%s is not watched through %s: %s", listed.wish, listed.name, error)
    presence.set_wanted(wanted)
    return presence


def _active_window() -> "ActiveWindow[Any] | None":
    if sys.platform != "linux":
        return None
    from backcare_tray.system.wayland.connection import socket_path  # noqa: PLC0415 - Unix sockets

    if path := socket_path():
        from backcare_tray.system.presence.wlr_active_window import (  # noqa: PLC0415 - the same
            WlrActiveWindow,
        )

        return WlrActiveWindow(path)
    # Under Wayland DISPLAY is XWayland's, which knows of X11 windows only.
    display = os.environ.get("DISPLAY", "")
    if not display or os.environ.get("WAYLAND_DISPLAY"):
        return None
    from backcare_tray.system.presence.x11_active_window import (  # noqa: PLC0415 - the same
        X11ActiveWindow,
    )

    return X11ActiveWindow(display)
