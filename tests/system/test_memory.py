"""Memory that was freed goes back to the operating system."""

import subprocess
import sys

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
assert memory.give_back()
print(before - used())
"""
"""Forty megabytes in small pieces, freed below one that stays: glibc keeps them all."""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps what is freed")
def test_pages_below_the_last_piece_in_use_are_given_back() -> None:
    if not memory.give_back():
        pytest.skip("this C library keeps nothing")
    done = subprocess.run(
        [sys.executable, "-c", HOLD_AND_LET_GO], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 30_000  # kilobytes


def test_elsewhere_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not memory.give_back()
