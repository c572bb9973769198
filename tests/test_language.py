"""The language as the program finds it: by settings, by the desktop, and by a developer's wish."""

import gettext
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from backcare_tray import language
from backcare_tray.core import translation
from backcare_tray.core.cues import seconds_to_say
from backcare_tray.core.moves import Move, Phase
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from tests.moves_on_film import library


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with a German desktop; English is spoken again afterwards."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", language.VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    yield tmp_path
    translation.install(gettext.NullTranslations())


def choose(code: str) -> None:
    file = paths.config_dir() / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'[look]\nlanguage = "{code}"\n')


def test_it_is_the_desktops() -> None:
    language.use()
    assert translation.language() == "de"
    assert tr("Chin tuck") == "Kinn zurück"


@pytest.mark.parametrize("code", ["es", "fr", "en"])
def test_the_settings_overrule_the_desktop(code: str) -> None:
    choose(code)
    language.use()
    assert translation.language() == code


def test_a_choice_while_it_runs() -> None:
    language.use("fr")
    assert translation.language() == "fr"
    language.use("desktop")
    assert translation.language() == "de"


def test_a_developer_overrules_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(language.VARIABLE, "pseudo")
    choose("fr")
    language.use("es")
    assert translation.is_mirrored()


def test_the_command_line_speaks_it_without_qt(home: Path) -> None:
    choose("fr")
    check = (
        "import sys, atexit; from backcare_tray.__main__ import main; sys.argv[1:] = ['skip'];"
        "atexit.register(lambda: print([m for m in sys.modules if m.startswith('PySide6')]));"
        "main()"
    )
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", check], env=environment, capture_output=True, text=True, check=False
    )
    language.use("fr")
    french = tr("Backcare is not running. Start it with: backcare-tray")
    assert "backcare-tray" in french
    assert french != "Backcare is not running. Start it with: backcare-tray"
    assert (done.stderr.strip(), done.stdout.strip(), done.returncode) == (french, "[]", 3)


@pytest.mark.parametrize("code", ["en", "de", "es", "fr"])
def test_the_voice_has_time_for_every_instruction(code: str) -> None:
    language.use(code)
    too_long = [
        f"{move.id}: {tr(leg.say)}"
        for move in library().values()
        for leg, seconds in spoken_legs(move)
        if seconds_to_say(tr(leg.say)) > seconds
    ]
    assert too_long == []


def spoken_legs(move: Move) -> Iterator[tuple[Phase, float]]:
    """Each leg with an instruction, and the seconds until the next one."""
    legs = list(move.cycle)
    for index, leg in enumerate(legs):
        if leg.say:
            quiet = takewhile(lambda later: not later.say, legs[index + 1 :])
            yield leg, leg.seconds + sum(later.seconds for later in quiet)
