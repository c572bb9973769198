"""Where things are kept, with the environment asked at every call."""

import os
from pathlib import Path

import pytest

import backcare_tray
from backcare_tray.storage import paths


def test_the_environment_is_asked_at_every_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for base in (tmp_path / "one", tmp_path / "two"):
        for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"):
            monkeypatch.setenv(f"XDG_{name}", str(base / name))
        assert paths.config_dir() == base / "CONFIG_HOME" / "backcare-tray"
        assert paths.data_dir() == base / "DATA_HOME" / "backcare-tray"
        assert paths.state_dir() == base / "STATE_HOME" / "backcare-tray"
        assert paths.socket_path() == f"{base}/RUNTIME_DIR/backcare-tray/socket"


@pytest.mark.parametrize("runtime", [None, "", "relative/folder"])
def test_without_a_runtime_folder_the_socket_is_in_the_state_folder(
    runtime: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    if runtime is None:
        monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    else:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    assert paths.socket_path() == f"{tmp_path}/backcare-tray/socket"


def test_a_long_path_gives_way_to_a_short_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for letter in "äb":
        monkeypatch.setenv("XDG_RUNTIME_DIR", "/" + letter * 100)
        found.add(paths.socket_path())
    assert len(found) == 2
    for path in found:
        assert path.startswith(f"/tmp/backcare-tray-{os.getuid()}/")
        assert len(os.fsencode(path)) <= paths.LONGEST_SOCKET_PATH


def test_the_assets_of_a_package_come_before_those_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "backcare_tray"
    monkeypatch.setattr(backcare_tray, "__file__", str(package / "__init__.py"))
    with pytest.raises(FileNotFoundError, match="assets"):
        paths.assets_dir()
    (tmp_path / "assets").mkdir()
    assert paths.assets_dir() == tmp_path / "assets"
    (package / "assets").mkdir(parents=True)
    assert paths.assets_dir() == package / "assets"
