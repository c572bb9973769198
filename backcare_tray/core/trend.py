"""Whether readings go up or down in time, and how sure one can be of that.

The Mann-Kendall test asks only whether later readings tend to be higher or lower, so that neither
the scale nor an odd day matters (Mann 1945, Econometrica 13:245; ties and the correction for
continuity after Kendall 1975, Rank Correlation Methods). How fast they change is the Theil-Sen
slope, the median of the slopes of all pairs (Sen 1968, J. Am. Stat. Assoc. 63:1379), with his
interval of confidence.

Both take it that a reading does not depend on the one before. A back that is stiff today is often
stiff tomorrow too, and then they would find a trend in every third row that has none. So the spread
of the score is widened by how much neighbours are alike once the slope is taken off (Yue and Wang
2004, Water Resources Management 18:201).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import NormalDist, median

ENOUGH = 10
"""Readings below which nothing is said: from ten on the normal approximation of the test holds."""
CHANCE = 0.05
"""A trend counts when chance alone would show one as strong less often than this."""
MOST_ALIKE = 0.95
"""Neighbours more alike than this cannot be told from a row that wanders without an end."""
TINY = 1e-9
"""Less than this is left by rounding alone: the readings are a straight line."""

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Trend:
    """What a line of readings does. Changes are in units of the readings, from first to last day.

    `low` and `high` bound the change with 95 % confidence. None is larger than the readings lie
    apart: a steep week among months without a reading is not stretched over those.
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
    slope = median(slopes)
    spread = math.sqrt(_variance(points) * _widening(points, slope))
    values = [value for _day, value in points]
    days, reach = (points[-1][0] - points[0][0]).days, max(values) - min(values)
    low, change, high = (
        min(max(each * days, -reach), reach) for each in _around(slope, slopes, spread)
    )
    chance = _chance(_score(points), spread)
    return Trend(len(points), days, change, low, high, chance)


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


def _widening(points: Sequence[Point], slope: float) -> float:
    """How many times the variance of S is larger than with readings that do not depend on others.

    The likeness of neighbours is that of a first-order autoregression, freed from the bias that the
    slope taken off gives it (van Giersbergen 2005, Economics Letters 89:75). Never below one.
    """
    count, first = len(points), points[0][0]
    left = [value - slope * (day - first).days for day, value in points]
    centre = sum(left) / count
    off = [each - centre for each in left]
    whole = sum(each * each for each in off)
    if whole < TINY:
        return 1.0
    alike = sum(one * following for one, following in pairwise(off)) / whole
    alike = min(max((alike + 2 / count) / (1 - 4 / count), 0.0), MOST_ALIKE)
    return 1 + 2 * sum((1 - gap / count) * alike**gap for gap in range(1, count))


def _pairs(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _chance(score: int, spread: float) -> float:
    """The probability of a score at least as far from zero; 1 where all readings are the same."""
    if not score:
        return 1.0
    return 2 * NormalDist().cdf(-(abs(score) - 1) / spread)


def _around(slope: float, slopes: Sequence[float], spread: float) -> tuple[float, float, float]:
    """Sen's interval around `slope`: so many slopes off the middle one, by the spread of S."""
    off = NormalDist().inv_cdf(1 - CHANCE / 2) * spread
    low = max(0, math.floor((len(slopes) - off) / 2))
    high = min(len(slopes) - 1, math.ceil((len(slopes) + off) / 2))
    return slopes[low], slope, slopes[high]
