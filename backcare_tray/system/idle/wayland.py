"""Idle on Wayland: `ext_idle_notifier_v1` (KWin, wlroots), or KDE's older `org_kde_kwin_idle`.

A notification is made for a length; the compositor sends `idled` and `resumed`, so that nothing is
polled. From version 2 on it can leave out what inhibits the screen saver: a playing film is no
input. Where there is only version 1, a film counts as somebody at the desk. A compositor counts
from the moment at which it is asked: how long nobody has been there before, it does not say.

Source: `ext-idle-notify-v1.xml` (wayland-protocols) and `idle.xml` (plasma-wayland-protocols).
"""

import struct
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, partly, well
from backcare_tray.system.idle.sensor import Reports, Standing
from backcare_tray.system.wayland.connection import Heard, WaylandConnection

SEAT, EXT, KDE = "wl_seat", "ext_idle_notifier_v1", "org_kde_kwin_idle"
GET_KDE_TIMEOUT, GET_NOTIFICATION, GET_INPUT_NOTIFICATION = 0, 1, 2
DESTROY = 0
IDLED, RESUMED = 0, 1
"""Events of both kinds of notification; DESTROY, too, has the same number in both."""
MILLISECOND = timedelta(milliseconds=1)
LISTEN_TIME = timedelta(milliseconds=500)
"""A compositor that has made its socket listens on it within this time."""


class WaylandSensor:
    """The compositor at `path`, also after it has come back. Raises OSError if it is not there."""

    name = "wayland"

    def __init__(self, path: Path, reports: Reports) -> None:
        self._path = path
        self._reports = reports
        self._standing = Standing.ASKED
        self._trouble = tr("no answer yet")
        self._limit: timedelta | None = None
        self._is_idle = False
        self._limit_note = 0
        self._pause_note = 0
        self._notifier = self._opcode = self._seat = 0
        self._retry = QTimer(singleShot=True, interval=LISTEN_TIME // MILLISECOND)
        self._retry.timeout.connect(self._reconnect)
        self._folder = QFileSystemWatcher()
        self._folder.directoryChanged.connect(lambda _: self._retry.start())
        self._server = WaylandConnection(path, self._ready, self._lost)

    def standing(self) -> Standing:
        return self._standing

    def watch(self, limit: timedelta | None) -> None:
        """Report `left` after `limit` without input and `returned` at the next; None: no more.

        While nobody is there, the old notification stays: only it tells of the return.
        """
        self._limit = limit
        if limit is None or not self._is_idle:
            self._renew_limit()

    def wait(self, pause: timedelta) -> None:
        """Report `paused` once there was no input for `pause`."""
        self.stop()
        if self._is_idle:
            self._reports.paused()
        else:
            self._pause_note = self._notify(pause, self._pause_event)

    def stop(self) -> None:
        """Forget the wait."""
        self._pause_note = self._destroy(self._pause_note)

    def health(self) -> Health:
        """What is watched, or why it cannot be."""
        if self._standing is not Standing.WORKS:
            return missing(tr("Wayland does not tell: {trouble}.").format(trouble=self._trouble))
        if self._opcode == GET_INPUT_NOTIFICATION:
            return well(tr("Keyboard and pointer are watched through Wayland."))
        return partly(
            tr("Keyboard and pointer are watched through Wayland; a film counts as input."),
            tr("A newer version of your desktop tells the two apart."),
        )

    def close(self) -> None:
        """Stop for good, without a word."""
        self._standing = Standing.FAILS
        self._stop_waiting()
        self._server.close()

    def _ready(self) -> None:
        known = self._server.globals
        if SEAT in known and EXT in known:
            version = min(known[EXT][1], 2)
            self._notifier = self._server.bind(EXT, version)
            self._opcode = GET_INPUT_NOTIFICATION if version == 2 else GET_NOTIFICATION
        elif SEAT in known and KDE in known:
            self._notifier = self._server.bind(KDE, 1)
            self._opcode = GET_KDE_TIMEOUT
        else:
            self._server.close()
            self._fail(tr("this compositor does not count idle time"))
            return
        self._seat = self._server.bind(SEAT, 1)
        self._standing = Standing.WORKS
        self._reports.changed()

    def _notify(self, length: timedelta, heard: Heard) -> int:
        """Make a notification; returns its number."""
        number = self._server.new_id(heard)
        milliseconds = length // MILLISECOND
        if self._opcode == GET_KDE_TIMEOUT:
            arguments = struct.pack("=III", number, self._seat, milliseconds)
        else:
            arguments = struct.pack("=III", number, milliseconds, self._seat)
        self._server.request(self._notifier, self._opcode, arguments)
        return number

    def _destroy(self, number: int) -> int:
        """Take a notification away; returns 0, the number of none."""
        if number and self._standing is Standing.WORKS:
            self._server.request(number, DESTROY)
            self._server.forget(number)
        return 0

    def _renew_limit(self) -> None:
        self._limit_note = self._destroy(self._limit_note)
        self._is_idle = False
        if self._limit is not None:
            limit = self._limit
            self._limit_note = self._notify(limit, lambda event, _: self._cross(event, limit))

    def _cross(self, event: int, limit: timedelta) -> None:
        """Which side of `limit` we are on now; a new one waited for the return."""
        self._is_idle = event == IDLED
        if self._is_idle:
            self._reports.left(limit)
            return
        if limit != self._limit:
            self._renew_limit()
        self._reports.returned()

    def _pause_event(self, event: int, _: bytes) -> None:
        if event == IDLED:
            self.stop()
            self._reports.paused()

    def _lost(self, reason: str) -> None:
        """The compositor went away: listen for a new socket in its folder."""
        self._folder.addPath(str(self._path.parent))
        self._retry.start()
        self._fail(reason)

    def _fail(self, reason: str) -> None:
        self._limit_note = self._pause_note = 0
        self._is_idle = False
        self._trouble = reason
        self._standing = Standing.FAILS
        self._reports.changed()

    def _reconnect(self) -> None:
        try:
            self._server = WaylandConnection(self._path, self._ready, self._lost)
        except OSError:
            return  # the next change of the folder is another chance
        self._stop_waiting()

    def _stop_waiting(self) -> None:
        self._retry.stop()
        if folders := self._folder.directories():
            self._folder.removePaths(folders)
