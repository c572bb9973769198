"""What Backcare costs, beside the least that a PySide6 tray program can cost, in the same run.

    python -m tests.benchmarks [--idle SECONDS] [--starts N] [--scene SECONDS] [--breaks N]

Prints a table: memory (PSS), wake-ups (voluntary context switches of all threads) and CPU time at
rest in the tray, start to icon in the panel, click to window; the same at work, with every detector
on; each window over ten years of history; a frame of the figure. Both programs run on the same X11
desktop without a screen.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import frames, workday, years
from tests.benchmarks.processes import (
    AT_REST,
    PROGRAMS,
    SETTLED,
    Memory,
    ask,
    cpu,
    end,
    median,
    memory,
    start,
    switches,
    wait,
)
from tests.benchmarks.workday import Scenes
from tests.desktop import x11
from tests.desktop.x11 import Desktop

WINDOWS = (sys.executable, "-m", "tests.benchmarks.windows")
BREAK = "^Backcare: your break$"

Windows = dict[str, dict[str, float]]
"""What `windows.py` measured: milliseconds by window, and the memory."""


@dataclass(frozen=True)
class Costs:
    """Medians over the starts; idle figures of the last one."""

    start_ms: float
    memory: Memory
    wakeups_a_minute: float
    cpu_ms_a_minute: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure Backcare beside a bare tray program.")
    parser.add_argument("--idle", type=float, default=120, help="seconds to watch at rest")
    parser.add_argument("--starts", type=int, default=5, help="starts of each program")
    parser.add_argument("--scene", type=float, default=60, help="seconds of each scene at work")
    parser.add_argument("--breaks", type=int, default=years.BREAKS, help="breaks of the history")
    arguments = parser.parse_args()
    if missing := [*x11.missing(), *workday.missing()]:
        sys.exit(f"Debian packages are missing: {' '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        desktop = Desktop(Path(folder), Path(folder))
        desktop.environment["PYTHONWARNINGS"] = ""
        try:
            desktop.start()
            configure(desktop)
            costs = measure_both(desktop, arguments.starts, arguments.idle)
            window_ms, after = measure_break(desktop)
            report(costs, window_ms, after)
            report_scenes(measure_workday(desktop, arguments.scene))
            report_windows(measure_windows(desktop, arguments.breaks), costs["bare"].memory)
        finally:
            desktop.stop()
    rows(frames.measure(), ".2f")


def configure(desktop: Desktop, more: str = "") -> None:
    """Write the settings: the welcome of a first start was seen, and `more` of them."""
    settings = Path(desktop.environment["XDG_CONFIG_HOME"]) / "backcare-tray/settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[start]\nwelcomed = true\n{more}")


def measure_both(desktop: Desktop, starts: int, idle: float) -> dict[str, Costs]:
    """Start both programs in turn, so that a slow minute of the machine hits both alike."""
    starting: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    taken: dict[str, list[Memory]] = {name: [] for name in PROGRAMS}
    for _ in range(starts):
        for name, command in PROGRAMS.items():
            process, milliseconds = start(desktop, command)
            starting[name].append(milliseconds)
            time.sleep(SETTLED)
            taken[name].append(memory(process.pid))
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
            median(taken[name]),
            (switches(process.pid) - woken) * 60 / idle,
            (cpu(process.pid) - used) * 60 / idle,
        )
        end(desktop, process)
    return costs


def measure_break(desktop: Desktop, rounds: int = 5) -> tuple[float, Memory]:
    """Milliseconds from the wish for a break to its window, and memory once all are closed."""
    process, _ = start(desktop, PROGRAMS["Backcare"])
    spent = []
    for _ in range(rounds):
        begin = time.perf_counter()
        ask(desktop, "break")
        wait(lambda: desktop.windows("--name", BREAK))
        spent.append((time.perf_counter() - begin) * 1000)
        desktop.key("Escape")
        wait(lambda: not desktop.windows("--name", BREAK))
    baseline = []
    for _ in range(rounds):
        begin = time.perf_counter()
        ask(desktop, "status")
        desktop.windows("--name", "^nothing of this name$")
        baseline.append((time.perf_counter() - begin) * 1000)
    time.sleep(SETTLED)
    after = memory(process.pid)
    end(desktop, process)
    return statistics.median(spent) - statistics.median(baseline), after


def measure_workday(desktop: Desktop, seconds: float) -> Scenes:
    """Both programs through the scenes of `workday.py`, with every detector on."""
    configure(desktop, '[quiet]\nprograms = ["nobody"]\n')
    workday.prepare(desktop)
    running = {name: start(desktop, command)[0] for name, command in PROGRAMS.items()}
    time.sleep(AT_REST)
    scenes = workday.measure(desktop, running, seconds)
    for process in running.values():
        end(desktop, process)
    return scenes


def measure_windows(desktop: Desktop, breaks: int) -> Windows:
    """What `windows.py` prints, run over so many breaks."""
    history = Path(desktop.environment["XDG_DATA_HOME"]) / "backcare-tray/history.db"
    years.write(history, datetime.now(UTC), breaks)
    found = desktop.home / "windows.json"
    process = desktop.run(*WINDOWS, str(found))
    wait(lambda: process.poll() is not None, 300)
    if process.returncode:
        sys.exit(desktop.logs())
    measured: Windows = json.loads(found.read_text())
    return measured


def report(costs: dict[str, Costs], window_ms: float, after: Memory) -> None:
    """Print the first table."""
    bare, ours = costs["bare"], costs["Backcare"]
    beside(
        [
            *both("memory at rest", bare.memory, ours.memory),
            *both("memory after five breaks", bare.memory, after),
            ("wake-ups a minute at rest", bare.wakeups_a_minute, ours.wakeups_a_minute),
            ("CPU a minute at rest, ms", bare.cpu_ms_a_minute, ours.cpu_ms_a_minute),
            ("start to icon, ms", bare.start_ms, ours.start_ms),
        ]
    )
    rows([("break asked for to window, ms", window_ms)], ".1f")


def report_scenes(scenes: Scenes) -> None:
    """Print what each scene cost."""
    for scene, costs in scenes.items():
        bare, ours = costs["bare"], costs["Backcare"]
        beside(
            [
                (f"wake-ups a minute, {scene}", bare.wakeups, ours.wakeups),
                (f"CPU a minute, {scene}, ms", bare.cpu_ms, ours.cpu_ms),
            ]
        )


def report_windows(measured: Windows, bare: Memory) -> None:
    """Print what each window cost."""
    rows(((f"window {name}, first, ms", ms) for name, ms in measured["first_ms"].items()), ".0f")
    rows(((f"window {name}, again, ms", ms) for name, ms in measured["again_ms"].items()), ".0f")
    beside(both("memory after all windows", bare, Memory(**measured["after"])))


def both(label: str, bare: Memory, ours: Memory) -> list[tuple[str, float, float]]:
    """The figures of memory, for `beside`."""
    return [
        (f"{label}, PSS MB", bare.pss, ours.pss),
        (f"{label}, written to, MB", bare.written, ours.written),
    ]


def beside(figures: Iterable[tuple[str, float, float]]) -> None:
    """Print figures of both programs, with their ratio."""
    print(f"{'':40}{'bare':>9}{'Backcare':>10}{'ratio':>8}")
    for label, base, value in figures:
        ratio = f"{value / base:8.2f}" if base else "       -"
        print(f"{label:40}{base:9.1f}{value:10.1f}{ratio}")


def rows(figures: Iterable[tuple[str, float]], how: str) -> None:
    """Print figures of ours alone."""
    for label, value in figures:
        print(f"{label:40}{'':9}{value:10{how}}")


if __name__ == "__main__":
    main()
