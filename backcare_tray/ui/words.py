"""How times and counts are put in words, the same in every window."""

from datetime import datetime, timedelta, tzinfo
from math import ceil

from backcare_tray.core.history import Today
from backcare_tray.core.hours import local_time
from backcare_tray.core.ports import Glance, Status
from backcare_tray.core.translation import tr, trn


def duration(length: timedelta) -> str:
    """Whole minutes, begun ones counted: "23 min", "1 h 5 min", "2 h". At least "1 min"."""
    minutes = max(1, ceil(length / timedelta(minutes=1)))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min").format(minutes=rest)
    if not rest:
        return tr("{hours} h").format(hours=hours)
    return tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def half_minutes(seconds: int) -> str:
    """The length of a set to the nearest half minute: "1 minute", "2½ minutes"."""
    minutes, half = divmod(max(1, round(seconds / 30)), 2)
    if not half:
        return trn("{count} minute", "{count} minutes", minutes)
    if not minutes:
        return tr("half a minute")
    return tr("{minutes}½ minutes").format(minutes=minutes)


def next_break(status: Status, now: datetime, zone: tzinfo | None = None) -> str:
    """One line that stays true until the next event: "Next break at 14:05", or why there is none.

    An absolute time, because it is handed to the panel, which shows it whenever it likes.
    """
    if status.glance is not Glance.WORKING or status.due is None:
        return status.why_quiet
    if status.due <= now:
        return tr("Next break in a moment")
    return tr("Next break at {time}").format(time=local_time(status.due, now, zone))


def countdown(due: datetime, now: datetime) -> str:
    """True for a minute at most, so only for what is refreshed: "Next break in 23 min"."""
    if due <= now:
        return tr("Next break in a moment")
    return tr("Next break in {length}").format(length=duration(due - now))


def today(done: Today) -> str:
    """What was done: "Today: 2 sets, 5 working days in a row"."""
    if not done.sets:
        sets = tr("Today: no set yet")
    else:
        sets = trn("Today: {count} set", "Today: {count} sets", done.sets)
    if done.streak < 2:
        return sets
    days = trn("{count} working day in a row", "{count} working days in a row", done.streak)
    return tr("{sets}, {days}").format(sets=sets, days=days)


def posture(status: Status, now: datetime, zone: tzinfo | None = None) -> str:
    """How the person is placed, and until when: "Sitting until about 10:20"."""
    if status.change_at is None or status.change_at <= now:
        return tr("You are standing") if status.standing else tr("You are sitting")
    said = (
        tr("Standing until about {time}") if status.standing else tr("Sitting until about {time}")
    )
    return said.format(time=local_time(status.change_at, now, zone))


def change_posture(*, to_standing: bool) -> str:
    """What the person says who stands up, or sits down."""
    return tr("I s&tand now") if to_standing else tr("I s&it now")
