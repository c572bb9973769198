"""What the sources of presence are tried on: real ones where they run here, stubs elsewhere.

Each rig makes the person busy and free in its own way, and can misbehave in the ways of its kind.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from shutil import which
from typing import Protocol

import pytest

from backcare_tray.system.presence import (
    active_window,
    camera,
)
from backcare_tray.system.presence.camera import Camera
from backcare_tray.system.presence.pulse import PulseCalls
from backcare_tray.system.presence.source import Say, Source
from backcare_tray.system.presence.wishes import Wish
from backcare_tray.system.presence.x11_active_window import X11ActiveWindow
from tests.system.conftest import running
from tests.system.presence_fake_pulse import Babbler


class Rig(Protocol):
    """A small world in which one source listens."""

    wish: Wish

    def build(self, say: Say) -> Source:
        """The source, listening to this world."""

    def appear(self) -> None:
        """Let what is listened to be there; nobody is busy."""

    def busy(self) -> None: ...

    def free(self) -> None: ...

    def hint(self) -> None:
        """Say once more what was said already."""

    def vanish(self) -> None: ...

    def hang(self) -> None:
        """Answer no more, and let something happen."""

    def talk_nonsense(self) -> None:
        """Answer nonsense, and let something happen."""

    def recover(self) -> None:
        """Be well again, and let the person be busy."""


def end(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    process.wait()


class SoundRig:
    """A real PulseAudio with streams that really record; or a socket at which nonsense is said."""

    wish = Wish.CALLS

    def __init__(self, folder: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
        for program in ("pulseaudio", "parec", "pactl"):
            if which(program) is None:
                pytest.skip(f"{program} is not installed (Debian: pulseaudio, pulseaudio-utils)")
        self.stack = stack
        self.socket = folder / "run/pulse/native"
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
        monkeypatch.setenv("HOME", str(folder))
        for variable in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "PULSE_COOKIE", "XDG_CONFIG_HOME"):
            monkeypatch.delenv(variable, raising=False)
        (folder / "run").mkdir(mode=0o700)
        self.server: subprocess.Popen[str] | None = None
        self.recorders: list[subprocess.Popen[str]] = []
        self.babbler: Babbler | None = None

    def build(self, say: Say) -> Source:
        self.source = PulseCalls(say)
        return self.source

    def appear(self) -> None:
        self.server = self._start(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "-L", "module-null-sink sink_name=loudspeaker",
            "-L", "module-null-source source_name=microphone",
            "-L", f"module-native-protocol-unix socket={self.socket}",
        )  # fmt: skip

    def busy(self) -> None:
        self.record("microphone")

    def record(self, source: str, *options: str) -> None:
        """Record; the sound goes nowhere."""
        self.recorders.append(self._start("parec", "-d", source, *options))

    def free(self) -> None:
        while self.recorders:
            end(self.recorders.pop())

    def hint(self) -> None:
        self.record("microphone")

    def vanish(self) -> None:
        assert self.server
        self.server.kill()
        self.server.wait()
        self.recorders.clear()

    def hang(self) -> None:
        """Stop, when an event has just come and the question after it is not answered yet."""
        assert self.server
        self.server.send_signal(signal.SIGSTOP)
        self.source._ask()

    def talk_nonsense(self) -> None:
        self.vanish()
        self.socket.unlink(missing_ok=True)
        self.babbler = Babbler(self.socket)

    def recover(self) -> None:
        assert self.server
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGCONT)
        else:
            if self.babbler:
                self.babbler.close()
            self.socket.unlink(missing_ok=True)
            self.appear()
            while subprocess.run(["pactl", "info"], check=False, capture_output=True).returncode:
                time.sleep(0.05)
        self.busy()

    def _start(self, *command: str) -> "subprocess.Popen[str]":
        return self.stack.enter_context(running(*command))


class CameraRig:
    """Files in the place of devices, opened by another process; the kernel's news of it is real."""

    wish = Wish.CAMERA

    def __init__(self, folder: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(camera, "SETTLE", 50)
        self.stack = stack
        self.devices, self.notes = folder / "dev", folder / "udev"
        self.devices.mkdir()
        self.device = self.devices / "video0"
        self.users: list[subprocess.Popen[str]] = []

    def build(self, say: Say) -> Source:
        return Camera(say, devices=self.devices, notes=self.notes)

    def appear(self) -> None:
        self.device.touch()

    def busy(self) -> None:
        self.users.append(self.stack.enter_context(running("tail", "-f", str(self.device))))

    def free(self) -> None:
        while self.users:
            end(self.users.pop())

    def hint(self) -> None:
        self.device.read_bytes()

    def vanish(self) -> None:
        self.device.unlink()

    def hang(self) -> None:
        raise NotImplementedError

    def talk_nonsense(self) -> None:
        raise NotImplementedError

    def recover(self) -> None:
        self.free()
        self.appear()
        self.busy()


WINDOW = """
import sys
from PySide6.QtGui import QGuiApplication, QWindow
app = QGuiApplication([sys.argv[1]])
window = QWindow()
window.setTitle(sys.argv[1])
window.resize(200, 200)
window.show()
app.exec()
"""


class WindowRig:
    """A real X server, window manager and window. It cannot come back: the session ends with it."""

    def __init__(
        self, wish: Wish, server: "subprocess.Popen[str]", stack: ExitStack, folder: Path
    ) -> None:
        for program in ("openbox", "wmctrl", "xmessage"):
            if which(program) is None:
                pytest.skip(f"{program} is not installed (Debian: openbox, wmctrl, x11-utils)")
        self.wish = wish
        self.server = server
        self.stack = stack
        self.script = folder / "window.py"
        self.script.write_text(WINDOW)
        self.active = X11ActiveWindow(os.environ["DISPLAY"])
        self.named = ("Player", "meeting")
        self.processes: dict[str, subprocess.Popen[str]] = {}

    def build(self, say: Say) -> Source:
        if self.wish is Wish.FULL_SCREEN:
            return active_window.full_screen(self.active, say)
        return active_window.programs(self.active, lambda: self.named, say)

    def appear(self) -> None:
        self.stack.enter_context(running("openbox"))
        self.open("editor")
        self.open("player")
        self.activate("editor")

    def open(self, name: str) -> None:
        command = (sys.executable, str(self.script), name)
        process = self.stack.enter_context(running(*command, QT_QPA_PLATFORM="xcb"))
        self.processes[name] = process
        self._until(lambda: name in self._tool("-l"))

    def activate(self, name: str) -> None:
        self._tool("-a", name)

    def close(self, name: str) -> None:
        self._tool("-c", name)

    def fill(self, name: str, action: str) -> None:
        self._tool("-r", name, "-b", f"{action},fullscreen")

    def busy(self) -> None:
        if self.wish is Wish.FULL_SCREEN:
            self.fill("editor", "add")
        else:
            self.activate("player")

    def free(self) -> None:
        if self.wish is Wish.FULL_SCREEN:
            self.fill("editor", "remove")
        else:
            self.activate("editor")

    def hint(self) -> None:
        self.busy()

    def vanish(self) -> None:
        self.server.kill()

    def hang(self) -> None:
        raise NotImplementedError

    def talk_nonsense(self) -> None:
        raise NotImplementedError

    def recover(self) -> None:
        raise NotImplementedError

    def _tool(self, *arguments: str) -> str:
        command = ("wmctrl", *arguments)
        return subprocess.run(command, check=False, capture_output=True, text=True).stdout

    def _until(self, condition: Callable[[], object]) -> None:
        for _ in range(100):
            if condition():
                return
            time.sleep(0.1)
        pytest.fail("the window did not appear")
