"""What was done, in sentences: a day, a week, a month, a number of minutes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from backcare_tray.core.history import Today
from backcare_tray.core.progress import Doing, Happening, count, totals
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui.progress import dates
from backcare_tray.ui.words import duration


def day(happenings: Sequence[Happening]) -> str:
    """A day: "At the desk 5 h 10 min, 1 h of it standing. 4 sets, 2 breaks of their own"."""
    times = totals(happenings)
    standing = times.get(Doing.STANDING, timedelta())
    desk = times.get(Doing.SITTING, timedelta()) + standing
    parts = []
    if desk and standing:
        text = tr("At the desk {length}, {standing} of it standing.")
        parts.append(text.format(length=duration(desk), standing=duration(standing)))
    elif desk:
        parts.append(tr("At the desk {length}.").format(length=duration(desk)))
    done = [
        words
        for what, words in (
            (Doing.SET, sets(count(happenings, Doing.SET))),
            (Doing.NATURAL, _natural(count(happenings, Doing.NATURAL))),
            (Doing.SNOOZED, _snoozed(count(happenings, Doing.SNOOZED))),
            (Doing.SKIPPED, _skipped(count(happenings, Doing.SKIPPED))),
            (Doing.IGNORED, _ignored(count(happenings, Doing.IGNORED))),
        )
        if what is Doing.SET or count(happenings, what)
    ]
    return " ".join([*parts, tr("{list}.").format(list=", ".join(done))])


def unreadable() -> str:
    """In place of an empty page that would not be true."""
    return tr("Your history cannot be read now, so something may be missing here.")


def sets(number: int) -> str:
    """ "3 sets"."""
    return trn("{count} set", "{count} sets", number) if number else tr("No set")


def _natural(number: int) -> str:
    return trn(
        "{count} absence that counted as a break", "{count} absences that counted as breaks", number
    )


def _snoozed(number: int) -> str:
    return trn("snoozed once", "snoozed {count} times", number)


def _skipped(number: int) -> str:
    return trn("skipped once", "skipped {count} times", number)


def _ignored(number: int) -> str:
    return trn("{count} reminder without an answer", "{count} reminders without an answer", number)


def month(first: date, by_day: Mapping[date, int]) -> str:
    """A month: "November 2026: 23 sets on 9 days."."""
    total = sum(by_day.values())
    if not total:
        return tr("{month}: no set.").format(month=dates.month(first))
    return tr("{month}: {sets} on {days}.").format(
        month=dates.month(first),
        sets=sets(total),
        days=trn("{count} day", "{count} days", len(by_day)),
    )


def week(number: int) -> str:
    """The week of today, empty before its first set: "8 sets this week."."""
    return trn("{count} set this week.", "{count} sets this week.", number) if number else ""


def row(today: Today) -> str:
    """The streak, empty below two days: "5 working days in a row with a set"."""
    if today.streak < 2:
        return ""
    return trn(
        "{count} working day in a row with a set; days without work do not break it.",
        "{count} working days in a row with a set; days without work do not break it.",
        today.streak,
    )


def one_day(which: date, number: int) -> str:
    """ "3 sets on Monday, 16 November 2026"."""
    return tr("{sets} on {day}").format(sets=sets(number), day=dates.long(which))


def minutes(number: float) -> str:
    """ "12 min", less than one in words."""
    return tr("{minutes} min").format(minutes=round(number)) if number >= 1 else tr("under 1 min")
