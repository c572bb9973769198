"""Screen sharing as PipeWire tells it; and what becomes of a PipeWire that talks nonsense."""

import select
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("PipeWire is Linux's", allow_module_level=True)

from backcare_tray.core.watched import Works
from backcare_tray.system.presence.pipewire_wire import as_table, encode, messages, table
from backcare_tray.system.presence.screen_cast import ScreenCast, socket_path
from tests.system.conftest import RunFor, WaitFor
from tests.system.presence_pipewire_rig import PLAYS, PipeWireRig

PING = encode(0, 2, 0, 7, 9)
CAST = encode(
    2, 0, 1, 40, 0, "PipeWire:Interface:Node", 3, as_table({"media.class": "Stream/Input/Video"})
)


class TestTheRealOne:
    """A PipeWire of our own."""

    @pytest.fixture
    def rig(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeWireRig]:
        with ExitStack() as stack:
            yield PipeWireRig(tmp_path, stack, monkeypatch)

    @pytest.fixture
    def said(self) -> list[bool]:
        return []

    @pytest.fixture
    def cast(self, rig: PipeWireRig, said: list[bool], wait_for: WaitFor) -> Iterator[ScreenCast]:
        rig.appear()
        wait_for((rig.folder / "pipewire-0").exists)
        cast = ScreenCast(said.append)
        cast.start()
        wait_for(lambda: cast.health().works is not Works.NOT)
        yield cast
        cast.stop()

    def test_two_programs_are_one_sharing(
        self, rig: PipeWireRig, cast: ScreenCast, said: list[bool], wait_for: WaitFor
    ) -> None:
        rig.busy()
        rig.busy()
        wait_for(lambda: len(said) == 2)
        program = rig.programs.pop()
        program.kill()
        wait_for(lambda: len(said) == 3)
        rig.free()
        wait_for(lambda: len(said) == 4)
        assert said == [True, True, True, False]

    def test_music_is_no_sharing(
        self, rig: PipeWireRig, cast: ScreenCast, said: list[bool], run_for: RunFor
    ) -> None:
        rig.open(PLAYS)
        run_for(500)
        assert said == []

    def test_under_x11_the_limits_are_told(
        self, cast: ScreenCast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert cast.health().works is Works.PARTLY
        assert "X11" in cast.health().sentence
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        assert cast.health().works is Works.FULLY


class Scripted:
    """Says what a test says, to the first who connects."""

    def __init__(self, path: Path) -> None:
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(str(path))
        self.listening.listen()
        self.peer: socket.socket | None = None

    def say(self, data: bytes) -> None:
        if self.peer is None:
            self.peer, _ = self.listening.accept()
        self.peer.sendall(data)

    def heard(self) -> bytearray:
        assert self.peer
        return bytearray(self.peer.recv(1 << 16))

    def close(self) -> None:
        self.listening.close()
        if self.peer:
            self.peer.close()


class TestAStrangeOne:
    """A server that a test speaks for."""

    @pytest.fixture
    def server(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
        monkeypatch.setenv("PIPEWIRE_RUNTIME_DIR", str(tmp_path))
        monkeypatch.delenv("PIPEWIRE_REMOTE", raising=False)
        server = Scripted(tmp_path / "pipewire-0")
        yield server
        server.close()

    @pytest.fixture
    def said(self) -> list[bool]:
        return []

    @pytest.fixture
    def cast(self, server: Scripted, said: list[bool], qapp: object) -> Iterator[ScreenCast]:
        cast = ScreenCast(said.append)
        cast.start()
        yield cast
        cast.stop()

    def test_as_long_as_it_says_nothing_it_does_not_answer(self, cast: ScreenCast) -> None:
        assert "does not answer" in cast.health().sentence
        assert cast.health().remedy

    def test_it_greets_and_answers_a_ping(
        self, server: Scripted, cast: ScreenCast, wait_for: WaitFor, said: list[bool]
    ) -> None:
        server.say(PING + CAST)
        wait_for(lambda: said)
        spoken = [(each.target, each.opcode, each.values) for each in messages(server.heard())]
        assert spoken[0] == (0, 1, [3])
        assert spoken[1][:2] == (1, 2)
        assert table(spoken[1][2][0])["application.name"] == "Backcare"
        assert spoken[2:] == [(0, 5, [3, 2]), (0, 3, [7, 9])]

    def test_it_may_speak_in_pieces(
        self, server: Scripted, cast: ScreenCast, run_for: RunFor, said: list[bool]
    ) -> None:
        for place in range(len(CAST)):
            assert said == []
            server.say(CAST[place : place + 1])
            run_for(1)
        run_for(20)
        assert said == [True]

    @pytest.mark.parametrize(
        "nonsense",
        [
            pytest.param(struct.pack("=IIII", 2, 8, 0, 0) + b"\xff" * 8, id="too long a value"),
            pytest.param(struct.pack("=IIII", 2, 3, 0, 0) + b"abc", id="too short"),
            pytest.param(
                struct.pack("=IIII", 2, 8016, 0, 0)
                + b"".join(struct.pack("=II", 8008 - 8 * i, 14) for i in range(1002)),
                id="nested without end",
            ),
        ],
    )
    def test_nonsense_ends_the_conversation(
        self,
        server: Scripted,
        cast: ScreenCast,
        wait_for: WaitFor,
        said: list[bool],
        nonsense: bytes,
    ) -> None:
        server.say(CAST)
        wait_for(lambda: said)
        server.say(nonsense)
        wait_for(lambda: said == [True, False])

    def test_values_of_other_kinds_do_no_harm(
        self, server: Scripted, cast: ScreenCast, wait_for: WaitFor, said: list[bool]
    ) -> None:
        strange = [encode(2, 0, 0, "forty"), encode(2, 1, 0), encode(2, 1, 0, [1]), encode(9, 9, 0)]
        server.say(b"".join(strange) + encode(2, 0, 0, 1, 2, 3, 4, 5) + CAST)
        wait_for(lambda: said)
        assert said == [True]

    def test_after_a_restart_only_what_is_shared_then_counts(
        self,
        server: Scripted,
        cast: ScreenCast,
        wait_for: WaitFor,
        said: list[bool],
        tmp_path: Path,
    ) -> None:
        server.say(CAST)
        wait_for(lambda: said == [True])
        server.close()
        wait_for(lambda: said == [True, False])
        (tmp_path / "pipewire-0").unlink()
        restarted = Scripted(tmp_path / "pipewire-0")
        wait_for(lambda: select.select([restarted.listening], [], [], 0)[0])
        another = CAST.replace(struct.pack("=I", 40), struct.pack("=I", 41), 1)
        restarted.say(another)
        wait_for(lambda: said == [True, False, True])
        restarted.say(encode(2, 1, 2, 41))
        wait_for(lambda: said == [True, False, True, False])
        restarted.close()


def test_it_looks_where_pipewire_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIPEWIRE_RUNTIME_DIR", "/run/mine")
    monkeypatch.setenv("PIPEWIRE_REMOTE", "other")
    assert socket_path() == Path("/run/mine/other")
    monkeypatch.setenv("PIPEWIRE_REMOTE", "/elsewhere/pipewire-1")
    assert socket_path() == Path("/elsewhere/pipewire-1")
    monkeypatch.setenv("PIPEWIRE_REMOTE", "")
    monkeypatch.setenv("PIPEWIRE_RUNTIME_DIR", "not-absolute")
    assert socket_path() is None


def test_without_pipewire_it_says_so_and_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setenv("PIPEWIRE_RUNTIME_DIR", str(tmp_path))
    cast = ScreenCast(lambda _: None)
    cast.start()
    assert "PipeWire is not running" in cast.health().sentence
    assert cast.is_there()
    cast.stop()
