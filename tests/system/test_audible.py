"""What is really heard: chimes and voice, recorded from a real sound server and measured."""

import os
import signal
import sys
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tray.core.cues import Chime
from backcare_tray.core.moves import Side
from backcare_tray.core.player import Player
from backcare_tray.core.ports import Voice
from backcare_tray.core.prompter import Prompter, Sounds
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.settings import Sound
from backcare_tray.storage import paths
from backcare_tray.system import sound, speech
from backcare_tray.system.sound.commands import CommandPlayer
from backcare_tray.system.sound.plain import PlainPlayer
from backcare_tray.system.sound.player import Player as SoundPlayer
from backcare_tray.system.sound.programs import PROGRAMS
from backcare_tray.system.speech.command import CommandVoice
from backcare_tray.system.speech.plain import PlainVoice
from backcare_tray.system.speech.programs import installed
from tests.fakes import make_move
from tests.system.conftest import RunFor, running

if sys.platform != "linux":
    pytest.skip("PulseAudio and Speech Dispatcher are Linux's", allow_module_level=True)

from backcare_tray.system.speech.speech_dispatcher import SpeechDispatcherVoice
from backcare_tray.system.speech.ssip_plain import PlainSpeechDispatcherVoice
from tests.system.sound_server import (
    Recorder,
    needs,
    needs_speech_dispatcher,
    sound_server,
    speech_server,
)

SENTENCE = "Breathe out and turn towards the chair back."
FOLDER = paths.assets_dir() / "sounds"


@pytest.fixture
def recorder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_for: RunFor
) -> Iterator[Recorder]:
    with sound_server(tmp_path, monkeypatch, run_for) as recorder:
        yield recorder
        if server := speech_server(tmp_path / "run"):
            os.kill(server, signal.SIGTERM)


def length(chime: Chime) -> float:
    with wave.open(str(FOLDER / f"{chime}.wav")) as file:
        seconds: float = file.getnframes() / file.getframerate()
    return seconds


def refuse(reason: str) -> None:
    pytest.fail(f"the voice gave up: {reason}")


@contextmanager
def player(name: str) -> Iterator[SoundPlayer]:
    """A player by the program `name`, with an event loop or "plain"."""
    program = next(p for p in PROGRAMS if p.name == name.removeprefix("plain "))
    needs(program.name)
    if not name.startswith("plain"):
        yield CommandPlayer([program])
        return
    plain = PlainPlayer([program])
    yield plain
    for process in plain._running:
        process.wait()


@pytest.mark.parametrize("chime", list(Chime))
def test_each_chime_is_heard_at_its_length(recorder: Recorder, chime: Chime) -> None:
    chooser = sound.choose()
    with recorder.on() as finish:
        chooser.play(FOLDER / f"{chime}.wav", 100)
        recorder.hear_out(finish)
        heard = finish()
    assert heard.loudness > 10 * 30
    assert length(chime) * 0.5 <= heard.seconds <= length(chime) + 0.1


@pytest.mark.parametrize("name", ["paplay", "plain paplay"])
def test_the_volume_follows_the_square(recorder: Recorder, name: str) -> None:
    """Half the volume is a quarter of the amplitude, 12 dB less."""
    loudness = []
    with player(name) as one:
        for volume in (100, 50):
            with recorder.on() as finish:
                one.play(FOLDER / "start.wav", volume)
                recorder.hear_out(finish)
                loudness.append(max(finish().slices))
    assert loudness[1] / loudness[0] == pytest.approx(0.25, rel=0.15)


VOICES = ("speech-dispatcher", "espeak-ng", "plain espeak-ng", "plain speech-dispatcher", "chosen")


@contextmanager
def voice(name: str) -> Iterator[Voice]:
    """A voice by its name, silenced afterwards."""
    if "espeak" in name:
        needs("espeak-ng")
    else:
        needs_speech_dispatcher()
    engine = installed("espeak-ng")
    assert engine is not None or "dispatcher" in name
    one: Voice
    match name:
        case "speech-dispatcher":
            one = SpeechDispatcherVoice("en", refuse)
        case "plain speech-dispatcher":
            one = PlainSpeechDispatcherVoice("en")
        case "espeak-ng":
            assert engine
            one = CommandVoice(engine, "en", refuse)
        case "plain espeak-ng":
            assert engine
            one = PlainVoice(engine, "en")
        case _:
            one = speech.choose(speech.language())
    yield one
    one.stop()


@pytest.mark.parametrize("name", VOICES)
def test_a_sentence_is_heard_at_a_calm_pace(recorder: Recorder, name: str) -> None:
    """2.5 s for this sentence at 160 words a minute, as `core.cues` reckons."""
    with voice(name) as one, recorder.on() as finish:
        one.say(SENTENCE, 100)
        recorder.hear_out(finish)
        heard = finish()
    assert heard.loudness > 1000
    assert heard.seconds == pytest.approx(2.5, abs=0.4)


@pytest.mark.parametrize("name", VOICES)
def test_stopping_is_heard_within_half_a_second(recorder: Recorder, name: str) -> None:
    with voice(name) as one, recorder.on() as finish:
        one.say(f"{SENTENCE} {SENTENCE} {SENTENCE}", 100)
        recorder.hear(finish, 0.5)
        one.stop()
        recorder.run_for(500)
        assert recorder.silent()


@pytest.mark.parametrize("name", VOICES[:2])
def test_a_new_sentence_takes_the_place_of_the_old(recorder: Recorder, name: str) -> None:
    with voice(name) as one, recorder.on() as finish:
        one.say(f"{SENTENCE} {SENTENCE} {SENTENCE}", 100)
        recorder.hear(finish, 0.5)
        one.say("Hold.", 100)
        recorder.hear_out(finish)
        assert 0.8 < finish().seconds < 2.6


@pytest.mark.parametrize("name", VOICES[:2])
def test_half_the_volume_is_softer(recorder: Recorder, name: str) -> None:
    loudness = []
    with voice(name) as one:
        for volume in (100, 50):
            with recorder.on() as finish:
                one.say(SENTENCE, volume)
                recorder.hear_out(finish)
                loudness.append(finish().loudness)
    assert loudness[1] / loudness[0] == pytest.approx(0.25, rel=0.3)


@pytest.mark.parametrize("end", [signal.SIGSTOP, signal.SIGKILL])
def test_when_the_speech_server_hangs_or_dies_espeak_takes_over(
    recorder: Recorder, end: signal.Signals, caplog: pytest.LogCaptureFixture
) -> None:
    needs("espeak-ng")
    with voice("chosen") as one, recorder.on() as finish:
        one.say("Hold.", 100)
        recorder.hear_out(finish)
        held = finish.so_far().seconds
        server = speech_server(recorder.folder / "run")
        assert server is not None
        os.kill(server, end)
        one.say(SENTENCE, 100)
        recorder.hear(finish, held + 2.0)  # the sentence takes 2.5 s
        if end is signal.SIGSTOP:
            os.kill(server, signal.SIGKILL)
        assert one.health().startswith("Spoken by espeak-ng. Speech Dispatcher ")
    assert [record.message[:27] for record in caplog.records] == ["No voice: Speech Dispatcher"]
    caplog.clear()


def walk(wanted: Sound, one: Voice) -> tuple[Prompter, Player]:
    plan = PlannedSet((Step(make_move("seated-twist"), Side.LEFT, 3),))
    player = Player(plan, timedelta(0))
    chimes = sound.choose()
    sounds = Sounds(lambda: wanted, lambda c, v: chimes.play(FOLDER / f"{c}.wav", v), one)
    return Prompter(player, sounds), player


def at(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_a_set_is_heard_and_a_pause_cuts_the_voice(recorder: Recorder) -> None:
    with voice("chosen") as one:
        prompter, player = walk(Sound(voice=True, volume=100), one)
        with recorder.on() as finish:
            prompter.follow(at(0))
            recorder.hear(finish, 0.3)
            player.pause(at(1))
            prompter.follow(at(1))
            recorder.run_for(500)
            assert recorder.silent()
        player.resume(at(60))
        with recorder.on() as finish:
            prompter.follow(at(59 + 5.0))
            recorder.hear_out(finish)
            assert finish().loudness > 1000


def test_at_volume_nought_a_set_is_silent(recorder: Recorder) -> None:
    with voice("chosen") as one:
        prompter, _ = walk(Sound(voice=True, volume=0), one)
        with recorder.on() as finish:
            for second in range(0, 33, 2):
                prompter.follow(at(second))
                recorder.run_for(50)
            recorder.run_for(500)
            assert finish().seconds == 0


def test_a_set_in_the_terminal_is_heard(recorder: Recorder) -> None:
    """The program itself, from its command line: the move's name, and the chime as work begins."""
    settings = recorder.folder / ".config" / "backcare-tray" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("version = 1\n[sound]\nvoice = true\nvolume = 100\n")
    command = (sys.executable, "-m", "backcare_tray", "break", "--terminal")
    with running(*command), recorder.on() as finish:
        recorder.hear(finish, 5.0)
        heard = finish()
    assert heard.loudness > 1000
