"""Every source there is, for each wish the most exact first, with what it is good for."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backcare_tray.system.presence.null import NullSource
from backcare_tray.system.presence.source import Say, Source
from backcare_tray.system.presence.wishes import Wish

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus
    from backcare_tray.system.presence.active_window import ActiveWindow


@dataclass(frozen=True)
class Surroundings:
    """What sources are built from. A bus is None on systems that have none."""

    session_bus: "Bus | None"
    system_bus: "Bus | None"
    active_window: "ActiveWindow[Any] | None"
    """Of X11 or Wayland; None elsewhere."""
    programs: Callable[[], tuple[str, ...]]
    """The programs that the person named, as of now."""


Build = Callable[[Surroundings, Say], Source | None]


@dataclass(frozen=True)
class Listed:
    """One source; `build` returns None where it cannot work."""

    name: str
    wish: Wish
    reason: str
    build: Build


def _pulse(_: Surroundings, say: Say) -> Source | None:
    if sys.platform != "linux":
        return None
    from backcare_tray.system.presence.pulse import PulseCalls  # noqa: PLC0415 - Unix sockets

    return PulseCalls(say)


def _camera(_: Surroundings, say: Say) -> Source | None:
    if sys.platform != "linux":
        return None
    from backcare_tray.system.presence.camera import Camera  # noqa: PLC0415 - Linux alone

    return Camera(say)


def _consent(wish: Wish) -> Build:
    """What Windows keeps for its privacy settings."""

    def build(_: Surroundings, say: Say) -> Source | None:
        if sys.platform == "win32":
            from backcare_tray.system.presence import windows_events  # noqa: PLC0415 - only there

            return windows_events.consent(wish, say)
        return None

    return build


def _core_audio(_: Surroundings, say: Say) -> Source | None:
    if sys.platform == "darwin":
        import ctypes  # noqa: PLC0415 - memory that only this system needs

        from backcare_tray.system.presence import macos_microphone  # noqa: PLC0415 - only there

        return macos_microphone.Microphone(say, ctypes.CDLL(macos_microphone.LIBRARY))
    return None


def _screen_cast(_: Surroundings, say: Say) -> Source | None:
    if sys.platform != "linux":
        return None
    from backcare_tray.system.presence.screen_cast import ScreenCast  # noqa: PLC0415 - Unix sockets

    return ScreenCast(say)


def _full_screen(around: Surroundings, say: Say) -> Source | None:
    if around.active_window is None:
        return None
    from backcare_tray.system.presence import active_window  # noqa: PLC0415 - nobody may need it

    return active_window.full_screen(around.active_window, say)


def _programs(around: Surroundings, say: Say) -> Source | None:
    if around.active_window is None:
        return None
    from backcare_tray.system.presence import active_window  # noqa: PLC0415 - nobody may need it

    return active_window.programs(around.active_window, around.programs, say)


def _gnome_quiet(around: Surroundings, say: Say) -> Source | None:
    if around.session_bus is None:
        return None
    from backcare_tray.system.presence.gnome_quiet import GnomeQuiet  # noqa: PLC0415 - needs jeepney

    return GnomeQuiet(around.session_bus, say)


def _quiet(name: str) -> Build:
    """A notification server's do-not-disturb."""

    def build(around: Surroundings, say: Say) -> Source | None:
        if around.session_bus is None:
            return None
        from backcare_tray.system.presence import bus_flag, quiet_services  # noqa: PLC0415 - needs jeepney

        question = quiet_services.QUESTIONS[name]()
        return bus_flag.BusFlag(around.session_bus, question, say)

    return build


def _inhibitors(name: str) -> Build:
    """The list of those that keep the screen awake; not where the windows can be seen."""

    def build(around: Surroundings, say: Say) -> Source | None:
        bus = around.system_bus if name == "logind" else around.session_bus
        if bus is None or (around.active_window and around.active_window.sees_all):
            return None
        from backcare_tray.system.presence import bus_flag, inhibitors  # noqa: PLC0415 - needs jeepney

        question = inhibitors.QUESTIONS[name]()
        return bus_flag.BusFlag(bus, question, say)

    return build


def _null(wish: Wish) -> Build:
    return lambda _around, _say: NullSource(wish)


SOURCES = (
    Listed("sound-server", Wish.CALLS, "PulseAudio and PipeWire: who records.", _pulse),
    Listed("windows-microphone", Wish.CALLS, "Windows: its privacy list.", _consent(Wish.CALLS)),
    Listed("core-audio", Wish.CALLS, "macOS: whether the input device runs.", _core_audio),
    Listed("video-devices", Wish.CAMERA, "Linux: who has a camera open.", _camera),
    Listed("windows-camera", Wish.CAMERA, "Windows: the same list.", _consent(Wish.CAMERA)),
    Listed("screen-cast", Wish.SHARING, "PipeWire: who draws pictures from it.", _screen_cast),
    Listed(
        "active-window",
        Wish.FULL_SCREEN,
        "X11: exact, and then no other is asked. The same in sway, Hyprland and their like.",
        _full_screen,
    ),
    Listed(
        "gnome-inhibitors",
        Wish.FULL_SCREEN,
        "GNOME on Wayland: who keeps the screen awake.",
        _inhibitors("gnome"),
    ),
    Listed("kde-inhibitors", Wish.FULL_SCREEN, "The same of Plasma.", _inhibitors("kde")),
    Listed(
        "logind-inhibitors",
        Wish.FULL_SCREEN,
        "The same of the whole machine: for those that use no desktop's.",
        _inhibitors("logind"),
    ),
    Listed("gnome", Wish.DO_NOT_DISTURB, "GNOME: a setting, told by dconf.", _gnome_quiet),
    Listed("kde", Wish.DO_NOT_DISTURB, "Plasma: also on in shared screens.", _quiet("kde")),
    Listed("xfce", Wish.DO_NOT_DISTURB, "Xfce: a property in Xfconf.", _quiet("xfce")),
    Listed("dunst", Wish.DO_NOT_DISTURB, "dunst: its pause.", _quiet("dunst")),
    Listed("mako", Wish.DO_NOT_DISTURB, "mako: a mode of that name.", _quiet("mako")),
    Listed("swaync", Wish.DO_NOT_DISTURB, "swaync: its switch.", _quiet("swaync")),
    Listed(
        "programs",
        Wish.PROGRAMS,
        "X11, sway, Hyprland: what the program of the active window calls itself.",
        _programs,
    ),
    *(
        Listed(
            f"no-{wish}",
            wish,
            "Windows, macOS: no event tells. GNOME, Plasma: programs cannot be seen on Wayland.",
            _null(wish),
        )
        for wish in Wish
    ),
)
"""Of each wish, all that work here listen; the null source speaks up when none of them is there."""
