"""How it feels and how far the head turns, in sentences that claim no more than the numbers do."""

from collections.abc import Mapping, Sequence

from backcare_tray.core.head_turn import LEAST_TOLD, sides, spread, tells
from backcare_tray.core.history import Change, HeadTurned
from backcare_tray.core.translation import tr, trn
from backcare_tray.core.trend import ENOUGH, Point, Trend
from backcare_tray.ui.progress import dates

HURTS = 2.5
"""From this daily mean on it hurt, rather than being stiff."""
MANY_DAYS = 5
"""Days of pain from which on the person is told whom to ask."""


def feeling(trend: Trend | None, days: int) -> str:
    """How the daily feeling changes, with its uncertainty."""
    if trend is None:
        return _too_few(days)
    if not trend.is_clear:
        return tr(
            "Over {days} with a check-in no clear change: what ups and downs there are may well be"
            " chance."
        ).format(days=_days(trend.count))
    low, high = sorted((abs(trend.low), abs(trend.high)))
    text = (
        tr(
            "Over {days} with a check-in it came to feel better: by about {change} of the 3 steps"
            " from good to hurting, probably between {low} and {high}. Chance alone would seldom"
            " look like this. What brought it about, these numbers cannot tell."
        )
        if trend.change < 0
        else tr(
            "Over {days} with a check-in it came to feel worse: by about {change} of the 3 steps"
            " from good to hurting, probably between {low} and {high}. Chance alone would seldom"
            " look like this. If it stays so, let a doctor or a physiotherapist look at it."
        )
    )
    return text.format(
        days=_days(trend.count),
        change=_tenths(abs(trend.change)),
        low=_tenths(low),
        high=_tenths(high),
    )


def _too_few(days: int) -> str:
    have = trn(
        "One day with a check-in in this period.",
        "{count} days with a check-in in this period.",
        days,
    )
    more = tr("Too few to tell whether it changes: that takes {enough}.")
    return f"{have} {more.format(enough=_days(ENOUGH))}"


def _days(number: int) -> str:
    return trn("{count} day", "{count} days", number)


def _tenths(number: float) -> str:
    return dates.locale().toString(number, "f", 1)


def pain(days: Sequence[Point]) -> str:
    """That it hurt on most days, and whom to ask; empty where it did not, or on few days."""
    hurt = sum(mean >= HURTS for _day, mean in days)
    if hurt < MANY_DAYS or 2 * hurt <= len(days):
        return ""
    text = tr("It hurt on {hurt} of {days}. Let a doctor or a physiotherapist look at it.")
    return text.format(hurt=hurt, days=_days(len(days)))


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
    if not tells(left - right, spread(check)):
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
        have = trn("One check in this period.", "{count} checks in this period.", checks)
        more = tr("Too few to tell whether it changes: that takes {enough}.")
        return f"{have} {more.format(enough=trn('{count} check', '{count} checks', ENOUGH))}"
    return " ".join(
        (
            tr("To the left: {what}.").format(what=_turn_change(left, blur)),
            tr("To the right: {what}.").format(what=_turn_change(right, blur)),
            tr("By eye, changes of up to {least}° cannot be told.").format(
                least=max(blur, LEAST_TOLD)
            ),
        )
    )


def _turn_change(trend: Trend, blur: int) -> str:
    """In a few words; a change within the blur is none."""
    if not (trend.is_clear and tells(trend.change, blur)):
        return tr("no clear change")
    low, high = sorted((round(abs(trend.low)), round(abs(trend.high))))
    text = (
        tr("about {change}° further than at first, probably between {low}° and {high}°")
        if trend.change > 0
        else tr("about {change}° less far than at first, probably between {low}° and {high}°")
    )
    return text.format(change=round(abs(trend.change)), low=low, high=high)
