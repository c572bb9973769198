"""Memory that was freed goes back to the operating system."""

import platform
import subprocess
import sys
from ctypes import CDLL
from typing import cast

import pytest

from backcare_tray.system import memory

HOLD_AND_LET_GO = """
import ctypes
from pathlib import Path
from backcare_tray.system import memory

def used():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = (ctypes.c_size_t,)
libc.free.argtypes = (ctypes.c_void_p,)
pieces = [libc.malloc(4000) for _ in range(10_000)]
for piece in pieces:
    ctypes.memset(piece, 1, 4000)
last = libc.malloc(4000)
for piece in pieces:
    libc.free(piece)
before = used()
memory.give_back()
print(before - used())
"""
"""Forty megabytes in small pieces, freed below one that stays: glibc keeps them all."""


OPEN_A_WINDOW_AGAIN = """
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPushButton
from backcare_tray.system import memory

def code():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssFile"))

app = QApplication(["test", "-platform", "offscreen"])
def picture():
    button = QPushButton("Start")
    return button.grab().toImage()

first = picture()
before = code()
memory.give_back()
print(before, code(), picture() == first)
"""

WRITE_INTO_CODE = """
import ctypes, mmap, sys, tempfile
from backcare_tray.system import memory

libc = ctypes.CDLL(None)
file = tempfile.TemporaryFile()
file.write(bytes(mmap.PAGESIZE))
file.flush()
code = mmap.mmap(
    file.fileno(), mmap.PAGESIZE, mmap.MAP_PRIVATE, mmap.PROT_READ | mmap.PROT_WRITE
)
place = ctypes.c_void_p(ctypes.addressof(ctypes.c_char.from_buffer(code)))
code[0] = 0xCC
assert libc.mprotect(place, mmap.PAGESIZE, mmap.PROT_READ | mmap.PROT_EXEC) == 0
memory.give_back()
print(code[0])
"""
"""A page of code from a file with a breakpoint in it, as a debugger writes it."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked to")


def run(program: str) -> str:
    """What a Python of its own prints."""
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout


@linux
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="others keep nothing")
def test_pages_below_the_last_piece_in_use_are_given_back() -> None:
    assert int(run(HOLD_AND_LET_GO)) > 30_000  # kilobytes


@linux
def test_code_is_let_go_of_and_runs_again() -> None:
    before, after, same = run(OPEN_A_WINDOW_AGAIN).split()
    assert int(after) < int(before) * 0.6
    assert same == "True"


@linux
def test_code_that_was_written_to_is_left_alone() -> None:
    assert int(run(WRITE_INTO_CODE)) == 0xCC


def test_a_c_library_that_keeps_nothing_is_not_asked() -> None:
    memory._freed(cast("CDLL", object()))  # it would fail: there is nothing to call


def test_elsewhere_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(memory, "_code", lambda _: pytest.fail("asked"))
    monkeypatch.setattr(memory, "_freed", lambda _: pytest.fail("asked"))
    memory.give_back()
