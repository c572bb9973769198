"""The head-turn check of document 002: how far the head turns, before and after weeks of moves.

Three readings a side, left and right in turn; what counts is the median of the three, so that one
slip of the hand does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from backcare_tray.core.history import HeadTurned
from backcare_tray.core.moves import Side

READINGS = 3
"""To each side."""
MOST_DEGREES = 90
"""The end of the dial; a neck alone does not turn as far."""
LEAST_TOLD = 5
"""Degrees. Smaller changes are not told: not even a device on the head finds them (5.4 degrees at
best, Fletcher and Bandy 2008, J. Orthop. Sports Phys. Ther. 38:640)."""
WEEK = timedelta(days=7)
"""Once in so long is enough."""


@dataclass(frozen=True, slots=True)
class HeadTurnCheck:
    """A check as far as it got: the readings marked so far, in degrees, left first."""

    readings: tuple[int, ...] = ()

    @property
    def side(self) -> Side:
        """The side to turn to now."""
        return Side.RIGHT if len(self.readings) % 2 else Side.LEFT

    @property
    def number(self) -> int:
        """Which turn to this side it is, 1 to `READINGS`."""
        return len(self.readings) // 2 + 1

    @property
    def is_done(self) -> bool:
        """Whether all readings are there."""
        return len(self.readings) == 2 * READINGS

    def mark(self, degrees: int) -> "HeadTurnCheck":
        """The check with one reading more. Raises ValueError: done, or not 0 to 90 degrees."""
        if self.is_done or not 0 <= degrees <= MOST_DEGREES:
            raise ValueError(f"{degrees} is no reading for {self}")
        return HeadTurnCheck((*self.readings, degrees))

    def back(self) -> "HeadTurnCheck":
        """The check without its last reading."""
        return HeadTurnCheck(self.readings[:-1])

    def record(self, at: datetime) -> HeadTurned:
        """What is kept of it. Raises ValueError while readings are missing."""
        if not self.is_done:
            raise ValueError(f"{self} is not done")
        return HeadTurned(at, self.readings[::2], self.readings[1::2])


def sides(check: HeadTurned) -> tuple[float, float]:
    """The median of the readings to the left and to the right, in degrees."""
    return float(median(check.left)), float(median(check.right))


def spread(check: HeadTurned) -> int:
    """How far readings of one side lie apart at most, in degrees."""
    return max(max(side) - min(side) for side in (check.left, check.right))


def tells(degrees: float, blur: float) -> bool:
    """Whether a difference counts, where readings of one side lie `blur` degrees apart."""
    return abs(degrees) > max(blur, LEAST_TOLD)


def is_time(checks: Sequence[HeadTurned], now: datetime) -> bool:
    """Whether a week has passed since the last check, or there was none. `checks` are in order."""
    return not checks or now - checks[-1].at >= WEEK
