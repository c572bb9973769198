"""Idle on GNOME: Mutter's own monitor, on the session bus. It has watches, so nothing is polled.

A watch for a length of idleness fires each time that length is reached; one for activity fires
once, at the next input. What inhibits the screen saver (a film) does not count as input here.
Source: Mutter's `data/dbus-interfaces/org.gnome.Mutter.IdleMonitor.xml`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from jeepney import DBusAddress, MatchRule, Message, new_method_call

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.dbus import Body, Bus, ignore
from backcare_tray.system.idle.sensor import Reports, Standing

NAME = "org.gnome.Mutter.IdleMonitor"
MONITOR = DBusAddress("/org/gnome/Mutter/IdleMonitor/Core", NAME, NAME)
MILLISECOND = timedelta(milliseconds=1)

Fired = Callable[[], None]


@dataclass(eq=False)
class Watch:
    """A watch that was asked for. Its number is 0 until Mutter has answered."""

    number: int = 0
    wanted: bool = True


NO_WATCH = Watch(wanted=False)


class MutterSensor:
    """Mutter on `bus`, whenever it is there."""

    name = "mutter"

    def __init__(self, bus: Bus, reports: Reports) -> None:
        self._bus = bus
        self._reports = reports
        self._standing = Standing.ASKED
        self._trouble = tr("no answer yet")
        self._owner = ""
        self._limit: timedelta | None = None
        self._watches: dict[int, Fired] = {}
        self._limit_watch = self._active_watch = self._pause_watch = NO_WATCH
        fired = MatchRule(type="signal", interface=NAME, member="WatchFired")
        bus.listen(NAME, fired, "u", self._fired)
        bus.watch_name(NAME, self._owner_changed)

    def standing(self) -> Standing:
        return self._standing

    def watch(self, limit: timedelta | None) -> None:
        """Report `left` after `limit` without input and `returned` at the next; None: no more."""
        self._limit = limit
        self._drop(self._limit_watch)
        if limit is None:
            self._drop(self._active_watch)
            return
        self._limit_watch = self._add(_idle_watch(limit), self._ask_idle)
        if self._active_watch.wanted:
            self._ask_idle()

    def wait(self, pause: timedelta) -> None:
        """Report `paused` once there was no input for `pause`."""
        self.stop()
        self._pause_watch = self._add(_idle_watch(pause), self._pause_found)

    def stop(self) -> None:
        """Forget the wait."""
        self._drop(self._pause_watch)

    def health(self) -> Health:
        """What is watched, or why it cannot be."""
        if self._standing is Standing.WORKS:
            return well(tr("Keyboard and pointer are watched through GNOME."))
        return missing(tr("GNOME does not tell: {trouble}.").format(trouble=self._trouble))

    def close(self) -> None:
        """Take our watches away; the signals that are under way mean nothing any more."""
        self.watch(None)
        self.stop()
        self._standing = Standing.FAILS

    def _owner_changed(self, owner: str) -> None:
        if owner == self._owner and self._standing is not Standing.ASKED:
            return
        self._owner = owner
        self._watches.clear()  # they went with the Mutter that held them
        self._limit_watch = self._active_watch = self._pause_watch = NO_WATCH
        self._fail(tr("its shell is not running"))
        if owner:
            self._standing = Standing.WORKS
            self._reports.changed()

    def _fail(self, trouble: str) -> None:
        self._trouble = trouble
        self._standing = Standing.FAILS
        self._reports.changed()

    def _add(self, question: Message, fired: Fired) -> Watch:
        watch = Watch()

        def added(body: Body) -> None:
            (watch.number,) = body
            if watch.wanted:
                self._watches[watch.number] = fired
            else:
                self._remove(watch.number)

        self._bus.call(question, "u", added, self._fail)
        return watch

    def _drop(self, watch: Watch) -> None:
        """Take a watch away, now or once its number is known."""
        watch.wanted = False
        if self._watches.pop(watch.number, None):
            self._remove(watch.number)

    def _remove(self, number: int) -> None:
        self._bus.call(new_method_call(MONITOR, "RemoveWatch", "u", (number,)), "", ignore, ignore)

    def _fired(self, body: Body) -> None:
        (number,) = body
        if fired := self._watches.get(number):
            fired()

    def _ask_idle(self) -> None:
        """The limit was reached, or has changed: see which side of it we are on.

        The watch for the return stands before the question, so that no input falls in between.
        """
        if not self._active_watch.wanted:
            question = new_method_call(MONITOR, "AddUserActiveWatch")
            self._active_watch = self._add(question, self._active)
        self._bus.call(new_method_call(MONITOR, "GetIdletime"), "t", self._compare, self._fail)

    def _compare(self, body: Body) -> None:
        idle = body[0] * MILLISECOND
        if self._limit is None or not self._active_watch.wanted:
            return
        if idle >= self._limit:
            self._reports.left(idle)
        else:
            self._drop(self._active_watch)
            self._reports.returned()

    def _active(self) -> None:
        """There was input. Mutter has removed this watch itself."""
        self._watches.pop(self._active_watch.number, None)
        self._active_watch = NO_WATCH
        self._reports.returned()

    def _pause_found(self) -> None:
        self.stop()
        self._reports.paused()


def _idle_watch(length: timedelta) -> Message:
    return new_method_call(MONITOR, "AddIdleWatch", "t", (length // MILLISECOND,))
