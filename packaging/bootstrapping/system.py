"""What must come from the system: Qt's libraries, and the programs that the desktop tests drive."""

import ctypes
import os
import platform
import shutil
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bootstrapping.process import answer, run

TABLE = Path(__file__).with_name("system_packages.toml")
FAMILIES = {
    "apt": ("debian", "ubuntu"),
    "dnf": ("fedora", "rhel", "centos"),
    "pacman": ("arch",),
    "zypper": ("suse", "opensuse", "opensuse-leap", "opensuse-tumbleweed", "sles"),
}
"""Package managers, and the ID or ID_LIKE of os-release that has each. The table's columns."""
LINES = {
    "apt": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install",
    "pacman": "pacman -S --needed",
    "zypper": "zypper install",
}


@dataclass(frozen=True)
class Machine:
    """What decides how a package is installed here."""

    family: str | None
    """A key of FAMILIES; None on an unknown distribution."""
    root: bool

    @classmethod
    def this(cls) -> "Machine":
        """The machine that this runs on."""
        root = sys.platform != "win32" and os.geteuid() == 0
        return cls(family_of(_os_release()), root)


def family_of(os_release: Mapping[str, str]) -> str | None:
    """The package manager of the distribution that `os_release` describes."""
    names = {os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split()}
    return next((family for family, ids in FAMILIES.items() if names.intersection(ids)), None)


def missing(section: str) -> list[str]:
    """What of the table's `section` ("qt" or "desktop") is not there. Nothing, except on Linux."""
    things = table()[section] if sys.platform == "linux" else ()
    return [thing for thing in things if not is_there(thing)]


def is_there(thing: str) -> bool:
    """Look for a library (lib*.so.N), a path with * in it, a module of the system's Python
    ("import NAME"), or a program.
    """
    if ".so." in thing:
        try:
            ctypes.CDLL(thing)
        except OSError:
            return False
        return True
    if thing.startswith("import "):
        return answer(["/usr/bin/python3", "-c", thing]) is not None
    if thing.startswith("/"):
        return any(Path("/").glob(thing.removeprefix("/")))
    return shutil.which(thing) is not None


def packages(things: list[str], family: str) -> list[str]:
    """The packages that bring `things`, each once, in order."""
    names = {name: columns for section in table().values() for name, columns in section.items()}
    column = list(FAMILIES).index(family)
    return list(dict.fromkeys(names[thing][column] for thing in things))


def line(things: list[str], machine: Machine) -> str:
    """The line that installs `things`; on an unknown distribution, their names."""
    if machine.family is None:
        return "install with your package manager what brings " + ", ".join(things)
    sudo = "" if machine.root else "sudo "
    return f"{sudo}{LINES[machine.family]} {' '.join(packages(things, machine.family))}"


def install(things: list[str], machine: Machine) -> bool:
    """As root on Debian and its kin, install `things`; elsewhere leave that to the user."""
    if machine.family != "apt" or not machine.root:
        return False
    print(f"Backcare: installing from the system's packages: {', '.join(things)}", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if run(["apt-get", "-qq", "update"], quiet) != 0:
        return False
    return run([*LINES["apt"].split(), "-qq", *packages(things, "apt")], quiet) == 0


def table() -> dict[str, dict[str, list[str]]]:
    """What is looked for, by section, with the package that brings it for each of FAMILIES."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _os_release() -> dict[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}
