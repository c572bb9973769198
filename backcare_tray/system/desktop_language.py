"""The languages that the person reads, best first, as their desktop knows them. Needs no Qt."""

import os
import sys
from collections.abc import Mapping

NO_LANGUAGE = ("C", "POSIX")


def preferred() -> tuple[str, ...]:
    """Codes such as "de_AT.UTF-8" or "es-MX"; none where nobody says any."""
    if codes := from_environment(os.environ):
        return codes
    if sys.platform in ("win32", "darwin"):
        from backcare_tray.system import native_language  # noqa: PLC0415 - ctypes costs memory

        return native_language.preferred()
    return ()


def from_environment(environment: Mapping[str, str]) -> tuple[str, ...]:
    """What the variables of POSIX say, and `LANGUAGE` of GNU, which the locale "C" switches off."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next(filter(None, (environment.get(name, "") for name in names)), "")
    if not locale or locale.partition(".")[0] in NO_LANGUAGE:
        return ()
    codes = environment.get("LANGUAGE", "").split(":")
    return (*filter(None, codes), locale)
