"""The languages of the desktop: by the environment, and by stand-ins for Windows and macOS."""

import ctypes
from typing import Any

import pytest

from backcare_tray.system import desktop_language
from backcare_tray.system.desktop_language import from_environment
from backcare_tray.system.native_language import from_macos, from_windows

WANTED = ("de-AT", "en-US")


@pytest.mark.parametrize(
    ("environment", "codes"),
    [
        ({}, ()),
        ({"LANG": "de_DE.UTF-8"}, ("de_DE.UTF-8",)),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, ("fr_FR.UTF-8",)),
        ({"LC_MESSAGES": "fr_FR", "LC_ALL": "es_ES"}, ("es_ES",)),
        ({"LANG": "de_DE", "LC_ALL": ""}, ("de_DE",)),
        ({"LANG": "de_DE", "LANGUAGE": "fr:es"}, ("fr", "es", "de_DE")),
        ({"LANG": "de_DE", "LANGUAGE": ":"}, ("de_DE",)),
        ({"LANGUAGE": "fr"}, ()),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, ()),
        ({"LANG": "de_DE", "LC_ALL": "POSIX"}, ()),
    ],
)
def test_the_environment(environment: dict[str, str], codes: tuple[str, ...]) -> None:
    assert from_environment(environment) == codes


def test_the_environment_of_this_process_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert desktop_language.preferred() == ("es_MX.UTF-8",)


class Windows:
    """`GetUserPreferredUILanguages`; `refuses` is at which question it fails."""

    def __init__(self, refuses: int = 0) -> None:
        self._asked, self._refuses = 0, refuses

    def GetUserPreferredUILanguages(  # noqa: N802 - its name in Windows
        self,
        flags: int,
        count: Any,  # noqa: ANN401 - what ctypes hands over
        buffer: Any,  # noqa: ANN401 - the same
        length: Any,  # noqa: ANN401 - the same
    ) -> int:
        assert flags == 8
        self._asked += 1
        text = "\0".join(WANTED) + "\0\0"
        count._obj.value, length._obj.value = len(WANTED), len(text)
        if buffer is not None:
            for place, letter in enumerate(text):
                buffer[place] = letter
        return int(self._asked != self._refuses)


def test_windows() -> None:
    assert from_windows(Windows()) == WANTED


@pytest.mark.parametrize("question", [1, 2])
def test_a_windows_that_refuses_says_none(question: int) -> None:
    assert from_windows(Windows(refuses=question)) == ()


class Function:
    """A C function, whose types can be declared."""

    def __init__(self, call: Any) -> None:  # noqa: ANN401 - any function
        self._call = call

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - what ctypes hands over
        return self._call(*arguments)


class CoreFoundation:
    """The functions of CoreFoundation, over an array of strings that is called 1."""

    def __init__(self, codes: tuple[str, ...], array: int = 1) -> None:
        self.released: list[int] = []
        self.CFLocaleCopyPreferredLanguages = Function(lambda: array)
        self.CFArrayGetCount = Function(lambda _array: len(codes))
        self.CFArrayGetValueAtIndex = Function(lambda _array, index: index)
        self.CFStringGetCString = Function(lambda *asked: self._copy(codes, *asked))
        self.CFRelease = Function(self.released.append)

    @staticmethod
    def _copy(codes: tuple[str, ...], index: int, buffer: Any, size: int, encoding: int) -> bool:  # noqa: ANN401 - what ctypes hands over
        assert encoding == 0x08000100
        if len(codes[index]) >= size:
            return False
        buffer.value = codes[index].encode()
        return True


def test_macos() -> None:
    library = CoreFoundation(WANTED)
    assert from_macos(library) == WANTED
    assert library.released == [1]
    assert library.CFArrayGetCount.restype is ctypes.c_long  # type: ignore[attr-defined]  # declared by us


def test_a_mac_that_says_nothing_of_use() -> None:
    assert from_macos(CoreFoundation((), array=0)) == ()
    assert from_macos(CoreFoundation(("x" * 80,))) == ()
