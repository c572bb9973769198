"""The desktop's wishes as the XDG desktop portal tells them (`org.freedesktop.portal.Settings`).

Asked when the portal appears, and then told by its signal: nothing polls, and a portal that is not
running is not started for this. What makes no sense is taken as not said.
"""

import logging
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule, new_method_call

from backcare_tray.core.desktop_look import DesktopLook, Rgb
from backcare_tray.system.dbus import Body, Bus

log = logging.getLogger(__name__)

NAME = "org.freedesktop.portal.Desktop"
SETTINGS = "org.freedesktop.portal.Settings"
OBJECT = DBusAddress("/org/freedesktop/portal/desktop", NAME, SETTINGS)
COMMON = "org.freedesktop.appearance"
GNOME = "org.gnome.desktop.interface"
KDE = "org.kde.kdeglobals.KDE"


class Portal:
    """Keeps the portal's answers; `changed` is called when `look` is another than before."""

    def __init__(self, bus: Bus, changed: Callable[[], None]) -> None:
        self._bus = bus
        self._changed = changed
        self._values: dict[tuple[str, str], object] = {}
        self.look = DesktopLook()
        rule = MatchRule(type="signal", interface=SETTINGS, member="SettingChanged")
        bus.listen(NAME, rule, "ssv", self._one_changed)
        bus.watch_name(NAME, self._owner_changed)

    def _owner_changed(self, owner: str) -> None:
        """A portal that goes away leaves its wishes behind: the desktop is still the same."""
        if owner:
            ask = new_method_call(OBJECT, "ReadAll", "as", ([COMMON, GNOME, KDE],))
            self._bus.call(ask, "a{sa{sv}}", self._told, self._not_told)

    def _told(self, body: Body) -> None:
        namespaces: dict[str, dict[str, tuple[str, object]]] = body[0]
        self._values = {
            (space, key): value
            for space, table in namespaces.items()
            for key, (_, value) in table.items()
        }
        self._settle()

    def _not_told(self, reason: str) -> None:
        log.info("The desktop portal does not tell how to look: %s", reason)

    def _one_changed(self, body: Body) -> None:
        space, key, (_, value) = body
        self._values[space, key] = value
        self._settle()

    def _settle(self) -> None:
        before, self.look = self.look, _look(self._values)
        if self.look != before:
            self._changed()


def _look(values: dict[tuple[str, str], Any]) -> DesktopLook:
    moves = values.get((GNOME, "enable-animations")) is not False
    still = values.get((COMMON, "reduced-motion")) == 1
    speed = _number(values.get((KDE, "AnimationDurationFactor")))
    return DesktopLook(
        dark={1: True, 2: False}.get(_whole(values.get((COMMON, "color-scheme")))),
        accent=_accent(values.get((COMMON, "accent-color"))),
        high_contrast=values.get((COMMON, "contrast")) == 1,
        reduced_motion=still or not moves or speed == 0,
    )


def _accent(value: object) -> Rgb | None:
    """Red, green and blue; anything outside 0 to 1 means that there is none."""
    match value:
        case (float() as red, float() as green, float() as blue) if all(
            0 <= part <= 1 for part in (red, green, blue)
        ):
            return red, green, blue
        case _:
            return None


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _number(value: object) -> float | None:
    """KDE keeps it as text."""
    try:
        return float(value) if isinstance(value, str | int | float) else None
    except ValueError:
        return None
