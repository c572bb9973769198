"""The one place that asks the machine what time it is, and since when it is running."""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
BOOT_TOLERANCE = timedelta(minutes=2)
"""Boot moments that were reckoned from the wall clock count as one when they are this close."""


class MachineClock:
    """The Clock port on the machine's own clocks."""

    def now(self) -> datetime:
        """The wall clock, aware UTC; local time follows a change of the time zone from here on.

        Reading the zone anew costs a few microseconds, and nobody asks for the time while nothing
        happens.
        """
        if sys.platform != "win32":
            time.tzset()
        return datetime.now(UTC)  # noqa: TID251 - this module is what the ban points to

    def steady(self) -> timedelta:
        """Time since some fixed moment, suspend included; setting the clock does not change it."""
        if sys.platform == "linux":
            seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
        elif sys.platform == "darwin":  # there CLOCK_MONOTONIC goes on while the machine sleeps
            seconds = time.clock_gettime(time.CLOCK_MONOTONIC)
        else:  # as the counters behind it do on Windows
            seconds = time.monotonic()  # noqa: TID251 - this module is what the ban points to
        return timedelta(seconds=seconds)

    def asleep(self) -> timedelta:
        """How long the machine has slept since it was started; zero where nobody counts that.

        Of the two clocks of Linux only one goes on in suspend: `clock_gettime(2)`.
        """
        seconds = 0.0
        if sys.platform == "linux":
            seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
            seconds -= time.clock_gettime(time.CLOCK_MONOTONIC)
        return timedelta(seconds=seconds)

    def boot_id(self) -> str:
        """Name this run of the machine, to be saved and handed to `rebooted_since`.

        Linux has a name for it. Elsewhere it is the moment of the start in ISO form.
        """
        try:
            return BOOT_ID.read_text("ascii").strip()
        except OSError:
            return (self.now() - self.steady()).isoformat(timespec="seconds")

    def rebooted_since(self, saved: str) -> bool:
        """Whether the machine was started anew since `saved = boot_id()`; True if unreadable."""
        current = self.boot_id()
        if current == saved:
            return False
        try:
            apart = datetime.fromisoformat(current) - datetime.fromisoformat(saved)
        except (ValueError, TypeError):
            return True
        return abs(apart) > BOOT_TOLERANCE
