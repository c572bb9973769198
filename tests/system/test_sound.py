"""Sounds: real programs are started; what fails gives way to the next, and at last to silence."""

import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcare_tray.storage import paths
from backcare_tray.system import sound
from backcare_tray.system.sound.commands import CommandPlayer
from backcare_tray.system.sound.null import NullPlayer

CHIMES = ("start", "change", "last", "end")


def writes(folder: Path, name: str, *, code: int = 0) -> tuple[str, ...]:
    """A program that notes the file it is to play in `folder`/`name` and ends with `code`."""
    return ("sh", "-c", f'echo "$0" >> "{folder / name}"; exit {code}')


def test_it_plays_by_the_first_program(qtbot: QtBot, tmp_path: Path) -> None:
    player = CommandPlayer([writes(tmp_path, "first"), writes(tmp_path, "second")])
    player.play(Path("chime.wav"))
    player.play(Path("end.wav"))
    played = tmp_path / "first"
    qtbot.waitUntil(lambda: played.exists() and len(played.read_text().split()) == 2)
    assert sorted(played.read_text().split()) == ["chime.wav", "end.wav"]
    qtbot.waitUntil(lambda: not player._running)
    assert not (tmp_path / "second").exists()


def test_a_program_that_fails_gives_way(qtbot: QtBot, tmp_path: Path) -> None:
    failing, missing = writes(tmp_path, "first", code=1), ("no-such-program-here",)
    player = CommandPlayer([failing, missing, writes(tmp_path, "third")])
    player.play(Path("chime.wav"))
    qtbot.waitUntil((tmp_path / "third").exists)
    qtbot.waitUntil(lambda: not player._running)
    player.play(Path("end.wav"))
    qtbot.waitUntil(lambda: "end.wav" in (tmp_path / "third").read_text())
    assert (tmp_path / "first").read_text().split() == ["chime.wav"]


def test_silence_says_so_once(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    player = CommandPlayer([writes(tmp_path, "only", code=1)])
    player.play(Path("chime.wav"))
    qtbot.waitUntil(lambda: "No sound" in caplog.text)
    player.play(Path("chime.wav"))
    assert not player._running
    assert [record.message for record in caplog.records] == ["No sound: sh does not play here."]
    caplog.clear()


def test_where_no_player_is_installed_it_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    player = sound.choose()
    assert isinstance(player, NullPlayer)
    player.play(Path("chime.wav"))


@pytest.mark.parametrize("name", CHIMES)
def test_the_chimes_are_short_soft_and_start_without_a_click(name: str) -> None:
    with wave.open(str(paths.assets_dir() / "sounds" / f"{name}.wav")) as file:
        frames = file.readframes(file.getnframes())
        seconds = file.getnframes() / file.getframerate()
    samples = memoryview(frames).cast("h")
    assert 0.2 <= seconds <= 2.0
    assert 3000 < max(abs(sample) for sample in samples) < 24000
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50
