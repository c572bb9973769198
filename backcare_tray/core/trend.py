"""Whether readings go up or down in time, and how sure one can be of that.

The Mann-Kendall test asks only whether later readings tend to be higher or lower, so that neither
the scale nor an odd day matters (Mann 1945, Econometrica 13:245; ties and the correction for
continuity after Kendall 1975, Rank Correlation Methods). How fast they change is the Theil-Sen
slope, the median of the slopes of all pairs (Sen 1968, J. Am. Stat. Assoc. 63:1379), with his
interval of confidence. Both assume that one day does not depend on the day before; where it does,
they are too sure of themselves, which is why the words that tell of a trend stay careful.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist, median

ENOUGH = 10
"""Readings below which nothing is said: from ten on the normal approximation of the test holds."""
CHANCE = 0.05
"""A trend counts when chance alone would show one as strong less often than this."""

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Trend:
    """What a line of readings does. Changes are in units of the readings, from first to last day.

    `low` and `high` bound the change with 95 % confidence.
    """

    count: int
    days: int
    """From the first reading to the last."""
    change: float
    low: float
    high: float
    chance: float
    """How often chance alone shows a trend as strong, 0 to 1 (two-sided)."""

    @property
    def is_clear(self) -> bool:
        """Whether it can be told from chance; the interval then leaves out "no change"."""
        return self.chance < CHANCE and self.low * self.high > 0


def trend(points: Sequence[Point]) -> Trend | None:
    """The trend of `points`, in the order of time; None for fewer than ten, or all of one day."""
    if len(points) < ENOUGH or points[0][0] == points[-1][0]:
        return None
    slopes = sorted(_slopes(points))
    days = (points[-1][0] - points[0][0]).days
    spread = math.sqrt(_variance(points))
    low, high = _bounds(slopes, spread)
    return Trend(
        count=len(points),
        days=days,
        change=median(slopes) * days,
        low=low * days,
        high=high * days,
        chance=_chance(_score(points), spread),
    )


def _slopes(points: Sequence[Point]) -> list[float]:
    """The change per day between any two readings of different days."""
    return [
        (later - value) / (when - day).days
        for index, (day, value) in enumerate(points)
        for when, later in points[index + 1 :]
        if when != day
    ]


def _score(points: Sequence[Point]) -> int:
    """Kendall's S: pairs that rise, less pairs that fall."""
    return sum(
        (later > value) - (later < value)
        for index, (day, value) in enumerate(points)
        for when, later in points[index + 1 :]
        if when != day
    )


def _variance(points: Sequence[Point]) -> float:
    """The variance of S where there is no trend, less what ties take away."""
    ties = Counter(value for _day, value in points).values()
    return (_pairs(len(points)) - sum(_pairs(each) for each in ties)) / 18


def _pairs(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _chance(score: int, spread: float) -> float:
    """The probability of a score at least as far from zero; 1 where all readings are the same."""
    if not score:
        return 1.0
    return 2 * NormalDist().cdf(-(abs(score) - 1) / spread)


def _bounds(slopes: Sequence[float], spread: float) -> tuple[float, float]:
    """Sen's interval: so many slopes off the middle one, by the spread of S."""
    off = NormalDist().inv_cdf(1 - CHANCE / 2) * spread
    low = max(0, math.floor((len(slopes) - off) / 2))
    high = min(len(slopes) - 1, math.ceil((len(slopes) + off) / 2))
    return slopes[low], slopes[high]
