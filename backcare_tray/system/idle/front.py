"""The one idle watch that the program sees: it uses the best sensor that works at the moment.

    sensors, the best first ──standing──► Idle ──► UserLeft, UserReturned, TypingPaused
                            ◄──watch, wait──

Which sensor works is known only once the desktop has answered, and changes when a shell or a
compositor restarts. Nothing waits for that: each sensor says when its standing has changed, and the
limit and the wait in force move on to the one that is then the best.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer

from backcare_tray.core.events import Absence, TypingPaused, UserLeft, UserReturned
from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, Watched, Works
from backcare_tray.system.idle.sensor import Reports, Sensor, Standing

SETTLE = timedelta(seconds=3)
"""How long the desktop may take to answer at the start before a lesser sensor is used."""

Build = Callable[[Reports], Sequence[Sensor]]


class Idle:
    """Tells `UserLeft(IDLE, since the last input)`, `UserReturned(IDLE)` and `TypingPaused`.

    `build` makes the sensors, the best first; the last one always works.
    """

    def __init__(self, clock: Clock, tell: Tell, build: Build, settle: timedelta = SETTLE) -> None:
        self._clock = clock
        self._tell = tell
        self._limit: timedelta | None = None
        self._pause: timedelta | None = None
        self._is_away = False
        self._last: datetime | None = None
        self._is_open = True
        self.noticed: Callable[[], None] = lambda: None
        """Called whenever a sensor's standing has changed."""
        self._current: Sensor | None = None
        self._sensors: Sequence[Sensor] = ()
        self._settle = QTimer(singleShot=True, interval=settle // timedelta(milliseconds=1))
        self._settle.timeout.connect(self._choose)
        self._settle.start()
        self._sensors = build(Reports(self._left, self._returned, self._paused, self._choose))
        self._choose()

    def start(self, limit: timedelta) -> None:
        """Watch: after `limit` without input the person has left."""
        self.set_limit(limit)

    def set_limit(self, limit: timedelta) -> None:
        """Change the limit."""
        if limit == self._limit:
            return
        self._limit = limit
        if self._current:
            self._current.watch(limit)

    def wait_for_pause(self, length: timedelta) -> None:
        """Tell `TypingPaused` once there was no input for `length`; at once if unknowable."""
        self._pause = length
        if self._current:
            self._current.wait(length)

    def stop(self) -> None:
        """Forget the wait."""
        self._pause = None
        if self._current:
            self._current.stop()

    def health(self) -> Health:
        """What is watched, or why it cannot be: then in the words of every sensor."""
        current = self._current or self._sensors[0]
        health = current.health()
        if current is not self._sensors[-1]:
            return health
        reasons = (sensor.health().sentence for sensor in self._sensors[::-1])
        return replace(health, sentence=" ".join(reasons))

    def watched(self) -> Watched:
        """All that can be told of it."""
        current = self._current or self._sensors[0]
        now = tr("You are away.") if self._is_away else tr("You are at the desk.")
        health = self.health()
        return Watched(
            tr("Keyboard and pointer"),
            current.name,
            health,
            "" if health.works is Works.NOT else now,
            self._last,
            self._is_away,
        )

    def close(self) -> None:
        """Stop watching, without a word."""
        self._is_open = False
        self._settle.stop()
        self._current = None
        for sensor in self._sensors:
            sensor.close()

    def _choose(self) -> None:
        best = self._best()
        if best is not self._current:
            self._settle.stop()
            self._swap(best)
        self.noticed()

    def _best(self) -> Sensor | None:
        """The first sensor that works; None while a better one may still answer, and at the end."""
        if not self._is_open:
            return None
        for sensor in self._sensors:
            standing = sensor.standing()
            if standing is Standing.WORKS:
                return sensor
            if standing is Standing.ASKED and self._settle.isActive():
                return None
        return None

    def _swap(self, best: Sensor | None) -> None:
        """Go on with `best`. Nobody stays away for want of an event that cannot come."""
        old, self._current = self._current, best
        if old:
            old.stop()
            old.watch(None)
        self._returned()
        if best and best is self._current and self._limit is not None:
            best.watch(self._limit)
        if best and best is self._current and self._pause is not None:
            best.wait(self._pause)

    def _left(self, idle: timedelta) -> None:
        if not self._is_away:
            self._is_away = True
            self._last = self._clock.now()
            self._tell(UserLeft(Absence.IDLE, self._clock.now() - idle))

    def _returned(self) -> None:
        if self._is_away:
            self._is_away = False
            self._last = self._clock.now()
            self._tell(UserReturned(Absence.IDLE))

    def _paused(self) -> None:
        if self._pause is not None:
            self._pause = None
            self._last = self._clock.now()
            self._tell(TypingPaused())
