"""Days and months in words, in the language of the other words and the habits of the country."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from backcare_tray.core.translation import language

WEEKDAY = re.compile(r"[,\N{ARABIC COMMA}\s]*dddd[,\N{ARABIC COMMA}\s]*")
"""In a format of Qt, with what parts it from the rest."""


def locale() -> QLocale:
    """The desktop's locale where it speaks the language of our words, else that language's own."""
    here, ours = QLocale(), QLocale(language())
    return here if here.language() == ours.language() else ours


def long(day: date) -> str:
    """With weekday and year: "Monday, 16 November 2026"."""
    return locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def short(day: date) -> str:
    """Without the weekday: "16 Nov 2026". In figures alone, "10/11/26" reads in two ways."""
    whole = locale().dateFormat(QLocale.FormatType.LongFormat)
    parts = WEEKDAY.sub("", whole).replace("MMMM", "MMM")
    return locale().toString(QDate(day.year, day.month, day.day), parts)


def month(day: date) -> str:
    """ "November 2026"."""
    name = locale().standaloneMonthName(day.month)
    return f"{name[:1].upper()}{name[1:]} {day.year}"


def weekday(number: int) -> str:
    """The short name of a weekday, 0 Monday to 6 Sunday."""
    return locale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat)


def first_weekday() -> int:
    """The day that weeks begin with, 0 Monday to 6 Sunday."""
    return QLocale().firstDayOfWeek().value - 1
