"""What Backcare costs, beside the least that a PySide6 tray program can cost, in the same run.

    python -m tests.benchmarks [--idle SECONDS] [--starts N]

Prints a table: memory (PSS), wake-ups (voluntary context switches of all threads) and CPU time at
rest in the tray, start to icon in the panel, click to window, a frame of the figure. Both programs
run on the same X11 desktop without a screen.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import frames
from tests.desktop import x11
from tests.desktop.x11 import Desktop

PROGRAMS = {
    "bare": (sys.executable, "-m", "tests.benchmarks.bare_tray"),
    "Backcare": (sys.executable, "-m", "backcare_tray"),
}
SETTLED = 5.0
"""Seconds after the start at which a program has come to rest."""
AT_REST = 140.0
"""Seconds after which Qt's caches and thread pools are empty and the person counts as away."""


@dataclass(frozen=True)
class Costs:
    """Medians over the starts; idle figures of the last one."""

    start_ms: float
    memory_mb: float
    wakeups_a_minute: float
    cpu_ms_a_minute: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure Backcare beside a bare tray program.")
    parser.add_argument("--idle", type=float, default=120, help="seconds to watch at rest")
    parser.add_argument("--starts", type=int, default=5, help="starts of each program")
    arguments = parser.parse_args()
    if missing := x11.missing():
        sys.exit(f"Debian packages are missing: {' '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        desktop = Desktop(Path(folder), Path(folder))
        desktop.environment["PYTHONWARNINGS"] = ""
        try:
            desktop.start()
            costs = measure_both(desktop, arguments.starts, arguments.idle)
            window_ms, after_mb = measure_window(desktop)
        finally:
            desktop.stop()
    report(costs, window_ms, after_mb)


def measure_both(desktop: Desktop, starts: int, idle: float) -> dict[str, Costs]:
    """Start both programs in turn, so that a slow minute of the machine hits both alike."""
    starting: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    memory: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(starts):
        for name, command in PROGRAMS.items():
            process, milliseconds = start(desktop, command)
            starting[name].append(milliseconds)
            time.sleep(SETTLED)
            memory[name].append(pss(process.pid))
            end(desktop, process)
    running = {name: start(desktop, command)[0] for name, command in PROGRAMS.items()}
    time.sleep(AT_REST)
    before = {name: (switches(p.pid), cpu(p.pid)) for name, p in running.items()}
    time.sleep(idle)
    costs = {}
    for name, process in running.items():
        woken, used = before[name]
        costs[name] = Costs(
            statistics.median(starting[name]),
            statistics.median(memory[name]),
            (switches(process.pid) - woken) * 60 / idle,
            (cpu(process.pid) - used) * 60 / idle,
        )
        end(desktop, process)
    return costs


def measure_window(desktop: Desktop, rounds: int = 5) -> tuple[float, float]:
    """Milliseconds from the wish for a break to its window, and PSS once the windows are closed."""
    process, _ = start(desktop, PROGRAMS["Backcare"])
    spent = []
    for _ in range(rounds):
        begin = time.perf_counter()
        ask(desktop, "break")
        wait(lambda: desktop.windows("--name", "^Backcare: your break$"))
        spent.append((time.perf_counter() - begin) * 1000)
        desktop.key("Escape")
        wait(lambda: not desktop.windows("--name", "^Backcare: your break$"))
    baseline = []
    for _ in range(rounds):
        begin = time.perf_counter()
        ask(desktop, "status")
        desktop.windows("--name", "^nothing of this name$")
        baseline.append((time.perf_counter() - begin) * 1000)
    time.sleep(SETTLED)
    memory = pss(process.pid)
    end(desktop, process)
    return statistics.median(spent) - statistics.median(baseline), memory


def start(desktop: Desktop, command: Sequence[str]) -> "tuple[subprocess.Popen[bytes], float]":
    """Start a program; returns it and the milliseconds until its icon is in the panel."""
    icons = desktop.tray_items()
    begin = time.perf_counter()
    process = desktop.run(*command)
    wait(lambda: desktop.tray_items() > icons)
    return process, (time.perf_counter() - begin) * 1000


def end(desktop: Desktop, process: "subprocess.Popen[bytes]") -> None:
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


def pss(pid: int) -> float:
    """Proportional set size in MB: shared pages are split between those who share them."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def switches(pid: int) -> int:
    """How often any thread of the process has woken up."""
    statuses = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/status")]
    lines = [line for status in statuses for line in status.splitlines()]
    return sum(int(x.split()[1]) for x in lines if x.startswith("voluntary_ctxt_switches"))


def cpu(pid: int) -> float:
    """CPU time so far in milliseconds, from the scheduler's own nanoseconds."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(path.read_text().split()[0]) for path in tasks) / 1e6


def report(costs: dict[str, Costs], window_ms: float, after_mb: float) -> None:
    """Print the table."""
    bare, ours = costs["bare"], costs["Backcare"]
    rows = [
        ("memory at rest, PSS MB", bare.memory_mb, ours.memory_mb),
        ("memory after five breaks, PSS MB", bare.memory_mb, after_mb),
        ("wake-ups a minute at rest", bare.wakeups_a_minute, ours.wakeups_a_minute),
        ("CPU a minute at rest, ms", bare.cpu_ms_a_minute, ours.cpu_ms_a_minute),
        ("start to icon, ms", bare.start_ms, ours.start_ms),
    ]
    print(f"{'':36}{'bare':>9}{'Backcare':>10}{'ratio':>8}")
    for label, base, value in rows:
        ratio = f"{value / base:8.2f}" if base else "       -"
        print(f"{label:36}{base:9.1f}{value:10.1f}{ratio}")
    print(f"{'break asked for to window, ms':36}{'':9}{window_ms:10.1f}")
    for label, milliseconds in frames.measure():
        print(f"{label:36}{'':9}{milliseconds:10.2f}")


if __name__ == "__main__":
    main()
