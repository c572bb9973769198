"""The values of options in words: "45 min", "on", "09:00 to 17:00"."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from backcare_tray.core.hours import ALL_DAY, Span
from backcare_tray.core.settings import DESKTOP, PLANNED
from backcare_tray.core.translation import tr, trn


def minutes(count: int) -> str:
    """ "45 min"."""
    return tr("{minutes} min").format(minutes=count)


def seconds(count: int) -> str:
    """A short time to the second: "45 s", "2 min", "2 min 30 s"."""
    whole, rest = divmod(count, 60)
    if not rest:
        return minutes(whole)
    if not whole:
        return tr("{seconds} s").format(seconds=rest)
    return tr("{minutes} min {seconds} s").format(minutes=whole, seconds=rest)


def percent(count: int) -> str:
    """ "70 %"."""
    return tr("{count} %").format(count=count)


def switch(on: bool) -> str:
    """ "on" or "off"."""
    return tr("on") if on else tr("off")


def lengths(every: tuple[int, ...]) -> str:
    """ "5, 10, 15 min"."""
    return tr("{numbers} min").format(numbers=", ".join(map(str, every)))


def most_snoozes(count: int) -> str:
    """How often a reminder can be put off."""
    return trn("{count} time", "{count} times", count) if count else tr("As often as you like")


def names(every: tuple[str, ...]) -> str:
    """ "impress, mpv"."""
    return ", ".join(every) or tr("none")


def moves(every: tuple[str, ...]) -> str:
    """How many moves; their ids say nothing to a reader."""
    return trn("{count} move", "{count} moves", len(every)) if every else tr("none")


def set_choice(choice: str) -> str:
    """The set that breaks take."""
    return tr("Planned for me") if choice == PLANNED else choice


def colours(word: str) -> str:
    """ "As the desktop", "Light", "Dark"."""
    words = {DESKTOP: tr("As the desktop"), "light": tr("Light"), "dark": tr("Dark")}
    return words[word]


def language(code: str) -> str:
    """Every language by its own name, so that its speakers find it."""
    own = {"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français"}
    return tr("As the desktop") if code == DESKTOP else own[code]


def spans(every: tuple[Span, ...]) -> str:
    """The hours of a day: "All day", "Day off", "09:00 to 12:30, 13:30 to 18:00"."""
    if every == ALL_DAY:
        return tr("All day")
    if not every:
        return tr("Day off")
    pairs = (str(span).split("-") for span in every)
    return ", ".join(tr("{start} to {end}").format(start=start, end=end) for start, end in pairs)


def days(every: tuple[date, ...]) -> str:
    """Single days and stretches of them: "24 Dec 2026 to 26 Dec 2026, 1 Jan 2027"."""
    return ", ".join(stretch(first, last) for first, last in stretches(every)) or tr("none")


def stretches(every: tuple[date, ...]) -> Iterator[tuple[date, date]]:
    """The days as stretches without a gap: first and last day of each, in order."""
    first = last = None
    for day in sorted(set(every)):
        if first and last and day - last > timedelta(days=1):
            yield first, last
            first = day
        first, last = first or day, day
    if first and last:
        yield first, last


def stretch(first: date, last: date) -> str:
    """One day, or from one to another."""
    if first == last:
        return day(first)
    return tr("{start} to {end}").format(start=day(first), end=day(last))


def day(when: date) -> str:
    """ "24 Dec 2026", the month in the user's language."""
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMM yyyy")
