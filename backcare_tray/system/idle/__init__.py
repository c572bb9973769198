"""Whether there is input: when the person leaves the keyboard, returns, or pauses."""

import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tray.core.ports import Clock, Tell
from backcare_tray.system.idle.front import Idle
from backcare_tray.system.idle.null import NullSensor
from backcare_tray.system.idle.sensor import Reports, Sensor
from backcare_tray.system.ranking import Backend

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Surroundings:
    """What the sensors are made with. The bus is None on systems that have none."""

    session_bus: "Bus | None"
    reports: Reports


def _mutter(around: Surroundings) -> Sensor | None:
    if around.session_bus is None:
        return None
    from backcare_tray.system.idle.mutter import MutterSensor  # noqa: PLC0415 - jeepney is only on Linux

    return MutterSensor(around.session_bus, around.reports)


def _wayland(around: Surroundings) -> Sensor | None:
    if sys.platform == "linux":
        from backcare_tray.system.idle.wayland import WaylandSensor  # noqa: PLC0415 - Unix sockets
        from backcare_tray.system.wayland.connection import socket_path  # noqa: PLC0415 - the same

        if path := socket_path():
            return WaylandSensor(path, around.reports)
    return None


def _x11(around: Surroundings) -> Sensor | None:
    display = os.environ.get("DISPLAY", "")
    # Under Wayland DISPLAY is XWayland's, which sees the input of X11 windows only.
    if sys.platform == "linux" and display and not os.environ.get("WAYLAND_DISPLAY"):
        from backcare_tray.system.idle.x11 import X11Sensor  # noqa: PLC0415 - Unix sockets

        return X11Sensor(display, around.reports)
    return None


def _windows(around: Surroundings) -> Sensor | None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - memory that only this system needs

        from backcare_tray.system.idle import windows  # noqa: PLC0415 - only there

        ask = windows.LastInput(ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32"))
        return windows.sensor(ask, around.reports)
    return None


def _macos(around: Surroundings) -> Sensor | None:
    if sys.platform == "darwin":
        import ctypes  # noqa: PLC0415 - memory that only this system needs

        from backcare_tray.system.idle import macos  # noqa: PLC0415 - only there

        ask = macos.LastEvent(ctypes.CDLL(macos.LIBRARY))
        return macos.sensor(ask, around.reports)
    return None


BACKENDS: tuple[Backend[[Surroundings], Sensor], ...] = (
    Backend("mutter", "GNOME: events; the only way in there under Wayland.", _mutter),
    Backend("wayland", "KDE, sway, Hyprland, ...: events; a film need not be input.", _wayland),
    Backend("x11", "X11: events for leaving and for returning; nothing is polled.", _x11),
    Backend("windows", "Windows: asked when it can matter.", _windows),
    Backend("macos", "macOS: asked when it can matter.", _macos),
    Backend("null", "Elsewhere. Lock and suspend still count.", lambda a: NullSensor(a.reports)),
)


def build(around: Surroundings) -> Sequence[Sensor]:
    """Every sensor that may work here, the best first."""
    sensors = []
    for backend in BACKENDS:
        try:
            sensor = backend.build(around)
        except (OSError, AttributeError) as error:  # ctypes: no such library, no such function
            log.info("Idle time is not watched through %s: %s", backend.name, error)
            continue
        if sensor:
            sensors.append(sensor)
    return sensors


def choose(clock: Clock, tell: Tell, session_bus: "Bus | None" = None) -> Idle:
    """A watch that uses the best sensor that works at any moment; `start` it.

    `session_bus` is where GNOME's own is found.
    """
    return Idle(clock, tell, lambda reports: build(Surroundings(session_bus, reports)))
