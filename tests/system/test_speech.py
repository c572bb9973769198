"""The voice: one contract for every engine, those of other systems against stand-ins.

What `say` of macOS and PowerShell really do could not be run here; the real Speech Dispatcher and
espeak-ng are in `test_audible.py`.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from backcare_tray.core.ports import Voice
from backcare_tray.system import speech
from backcare_tray.system.ranking import Backend
from backcare_tray.system.speech import command, powershell, programs, ssip
from backcare_tray.system.speech.command import CommandVoice
from backcare_tray.system.speech.null import NullVoice
from backcare_tray.system.speech.plain import PlainVoice
from backcare_tray.system.speech.powershell import PowerShellVoice
from backcare_tray.system.speech.programs import ENGINES, Engine
from backcare_tray.system.speech.ranked import Failed, RankedVoice
from tests.system.conftest import RunFor, WaitFor
from tests.system.stand_ins import stand_in

if sys.platform == "win32":
    pytest.skip("the stand-ins are shell scripts", allow_module_level=True)

from backcare_tray.system.speech import speech_dispatcher
from backcare_tray.system.speech.speech_dispatcher import SpeechDispatcherVoice
from backcare_tray.system.speech.ssip_plain import PlainSpeechDispatcherVoice
from tests.system.speech_server import SpeechServer

SPEAKS = 'echo "$@" >> "$NOTES"; exec sleep 30'
"""An engine that is given its text and speaks for long."""
READS = """
while IFS= read -r line; do echo "[$line]" >> "$NOTES"; echo ok; done
"""
"""A PowerShell that is given a line for each sentence."""


@dataclass
class Case:
    """A kind of voice, how to build it, and what it was asked to say."""

    build: Callable[[Failed], Voice]
    notes: Path
    server: SpeechServer | None = None
    faults: list[str] = field(default_factory=list)

    def heard(self) -> str:
        if self.server is not None:
            return self.server.text
        return self.notes.read_text() if self.notes.exists() else ""


KINDS = (
    "espeak-ng", "espeak", "say", "powershell", "speech-dispatcher", "plain", "plain dispatcher",
)  # fmt: skip


@pytest.fixture
def case(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> Iterator[Case]:
    kind = request.param
    bin_, notes = tmp_path / "bin", tmp_path / "notes"
    bin_.mkdir()
    monkeypatch.setenv("NOTES", str(notes))
    monkeypatch.setenv("PATH", f"{bin_}:{os.environ['PATH']}")
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path / 'speechd.sock'}")
    server = None
    match kind:
        case "espeak-ng" | "espeak" | "say" | "plain":
            name = "espeak-ng" if kind == "plain" else kind
            stand_in(bin_ / name, SPEAKS)
            engine = Engine(name, ENGINES[name])
            build: Callable[[Failed], Voice] = (
                (lambda _failed: PlainVoice(engine, "en"))
                if kind == "plain"
                else (lambda failed: CommandVoice(engine, "en", failed))
            )
        case "powershell":
            stand_in(bin_ / "powershell", READS)
            build = lambda failed: PowerShellVoice("en", failed)  # noqa: E731 - one of a row
        case _:
            server = SpeechServer(tmp_path / "speechd.sock")
            stand_in(bin_ / "speech-dispatcher", "exit 1")
            build = (
                (lambda _failed: PlainSpeechDispatcherVoice("en"))
                if kind.startswith("plain")
                else (lambda failed: SpeechDispatcherVoice("en", failed))
            )
    case = Case(build, notes, server)
    yield case
    if server is not None:
        server.close()


every = pytest.mark.parametrize("case", KINDS, indirect=True)


@every
def test_it_says_one_sentence_after_the_other_and_falls_silent(
    case: Case, wait_for: WaitFor, run_for: RunFor
) -> None:
    voice = case.build(case.faults.append)
    voice.stop()
    voice.say("Sit tall, über alles.", 50)
    wait_for(lambda: "Sit tall, über alles." in case.heard())
    voice.say("Hold.", 50)
    wait_for(lambda: "Hold." in case.heard())
    voice.stop()
    voice.stop()
    run_for(50)
    assert case.heard().count("Sit tall") == 1
    assert case.faults == []
    assert voice.health()
    wait_for(lambda: not getattr(voice, "_ending", None))


@every
def test_asking_it_never_waits_for_the_engine(case: Case) -> None:
    """Many sentences at once: each takes the place of the last, nothing is raised."""
    voice = case.build(case.faults.append)
    for number in range(20):
        voice.say(f"Number {number}.", 100)
    voice.stop()
    assert case.faults == []


@pytest.mark.parametrize(
    "case", ["espeak-ng", "espeak", "say", "powershell", "speech-dispatcher"], indirect=True
)
class TestWhatFails:
    """With an event loop: the reason is told once, and nothing is raised."""

    def fails(self, case: Case, wait_for: WaitFor, run_for: RunFor) -> None:
        voice = case.build(case.faults.append)
        voice.say("Sit tall.", 100)
        wait_for(lambda: case.faults)
        run_for(50)
        assert len(case.faults) == 1
        voice.stop()

    def test_an_engine_that_is_missing(
        self, case: Case, wait_for: WaitFor, run_for: RunFor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._gone(case)
        monkeypatch.setenv("PATH", "")
        self.fails(case, wait_for, run_for)

    def test_an_engine_that_dies(self, case: Case, wait_for: WaitFor, run_for: RunFor) -> None:
        self._becomes(case, "exit 3")
        self.fails(case, wait_for, run_for)

    def test_an_engine_that_hangs(
        self, case: Case, wait_for: WaitFor, run_for: RunFor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module, limit in (
            (command, "LONGEST"), (powershell, "PATIENCE"), (speech_dispatcher, "PATIENCE")
        ):  # fmt: skip
            monkeypatch.setattr(module, limit, 200)
        self._becomes(case, "exec sleep 30")
        self.fails(case, wait_for, run_for)

    def _gone(self, case: Case) -> None:
        if case.server is not None:
            case.server.close()

    def _becomes(self, case: Case, script: str) -> None:
        for program in (case.notes.parent / "bin").iterdir():
            stand_in(program, script)
        if case.server is not None and script.startswith("exit"):
            case.server.hangs_up = True
        elif case.server is not None:
            case.server.answers = False


@pytest.mark.parametrize("case", ["speech-dispatcher"], indirect=True)
def test_a_server_that_refuses(case: Case, wait_for: WaitFor) -> None:
    assert case.server
    case.server.refuses = True
    case.build(case.faults.append).say("Sit tall.", 100)
    wait_for(lambda: case.faults)
    assert case.faults == ["Speech Dispatcher refuses (300 ERR UNKNOWN)"]


@pytest.mark.parametrize("case", ["speech-dispatcher"], indirect=True)
def test_it_hangs_up_when_it_falls_silent(case: Case, wait_for: WaitFor) -> None:
    assert case.server
    voice = case.build(case.faults.append)
    voice.say("Sit tall.", 100)
    wait_for(lambda: "Sit tall." in case.heard())
    voice.stop()
    server = case.server
    wait_for(lambda: server.text.endswith("CANCEL SELF\r\nQUIT\r\n"))
    wait_for(lambda: not server.connected)
    assert case.faults == []


@pytest.mark.parametrize("case", ["plain dispatcher"], indirect=True)
def test_in_the_terminal_a_server_that_went_away_is_silence(case: Case, wait_for: WaitFor) -> None:
    assert case.server
    voice = case.build(case.faults.append)
    voice.say("Sit tall.", 100)
    wait_for(lambda: "Sit tall." in case.heard())
    case.server.close()
    for _ in range(5):
        voice.say("Hold.", 100)
    voice.stop()


@dataclass
class Failing:
    """An engine that fails at once."""

    failed: Failed
    reason: str

    def say(self, text: str, volume: int) -> None:
        self.failed(self.reason)

    def stop(self) -> None:
        return

    def health(self) -> str:
        return self.reason


@dataclass
class Speaking:
    """An engine that works."""

    said: list[tuple[str, int]]

    def say(self, text: str, volume: int) -> None:
        self.said.append((text, volume))

    def stop(self) -> None:
        self.said.append(("", 0))

    def health(self) -> str:
        return "Spoken by a friend."


def test_an_engine_that_fails_gives_way_to_the_next(caplog: pytest.LogCaptureFixture) -> None:
    said: list[tuple[str, int]] = []
    voice = RankedVoice(
        (
            Backend("absent", "", lambda _language, _failed: None),
            Backend("bad", "", lambda _language, failed: Failing(failed, "The first is mute")),
            Backend("good", "", lambda _language, _failed: Speaking(said)),
        ),
        "en",
    )
    voice.say("Sit tall.", 40)
    voice.say("Hold.", 40)
    assert said == [("Sit tall.", 40), ("Hold.", 40)]
    assert voice.health() == "Spoken by a friend. The first is mute."
    assert [record.message for record in caplog.records] == ["No voice: The first is mute."]
    caplog.clear()


def test_when_all_fail_it_is_silent_and_says_why(caplog: pytest.LogCaptureFixture) -> None:
    voice = RankedVoice(
        (
            Backend("bad", "", lambda _language, failed: Failing(failed, "It is mute")),
            Backend("null", "", lambda _language, _failed: NullVoice()),
        ),
        "en",
    )
    voice.say("Sit tall.", 40)
    voice.say("Hold.", 40)
    voice.stop()
    assert voice.health() == f"{programs.none_words()} It is mute."
    assert len(caplog.records) == 1
    caplog.clear()


def test_where_no_engine_is_installed_it_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for voice in (speech.choose("en"), speech.choose_for_terminal("en")):
        voice.say("Sit tall.", 100)
        voice.stop()
        assert voice.health().startswith(programs.none_words())


def test_every_backend_has_its_reason_and_the_last_always_works() -> None:
    for backends in (speech.BACKENDS, speech.IN_TERMINAL):
        assert all(backend.reason for backend in backends)
        assert backends[-1].name == "null"


def test_each_engine_is_told_volume_pace_and_language() -> None:
    told = {name: list(arguments("Hold.", 0.25, "de")) for name, arguments in ENGINES.items()}
    espeak = ["-v", "de", "-a", "50", "-s", "160", "--", "Hold."]
    assert told == {
        "say": ["-r", "160", "[[volm 0.25]] Hold."], "espeak-ng": espeak, "espeak": espeak,
    }  # fmt: skip
    assert b"SET SELF LANGUAGE de\r\n" in ssip.greeting("de")
    assert ssip.speech(".a\n.", 0.25).endswith(b"VOLUME -50\r\nSPEAK\r\n..a\r\n..\r\n.\r\n")


def test_the_server_is_looked_for_where_its_own_clients_do() -> None:
    assert ssip.socket_path({"SPEECHD_ADDRESS": "unix_socket:/x/y"}) == Path("/x/y")
    own = Path("speech-dispatcher") / "speechd.sock"
    assert ssip.socket_path({"XDG_RUNTIME_DIR": "/run/user/7"}) == Path("/run/user/7") / own
    assert ssip.socket_path({"SPEECHD_ADDRESS": "inet_socket:localhost:6560"}).parts[-2:] == (
        own.parts
    )
