"""The command line of bootstrap: what it says when it cannot go on, and how it ends."""

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrapping import commands, suite, system
from bootstrapping.environment import ROOT
from bootstrapping.process import run

BOOTSTRAP = ROOT / "packaging" / "bootstrap.py"


def python(code: str, **options: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(BOOTSTRAP.parent)},
        process_group=options.get("process_group"),
    )  # fmt: skip


def test_an_old_python_is_told_so_in_one_line() -> None:
    ast.parse(BOOTSTRAP.read_text("utf-8"), feature_version=(3, 4))
    old = python(
        "import runpy, sys; sys.version_info = (3, 9, 2);"
        f"runpy.run_path({str(BOOTSTRAP)!r}, run_name='__main__')"
    )
    assert old.communicate(timeout=30) == (
        "",
        "Backcare needs Python 3.11 or newer; this is Python 3.9.\n",
    )
    assert old.returncode == 1


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["walk"], 2), (["--help"], 0)])
def test_the_usage(arguments: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, BOOTSTRAP, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert "bootstrap.py run" in (done.stderr if code else done.stdout)


def test_without_qts_libraries_it_stops_with_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr(system, "missing", lambda _section: ["libxcb-cursor.so.0"])
    monkeypatch.setattr(system.Machine, "this", lambda: system.Machine("dnf", root=False))
    monkeypatch.setattr(commands, "prepare", lambda _purpose: pytest.fail("nothing to prepare"))
    assert commands.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "Qt needs libxcb-cursor.so.0" in said
    assert "sudo dnf install xcb-util-cursor" in said


def test_without_a_graphical_session_no_qt_library_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in commands.SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "missing", lambda _section: pytest.fail("nothing is needed"))
    monkeypatch.setattr(commands, "prepare", lambda _purpose: Path("python"))
    started: list[list[str]] = []
    monkeypatch.setattr(commands, "become", started.append)
    commands.main(["run", "break", "--terminal"])
    assert started == [["python", "-m", "backcare_tray", "break", "--terminal"]]


def test_what_the_desktop_tests_lack_is_named_and_the_rest_is_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = {"qt": [], "desktop": ["Xvfb", "xdotool"], "all-desktops": ["sway"]}
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(system, "missing", lacking.__getitem__)
    monkeypatch.setattr(system.Machine, "this", lambda: system.Machine("apt", root=False))
    monkeypatch.setattr(commands, "prepare", lambda _purpose: Path("python"))
    asked = []

    def run_suite(_python: Path, arguments: list[str], *, all_desktops: bool) -> int:
        asked.append((arguments, all_desktops))
        return 5

    monkeypatch.setattr(commands, "run_suite", run_suite)
    assert commands.main(["test"]) == 5
    said = capsys.readouterr().out
    assert "Left out: the desktop tests that need Xvfb, xdotool." in said
    assert "sudo apt-get install -y --no-install-recommends xvfb xdotool" in said
    assert commands.main(["test", "--all-desktops", "-x"]) == 5
    assert "that need Xvfb, xdotool, sway." in capsys.readouterr().out
    assert asked == [([], False), (["-x"], True)]


def test_a_python_without_ensurepip_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "find_spec", lambda _name: None)
    monkeypatch.setattr(system.Machine, "this", lambda: system.Machine("apt", root=False))
    assert commands.main(["run"]) == 1
    major, minor = sys.version_info[:2]
    assert f"python{major}.{minor}-venv" in capsys.readouterr().err


def test_every_check_is_run_even_when_one_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = []

    def check(command: list[str]) -> int:
        ran.append(command[2:])
        return int(command[2] == "ruff")

    monkeypatch.setattr(suite, "run", check)
    assert suite.run_suite(Path("python"), [], all_desktops=True) == 1
    assert ran == list(suite.CHECKS.values())
    assert "Failed: style, format\n" in capsys.readouterr().out


def test_arguments_are_for_pytest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def pytest_alone(command: list[str]) -> int:
        ran.append(command)
        return 7

    monkeypatch.setattr(suite, "run", pytest_alone)
    arguments = ["tests/core", "-k", "snooze"]
    assert suite.run_suite(Path("python"), arguments, all_desktops=True) == 7
    assert ran.pop() == ["python", "-m", "pytest", *arguments]
    assert suite.run_suite(Path("python"), arguments, all_desktops=False) == 7
    assert ran.pop() == ["python", "-m", "pytest", "-m", "not all_desktops", *arguments]


def test_a_program_that_is_not_there_has_the_shells_exit_code() -> None:
    assert run(["backcare-nowhere"]) == 127


@pytest.mark.skipif(sys.platform == "win32", reason="Unix signals")
def test_ctrl_c_is_quiet_and_lets_the_child_end_in_order() -> None:
    child = (
        "import time\ntry:\n print('up', flush=True); time.sleep(60)\n"
        "except KeyboardInterrupt:\n time.sleep(0.6); print('in order', flush=True)"
    )
    parent = python(
        "import sys; from bootstrapping import commands, process;"
        f"commands.prepare = lambda _: process.run([sys.executable, '-c', {child!r}]);"
        "commands._need_qt = lambda _: None;"
        "sys.exit(commands.main(['run']))",
        process_group=0,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "up\n"
    os.killpg(parent.pid, signal.SIGINT)
    assert parent.communicate(timeout=30) == ("in order\n", "")
    assert parent.returncode == 130
