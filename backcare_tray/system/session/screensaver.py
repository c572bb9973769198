"""The lock, as the screen savers of the desktops announce it on the session bus."""

from functools import partial

from jeepney import DBusAddress, MatchRule, new_method_call

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, partly, well
from backcare_tray.system.dbus import Body, Bus, ignore
from backcare_tray.system.session.locks import Locks

SAVERS = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",  # KDE, xfce4-screensaver
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.cinnamon.ScreenSaver": "/org/cinnamon/ScreenSaver",
    "org.mate.ScreenSaver": "/org/mate/ScreenSaver",
    "org.xfce.ScreenSaver": "/org/xfce/ScreenSaver",
}
"""Bus names, which are also the names of the interfaces, and where the objects are."""


class ScreenSavers:
    """Listens to every known screen saver; one that is not there costs nothing.

    Signals are taken from any path: KDE sends each from two.
    """

    name = "screensaver"

    def __init__(self, bus: Bus, locks: Locks) -> None:
        self._bus = bus
        self._locks = locks
        self._present: set[str] = set()
        for name in SAVERS:
            rule = MatchRule(type="signal", interface=name, member="ActiveChanged")
            bus.listen(name, rule, "b", partial(self._active, name))
            bus.watch_name(name, partial(self._owner_changed, name))

    def health(self) -> Health:
        """Whether one of them is there."""
        if self._present:
            return well(tr("The lock screen is watched."))
        return partly(tr("No screen saver is there to announce the lock."))

    def _active(self, name: str, body: Body) -> None:
        self._locks.set(name, body[0])

    def _owner_changed(self, name: str, owner: str) -> None:
        if not owner:
            self._present.discard(name)
            self._locks.set(name, False)  # it can no longer say that the lock is over
            return
        self._present.add(name)
        saver = DBusAddress(SAVERS[name], name, name)
        self._bus.call(
            new_method_call(saver, "GetActive"), "b", partial(self._active, name), ignore
        )
