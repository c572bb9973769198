"""Sounds: real programs are started; what fails gives way to the next, and at last to silence."""

import subprocess
import sys
import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcare_tray.core.cues import Chime
from backcare_tray.storage import paths
from backcare_tray.system import sound
from backcare_tray.system.loudness import gain
from backcare_tray.system.sound.commands import CommandPlayer
from backcare_tray.system.sound.null import NullPlayer
from backcare_tray.system.sound.plain import PlainPlayer
from backcare_tray.system.sound.programs import PROGRAMS, Program
from backcare_tray.system.sound.windows import WinsoundPlayer
from tests.system.stand_ins import stand_in

CHIME, END = Path("chime.wav"), Path("end.wav")


def note(file: str, level: float) -> list[str]:
    return [file, f"{level:.2f}"]


def writes(folder: Path, name: str, *, code: int = 0) -> Program:
    """A program that notes what it is to play in `folder`/`name` and ends with `code`."""
    script = f'echo "$@" >> "{folder / name}"; exit {code}'
    return Program(str(stand_in(folder / f"{name}.sh", script)), note)


def played(folder: Path, name: str) -> list[str]:
    file = folder / name
    return sorted(file.read_text().splitlines()) if file.exists() else []


def test_it_plays_by_the_first_program(qtbot: QtBot, tmp_path: Path) -> None:
    player = CommandPlayer([writes(tmp_path, "first"), writes(tmp_path, "second")])
    player.play(CHIME, 100)
    player.play(END, 50)
    qtbot.waitUntil(lambda: played(tmp_path, "first") == ["chime.wav 1.00", "end.wav 0.25"])
    qtbot.waitUntil(lambda: not player._running)
    assert played(tmp_path, "second") == []


def test_a_program_that_fails_gives_way(qtbot: QtBot, tmp_path: Path) -> None:
    failing, missing = writes(tmp_path, "first", code=1), Program("no-such-program-here", note)
    player = CommandPlayer([failing, missing, writes(tmp_path, "third")])
    player.play(CHIME, 100)
    qtbot.waitUntil(lambda: len(played(tmp_path, "third")) == 1)
    qtbot.waitUntil(lambda: not player._running)
    player.play(END, 100)
    qtbot.waitUntil(lambda: len(played(tmp_path, "third")) == 2)
    assert len(played(tmp_path, "first")) == 1
    assert "third.sh" in player.health()


def test_silence_says_so_once(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    player = CommandPlayer([writes(tmp_path, "only", code=1)])
    player.play(CHIME, 100)
    qtbot.waitUntil(lambda: "No sound" in caplog.text)
    player.play(CHIME, 100)
    assert not player._running
    (record,) = caplog.records
    assert record.message == f"No sound: {tmp_path / 'only.sh'} does not play here."
    assert player.health() == "Sounds cannot be played here."
    caplog.clear()


def test_without_an_event_loop_what_fails_gives_way_at_the_next_sound(tmp_path: Path) -> None:
    failing, missing = writes(tmp_path, "first", code=1), Program("no-such-program-here", note)
    player = PlainPlayer([failing, missing, writes(tmp_path, "third")])
    player.play(CHIME, 100)
    player._running[0].wait()
    player.play(END, 50)
    player._running[0].wait()
    assert played(tmp_path, "first") == ["chime.wav 1.00"]
    assert played(tmp_path, "third") == ["end.wav 0.25"]
    player = PlainPlayer([missing])
    player.play(CHIME, 100)
    assert player.health() == "Sounds cannot be played here."


@pytest.mark.parametrize("choose", [sound.choose, sound.choose_for_terminal])
def test_where_no_player_is_installed_it_stays_silent(
    choose: "type[NullPlayer]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    player = choose()
    assert isinstance(player, NullPlayer)
    player.play(CHIME, 100)
    assert "installed" in player.health()


class Winsound:
    """Stands for the module that is only on Windows."""

    SND_FILENAME, SND_ASYNC, SND_NODEFAULT = 1, 2, 4

    def __init__(self) -> None:
        self.played: list[tuple[str, int]] = []

    def PlaySound(self, file: str, flags: int) -> None:  # noqa: N802 - Windows' name
        if self.played:
            raise RuntimeError("Failed to play sound")
        self.played.append((file, flags))


def test_windows_plays_without_waiting_and_may_refuse() -> None:
    """Against a stand-in: there is no Windows here."""
    winsound = Winsound()
    player = WinsoundPlayer(winsound)
    player.play(CHIME, 100)
    player.play(CHIME, 100)
    assert winsound.played == [("chime.wav", 7)]
    assert "mixer" in player.health()


def test_every_program_is_told_the_volume_on_its_own_scale() -> None:
    told = {program.name: program.arguments("a.wav", gain(50)) for program in PROGRAMS}
    assert told == {
        "pw-play": ["--volume=0.250", "a.wav"],
        "paplay": ["--volume=41285", "a.wav"],
        "afplay": ["-v", "0.250", "a.wav"],
        "aplay": ["--quiet", "a.wav"],
    }
    assert [program.name for program in PROGRAMS if not program.has_volume] == ["aplay"]


@pytest.mark.parametrize("module", ["sound", "speech"])
def test_the_terminal_hears_without_qt(module: str) -> None:
    check = (
        f"import sys; from backcare_tray.system import {module} as it; "
        "it.choose_for_terminal(*(['en'] if hasattr(it, 'language') else [])); "
        "print(*(m for m in sys.modules if m.startswith('PySide6')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.parametrize("chime", list(Chime))
def test_the_chimes_are_short_soft_and_start_without_a_click(chime: Chime) -> None:
    with wave.open(str(paths.assets_dir() / "sounds" / f"{chime}.wav")) as file:
        frames = file.readframes(file.getnframes())
        seconds = file.getnframes() / file.getframerate()
    samples = memoryview(frames).cast("h")
    assert 0.2 <= seconds <= 2.0
    assert 3000 < max(abs(sample) for sample in samples) < 24000
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50
