"""The voice speaks the language, or says that it cannot: stand-ins for `say` and PowerShell."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_tray.system.speech import mac_voices
from backcare_tray.system.speech.command import CommandVoice
from backcare_tray.system.speech.powershell import SCRIPT, PowerShellVoice
from backcare_tray.system.speech.programs import ENGINES, Engine
from tests.system.conftest import WaitFor
from tests.system.stand_ins import stand_in

if sys.platform == "win32":
    pytest.skip("the stand-in is a shell script", allow_module_level=True)

LISTING = """\
Alex                en_US    # Most people recognize me by my voice.
Anna                de_DE    # Hallo! Ich heiße Anna.
Eddy (German)       de_DE    # Hallo! Ich heiße Eddy.
Thomas              fr_FR    # Bonjour ! Ici Thomas."""


@pytest.fixture(autouse=True)
def _a_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An English desktop, and a `say` that lists its voices."""
    stand_in(tmp_path / "say", f"cat <<'END'\n{LISTING}\nEND")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    mac_voices._voices.cache_clear()
    yield
    mac_voices._voices.cache_clear()


@pytest.mark.parametrize(
    ("language", "voice"), [("en", ""), ("de", "Anna"), ("fr", "Thomas"), ("es", None)]
)
def test_the_first_voice_of_the_language_or_the_owners_own(
    language: str, voice: str | None
) -> None:
    assert mac_voices.voice_for(language) == voice


def test_where_nobody_says_a_language_the_owner_knows_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert mac_voices.voice_for("de") == ""


def test_without_say_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert mac_voices.voice_for("de") is None


def test_it_is_asked_to_speak_in_that_voice() -> None:
    assert list(ENGINES["say"]("Halt.", 1.0, "de"))[:2] == ["-v", "Anna"]
    assert "-v" not in ENGINES["say"]("Hold.", 1.0, "en")
    assert "-v" not in ENGINES["say"]("Alto.", 1.0, "es")


@pytest.mark.parametrize(("language", "lacks"), [("de", False), ("es", True)])
def test_a_voice_that_is_missing_is_named(qapp: object, language: str, lacks: bool) -> None:
    voice = CommandVoice(Engine("say", ENGINES["say"]), language, lambda _reason: None)
    assert ("no voice for your language" in voice.health()) == lacks


@pytest.mark.parametrize("first_line", ["", "echo other"])
def test_windows_says_once_it_speaks_whether_it_lacks_a_voice(
    qapp: object, tmp_path: Path, wait_for: WaitFor, first_line: str
) -> None:
    assert "-ne 'LANGUAGE'" in SCRIPT
    heard = tmp_path / "heard"
    answers = f'while read -r line; do echo ok; echo "$line" >> "{heard}"; done'
    program = stand_in(tmp_path / "powershell", f"{first_line}\n{answers}")
    faults: list[str] = []
    voice = PowerShellVoice("de", faults.append, (str(program),))
    assert voice.health() == "Spoken by Windows."
    voice.say("Halt.", 50)
    wait_for(lambda: not voice._limit.isActive())
    assert ("no voice for your language" in voice.health()) == bool(first_line)
    assert not faults
    voice.stop()
