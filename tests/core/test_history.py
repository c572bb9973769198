"""The streak in working days, and words in another language."""

import gettext
from datetime import date, timedelta

import pytest

from backcare_tray.core import translation
from backcare_tray.core.history import Outcome, streak

TODAY = date(2026, 11, 6)


def days(**outcomes: Outcome) -> list[tuple[date, Outcome]]:
    return [(TODAY - timedelta(days=int(key.strip("d"))), value) for key, value in outcomes.items()]


def test_days_in_a_row_with_the_weekend_left_out() -> None:
    done = days(d0=Outcome.COMPLETED, d1=Outcome.PARTIAL, d4=Outcome.COMPLETED)
    assert streak(done, TODAY) == 3


def test_a_working_day_without_a_set_ends_it() -> None:
    done = days(d0=Outcome.COMPLETED, d1=Outcome.IGNORED, d2=Outcome.COMPLETED)
    assert streak(done, TODAY) == 1


def test_today_is_not_held_against_anybody() -> None:
    assert streak(days(d0=Outcome.SKIPPED, d1=Outcome.COMPLETED), TODAY) == 1
    assert streak(days(d1=Outcome.COMPLETED), TODAY) == 1


def test_one_set_is_enough_for_a_day_whatever_else_became_of_it() -> None:
    skipped, taken = (TODAY, Outcome.SKIPPED), (TODAY, Outcome.PARTIAL)
    for outcomes in ([skipped, taken], [taken, skipped]):
        assert streak([*outcomes, *days(d1=Outcome.COMPLETED)], TODAY) == 2


def test_a_natural_break_neither_counts_nor_makes_a_working_day() -> None:
    done = days(d0=Outcome.COMPLETED, d1=Outcome.NATURAL, d2=Outcome.COMPLETED)
    assert streak(done, TODAY) == 2
    assert streak([], TODAY) == 0


class Shouting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2) + "!"


def test_texts_come_from_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "_catalogue", translation._catalogue)
    assert translation.tr("Good morning") == "Good morning"
    translation.install(Shouting())
    assert translation.tr("Good morning") == "GOOD MORNING"
    assert translation.tr("") == ""
    assert translation.trn("{count} set", "{count} sets", 1) == "1 set!"
    assert translation.trn("{count} set", "{count} sets", 3) == "3 sets!"
