"""Programs on the measured desktop: started, asked, ended; and what the kernel says they cost."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.x11 import Desktop

PROGRAMS = {
    "bare": (sys.executable, "-m", "tests.benchmarks.bare_tray"),
    "Backcare": (sys.executable, "-m", "backcare_tray"),
}
SETTLED = 5.0
"""Seconds after the start at which a program has come to rest."""
AT_REST = 140.0
"""Seconds after which Qt's caches and thread pools are empty and the person counts as away."""

Process = subprocess.Popen[bytes]


def start(desktop: Desktop, command: Sequence[str]) -> tuple[Process, float]:
    """Start a program; returns it and the milliseconds until its icon is in the panel."""
    icons = desktop.tray_items()
    begin = time.perf_counter()
    process = desktop.run(*command)
    wait(lambda: desktop.tray_items() > icons)
    return process, (time.perf_counter() - begin) * 1000


def end(desktop: Desktop, process: Process) -> None:
    """End a program and wait until the panel knows."""
    icons = desktop.tray_items()
    process.terminate()
    process.wait()
    wait(lambda: desktop.tray_items() < icons)


def ask(desktop: Desktop, command: str) -> None:
    """Use the command line."""
    desktop.ask(*PROGRAMS["Backcare"], command)


def wait(condition: Callable[[], object], seconds: float = 20) -> None:
    """Ask every few milliseconds until it holds."""
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            sys.exit("a program did not come up")
        time.sleep(0.005)


@dataclass(frozen=True)
class Memory:
    """Of a process, in MB."""

    pss: float
    """Proportional set size: shared pages are split between those who share them."""
    written: float
    """The part that was written to: unlike code, it can only be freed by the program itself."""


def memory(pid: int) -> Memory:
    """What the process takes up now."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = {words[0]: int(words[1]) / 1024 for words in map(str.split, text.splitlines()[1:])}
    return Memory(found["Pss:"], found["Private_Dirty:"])


def median(found: Sequence[Memory]) -> Memory:
    """Of each figure."""
    return Memory(
        statistics.median(each.pss for each in found),
        statistics.median(each.written for each in found),
    )


def switches(pid: int) -> int:
    """How often any thread of the process has woken up."""
    statuses = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/status")]
    lines = [line for status in statuses for line in status.splitlines()]
    return sum(int(x.split()[1]) for x in lines if x.startswith("voluntary_ctxt_switches"))


def cpu(pid: int) -> float:
    """CPU time so far in milliseconds, from the scheduler's own nanoseconds."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(path.read_text().split()[0]) for path in tasks) / 1e6
