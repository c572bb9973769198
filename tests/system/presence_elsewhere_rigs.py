"""Stand-ins for the functions of Windows and macOS that tell of microphone and camera.

The sources over them are the real ones; the systems were not there to run them on.
"""

import ctypes
from collections.abc import Callable
from typing import Any, Self

from backcare_tray.system.presence import macos_microphone
from backcare_tray.system.presence.macos_microphone import Address, Microphone
from backcare_tray.system.presence.source import Say, Source
from backcare_tray.system.presence.windows_consent import (
    BEGAN,
    CAPABILITIES,
    ENDED,
    STORE,
    Consent,
)
from backcare_tray.system.presence.wishes import Wish

EVENT = 0x1_0000_0042
MICROPHONE = 40
"""The number of the device."""
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
        self.followers: list[Callable[[], None]] = []
        self.is_there, self.refuses = True, 0
        self.armed = self.closed = 0

        def notify(key: int, subtree: int, what: int, event: int, later: int) -> int:
            assert (key, subtree, what, event, later) == (Key.handle, 1, 5, EVENT, 1)
            self.armed += 1
            return self.refuses

        def close(_: object) -> int:
            self.closed += 1
            return 1

        self.CreateEventW = Function(lambda *_: EVENT)
        self.CloseHandle = close
        self.RegNotifyChangeKeyValue = Function(notify)

    def source(self, wish: Wish, say: Callable[[bool], None]) -> Consent:
        return Consent(wish, say, self, (self, self), self.follow)

    def follow(self, handle: int, heard: Callable[[], None]) -> Callable[[], None]:
        assert handle == EVENT
        self.followers.append(heard)
        return lambda: self.followers.remove(heard)

    def heard(self) -> None:
        """Set the event."""
        for follower in self.followers:
            follower()

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


class Function:
    """A function of a library, whose types may be declared."""

    def __init__(self, run: Callable[..., int]) -> None:
        self.run = run

    def __call__(self, *values: Any) -> int:  # noqa: ANN401 - whatever ctypes would take
        return self.run(*values)


class CoreAudio:
    """The functions of CoreAudio, over devices that a test lets run."""

    def __init__(self) -> None:
        self.default = MICROPHONE
        self.running: set[int] = set()
        self.listening: dict[tuple[int, int], list[Callable[..., int]]] = {}
        self.AudioObjectGetPropertyData = Function(self._get)
        self.AudioObjectAddPropertyListener = Function(self._add)
        self.AudioObjectRemovePropertyListener = Function(self._remove)

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
        listeners = self.listening.setdefault((of, where._obj.selector), [])
        assert listener not in listeners
        listeners.append(listener)
        return 0

    def _remove(self, of: int, where: Any, listener: Any, _: object) -> int:  # noqa: ANN401 - the same
        listeners = self.listening[of, where._obj.selector]
        listeners.remove(listener)
        if not listeners:
            del self.listening[of, where._obj.selector]
        return 0

    def tell(self, of: int, selector: int) -> None:
        for listener in self.listening.get((of, selector), []):
            listener(of, 1, ctypes.pointer(Address(selector, 0, 0)), None)

    def run(self, device: int, *, on: bool) -> None:
        (self.running.add if on else self.running.discard)(device)
        self.tell(device, macos_microphone.IS_RUNNING)

    def plug(self, device: int) -> None:
        self.default = device
        self.tell(macos_microphone.SYSTEM, macos_microphone.DEFAULT_INPUT)


class ConsentRig:
    """The list of Windows, in which a program begins and ends. A refusal lasts for the session."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.registry = Registry(CAPABILITIES[wish])

    def build(self, say: Say) -> Source:
        return self.registry.source(self.wish, say)

    def appear(self) -> None:
        """It is there from the start."""

    def busy(self) -> None:
        self.registry.change("Store.App", 8, 0)

    def free(self) -> None:
        self.registry.change("Store.App", 8, 9)

    def hint(self) -> None:
        self.registry.heard()

    def vanish(self) -> None:
        self.registry.refuses = 6
        self.registry.heard()

    def hang(self) -> None:
        raise NotImplementedError

    def talk_nonsense(self) -> None:
        raise NotImplementedError

    def recover(self) -> None:
        raise NotImplementedError


class CoreAudioRig:
    """A microphone on macOS that runs and rests, and can be unplugged."""

    wish = Wish.CALLS

    def __init__(self) -> None:
        self.audio = CoreAudio()

    def build(self, say: Say) -> Source:
        return Microphone(say, self.audio)

    def appear(self) -> None:
        """It is there from the start."""

    def busy(self) -> None:
        self.audio.run(MICROPHONE, on=True)

    def free(self) -> None:
        self.audio.run(MICROPHONE, on=False)

    def hint(self) -> None:
        self.audio.tell(MICROPHONE, macos_microphone.IS_RUNNING)

    def vanish(self) -> None:
        self.audio.plug(0)

    def hang(self) -> None:
        raise NotImplementedError

    def talk_nonsense(self) -> None:
        raise NotImplementedError

    def recover(self) -> None:
        self.audio.plug(MICROPHONE)
