"""The checks: style, types, tests, coverage."""

from pathlib import Path

from bootstrapping.process import run

UNIX_ONLY = (
    r"(dbus_connection|unix_socket|x11_connection|wayland_connection|ssip_socket|logind"
    r"|inotify|pulse_connection|inhibitors|camera)\.py$"
)
"""Modules that are never imported on Windows and use what Python lacks there."""

ELSEWHERE = ["--no-warn-unreachable", "--follow-imports", "silent", "backcare_tray", "packaging"]
"""What cannot be run here can at least be type-checked; the other platforms' branches are dead."""

CHECKS = {
    "style": ["ruff", "check"],
    "format": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "types on Windows": [
        "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32",
        "--exclude", UNIX_ONLY, *ELSEWHERE,
    ],
    "types on macOS": [
        "mypy", "--platform", "darwin", "--cache-dir", ".mypy_cache/darwin", *ELSEWHERE,
    ],
    "tests": ["pytest", "--cov", "--cov-report="],
    "coverage of the core": ["coverage", "report", "--show-missing", "--fail-under=100"],
}  # fmt: skip
"""Run in this order, all of them even when one fails."""


def run_suite(python: Path, arguments: list[str], *, all_desktops: bool) -> int:
    """Run every check, or with `arguments` pytest alone; returns 0 when nothing failed."""
    left_out = [] if all_desktops else ["-m", "not all_desktops"]
    if arguments:
        return run([str(python), "-m", "pytest", *left_out, *arguments])
    failed = []
    for name, command in CHECKS.items():
        print(f"\n== {name} ==", flush=True)
        more = left_out if command[0] == "pytest" else []
        if run([str(python), "-m", *command, *more]) != 0:
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0
