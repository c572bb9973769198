"""What must come from the system is known in full, found, and named for every distribution."""

import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from bootstrapping import system
from bootstrapping.system import Machine

QT = Path(PySide6.__file__).parent / "Qt"
EVERYWHERE = re.compile(
    r"ld-linux|lib(c|m|dl|pthread|resolv|stdc\+\+|gcc_s|z|brotlicommon)\.so"  # Python's own, or
    r"|libQt6|libicu|libpyside6|libshiboken6"  # in the wheel
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="system packages are Linux's")


@on_linux
def test_the_table_names_every_library_that_qt_loads() -> None:
    loaded = [
        *QT.glob("plugins/platforms/libq[xw]*.so"),
        *QT.glob("plugins/xcbglintegrations/*.so"),
        *(QT / f"lib/libQt6{name}.so.6" for name in ("Widgets", "Svg", "Network", "DBus")),
        *(QT / f"lib/libQt6{name}.so.6" for name in ("Core", "Gui", "XcbQpa", "WaylandClient")),
    ]
    needed = {name for library in loaded for name in _needed(library)}
    assert "libc.so.6" in needed
    absent = {name for name in needed if not EVERYWHERE.match(name)} - set(system.table()["qt"])
    assert not absent


def _needed(library: Path) -> list[str]:
    dump = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True)
    return re.findall(r"NEEDED +(\S+)", dump.stdout)


@on_linux
def test_nothing_that_qt_needs_is_missing_where_qt_runs() -> None:
    assert system.missing("qt") == []


@on_linux
@pytest.mark.parametrize(
    ("thing", "there"),
    [
        ("libc.so.6", True),
        ("libbackcare-nowhere.so.1", False),
        ("sh", True),
        ("backcare-nowhere", False),
        ("/usr/*/env", True),
        ("/usr/*/backcare-nowhere", False),
        ("import backcare_nowhere", False),
    ],
)
def test_what_is_there_is_found(thing: str, there: bool) -> None:
    assert system.is_there(thing) is there


@pytest.mark.parametrize(
    ("os_release", "family"),
    [
        ({"ID": "debian"}, "apt"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt"),
        ({"ID": "fedora"}, "dnf"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf"),
        ({"ID": "endeavouros", "ID_LIKE": "arch"}, "pacman"),
        ({"ID": "opensuse-tumbleweed", "ID_LIKE": "opensuse suse"}, "zypper"),
        ({"ID": "nixos"}, None),
        ({}, None),
    ],
)
def test_distributions_are_told_by_what_they_descend_from(
    os_release: dict[str, str], family: str | None
) -> None:
    assert system.family_of(os_release) == family


@pytest.mark.parametrize(
    ("machine", "line"),
    [
        (
            Machine("apt", root=False),
            "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0",
        ),
        (
            Machine("apt", root=True),
            "apt-get install -y --no-install-recommends libegl1 libxcb-cursor0",
        ),
        (Machine("dnf", root=False), "sudo dnf install libglvnd-egl xcb-util-cursor"),
        (Machine("pacman", root=False), "sudo pacman -S --needed libglvnd xcb-util-cursor"),
        (Machine("zypper", root=True), "zypper install libglvnd libxcb-cursor0"),
        (
            Machine(None, root=True),
            "install with your package manager what brings libEGL.so.1, libxcb-cursor.so.0",
        ),
    ],
)
def test_the_line_for_each_distribution(machine: Machine, line: str) -> None:
    assert system.line(["libEGL.so.1", "libxcb-cursor.so.0"], machine) == line


def test_a_package_that_brings_two_things_is_named_once() -> None:
    assert system.packages(["libGL.so.1", "libEGL.so.1"], "pacman") == ["libglvnd"]


def test_every_row_has_a_package_for_every_family() -> None:
    rows = [row for section in system.table().values() for row in section.values()]
    assert len(rows) > 40
    assert {len(row) for row in rows} == {len(system.FAMILIES)}
    assert all(row_name.strip() for row in rows for row_name in row)


@pytest.mark.parametrize("machine", [Machine("apt", root=False), Machine("dnf", root=True)])
def test_only_root_on_debian_has_it_installed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "run", lambda *_: pytest.fail("nothing may be installed here"))
    assert not system.install(["libEGL.so.1"], machine)


def test_root_on_debian_asks_for_the_newest_list_first(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def apt(command: list[str], _env: dict[str, str]) -> int:
        ran.append(" ".join(command))
        return 0

    monkeypatch.setattr(system, "run", apt)
    assert system.install(["libEGL.so.1"], Machine("apt", root=True))
    assert ran == [
        "apt-get -qq update",
        "apt-get install -y --no-install-recommends -qq libegl1",
    ]
