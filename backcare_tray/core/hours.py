"""Working hours: spans of local wall-clock time per weekday, and the next opening or closing.

The only module of the core that knows local time. `zone` is for tests; None means the zone of the
machine, read anew at every call so that a traveller's laptop follows.
"""

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from backcare_tray.core.translation import tr, weekday

DAY_MINUTES = 24 * 60
DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Minutes after local midnight, `start` 0 to 1439; an `end` at or before `start` is tomorrow.

    `end` may be 1440 for midnight at the end of the day.
    """

    start: int
    end: int

    def __str__(self) -> str:
        return "-".join(
            f"{minute // 60:02d}:{minute % 60:02d}" for minute in (self.start, self.end)
        )

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read "09:00-12:30" (or "22:00-06:00", over midnight). Raises ValueError."""
        try:
            start, end = (_minute(part) for part in text.split("-"))
        except ValueError:
            start = end = 0  # as senseless as no time between two times
        if start in (DAY_MINUTES, end):
            sentence = tr('"{text}" is not a span of time like "09:00-12:30"')
            raise ValueError(sentence.format(text=text))
        return cls(start, end)


def _minute(text: str) -> int:
    hour, minute = text.strip().split(":")
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(minute) < 60):
        raise ValueError(text)
    result = int(hour) * 60 + int(minute)
    if result > DAY_MINUTES:
        raise ValueError(text)
    return result


ALL_DAY = (Span(0, DAY_MINUTES),)


@dataclass(frozen=True, slots=True)
class Hours:
    """When reminders are welcome, per weekday but not on holidays. The default is always."""

    monday: tuple[Span, ...] = field(default=ALL_DAY)
    tuesday: tuple[Span, ...] = field(default=ALL_DAY)
    wednesday: tuple[Span, ...] = field(default=ALL_DAY)
    thursday: tuple[Span, ...] = field(default=ALL_DAY)
    friday: tuple[Span, ...] = field(default=ALL_DAY)
    saturday: tuple[Span, ...] = field(default=ALL_DAY)
    sunday: tuple[Span, ...] = field(default=ALL_DAY)
    holidays: tuple[date, ...] = field(default=(), kw_only=True)
    """Local days on which nothing begins."""

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on `day`."""
        if day in self.holidays:
            return ()
        spans: tuple[Span, ...] = getattr(self, WEEKDAYS[day.weekday()])
        return spans


WEEKDAYS = tuple(item.name for item in fields(Hours))[:7]
_FOREVER = Hours()


def is_open(hours: Hours, now: datetime, zone: tzinfo | None = None) -> bool:
    """Say whether `now` (aware) lies inside working hours."""
    return hours == _FOREVER or any(
        start <= now < end for day in (-1, 0) for start, end in _spans(hours, now, day, zone)
    )


def next_change(hours: Hours, now: datetime, zone: tzinfo | None = None) -> datetime | None:
    """The next moment after `now` at which the hours open or close (aware UTC), or None if never.

    Spans that touch or overlap are one: no change in between.
    """
    if hours == _FOREVER:
        return None
    open_now = is_open(hours, now, zone)
    for day in _days_of_change(hours, local_day(now, zone)):
        edges = sorted(edge for span in _spans(hours, now, day, zone) for edge in span)
        for edge in edges:
            if edge > now and is_open(hours, edge, zone) != open_now:
                return edge
    return None


def next_opening(hours: Hours, now: datetime, zone: tzinfo | None = None) -> datetime | None:
    """When the hours next open (aware UTC); `now` if they are open; None if they never do."""
    return now if is_open(hours, now, zone) else next_change(hours, now, zone)


def is_holiday(hours: Hours, now: datetime, zone: tzinfo | None = None) -> bool:
    """Say whether the local day of `now` is one on which nothing begins."""
    return local_day(now, zone) in hours.holidays


def next_time(minute: int, now: datetime, zone: tzinfo | None = None) -> datetime:
    """The next moment after `now` at which a local clock shows `minute` (0 to 1439 of the day)."""
    today = local_day(now, zone)
    moments = (_utc(today + timedelta(days=day), minute, zone) for day in range(3))
    return next(moment for moment in moments if moment > now)


def local_midnight(now: datetime, zone: tzinfo | None = None) -> datetime:
    """The local midnight that ends the day of `now`, as aware UTC."""
    return _utc(local_day(now, zone) + timedelta(days=1), 0, zone)


def local_day(moment: datetime, zone: tzinfo | None = None) -> date:
    """The day on the wall calendar at `moment`."""
    return moment.astimezone(zone).date()


def day_bounds(day: date, zone: tzinfo | None = None) -> tuple[datetime, datetime]:
    """The local midnights between which `day` lies, as aware UTC."""
    return _utc(day, 0, zone), _utc(day, DAY_MINUTES, zone)


def local_time(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Write `moment` as local time, with the day where that is not today: "14:05", "Mon 09:00".

    A week away and more, the weekday says too little: "2027-01-04 09:00".
    """
    local, here = moment.astimezone(zone), now.astimezone(zone)
    clock = f"{local:%H:%M}"
    days = (local.date() - here.date()).days
    if not days:
        return clock
    if abs(days) < DAYS_OF_WEEK:
        return tr("{weekday} {time}").format(weekday=weekday(local), time=clock)
    return f"{local:%Y-%m-%d} {clock}"


def _days_of_change(hours: Hours, today: date) -> list[int]:
    """The days, counted from `today`, on which the next change can be.

    In a week without a holiday nothing changes that would not change in every such week; so it is
    enough to look at the days around today and around each holiday to come.
    """
    ahead = [(day - today).days for day in hours.holidays if day >= today]
    return sorted({day for first in (0, *ahead) for day in range(first - 1, first + 9)})


def _spans(
    hours: Hours, now: datetime, offset: int, zone: tzinfo | None
) -> list[tuple[datetime, datetime]]:
    """The spans that begin on the local day `offset` days after that of `now`, as UTC."""
    day = local_day(now, zone) + timedelta(days=offset)
    return [
        (
            _utc(day, span.start, zone),
            _utc(day if span.end > span.start else day + timedelta(days=1), span.end, zone),
        )
        for span in hours.on(day)
    ]


def _utc(day: date, minute: int, zone: tzinfo | None) -> datetime:
    """Local wall time as UTC. In an hour that DST skips: the moment it would be."""
    day += timedelta(days=minute // DAY_MINUTES)
    minute %= DAY_MINUTES
    local = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return local.astimezone(UTC)
