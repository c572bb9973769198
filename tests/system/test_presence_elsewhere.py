"""Microphone and camera on Windows and macOS: against stand-ins for their functions."""

import ctypes
from collections.abc import Callable
from typing import Any, Self

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.watched import Works
from backcare_tray.system.presence import macos_microphone
from backcare_tray.system.presence.macos_microphone import Address, Microphone
from backcare_tray.system.presence.windows_consent import BEGAN, ENDED, STORE, Consent
from backcare_tray.system.presence.wishes import Wish
from tests.system.conftest import RunFor, WaitFor

EVENT = 0x1_0000_0042
Values = dict[str, int]


class Key:
    """An open key."""

    handle = 0x77

    def __init__(self, path: str) -> None:
        self.path = path

    def Close(self) -> None:  # noqa: N802 - the name in winreg
        self.path = "closed"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.Close()


class Registry:
    """The module winreg, the two libraries and the event, over one capability."""

    KEY_READ, HKEY_CURRENT_USER = 0x20019, Key("")

    def __init__(self, capability: str) -> None:
        self.root = rf"{STORE}\{capability}"
        self.programs: dict[str, Values] = {}
        self.heard: Callable[[], None] = lambda: None
        self.is_there, self.refuses = True, 0
        self.armed = self.closed = 0

        def notify(key: int, subtree: int, what: int, event: int, later: int) -> int:
            assert (key, subtree, what, event, later) == (Key.handle, 1, 5, EVENT, 1)
            self.armed += 1
            return self.refuses

        def close(_: object) -> int:
            self.closed += 1
            return 1

        self.CreateEventW = _Function(lambda *_: EVENT)
        self.CloseHandle = close
        self.RegNotifyChangeKeyValue = _Function(notify)

    def source(self, wish: Wish, say: Callable[[bool], None]) -> Consent:
        return Consent(wish, say, self, (self, self), self.follow)

    def follow(self, handle: int, heard: Callable[[], None]) -> Callable[[], None]:
        assert handle == EVENT
        self.heard = heard
        return lambda: setattr(self, "heard", lambda: None)

    def change(self, program: str, began: int, ended: int) -> None:
        self.programs[program] = {BEGAN: began, ENDED: ended}
        self.heard()

    def OpenKey(self, key: Key, path: str, _: int = 0, rights: int = KEY_READ) -> Key:  # noqa: N802
        assert rights == self.KEY_READ
        full = f"{key.path}\\{path}".strip("\\")
        if not self.is_there or not full.startswith(self.root):
            raise FileNotFoundError(2, "there is no such key")
        return Key(full)

    def _names(self, key: Key) -> list[str]:
        inside = key.path.removeprefix(self.root).strip("\\")
        below = [p.removeprefix(inside).strip("\\") for p in self.programs if p.startswith(inside)]
        return sorted({name.split("\\")[0] for name in below if name})

    def QueryInfoKey(self, key: Key) -> tuple[int, int, int]:  # noqa: N802
        return len(self._names(key)), 0, 0

    def EnumKey(self, key: Key, number: int) -> str:  # noqa: N802
        return self._names(key)[number]

    def QueryValueEx(self, key: Key, name: str) -> tuple[int, int]:  # noqa: N802
        values = self.programs.get(key.path.removeprefix(self.root).strip("\\"), {})
        if name not in values:
            raise FileNotFoundError(2, "there is no such value")
        return values[name], 11


class _Function:
    """A function of a library, whose types may be declared."""

    def __init__(self, run: Callable[..., int]) -> None:
        self.run = run

    def __call__(self, *values: Any) -> int:  # noqa: ANN401 - whatever ctypes would take
        return self.run(*values)


class TestWindows:
    """The list that Windows keeps for its privacy settings."""

    @pytest.fixture
    def said(self) -> list[bool]:
        return []

    @pytest.mark.parametrize("wish", [Wish.CALLS, Wish.CAMERA])
    def test_whoever_has_begun_and_not_ended_is_busy(self, wish: Wish, said: list[bool]) -> None:
        registry = Registry({Wish.CALLS: "microphone", Wish.CAMERA: "webcam"}[wish])
        registry.programs = {"Store.App": {BEGAN: 5, ENDED: 6}, "Unused": {}}
        source = registry.source(wish, said.append)
        source.start()
        registry.change(r"NonPackaged\C:#meet.exe", 7, 0)
        registry.change("Store.App", 8, 0)
        registry.change(r"NonPackaged\C:#meet.exe", 7, 9)
        registry.change("Store.App", 8, 9)
        assert said == [False, True, True, True, False]
        assert registry.armed == 5  # each is good for one change
        assert source.health().works is Works.FULLY

    def test_stopped_it_gives_everything_back(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        source.stop()
        source.stop()
        registry.change("Store.App", 8, 0)
        assert (said, registry.closed) == ([False], 1)
        source.start()
        assert said == [False, True]
        source.stop()

    def test_an_older_windows_has_no_list(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        registry.is_there = False
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        assert not source.is_there()
        assert "there is no such key" in source.health().sentence
        assert said == []

    def test_a_refusal_later_on_is_not_busy_for_good(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        registry.change("Store.App", 8, 0)
        registry.refuses = 6
        registry.heard()
        assert said == [False, True, False]
        assert "error 6" in source.health().sentence
        source.stop()

    def test_a_windows_without_events_says_so(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        registry.CreateEventW = _Function(lambda *_: 0)
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        assert source.health().works is Works.NOT
        assert said == []


class CoreAudio:
    """The functions of CoreAudio, over devices that a test lets run."""

    def __init__(self) -> None:
        self.default = 40
        self.running: set[int] = set()
        self.listening: dict[tuple[int, int], Callable[..., int]] = {}
        self.AudioObjectGetPropertyData = _Function(self._get)
        self.AudioObjectAddPropertyListener = _Function(self._add)
        self.AudioObjectRemovePropertyListener = _Function(self._remove)

    def _get(self, of: int, where: Any, *rest: Any) -> int:  # noqa: ANN401 - what ctypes hands over
        _, _, size, value = rest
        assert size._obj.value == 4
        if where._obj.selector == macos_microphone.DEFAULT_INPUT:
            value._obj.value = self.default
        elif of == self.default:
            value._obj.value = int(of in self.running)
        else:
            return -1
        return 0

    def _add(self, of: int, where: Any, listener: Any, _: object) -> int:  # noqa: ANN401 - the same
        assert (of, where._obj.selector) not in self.listening
        self.listening[of, where._obj.selector] = listener
        return 0

    def _remove(self, of: int, where: Any, _listener: object, _: object) -> int:  # noqa: ANN401
        del self.listening[of, where._obj.selector]
        return 0

    def tell(self, of: int, selector: int) -> None:
        if listener := self.listening.get((of, selector)):
            listener(of, 1, ctypes.pointer(Address(selector, 0, 0)), None)

    def run(self, device: int, *, on: bool) -> None:
        (self.running.add if on else self.running.discard)(device)
        self.tell(device, macos_microphone.IS_RUNNING)

    def plug(self, device: int) -> None:
        self.default = device
        self.tell(macos_microphone.SYSTEM, macos_microphone.DEFAULT_INPUT)


class TestMacOs:
    """CoreAudio's word on the input device."""

    @pytest.fixture
    def said(self, qapp: QCoreApplication) -> list[bool]:
        return []

    def test_a_device_that_runs_is_busy(self, said: list[bool], wait_for: WaitFor) -> None:
        audio = CoreAudio()
        microphone = Microphone(said.append, audio)
        microphone.start()
        audio.run(40, on=True)
        wait_for(lambda: len(said) == 2)
        audio.run(40, on=False)
        wait_for(lambda: len(said) == 3)
        assert said == [False, True, False]
        assert microphone.health().works is Works.PARTLY
        microphone.stop()
        assert audio.listening == {}

    def test_another_microphone_is_followed(self, said: list[bool], wait_for: WaitFor) -> None:
        audio = CoreAudio()
        audio.running.add(41)
        microphone = Microphone(said.append, audio)
        microphone.start()
        audio.plug(41)
        wait_for(lambda: said == [False, True])
        audio.plug(0)
        wait_for(lambda: said == [False, True, False])
        assert microphone.health().works is Works.NOT
        assert list(audio.listening) == [(1, macos_microphone.DEFAULT_INPUT)]
        microphone.stop()

    def test_news_that_comes_after_the_stop_means_nothing(
        self, said: list[bool], run_for: RunFor
    ) -> None:
        audio = CoreAudio()
        microphone = Microphone(said.append, audio)
        microphone.start()
        audio.run(40, on=True)
        microphone.stop()
        run_for(20)
        assert said == [False]
        microphone.start()
        assert said == [False, True]
        microphone.stop()
