"""The two commands: `run` and `test`."""

import os
import sys
from importlib.util import find_spec

from bootstrapping import system
from bootstrapping.environment import ROOT, prepare
from bootstrapping.process import INTERRUPTED, BootstrapError, become
from bootstrapping.suite import run_suite

USAGE = """\
usage: bootstrap.py run  [ARGUMENTS OF BACKCARE]
       bootstrap.py test [--all-desktops] [ARGUMENTS OF PYTEST]"""

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""On Linux, one of these is set where windows can be shown."""


ALL_DESKTOPS = "--all-desktops"
"""Also drive GNOME Shell, KWin and sway: up to a gigabyte of packages."""


def main(arguments: list[str]) -> int:
    """Carry out the command line; returns the exit code."""
    commands = {"run": _run, "test": _test}
    if arguments in (["-h"], ["--help"]):
        print(USAGE)
        return 0
    if not arguments or arguments[0] not in commands:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except BootstrapError as reason:
        print(f"Backcare: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    """Start the program. Without a graphical session it needs no Qt, so none is asked for."""
    machine = system.Machine.this()
    _need_venv(machine)
    if sys.platform != "linux" or any(map(os.environ.get, SCREENS)):
        _need_qt(machine)
    python = prepare("run")
    become([str(python), "-m", "backcare_tray", *arguments])


def _test(arguments: list[str]) -> int:
    """Run every check, and name what had to be left out."""
    machine = system.Machine.this()
    _need_venv(machine)
    _need_qt(machine)
    everywhere = ALL_DESKTOPS in arguments
    absent = _look_for("desktop", machine)
    if everywhere:
        absent += _look_for("all-desktops", machine)
    python = prepare("test")
    os.chdir(ROOT)
    rest = [argument for argument in arguments if argument != ALL_DESKTOPS]
    code = run_suite(python, rest, all_desktops=everywhere)
    if absent:
        print(
            f"Left out: the desktop tests that need {', '.join(absent)}.\n"
            f"To run them too: {system.line(absent, machine)}"
        )
    return code


def _look_for(section: str, machine: system.Machine) -> list[str]:
    """What the tests drive and is not there, once what may be installed has been."""
    absent = system.missing(section)
    if absent and system.install(absent, machine):
        absent = system.missing(section)
    return absent


def _need_venv(machine: system.Machine) -> None:
    """Debian splits `ensurepip` off from Python; nothing can be made without it."""
    if find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    raise BootstrapError(
        f"this Python cannot make virtual environments; first: "
        f"{'' if machine.root else 'sudo '}{system.LINES['apt']} {package}"
    )


def _need_qt(machine: system.Machine) -> None:
    absent = system.missing("qt")
    if absent and system.install(absent, machine):
        absent = system.missing("qt")
    if absent:
        raise BootstrapError(
            f"Qt needs {', '.join(absent)}, which this system lacks; first:\n"
            f"    {system.line(absent, machine)}"
        )
