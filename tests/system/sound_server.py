"""A real PulseAudio with a null sink, and what it heard, measured."""

import array
import math
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest

from tests.system.conftest import RunFor, running

RATE = 22_050
SLICE = RATE // 50
"""Loudness is measured in slices of 20 ms."""
LISTEN = (
    "parec", "-d", "rec.monitor", "--latency-msec=20", "--format=s16le", f"--rate={RATE}",
    "--channels=1",
)  # fmt: skip
SILENCE = 30.0
"""RMS of 16-bit samples below which nothing is heard (1000 times less than full scale)."""


@dataclass(frozen=True)
class Heard:
    """A recording as the loudness (RMS of 16-bit samples) of its slices."""

    slices: tuple[float, ...]

    @property
    def loudness(self) -> float:
        """RMS of all that is not silence; 0 when all is."""
        loud = [one for one in self.slices if one > SILENCE]
        return math.sqrt(sum(one * one for one in loud) / len(loud)) if loud else 0.0

    @property
    def seconds(self) -> float:
        """From the first sound to the last."""
        loud = [i for i, one in enumerate(self.slices) if one > SILENCE]
        return (loud[-1] - loud[0] + 1) / 50 if loud else 0.0

    @property
    def is_over(self) -> bool:
        """Whether there was a sound, and half a second of silence since."""
        return self.loudness > 0 and max(self.slices[-25:]) <= SILENCE


@dataclass
class Recorder:
    """Records what the null sink plays, while the event loop runs."""

    folder: Path
    run_for: RunFor
    recordings: int = 0

    def silent(self) -> bool:
        """Whether nothing is heard for half a second from now on."""
        return self.record(500).seconds == 0

    def record(self, milliseconds: int) -> Heard:
        """Listen for so long from now on."""
        with self.on() as finish:
            self.run_for(milliseconds)
            return finish()

    @contextmanager
    def on(self) -> Iterator["Finish"]:
        """Listen within the block; call what it gives to end, and to have what was heard."""
        self.recordings += 1
        file = self.folder / f"heard-{self.recordings}.raw"
        with running(*LISTEN, str(file)) as process:
            self._wait_for_data(file)
            yield Finish(process, file, file.stat().st_size)

    def hear(self, finish: "Finish", enough: float) -> None:
        """Listen on until `enough` seconds lie between the first sound and the last."""
        self._listen_until(lambda: finish.so_far().seconds >= enough)

    def hear_out(self, finish: "Finish") -> None:
        """Listen on until it has been silent for half a second after a sound."""
        self._listen_until(lambda: finish.so_far().is_over)

    def _listen_until(self, heard: Callable[[], bool]) -> None:
        for _ in range(150):
            if heard():
                return
            self.run_for(100)
        pytest.fail("it is not heard within 15 seconds")

    def _wait_for_data(self, file: Path) -> None:
        for _ in range(500):
            if file.exists() and file.stat().st_size:
                return
            self.run_for(10)
        pytest.fail("nothing is recorded")


@dataclass(frozen=True)
class Finish:
    """Ends a recording."""

    process: "subprocess.Popen[str]"
    file: Path
    begun: int

    def __call__(self) -> Heard:
        self.process.terminate()
        self.process.wait(5)
        return self.so_far()

    def so_far(self) -> Heard:
        """What was heard until now."""
        data = self.file.read_bytes()[self.begun :]
        samples = array.array("h", data[: len(data) // 2 * 2])
        ends = range(SLICE, len(samples) + 1, SLICE)
        return Heard(tuple(_rms(samples[end - SLICE : end]) for end in ends))


def _rms(samples: "array.array[int]") -> float:
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples))


def needs(*programs: str) -> None:
    """Skip the test, with the reason, where one of `programs` is missing."""
    for program in programs:
        if which(program) is None:
            pytest.skip(f"{program} is not installed")


def needs_speech_dispatcher() -> None:
    """Skip the test where Speech Dispatcher cannot speak by espeak-ng."""
    needs("speech-dispatcher")
    if not any(Path("/usr").glob("lib*/**/speech-dispatcher-modules/sd_espeak-ng")):
        pytest.skip("sd_espeak-ng is not installed (Debian: speech-dispatcher-espeak-ng)")


@contextmanager
def sound_server(folder: Path, patch: pytest.MonkeyPatch, run_for: RunFor) -> Iterator[Recorder]:
    """A sound server of our own whose only output is a null sink; a home of our own with it."""
    needs("pulseaudio", "pactl", "parec")
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    socket = runtime / "native"
    for name, value in {
        "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime), "PULSE_SERVER": f"unix:{socket}",
        "PULSE_RUNTIME_PATH": str(runtime / "pulse"), "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".data"), "XDG_STATE_HOME": str(folder / ".state"),
    }.items():  # fmt: skip
        patch.setenv(name, value)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "SPEECHD_ADDRESS", "PIPEWIRE_RUNTIME_DIR"):
        patch.delenv(name, raising=False)
    command = (
        "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
        "--disable-shm", "-L", "module-null-sink sink_name=rec", "-L",
        f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
    )  # fmt: skip
    with ExitStack() as stack:
        stack.enter_context(running(*command))
        _until(lambda: _pactl("info"))
        _pactl("suspend-sink", "rec", "1")
        stack.enter_context(running(*LISTEN, str(folder / "everything.raw")))
        _until(lambda: _pactl("list", "short", "source-outputs"))
        _pactl("suspend-sink", "rec", "0")  # a null sink at rest hears nobody for two seconds
        yield Recorder(folder, run_for)


def _pactl(*words: str) -> bytes:
    """What the server answers; nothing while there is none."""
    return subprocess.run(["pactl", *words], capture_output=True, check=False).stdout


def _until(probe: Callable[[], bytes]) -> None:
    end = time.monotonic() + 10
    while not probe():
        assert time.monotonic() < end, "the sound server does not start"
        time.sleep(0.05)


def speech_server(runtime: Path) -> int | None:
    """The process of the speech server that was started for this runtime folder, if it runs."""
    for file in runtime.glob("speech-dispatcher/pid/*.pid"):
        number = int(file.read_text())
        if Path(f"/proc/{number}").exists():
            return number
    return None
