"""Calls: which streams count, and what a sound server may do. Real PulseAudio and a fake."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import which

import pytest

if sys.platform != "linux":
    pytest.skip("the sound server listens at a Unix socket", allow_module_level=True)

from backcare_tray.system.presence import pulse_connection
from backcare_tray.system.presence.pulse import PulseCalls
from backcare_tray.system.presence.pulse_connection import read_cookie, socket_path
from backcare_tray.system.presence.pulse_wire import NOBODY, Command, Value
from tests.system.conftest import RunFor, WaitFor, running
from tests.system.presence_fake_pulse import Babbler, FakePulse, stream
from tests.system.presence_rigs import SoundRig, end


@pytest.fixture
def said() -> list[bool]:
    return []


@pytest.fixture
def calls(qapp: object, said: list[bool]) -> Iterator[PulseCalls]:
    calls = PulseCalls(said.append)
    yield calls
    calls.stop()


@pytest.fixture
def listening(calls: PulseCalls, said: list[bool], wait_for: WaitFor) -> Callable[[], list[bool]]:
    """Start, and wait for the first word; what was said."""

    def listen() -> list[bool]:
        calls.start()
        wait_for(lambda: said)
        return said

    return listen


class TestRealServer:
    """PulseAudio with a null sink and a null source."""

    @pytest.fixture
    def sound(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: PulseCalls, wait_for: WaitFor
    ) -> Iterator[SoundRig]:
        with ExitStack() as stack:
            sound = SoundRig(tmp_path, stack, monkeypatch)
            calls.start()
            sound.appear()
            wait_for(lambda: "is watched" in calls.health().sentence)
            yield sound

    @pytest.mark.parametrize(
        ("source", "options"),
        [
            ("loudspeaker.monitor", ()),
            ("microphone", ("--property=application.id=org.PulseAudio.pavucontrol",)),
            ("microphone", ("--property=stream.monitor=true",)),
            ("microphone", (f"--property=application.process.id={os.getpid()}",)),
        ],
    )
    def test_what_is_no_call(
        self,
        sound: SoundRig,
        source: str,
        options: tuple[str, ...],
        said: list[bool],
        wait_for: WaitFor,
    ) -> None:
        before = len(said)
        sound.record(source, *options)
        wait_for(lambda: len(said) > before)
        assert not any(said)
        sound.busy()
        wait_for(lambda: said[-1])

    def test_one_of_two_recorders_is_enough(
        self, sound: SoundRig, said: list[bool], wait_for: WaitFor, run_for: RunFor
    ) -> None:
        sound.busy()
        sound.busy()
        wait_for(lambda: said and said[-1])
        sound.recorders.pop().terminate()
        run_for(200)
        assert said[-1]
        sound.free()
        wait_for(lambda: not said[-1])


@pytest.mark.usefixtures("session_bus")
class TestRealPipeWire:
    """PipeWire with its server for PulseAudio's programs, a null sink and a virtual microphone."""

    @pytest.fixture
    def load(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        calls: PulseCalls,
        wait_for: WaitFor,
    ) -> Iterator[ExitStack]:
        programs = ("pipewire", "wireplumber", "pipewire-pulse")
        for program in (*programs, "pactl", "parec"):
            if which(program) is None:
                pytest.skip(f"{program} is not installed (Debian: pipewire-pulse, wireplumber)")
        for name in ("XDG_RUNTIME_DIR", "PIPEWIRE_RUNTIME_DIR", "XDG_STATE_HOME", "HOME"):
            monkeypatch.setenv(name, str(tmp_path))
        for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "XDG_CONFIG_HOME"):
            monkeypatch.delenv(name, raising=False)
        calls.start()
        with ExitStack() as stack:
            for program in programs:
                stack.enter_context(running(program))
                wait_for((tmp_path / "pipewire-0").exists)
            wait_for(lambda: "is watched" in calls.health().sentence)
            yield stack

    def test_the_microphone_counts_and_the_monitor_does_not(
        self, load: ExitStack, said: list[bool], wait_for: WaitFor, run_for: RunFor
    ) -> None:
        for media, name in (("Audio/Sink", "loudspeaker"), ("Audio/Source/Virtual", "microphone")):
            module = ("pactl", "load-module", "module-null-sink")
            details = (f"media.class={media}", f"sink_name={name}", "channel_map=mono")
            subprocess.run((*module, *details), check=True, capture_output=True, timeout=20)
        run_for(500)
        load.enter_context(running("parec", "-d", "loudspeaker.monitor"))
        run_for(700)
        assert said
        assert not any(said)
        recorder = load.enter_context(running("parec", "-d", "microphone"))
        wait_for(lambda: said[-1])
        end(recorder)
        wait_for(lambda: not said[-1])


class TestFakeServer:
    """What PulseAudio here does not do: streams of PipeWire, refusals, restarts by systemd."""

    @pytest.fixture
    def server(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
    ) -> Iterator[FakePulse]:
        monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/pulse/native")
        server = FakePulse(tmp_path / "pulse/native")
        yield server
        server.close()

    @pytest.mark.parametrize(
        ("streams", "expected"),
        [
            ([stream()], [True]),
            ([stream(source=4)], [False]),
            ([stream(source=4), stream(source=3)], [True]),
            ([stream(corked=True)], [False]),
            ([stream(resampling="peaks")], [False]),
            ([stream(resampling=None)], [True]),
            ([stream(client=NOBODY)], [False]),
            ([stream(source=NOBODY)], [False]),
            ([stream(properties={"stream.monitor": "true"})], [False]),
            ([], [False]),
        ],
    )
    def test_which_streams_count(
        self,
        streams: list[list[Value]],
        expected: list[bool],
        server: FakePulse,
        listening: Callable[[], list[bool]],
    ) -> None:
        server.streams = streams
        assert listening() == expected

    def test_many_events_lead_to_few_questions(
        self, server: FakePulse, calls: PulseCalls, said: list[bool], wait_for: WaitFor
    ) -> None:
        calls.start()
        wait_for(lambda: said)
        server.asked.clear()
        for _ in range(50):
            server.record(stream())
        wait_for(lambda: said[-1])
        questions = [one for one in server.asked if one[0] == Command.GET_SOURCE_OUTPUT_INFO_LIST]
        assert 1 <= len(questions) <= 3

    def test_a_restart_that_keeps_the_socket_is_followed(
        self, server: FakePulse, calls: PulseCalls, said: list[bool], wait_for: WaitFor
    ) -> None:
        server.streams = [stream()]
        calls.start()
        wait_for(lambda: said)
        server.drop()
        wait_for(lambda: len(said) == 3)
        assert said == [True, False, True]

    def test_a_server_that_hung_is_followed_when_it_is_restarted_at_the_same_socket(
        self,
        server: FakePulse,
        calls: PulseCalls,
        said: list[bool],
        monkeypatch: pytest.MonkeyPatch,
        wait_for: WaitFor,
    ) -> None:
        monkeypatch.setattr(pulse_connection, "LIMIT", 100)
        calls.start()
        wait_for(lambda: said)
        server.hangs = True
        server.record(stream())
        wait_for(lambda: "does not answer" in calls.health().sentence)
        server.hangs = False
        server.drop()
        wait_for(lambda: said[-1])

    def test_a_server_that_is_too_old_is_left_alone(
        self, server: FakePulse, calls: PulseCalls, wait_for: WaitFor, run_for: RunFor
    ) -> None:
        server.version = 16
        calls.start()
        wait_for(lambda: "too old" in calls.health().sentence)
        run_for(100)
        assert len(server.asked) == 1

    @pytest.mark.parametrize(
        ("refused", "sentence"),
        [
            (Command.AUTH, "does not let us in"),
            (Command.GET_SOURCE_OUTPUT_INFO_LIST, "refuses to name its streams"),
        ],
    )
    def test_a_refusal_is_shown(
        self,
        server: FakePulse,
        calls: PulseCalls,
        refused: Command,
        sentence: str,
        wait_for: WaitFor,
    ) -> None:
        server.refuses.add(refused)
        calls.start()
        wait_for(lambda: sentence in calls.health().sentence)

    def test_a_source_that_is_gone_when_asked_about_is_no_microphone(
        self, server: FakePulse, calls: PulseCalls, said: list[bool], wait_for: WaitFor
    ) -> None:
        server.refuses.add(Command.GET_SOURCE_INFO)
        server.streams = [stream()]
        calls.start()
        wait_for(lambda: said)
        assert said == [False]


def test_another_language_is_answered_by_silence(
    tmp_path: Path,
    calls: PulseCalls,
    monkeypatch: pytest.MonkeyPatch,
    wait_for: WaitFor,
    run_for: RunFor,
) -> None:
    monkeypatch.setenv("PULSE_SERVER", str(tmp_path / "native"))
    babbler = Babbler(tmp_path / "native")
    calls.start()
    wait_for(lambda: "does not speak" in calls.health().sentence)
    run_for(200)
    assert babbler.guests == 1  # it is not tried again and again
    babbler.close()


def test_a_server_on_another_machine_is_not_looked_at(
    calls: PulseCalls, said: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "tcp:sound.example.org")
    calls.start()
    assert "on another machine" in calls.health().sentence
    assert said == []


@pytest.mark.parametrize(
    ("variables", "path"),
    [
        ({"PULSE_SERVER": "unix:/a/native"}, "/a/native"),
        ({"PULSE_SERVER": "{0123abc}unix:/a/native tcp:x"}, "/a/native"),
        ({"PULSE_SERVER": "/a/native"}, "/a/native"),
        ({"PULSE_RUNTIME_PATH": "/b"}, "/b/native"),
        ({"XDG_RUNTIME_DIR": "/c"}, "/c/pulse/native"),
        ({}, f"/run/user/{os.getuid()}/pulse/native"),
    ],
)
def test_where_the_server_listens(
    variables: dict[str, str], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert socket_path() == Path(path)


def test_the_key_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PULSE_COOKIE", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert read_cookie() == bytes(256)
    (tmp_path / ".pulse-cookie").write_bytes(b"o" * 256)
    assert read_cookie() == b"o" * 256
    (tmp_path / ".config/pulse").mkdir(parents=True)
    (tmp_path / ".config/pulse/cookie").write_bytes(b"n" * 256)
    assert read_cookie() == b"n" * 256
    (tmp_path / "own").write_bytes(b"too short")
    monkeypatch.setenv("PULSE_COOKIE", str(tmp_path / "own"))
    assert read_cookie() == b"n" * 256
