"""Whole at every moment: permissions, links, failures in the middle, names that are taken."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE, S_ISDIR

import pytest

from backcare_tray.storage import atomic

NOW = datetime(2026, 7, 4, 10, 15, tzinfo=UTC)


def test_makes_the_folder_and_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "settings.toml"
    atomic.write(path, b"x")
    assert path.read_bytes() == b"x"
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert S_IMODE(path.parent.stat().st_mode) == 0o700


def test_keeps_permissions(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    atomic.write(path, b"new")
    assert (path.read_bytes(), S_IMODE(path.stat().st_mode)) == (b"new", 0o640)


def test_it_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As far as it can be asked without pulling the plug: what the system is told to sync."""
    path = tmp_path / "settings.toml"
    path.write_bytes(b"old")
    synced: list[tuple[bool, bytes]] = []

    def sync(descriptor: int) -> None:
        is_folder = S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append((is_folder, path.read_bytes()))

    monkeypatch.setattr(os, "fsync", sync)
    atomic.write(path, b"new")
    assert synced == [(False, b"old"), (True, b"new")]


def test_follows_a_link(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "backcare.toml"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = tmp_path / "settings.toml"
    link.symlink_to("dotfiles/backcare.toml")
    atomic.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [path.name for path in target.parent.iterdir()] == ["backcare.toml"]


def test_a_link_to_nothing_gets_its_file(tmp_path: Path) -> None:
    link = tmp_path / "settings.toml"
    link.symlink_to("elsewhere/settings.toml")
    atomic.write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "settings.toml").read_bytes() == b"new"


def test_a_failed_write_changes_nothing(tmp_path: Path) -> None:
    """The file-size limit of a process stands in for a full disk: the same error in `write`."""
    path = tmp_path / "settings.toml"
    path.write_bytes(b"old")
    script = (
        "import resource, sys; from pathlib import Path; from backcare_tray.storage import atomic\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: atomic.write(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except OSError: sys.exit(7)"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert ended.returncode == 7
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["settings.toml"]


def test_a_folder_that_takes_no_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        atomic.write(tmp_path / "file" / "settings.toml", b"x")


def test_a_link_that_leads_to_itself_is_an_error(tmp_path: Path) -> None:
    loop = tmp_path / "settings.toml"
    loop.symlink_to(loop)
    with pytest.raises(OSError, match="symbolic links"):
        atomic.write(loop, b"x")


def test_a_leftover_of_a_killed_process_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".settings.toml.{os.getpid()}.tmp").write_bytes(b"half")
    atomic.write(tmp_path / "settings.toml", b"new")
    assert [item.name for item in tmp_path.iterdir()] == ["settings.toml"]


def test_sets_aside_without_overwriting_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    names = []
    for content in (b"1", b"2", b"3"):
        path.write_bytes(content)
        names.append(atomic.set_aside(path, NOW).name)
    assert names == [
        "settings.toml.damaged-20260704-101500",
        "settings.toml.damaged-20260704-101500-2",
        "settings.toml.damaged-20260704-101500-3",
    ]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"1", b"2", b"3"]
    assert not path.exists()


def test_sets_aside_what_a_link_leads_to(tmp_path: Path) -> None:
    target = tmp_path / "backcare.toml"
    target.write_bytes(b"damaged")
    link = tmp_path / "settings.toml"
    link.symlink_to(target)
    assert atomic.set_aside(link, NOW).name == "backcare.toml.damaged-20260704-101500"
    assert link.is_symlink()
