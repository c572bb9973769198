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

from backcare_tray.core.events import Absence, TypingPaused, UserLeft, UserReturned
from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.translation import tr
from backcare_tray.system.idle.x11_connection import XConnection, padded

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


class X11Idle:
    """Tells when the person leaves keyboard and pointer, when they return, when they pause.

    Raises OSError when there is no X server of this machine at `display`.
    """

    def __init__(self, display: str, clock: Clock, tell: Tell) -> None:
        self._clock = clock
        self._tell = tell
        self._trouble = ""
        self._limit: timedelta | None = None
        self._is_away = False
        self._pause: timedelta | None = None
        self._extension = 0
        self._first_event = 0
        self._counter = 0
        self._limit_alarm = 0
        self._pause_alarm = 0
        self._server = XConnection(display, self._find_extension, self._event, self._lost)

    def start(self, limit: timedelta) -> None:
        """Tell `UserLeft` after `limit` without input, and `UserReturned` at the next input."""
        self._limit = limit
        self._arm_limit()

    def set_limit(self, limit: timedelta) -> None:
        """Change the limit; who is away by the old one and not by the new one has returned."""
        self.start(limit)

    def wait_for_pause(self, length: timedelta) -> None:
        """Tell `TypingPaused` once there was no input for `length`; at once if unknowable."""
        self.stop()
        if self._trouble:
            self._tell(TypingPaused())
        else:
            self._pause = length
            self._arm_pause()

    def stop(self) -> None:
        """Forget the wait."""
        self._pause = None
        self._pause_alarm = self._disarm(self._pause_alarm)

    def health(self) -> str:
        """One sentence for the person: what is watched, or why it cannot be."""
        if self._trouble:
            return tr("Nobody can see whether you are away: {trouble}.").format(
                trouble=self._trouble
            )
        return tr("Keyboard and pointer are watched through X11.")

    def close(self) -> None:
        """Stop watching, without a word."""
        self._trouble = tr("not watched any more")
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
            self._arm_limit()
            self._arm_pause()
        else:
            self._give_up(tr("this X server does not count idle time"))

    def _arm_limit(self) -> None:
        self._limit_alarm = self._disarm(self._limit_alarm)
        if self._limit and self._is_away:
            self._limit_alarm = self._arm(Test.AT_MOST, self._limit - MILLISECOND)
        elif self._limit:
            self._limit_alarm = self._arm(Test.AT_LEAST, self._limit)

    def _arm_pause(self) -> None:
        if self._pause is not None:
            self._pause_alarm = self._arm(Test.AT_LEAST, self._pause)

    def _arm(self, test: Test, idle: timedelta) -> int:
        """Create an alarm; returns its number, or 0 while the counter is not known yet."""
        if not self._counter or self._trouble:
            return 0
        alarm = self._server.new_id()
        high, low = divmod(idle // MILLISECOND, 2**32)
        values = (alarm, ALL_VALUES, self._counter, 0, high, low, test, 0, 0, 1)
        self._server.request(self._extension, CREATE_ALARM, struct.pack("=10I", *values))
        return alarm

    def _disarm(self, alarm: int) -> int:
        """Take an alarm away; returns 0, the number of no alarm."""
        if alarm and not self._trouble:
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
            self._tell(TypingPaused())

    def _cross_limit(self, idle: timedelta) -> None:
        self._is_away = not self._is_away
        self._arm_limit()
        if self._is_away:
            self._tell(UserLeft(Absence.IDLE, self._clock.now() - idle))
        else:
            self._tell(UserReturned(Absence.IDLE))

    def _give_up(self, reason: str) -> None:
        self._server.close()
        self._lost(reason)

    def _lost(self, reason: str) -> None:
        """Leave nobody away, and nothing waiting, for want of an event that cannot come."""
        self._trouble = reason
        was_away, self._is_away = self._is_away, False
        pause, self._pause = self._pause, None
        if was_away:
            self._tell(UserReturned(Absence.IDLE))
        if pause is not None:
            self._tell(TypingPaused())


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
