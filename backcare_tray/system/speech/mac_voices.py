"""The voices of macOS by language. `say` itself follows only the one that its owner chose.

Written from its manual; run only against a stand-in for `say`, as there was no Mac to run it on.
"""

import re
import subprocess
from functools import cache

from backcare_tray.system import desktop_language

LINE = re.compile(r"^(\S.*?)\s+([a-z]{2})[_-]\S+\s+#", re.MULTILINE)
"""Of `say -v ?`: "Anna                de_DE    # Hallo! Ich heiße Anna."."""
PATIENCE = 5.0
"""Seconds."""


def voice_for(language: str) -> str | None:
    """The name of a voice for `language` (ISO 639); empty: the owner's own; None: there is none."""
    own = desktop_language.preferred()
    if not own or own[0].lower().startswith(language):
        return ""
    return dict(reversed(_voices())).get(language)


@cache
def _voices() -> tuple[tuple[str, str], ...]:
    """Language and name of every voice, the first of a language being the best known."""
    try:
        done = subprocess.run(
            ["say", "-v", "?"], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple((language, name) for name, language in LINE.findall(done.stdout))
