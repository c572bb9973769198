"""The engines that say a sentence given on their command line. Imports no Qt."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backcare_tray.core.translation import tr
from backcare_tray.system.speech import mac_voices

WORDS_A_MINUTE = 160
"""A calm pace; `core/cues.py` reckons with it."""

LOUDEST = 200
"""Of espeak; 100 is its usual loudness. Measured as loud as Speech Dispatcher at its loudest."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine; `arguments` makes its arguments from a text, a gain (0 to 1) and a language."""

    name: str
    arguments: Callable[[str, float, str], Sequence[str]]


def _espeak(text: str, gain: float, language: str) -> Sequence[str]:
    amplitude = str(round(LOUDEST * gain))
    return ("-v", language, "-a", amplitude, "-s", str(WORDS_A_MINUTE), "--", text)


def _say(text: str, gain: float, language: str) -> Sequence[str]:
    """The voice that the Mac's owner chose, if it speaks the language; "volm" is a command."""
    voice = mac_voices.voice_for(language)
    chosen = ("-v", voice) if voice else ()
    return (*chosen, "-r", str(WORDS_A_MINUTE), f"[[volm {gain:.2f}]] {text}")


def lacks(engine: str, language: str) -> str:
    """What `engine` lacks to speak `language` well, in a sentence; empty when it lacks nothing."""
    if engine == "say" and mac_voices.voice_for(language) is None:
        return tr("This Mac has no voice for your language yet: add one in its settings.")
    return ""


ENGINES = {
    "say": _say,  # macOS
    "espeak-ng": _espeak,
    "espeak": _espeak,  # its forerunner, with the same options
}


def installed(name: str) -> Engine | None:
    """The engine `name`, if it is here."""
    return Engine(name, ENGINES[name]) if shutil.which(name) else None


def none_words() -> str:
    """Why nothing speaks, for the settings."""
    return tr("No voice is installed (Speech Dispatcher or espeak-ng).")
