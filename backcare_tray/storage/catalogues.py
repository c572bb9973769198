"""Finds the catalogue of a language among those that ship, and loads it."""

import contextlib
import gettext
import io
import struct
import tomllib
from collections.abc import Iterable
from pathlib import Path

from backcare_tray.core.pseudo_language import CODE, PseudoTranslations

ENGLISH = "en"
"""The language of the sources needs no catalogue."""


def chosen(settings_file: Path) -> str:
    """The code in `look.language` of the settings file; "desktop" where it says nothing of use.

    Asked before anything else is: what is wrong with the file is to be told in this language. It is
    told by whoever reads all of it.
    """
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        return str(tomllib.loads(settings_file.read_text("utf-8"))["look"]["language"])
    return "desktop"


def load(folder: Path, wanted: Iterable[str]) -> gettext.NullTranslations:
    """The catalogue of the first language of `wanted` that there is; English where there is none.

    `wanted` holds codes such as "de", "de_AT.UTF-8" or "es-MX"; "pseudo" is the language that
    nobody speaks. `folder` holds `de.mo` and its like. A damaged catalogue counts as none.
    """
    for code in wanted:
        language = code.lower().replace("-", "_").partition("_")[0].partition(".")[0]
        if language == CODE:
            return PseudoTranslations()
        if language == ENGLISH:
            break
        if not language.isascii() or not language.isalpha():
            continue
        with contextlib.suppress(OSError, ValueError, struct.error):
            content = (folder / f"{language}.mo").read_bytes()
            return gettext.GNUTranslations(io.BytesIO(content))
    return gettext.NullTranslations()
