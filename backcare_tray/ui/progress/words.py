"""What the charts show, in sentences that claim no more than the numbers do."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from backcare_tray.core.head_turn import sides, spread
from backcare_tray.core.history import Change, HeadTurned, Today
from backcare_tray.core.progress import Doing, Happening, count, totals
from backcare_tray.core.translation import tr, trn
from backcare_tray.core.trend import ENOUGH, Trend
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


def sets(number: int) -> str:
    """ "3 sets"."""
    return trn("{count} set", "{count} sets", number) if number else tr("No set")


def _natural(number: int) -> str:
    return trn("{count} time away that counted", "{count} times away that counted", number)


def _snoozed(number: int) -> str:
    return trn("snoozed once", "snoozed {count} times", number)


def _skipped(number: int) -> str:
    return trn("skipped once", "skipped {count} times", number)


def _ignored(number: int) -> str:
    return trn("{count} reminder without an answer", "{count} reminders without an answer", number)


def month(first: date, by_day: Mapping[date, int], today: Today) -> str:
    """A month: "November 2026: 23 sets on 9 days. 5 working days in a row with a set."."""
    total = sum(by_day.values())
    if not total:
        words = tr("{month}: no set.").format(month=dates.month(first))
    else:
        words = tr("{month}: {sets} on {days}.").format(
            month=dates.month(first),
            sets=sets(total),
            days=trn("{count} day", "{count} days", len(by_day)),
        )
    if today.streak < 2:
        return words
    row = trn(
        "{count} working day in a row with a set; days without work do not break it.",
        "{count} working days in a row with a set; days without work do not break it.",
        today.streak,
    )
    return f"{words} {row}"


def one_day(which: date, number: int) -> str:
    """ "3 sets on Monday, 16 November 2026"."""
    return tr("{sets} on {day}").format(sets=sets(number), day=dates.long(which))


def minutes(number: float) -> str:
    """ "12 min", less than one in words."""
    return tr("{minutes} min").format(minutes=round(number)) if number >= 1 else tr("under 1 min")


def feeling(trend: Trend | None, days: int) -> str:
    """How the daily feeling changes, with its uncertainty."""
    if trend is None:
        return _too_few(days)
    if not trend.is_clear:
        return tr(
            "Over these {days} no clear change: it goes up and down as much as chance would have"
            " it."
        ).format(days=_days(trend.count))
    low, high = sorted((abs(trend.low), abs(trend.high)))
    text = (
        tr(
            "Over these {days} it came to feel better: by about {change} of the 3 steps from good"
            " to hurting, probably between {low} and {high}. Chance alone would seldom look like"
            " this. What brought it about, these numbers cannot tell."
        )
        if trend.change < 0
        else tr(
            "Over these {days} it came to feel worse: by about {change} of the 3 steps from good"
            " to hurting, probably between {low} and {high}. Chance alone would seldom look like"
            " this. If it stays so, let a doctor or a physiotherapist look at it."
        )
    )
    return text.format(
        days=_days(trend.count),
        change=_tenths(abs(trend.change)),
        low=_tenths(low),
        high=_tenths(high),
    )


def _too_few(days: int) -> str:
    have = trn("One day with a check-in so far.", "{count} days with a check-in so far.", days)
    more = tr("Too few to tell whether it changes: that takes {enough}.")
    return f"{have} {more.format(enough=_days(ENOUGH))}"


def _days(number: int) -> str:
    return trn("{count} day", "{count} days", number)


def _tenths(number: float) -> str:
    return dates.locale().toString(number, "f", 1)


def changes(felt: Mapping[Change, int]) -> str:
    """How it felt compared with before the sets; empty for fewer than ten answers."""
    better, same, worse = (felt.get(change, 0) for change in Change)
    answers = better + same + worse
    if answers < ENOUGH:
        return ""
    return tr(
        "Of {answers} answers, compared with before the set: better {better}, the same {same},"
        " worse {worse}."
    ).format(answers=answers, better=better, same=same, worse=worse)


def turn(check: HeadTurned) -> str:
    """One check: "62° to the left, 55° to the right: 7° further to the left"."""
    left, right = sides(check)
    text = tr("{left}° to the left, {right}° to the right.")
    both = text.format(left=round(left), right=round(right))
    apart = round(abs(left - right))
    if apart <= spread(check):
        even = tr("That is even, as far as marking by eye can tell.")
        return f"{both} {even}"
    further = (
        tr("{apart}° further to the left.")
        if left > right
        else tr("{apart}° further to the right.")
    )
    return f"{both} {further.format(apart=apart)}"


def turns(checks: int, left: Trend | None, right: Trend | None, blur: int) -> str:
    """How far the head turns over the weeks; `blur`: how far three readings usually lie apart."""
    if left is None or right is None:
        have = trn("One check so far.", "{count} checks so far.", checks)
        more = tr("Too few to tell whether it changes: that takes {enough}.")
        return f"{have} {more.format(enough=trn('{count} check', '{count} checks', ENOUGH))}"
    return " ".join(
        (
            tr("To the left: {what}.").format(what=_turn_change(left, blur)),
            tr("To the right: {what}.").format(what=_turn_change(right, blur)),
            tr("Marking by eye is good to about {blur}°.").format(blur=blur),
        )
    )


def _turn_change(trend: Trend, blur: int) -> str:
    """In a few words; a change within the blur is none."""
    if not trend.is_clear or abs(trend.change) <= blur:
        return tr("no clear change")
    low, high = sorted((round(abs(trend.low)), round(abs(trend.high))))
    text = (
        tr("about {change}° further than at first, probably between {low}° and {high}°")
        if trend.change > 0
        else tr("about {change}° less far than at first, probably between {low}° and {high}°")
    )
    return text.format(change=round(abs(trend.change)), low=low, high=high)
