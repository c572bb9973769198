"""A language that nobody speaks, to see whether a window is ready for those that people do.

`BACKCARE_LANGUAGE=pseudo` shows it: every text in brackets, so that a text which was cut off or put
together from pieces gives itself away; with accents, so that a text which was never translated
stands out; longer by four tenths, as German is; and read from right to left.
"""

import gettext
import re

CODE = "pseudo"
LONGER = 0.4
"""The share of its length by which a text grows."""

MIRRORED = "\N{RIGHT-TO-LEFT MARK}"
"""At the start of every text: it is laid out as Arabic is, for all that its letters are Latin."""

_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "àçéîñöšûýžÀÇÉÎÑÖŠÛÝŽ")
_KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w)")
"""Placeholders, markup and mnemonics: what no translation may change."""


class PseudoTranslations(gettext.NullTranslations):
    """Makes its texts up from the English ones."""

    def gettext(self, message: str) -> str:
        """ "Stop now" becomes "[Štöp ñöw ···]"."""
        return accented(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same of the English singular or plural."""
        return accented(super().ngettext(msgid1, msgid2, n))

    def info(self) -> dict[str, str]:
        """The head of the catalogue: for voice and numbers it is English."""
        return {"language": "en", "x-direction": "rtl"}


def accented(text: str) -> str:
    """`text` in the pseudo-language."""
    parts = _KEPT.split(text)
    words = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    return f"{MIRRORED}[{words} {_filling(round(LONGER * len(text)))}]"


def _filling(length: int) -> str:
    """Short made-up words, `length` characters in all, so that a long text still wraps."""
    return " ".join("···" for _ in range((length + 3) // 4))
