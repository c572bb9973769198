"""Wake-ups and CPU with every detector on, in scenes of a working day, beside the bare program.

Both run side by side, so that a busy minute of the machine hits both alike. Sound is a real
PulseAudio; windows, pointer and keys are real ones of an X server.
"""

import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from shutil import which

from tests.benchmarks.processes import Process, cpu, switches
from tests.desktop.x11 import Desktop

NEEDED = {"pulseaudio": "pulseaudio", "parec": "pulseaudio-utils", "xmessage": "x11-utils"}
"""Programs and their Debian packages."""


@dataclass(frozen=True)
class Cost:
    """Of one program in one scene, each in a minute."""

    wakeups: float
    cpu_ms: float


Scenes = dict[str, dict[str, Cost]]
"""By scene, then by program."""


def missing() -> list[str]:
    """The Debian packages that are needed and not installed."""
    return [package for program, package in NEEDED.items() if not which(program)]


def prepare(desktop: Desktop) -> None:
    """A sound server and two windows, before the programs start."""
    desktop.run(
        "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
        "-L", "module-null-source source_name=microphone",
        "-L", f"module-native-protocol-unix socket={desktop.home / 'run/pulse/native'}",
    )  # fmt: skip
    for name in ("editor", "browser"):
        desktop.run("xmessage", "-title", name, name)
    desktop.until(lambda: len(desktop.windows("--class", "xmessage")) == 2)


def measure(desktop: Desktop, running: Mapping[str, Process], seconds: float) -> Scenes:
    """Play each scene for so long; nobody has touched anything before, nor does in the last."""
    scenes: dict[str, tuple[float, Callable[[int], None]]] = {
        "coming back": (seconds, lambda _: desktop.key("a")),
        "typing": (0.5, lambda _: desktop.key("a")),
        "changing windows": (10, lambda number: _activate(desktop, number)),
        "calls": (25, lambda _: _call(desktop)),
        "away": (10, lambda _: None),
    }
    return {name: _scene(running, seconds, play, pause) for name, (pause, play) in scenes.items()}


def _scene(
    running: Mapping[str, Process], seconds: float, play: Callable[[int], None], pause: float
) -> dict[str, Cost]:
    before = {name: (switches(each.pid), cpu(each.pid)) for name, each in running.items()}
    begin, number = time.monotonic(), 0
    while time.monotonic() - begin < seconds:
        play(number)
        number += 1
        time.sleep(pause)
    minutes = (time.monotonic() - begin) / 60
    return {
        name: Cost(
            (switches(each.pid) - before[name][0]) / minutes,
            (cpu(each.pid) - before[name][1]) / minutes,
        )
        for name, each in running.items()
    }


def _activate(desktop: Desktop, number: int) -> None:
    windows = desktop.windows("--class", "xmessage")
    desktop.ask("xdotool", "windowactivate", str(windows[number % len(windows)].id))


def _call(desktop: Desktop) -> None:
    """Somebody records for five seconds; the sound goes nowhere."""
    recorder = subprocess.Popen(
        ["parec", "-d", "microphone"], env=desktop.environment, stdout=subprocess.DEVNULL
    )
    time.sleep(5)
    recorder.terminate()
    recorder.wait()
