"""The command line as a process of its own: its output, its code, what it loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_tray import __main__, __version__


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backcare_tray", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


def test_the_real_process(tmp_path: Path) -> None:
    ended = run("--version")
    assert (ended.returncode, ended.stdout) == (0, f"backcare-tray {__version__}\n")
    ended = run("status", XDG_RUNTIME_DIR=str(tmp_path))
    assert (ended.returncode, ended.stderr) == (
        3,
        "Backcare is not running. Start it with: backcare-tray\n",
    )


def test_main_ends_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["backcare-tray", "bogus"])
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 2


def test_no_qt_and_no_database_is_loaded_for_a_command(tmp_path: Path) -> None:
    script = (
        "import sys; from backcare_tray import cli; cli.main(sys.argv[1:]); print(*sys.modules)"
    )
    for command in (["status"], ["pause", "1h"], ["snooze", "5"]):
        ended = subprocess.run(
            [sys.executable, "-c", script, *command],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        )
        assert "not running" in ended.stderr
        loaded = {name.partition(".")[0] for name in ended.stdout.split()}
        assert "platformdirs" in loaded
        assert not loaded & {"PySide6", "shiboken6", "apscheduler", "sqlite3", "jeepney"}


def test_a_plain_start_reads_no_arguments(tmp_path: Path) -> None:
    script = (
        "import sys, types; app = types.ModuleType('backcare_tray.app'); app.run_tray = lambda: 0;"
        "import backcare_tray; backcare_tray.app = sys.modules['backcare_tray.app'] = app;"
        "from backcare_tray import cli; print(cli.main([]), 'argparse' in sys.modules)"
    )
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    assert ended.stdout == "0 False\n"


TOLD_TO_END_AT_ONCE = """
import os, signal, sys
from backcare_tray import app

start = app.Program.start

def start_and_be_told_to_end(program):
    start(program)
    os.kill(os.getpid(), signal.SIGTERM)

app.Program.start = start_and_be_told_to_end
sys.exit(app.run_tray())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
def test_a_log_out_during_the_start_ends_the_program(tmp_path: Path) -> None:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    ended = subprocess.run(
        [sys.executable, "-c", TOLD_TO_END_AT_ONCE],
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(names, str(tmp_path))},
    )
    assert ended.returncode == 0
