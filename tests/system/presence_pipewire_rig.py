"""A real PipeWire, and programs that draw pictures from it as those do that share a screen."""

import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from shutil import which

import pytest

from backcare_tray.system.presence.screen_cast import ScreenCast
from backcare_tray.system.presence.source import Say, Source
from backcare_tray.system.presence.wishes import Wish
from tests.system.conftest import running

NODE = "create-node spa-node-factory {{ factory.name=support.node.driver media.class={kind} }}\n"
DRAWS, PLAYS = "Stream/Input/Video", "Stream/Output/Audio"


class PipeWireRig:
    """Its node is made as a program's is; no picture runs through it, for none is looked at."""

    wish = Wish.SHARING

    def __init__(self, folder: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
        for program in ("pipewire", "pw-cli"):
            if which(program) is None:
                pytest.skip(f"{program} is not installed (Debian: pipewire, pipewire-bin)")
        self.stack = stack
        self.folder = folder / "run"
        self.folder.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(self.folder))
        monkeypatch.setenv("HOME", str(folder))
        for variable in ("PIPEWIRE_REMOTE", "PIPEWIRE_RUNTIME_DIR", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(variable, raising=False)
        self.server: subprocess.Popen[str] | None = None
        self.programs: list[subprocess.Popen[str]] = []

    def build(self, say: Say) -> Source:
        return ScreenCast(say)

    def appear(self) -> None:
        """Start it, and wait until it answers."""
        self.server = self.stack.enter_context(running("pipewire"))
        for _ in range(100):
            answer = subprocess.run(["pw-cli", "info", "0"], check=False, capture_output=True)
            if not answer.returncode:
                return
            time.sleep(0.05)
        pytest.fail("PipeWire does not answer")

    def busy(self) -> None:
        self.open(DRAWS)

    def open(self, kind: str) -> None:
        """A program with a stream of this kind; it lives until its input ends."""
        program = self.stack.enter_context(
            subprocess.Popen(
                ["pw-cli"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )
        assert program.stdin
        self.stack.callback(program.terminate)
        program.stdin.write(NODE.format(kind=kind))
        program.stdin.flush()
        self.programs.append(program)

    def free(self) -> None:
        while self.programs:
            program = self.programs.pop()
            program.kill()
            program.wait()

    def hint(self) -> None:
        self.open(DRAWS)

    def vanish(self) -> None:
        assert self.server
        self.server.kill()
        self.server.wait()
        self.free()

    def hang(self) -> None:
        raise NotImplementedError

    def talk_nonsense(self) -> None:
        raise NotImplementedError

    def recover(self) -> None:
        for socket in self.folder.glob("pipewire-0*"):
            socket.unlink()
        self.appear()
        self.busy()
