"""Microphone and camera on Windows: the registry says which programs use them, and since when.

Windows keeps a list for its privacy settings, from which also its own sign in the task bar comes:
of each program when it last began and when it ended, the end being zero as long as it goes on. A
change of the registry is an event; nothing is polled. No name of a program is kept.

Written from Microsoft's documentation of the functions (the list itself is described by those who
examine computers, not by Microsoft); run only against a stand-in, as there was no Windows.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.presence.source import Say
from backcare_tray.system.presence.wishes import Wish

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
CAPABILITIES = {Wish.CALLS: "microphone", Wish.CAMERA: "webcam"}
UNPACKAGED = "NonPackaged"
"""Below this key are the programs that did not come from the store."""
BEGAN, ENDED = "LastUsedTimeStart", "LastUsedTimeStop"
NAME_AND_VALUES = 0x1 | 0x4
"""REG_NOTIFY_CHANGE_NAME and REG_NOTIFY_CHANGE_LAST_SET."""
Library = Any
"""A loaded library, or the module winreg: ctypes and other systems cannot know what is in it."""

Follow = Callable[[int, Callable[[], None]], Callable[[], None]]
"""Calls back whenever the event with this handle is set; what it returns ends that."""


class Consent:
    """Says True while a program uses the microphone, or the camera."""

    def __init__(
        self,
        wish: Wish,
        say: Say,
        winreg: Library,
        libraries: tuple[Library, Library],
        follow: Follow,
    ) -> None:
        self._path = rf"{STORE}\{CAPABILITIES[wish]}"
        self._wish = wish
        self._say = say
        self._winreg = winreg
        self._advapi32, self._kernel32 = libraries
        self._follow = follow
        self._key: Any = None
        self._event = 0
        self._end: Callable[[], None] = lambda: None
        self._trouble = ""

    def start(self) -> None:
        """Look, and listen from now on."""
        self.stop()
        rights = self._winreg.KEY_READ  # which also allows to be notified
        try:
            self._key = self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, self._path, 0, rights)
            self._event = int(self._create_event())
            self._listen()
        except OSError as error:
            self.stop()
            self._trouble = error.strerror or str(error)
            return
        self._trouble = ""
        self._end = self._follow(self._event, self._changed)
        self._look()

    def stop(self) -> None:
        """Listen no more."""
        self._end()
        self._end = lambda: None
        if self._key is not None:
            self._key.Close()
            self._key = None
        if self._event:
            self._kernel32.CloseHandle(ctypes.c_void_p(self._event))
            self._event = 0

    def is_there(self) -> bool:
        """Whether this Windows keeps the list (10, version 1903, and later)."""
        return not self._trouble

    def health(self) -> Health:
        """What is watched."""
        if self._trouble:
            return missing(tr("Windows does not say: {trouble}.").format(trouble=self._trouble))
        if self._wish is Wish.CALLS:
            return well(tr("The microphone is watched through Windows."))
        return well(tr("The camera is watched through Windows."))

    def _create_event(self) -> int:
        create = self._kernel32.CreateEventW
        create.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_wchar_p)
        create.restype = ctypes.c_void_p
        event = create(None, 0, 0, None)
        if not event:
            raise OSError(tr("it makes no event"))
        return int(event)

    def _listen(self) -> None:
        """Have the next change set the event: each call is good for one. Raises OSError."""
        notify = self._advapi32.RegNotifyChangeKeyValue
        notify.argtypes = (
            ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_int,
        )  # fmt: skip
        notify.restype = ctypes.c_long
        if error := notify(int(self._key.handle), 1, NAME_AND_VALUES, self._event, 1):
            raise OSError(tr("error {number}").format(number=error))

    def _changed(self) -> None:
        """Listen anew before the look, so that no change falls in between."""
        try:
            self._listen()
        except OSError as error:
            self._trouble = error.strerror or str(error)
            self._say(False)
            return
        self._look()

    def _look(self) -> None:
        self._say(any(map(self._is_in_use, self._programs())))

    def _programs(self) -> Iterator[str]:
        """The keys of all programs, below that of the capability."""
        for name in self._below(""):
            if name == UNPACKAGED:
                yield from (rf"{UNPACKAGED}\{other}" for other in self._below(UNPACKAGED))
            else:
                yield name

    def _below(self, path: str) -> list[str]:
        try:
            with self._winreg.OpenKey(self._key, path) as key:
                count = self._winreg.QueryInfoKey(key)[0]
                return [self._winreg.EnumKey(key, number) for number in range(count)]
        except OSError:  # went away meanwhile
            return []

    def _is_in_use(self, program: str) -> bool:
        try:
            with self._winreg.OpenKey(self._key, program) as key:
                began, _ = self._winreg.QueryValueEx(key, BEGAN)
                ended, _ = self._winreg.QueryValueEx(key, ENDED)
        except OSError:  # never used it
            return False
        return bool(began) and not ended
