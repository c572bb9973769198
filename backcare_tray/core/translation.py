"""The words the user reads, in the user's language. Wraps gettext so that one catalogue serves all.

Texts are written in English in the code and marked with `tr` or `trn`; moves' texts are passed
through `tr` when they are shown. `install` is called once by the front door.
"""

import gettext

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def install(catalogue: gettext.NullTranslations) -> None:
    """Use `catalogue` for every later `tr` and `trn`."""
    global _catalogue  # noqa: PLW0603 - one language for one process, set once at the start
    _catalogue = catalogue


def tr(text: str) -> str:
    """Return `text` in the user's language, or as it is where there is no translation."""
    return _catalogue.gettext(text) if text else text


def trn(one: str, many: str, count: int) -> str:
    """Return the plural form for `count`, with `{count}` filled in."""
    return _catalogue.ngettext(one, many, count).format(count=count)
