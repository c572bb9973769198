"""Texts in the language that is installed, and in the one that nobody speaks."""

import gettext
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from backcare_tray.core.hours import local_time
from backcare_tray.core.pseudo_language import MIRRORED, PseudoTranslations, accented
from backcare_tray.core.translation import install, is_mirrored, language, tr, trn, weekday

TEXTS = {"Mon": "Mo", "Stop": "Halt", "{weekday} {time}": "{weekday}, {time}"}


class Swabian(gettext.NullTranslations):
    """A catalogue by hand."""

    def gettext(self, message: str) -> str:
        return TEXTS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{msgid1}|{msgid2}|{n}|{{count}}"

    def info(self) -> dict[str, str]:
        return {"language": "swg"}


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    install(gettext.NullTranslations())


def test_without_a_catalogue_it_is_english() -> None:
    assert (tr("Stop"), language(), is_mirrored()) == ("Stop", "en", False)
    assert trn("{count} set", "{count} sets", 1) == "1 set"
    assert trn("{count} set", "{count} sets", 2) == "2 sets"


def test_an_installed_catalogue_is_asked() -> None:
    install(Swabian())
    assert (tr("Stop"), language(), is_mirrored()) == ("Halt", "swg", False)
    assert trn("one", "many", 3) == "one|many|3|3"


def test_no_text_has_no_translation() -> None:
    """gettext's answer to it would be the head of the catalogue."""
    install(Swabian())
    assert tr("") == ""


def test_weekdays_and_times_follow_the_language() -> None:
    monday = datetime(2026, 11, 2, 14, 5, tzinfo=UTC)
    sunday = datetime(2026, 11, 1, 14, 5, tzinfo=UTC)
    assert weekday(monday) == "Mon"
    assert weekday(sunday) == "Sun"
    install(Swabian())
    assert local_time(monday, sunday, UTC) == "Mo, 14:05"
    assert local_time(monday, monday, UTC) == "14:05"


def test_the_pseudo_language_is_longer_accented_and_mirrored() -> None:
    install(PseudoTranslations())
    assert tr("Stop now") == f"{MIRRORED}[Štöp ñöw ···]"
    assert trn("{count} set", "{count} sets", 1) == f"{MIRRORED}[1 šét ···]"
    assert trn("{count} set", "{count} sets", 3) == f"{MIRRORED}[3 šétš ··· ···]"
    assert (language(), is_mirrored()) == ("en", True)


@pytest.mark.parametrize("kept", ["{minutes}", "{length:.1f}", "<b>", "</a>", "&S"])
def test_it_leaves_alone_what_is_no_word(kept: str) -> None:
    made = accented(f"Stand {kept} and sing")
    assert kept in made
    assert "àñd" in made


@pytest.mark.parametrize("words", ["a", "a fairly long sentence about necks", "x" * 200])
def test_it_is_four_tenths_longer(words: str) -> None:
    assert 1.35 * len(words) <= len(accented(words)) <= 1.5 * len(words) + 8
