"""Idle on X11: the server itself counts the milliseconds since the last input, and raises alarms.

The SYNC extension's counter IDLETIME is as old as X.org 1.4 (2007). An alarm on it is an event when
the limit is reached and another one when the person is back, so that nothing is ever polled and no
timer runs here: while somebody works, or is away, this program sleeps. XScreenSaver could only be
asked again and again. Only *whether* there was input is known, never what.

Alarms compare ("is at least", "is at most") and fire once: one is armed at a time, for the change
that is to come. One that is true already fires at once, so that no change falls into a gap. Each
has a number of its own: an event of one that was taken away meanwhile is known by that.
Source of the encoding: "X Synchronization Extension Protocol", version 3.1, appendix B.
"""

import struct
from datetime import timedelta
from enum import IntEnum

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.idle.sensor import Reports, Standing
from backcare_tray.system.x11.connection import XConnection, padded

QUERY_EXTENSION = 98
INITIALIZE, LIST_SYSTEM_COUNTERS, CREATE_ALARM, DESTROY_ALARM = 0, 1, 8, 11
ALARM_NOTIFY = 1
ALL_VALUES = 0b111111
"""CreateAlarm's mask: counter, type of value, value, test, step, events."""
MILLISECOND = timedelta(milliseconds=1)


class Test(IntEnum):
    """What an alarm waits for."""

    AT_LEAST = 2  # PositiveComparison
    AT_MOST = 3  # NegativeComparison


class X11Sensor:
    """The X server of this machine at `display`. Raises OSError when there is none."""

    name = "x11"

    def __init__(self, display: str, reports: Reports) -> None:
        self._reports = reports
        self._standing = Standing.ASKED
        self._trouble = ""
        self._limit: timedelta | None = None
        self._is_away = False
        self._extension = 0
        self._first_event = 0
        self._counter = 0
        self._limit_alarm = 0
        self._pause_alarm = 0
        self._server = XConnection(display, self._find_extension, self._event, self._lost)

    def standing(self) -> Standing:
        return self._standing

    def watch(self, limit: timedelta | None) -> None:
        """Report `left` after `limit` without input and `returned` at the next; None: no more."""
        self._limit = limit
        self._is_away = self._is_away and limit is not None
        self._arm_limit()

    def wait(self, pause: timedelta) -> None:
        """Report `paused` once there was no input for `pause`."""
        self.stop()
        self._pause_alarm = self._arm(Test.AT_LEAST, pause)

    def stop(self) -> None:
        """Forget the wait."""
        self._pause_alarm = self._disarm(self._pause_alarm)

    def health(self) -> Health:
        """What is watched, or why it cannot be."""
        if self._standing is Standing.WORKS:
            return well(tr("Keyboard and pointer are watched through X11."))
        trouble = self._trouble or tr("no answer yet")
        return missing(tr("X11 does not tell: {trouble}.").format(trouble=trouble))

    def close(self) -> None:
        """Stop for good, without a word."""
        self._standing = Standing.FAILS
        self._server.close()

    def _find_extension(self) -> None:
        name = b"SYNC"
        body = struct.pack("=H2x", len(name)) + padded(name)
        self._server.request(QUERY_EXTENSION, 0, body, self._found_extension)

    def _found_extension(self, reply: bytes) -> None:
        present, self._extension, self._first_event = struct.unpack_from("=8xBBB", reply)
        if not present:
            self._give_up(tr("this X server has no SYNC extension"))
            return
        self._server.request(self._extension, INITIALIZE, bytes((3, 1, 0, 0)), lambda _: None)
        self._server.request(self._extension, LIST_SYSTEM_COUNTERS, b"", self._found_counters)

    def _found_counters(self, reply: bytes) -> None:
        self._counter = find_counter(reply, b"IDLETIME")
        if self._counter:
            self._standing = Standing.WORKS
            self._reports.changed()
        else:
            self._give_up(tr("this X server does not count idle time"))

    def _arm_limit(self) -> None:
        self._limit_alarm = self._disarm(self._limit_alarm)
        if self._limit is not None and self._is_away:
            self._limit_alarm = self._arm(Test.AT_MOST, self._limit - MILLISECOND)
        elif self._limit is not None:
            self._limit_alarm = self._arm(Test.AT_LEAST, self._limit)

    def _arm(self, test: Test, idle: timedelta) -> int:
        """Create an alarm; returns its number."""
        alarm = self._server.new_id()
        high, low = divmod(idle // MILLISECOND, 2**32)
        values = (alarm, ALL_VALUES, self._counter, 0, high, low, test, 0, 0, 1)
        self._server.request(self._extension, CREATE_ALARM, struct.pack("=10I", *values))
        return alarm

    def _disarm(self, alarm: int) -> int:
        """Take an alarm away; returns 0, the number of no alarm."""
        if alarm and self._standing is Standing.WORKS:
            self._server.request(self._extension, DESTROY_ALARM, struct.pack("=I", alarm))
        return 0

    def _event(self, event: bytes) -> None:
        code, alarm, high, low = struct.unpack_from("=B3xIiI", event)
        if code & 0x7F != self._first_event + ALARM_NOTIFY:
            return
        if alarm == self._limit_alarm:
            self._cross_limit(((high << 32) + low) * MILLISECOND)
        elif alarm == self._pause_alarm:
            self.stop()
            self._reports.paused()

    def _cross_limit(self, idle: timedelta) -> None:
        self._is_away = not self._is_away
        self._arm_limit()
        if self._is_away:
            self._reports.left(idle)
        else:
            self._reports.returned()

    def _give_up(self, reason: str) -> None:
        self._server.close()
        self._lost(reason)

    def _lost(self, reason: str) -> None:
        self._trouble = reason
        self._standing = Standing.FAILS
        self._reports.changed()


def find_counter(reply: bytes, wanted: bytes) -> int:
    """The number of the counter called `wanted` in the answer to ListSystemCounters; 0 if none."""
    (count,) = struct.unpack_from("=8xI", reply)
    position = 32
    for _ in range(count):
        counter, length = struct.unpack_from("=I8xH", reply, position)
        if reply[position + 14 : position + 14 + length] == wanted:
            return int(counter)
        position += (14 + length + 3) // 4 * 4
    return 0
