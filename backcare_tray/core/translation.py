"""The words the user reads, in the user's language. Wraps gettext so that one catalogue serves all.

Texts are written in English in the code and marked with `tr` or `trn`; moves' texts are passed
through `tr` when they are shown. `install` is called by the front door: at the start, and when
another language is chosen.
"""

import gettext
from datetime import datetime

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def install(catalogue: gettext.NullTranslations) -> None:
    """Use `catalogue` for every later `tr` and `trn`."""
    global _catalogue  # noqa: PLW0603 - one language for one process
    _catalogue = catalogue


def language() -> str:
    """The ISO 639 code of the language that the words are in: the catalogue says which."""
    return _catalogue.info().get("language", "en")


def is_mirrored() -> bool:
    """Whether one reads from right to left: the catalogue says so in its header `X-Direction`."""
    return _catalogue.info().get("x-direction") == "rtl"


def tr(text: str) -> str:
    """Return `text` in the user's language, or as it is where there is no translation."""
    return _catalogue.gettext(text) if text else text


def trn(one: str, many: str, count: int) -> str:
    """Return the plural form for `count`, with `{count}` filled in."""
    return _catalogue.ngettext(one, many, count).format(count=count)


def weekday(moment: datetime) -> str:
    """The short name of the weekday of `moment`: "Mon"."""
    return (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))[
        moment.weekday()
    ]
