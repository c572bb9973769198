"""Speaks by the system's own engine, without any download: the Voice port.

What needs Qt is imported where it is chosen: a set in the terminal has none.
"""

import shutil
import sys
from collections.abc import Callable

from backcare_tray.core import translation
from backcare_tray.core.ports import Voice
from backcare_tray.system.ranking import Backend, first_working
from backcare_tray.system.speech import programs, ssip
from backcare_tray.system.speech.null import NullVoice
from backcare_tray.system.speech.ranked import Failed, RankedVoice


def _has_speech_dispatcher() -> bool:
    return sys.platform != "win32" and shutil.which(ssip.SPAWN[0]) is not None


def _windows(language: str, failed: Failed) -> Voice | None:
    if sys.platform == "win32":
        from backcare_tray.system.speech.powershell import PowerShellVoice  # noqa: PLC0415 - Qt

        return PowerShellVoice(language, failed)
    return None


def _speech_dispatcher(language: str, failed: Failed) -> Voice | None:
    if not _has_speech_dispatcher():
        return None
    from backcare_tray.system.speech.speech_dispatcher import (  # noqa: PLC0415 - it brings Qt
        SpeechDispatcherVoice,
    )

    return SpeechDispatcherVoice(language, failed)


def _command(name: str) -> Callable[[str, Failed], Voice | None]:
    def build(language: str, failed: Failed) -> Voice | None:
        from backcare_tray.system.speech.command import CommandVoice  # noqa: PLC0415 - it brings Qt

        engine = programs.installed(name)
        return CommandVoice(engine, language, failed) if engine else None

    return build


BACKENDS: tuple[Backend[[str, Failed], Voice], ...] = (
    Backend("windows", "Every Windows has System.Speech.", _windows),
    Backend("say", "Every Mac has it, with the voice its owner chose.", _command("say")),
    Backend(
        "speech-dispatcher", "Linux: engine, voice and output as its user set them up.",
        _speech_dispatcher,
    ),
    Backend("espeak-ng", "Linux without that server; speaks a hundred languages.",
            _command("espeak-ng")),
    Backend("espeak", "The forerunner of espeak-ng.", _command("espeak")),
    Backend("null", "Nothing here can speak; the words are on the screen.",
            lambda _language, _failed: NullVoice()),
)  # fmt: skip


def _plain(language: str) -> Voice | None:
    from backcare_tray.system.speech.plain import PlainVoice  # noqa: PLC0415 - terminal only

    engine = next(filter(None, map(programs.installed, ("say", "espeak-ng", "espeak"))), None)
    return PlainVoice(engine, language) if engine else None


def _plain_dispatcher(language: str) -> Voice | None:
    if not _has_speech_dispatcher():
        return None
    from backcare_tray.system.speech.ssip_plain import (  # noqa: PLC0415 - terminal only
        PlainSpeechDispatcherVoice,
    )

    return PlainSpeechDispatcherVoice(language)


IN_TERMINAL: tuple[Backend[[str], Voice], ...] = (
    Backend("plain", "One program a sentence: without an event loop the surest.", _plain),
    Backend("speech-dispatcher", "Desktops have it more often than espeak-ng.", _plain_dispatcher),
    Backend("null", "On Windows the terminal is silent.", lambda _language: NullVoice()),
)


def language() -> str:
    """The ISO 639 code of the language that the program's words are in, which the voice follows."""
    return translation.language()


def choose(code: str) -> RankedVoice:
    """A voice for the language `code` (ISO 639) out of all engines that are here."""
    return RankedVoice(BACKENDS, code)


def choose_for_terminal(code: str) -> Voice:
    """The best voice that needs no event loop."""
    return first_working(IN_TERMINAL, code)
