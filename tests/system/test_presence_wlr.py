"""The active window on Wayland, from a stub of a compositor that speaks the real wire format."""

import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSocketNotifier

if sys.platform != "linux":
    pytest.skip("Wayland is not here", allow_module_level=True)

from backcare_tray.core.events import BecameBusy, BecameFree, Event, Occupation
from backcare_tray.system.presence import Wanted, watch
from backcare_tray.system.presence.active_window import NONE, Window
from backcare_tray.system.presence.wlr_active_window import MANAGER, WlrActiveWindow
from backcare_tray.system.stream import Stream
from backcare_tray.system.wayland.connection import text
from tests.system.conftest import RunFor, SetClock, WaitFor

FIRST_OF_SERVER = 0xFF000000
TITLE, APP_ID, STATE, DONE, CLOSED = 0, 1, 4, 5, 6
MAXIMIZED, ACTIVATED, FULL_SCREEN = 0, 2, 3


class Compositor:
    """Listens at `path` and shows its windows in `version` of the protocol; 0: not at all."""

    def __init__(self, path: Path, version: int = 3) -> None:
        self.version = version
        self.manager = 0
        self.windows = 0
        self.destroyed: list[int] = []
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(path))
        self.socket.listen()
        self.guest: Stream | None = None
        self.notifier = QSocketNotifier(self.socket.fileno(), QSocketNotifier.Type.Read)
        self.notifier.activated.connect(self._accept)

    def close(self) -> None:
        self.notifier.setEnabled(False)
        self.socket.close()
        if self.guest:
            self.guest.close()

    def open(self, name: str, *states: int) -> int:
        """Open a window; returns its number."""
        number = FIRST_OF_SERVER + self.windows
        self.windows += 1
        self.send(self.manager, 0, struct.pack("=I", number))
        self.send(number, TITLE, text("A letter"))
        self.send(number, APP_ID, text(name))
        self.set(number, *states)
        return number

    def set(self, number: int, *states: int) -> None:
        """Put a window into these states."""
        array = struct.pack(f"={len(states) + 1}I", 4 * len(states), *states)
        self.send(number, STATE, array)
        self.send(number, DONE)

    def send(self, target: int, event: int, arguments: bytes = b"") -> None:
        assert self.guest
        size = 8 + len(arguments)
        self.guest.send(struct.pack("=II", target, size << 16 | event) + arguments)

    def _accept(self) -> None:
        guest, _ = self.socket.accept()
        self.guest = Stream(guest, self._received, lambda _: None)

    def _received(self, data: bytes) -> None:
        while data:
            target, word = struct.unpack_from("=II", data)
            arguments, data = data[8 : word >> 16], data[word >> 16 :]
            self._request(target, word & 0xFFFF, arguments)

    def _request(self, target: int, opcode: int, arguments: bytes) -> None:
        if (target, opcode) == (1, 1):  # get_registry
            (self.registry,) = struct.unpack("=I", arguments)
            if self.version:
                offer = struct.pack("=I", 9) + text(MANAGER) + struct.pack("=I", self.version)
                self.send(self.registry, 0, offer)
        elif (target, opcode) == (1, 0):  # sync
            (callback,) = struct.unpack("=I", arguments)
            self.send(callback, 0, bytes(4))
        elif target == self.registry:  # bind
            (self.manager,) = struct.unpack_from("=I", arguments, len(arguments) - 4)
        elif opcode == 7:
            self.destroyed.append(target)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    return tmp_path / "wayland-7"


@pytest.fixture
def compositor(path: Path, qapp: object) -> Iterator[Compositor]:
    compositor = Compositor(path)
    yield compositor
    compositor.close()


@pytest.fixture
def seen(path: Path, compositor: Compositor, wait_for: WaitFor) -> Iterator[list[Window]]:
    """What is seen of the compositor's windows."""
    seen: list[Window] = []
    active = WlrActiveWindow(path)
    active.listen(seen.append)
    wait_for(lambda: compositor.manager)
    yield seen
    active.forget(seen.append)


def test_only_the_active_window_counts(
    compositor: Compositor, seen: list[Window], wait_for: WaitFor, run_for: RunFor
) -> None:
    player = compositor.open("org.example.Player", FULL_SCREEN)
    run_for(100)
    assert seen == [NONE]
    names = frozenset({"org.example.player", "player"})
    compositor.set(player, ACTIVATED, FULL_SCREEN)
    wait_for(lambda: seen[-1] == Window(True, names))
    compositor.set(player, ACTIVATED, MAXIMIZED)
    wait_for(lambda: seen[-1] == Window(False, names))
    compositor.set(player)
    wait_for(lambda: seen[-1] == NONE)


def test_a_window_that_closes_in_full_screen_leaves_nobody_busy(
    compositor: Compositor, seen: list[Window], wait_for: WaitFor
) -> None:
    player = compositor.open("player", ACTIVATED, FULL_SCREEN)
    wait_for(lambda: seen[-1].fills_screen)
    compositor.send(player, CLOSED)
    wait_for(lambda: seen[-1] == NONE)
    wait_for(lambda: compositor.destroyed == [player])


def test_a_title_is_of_no_interest(
    compositor: Compositor, seen: list[Window], wait_for: WaitFor, run_for: RunFor
) -> None:
    editor = compositor.open("editor", ACTIVATED)
    wait_for(lambda: len(seen) == 2)
    compositor.send(editor, TITLE, text("Another letter"))
    compositor.send(editor, DONE)
    run_for(100)
    assert len(seen) == 2


def test_the_end_of_the_compositor_leaves_nobody_busy(
    compositor: Compositor, seen: list[Window], wait_for: WaitFor
) -> None:
    compositor.open("player", ACTIVATED, FULL_SCREEN)
    wait_for(lambda: seen[-1].fills_screen)
    compositor.close()
    wait_for(lambda: seen[-1] == NONE)


@pytest.mark.parametrize("version", [0, 1])
def test_where_windows_are_not_shown_others_are_asked(
    version: int, path: Path, clock: SetClock, wait_for: WaitFor, qapp: object
) -> None:
    compositor = Compositor(path, version)
    wanted = Wanted(calls=False, camera=False, programs=("player",))
    presence = watch(None, None, clock, lambda _: None, wanted)
    wait_for(lambda: "no-full-screen" in [line.backend for line in presence.watched()])
    assert "no-programs" in [line.backend for line in presence.watched()]
    presence.close()
    compositor.close()


def test_both_sources_share_what_they_see(
    compositor: Compositor, clock: SetClock, wait_for: WaitFor
) -> None:
    told: list[Event] = []
    wanted = Wanted(calls=False, camera=False, programs=("Player",))
    presence = watch(None, None, clock, told.append, wanted)
    wait_for(lambda: compositor.manager)
    player = compositor.open("player", ACTIVATED)
    wait_for(lambda: len(told) == 1)
    compositor.set(player, ACTIVATED, FULL_SCREEN)
    wait_for(lambda: len(told) == 2)
    assert told[1] == BecameBusy(Occupation.FULL_SCREEN)
    sentences = [line.health.sentence for line in presence.watched()]
    assert "Windows that fill the screen are watched through Wayland." in sentences
    presence.set_wanted(Wanted(calls=False, camera=False))
    assert len(told) == 3
    presence.set_wanted(Wanted(calls=False, camera=False, full_screen=False))
    assert told[3] == BecameFree(Occupation.FULL_SCREEN)
    presence.close()


def test_a_compositor_that_is_not_there_is_told(path: Path, qapp: object) -> None:
    active = WlrActiveWindow(path)
    active.listen(lambda _: None)
    assert active.trouble
