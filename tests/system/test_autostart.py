"""One contract for every way to start at login, and what each of them writes."""

import plistlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from types import ModuleType

import pytest

from backcare_tray.core.ports import Autostart
from backcare_tray.system.autostart import BACKENDS, choose, own_command
from backcare_tray.system.autostart.macos import MacosAutostart
from backcare_tray.system.autostart.null import NullAutostart
from backcare_tray.system.autostart.xdg import XdgAutostart, config_home, exec_line

COMMAND = ["/opt/my tools/python", "-m", "backcare_tray"]


class RegistryKey:
    """A key of the stand-in for the registry."""

    def __init__(self, values: dict[str, object]) -> None:
        self.values = values

    def __enter__(self) -> "RegistryKey":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Registry(ModuleType):
    """As much of `winreg` as is used, with its errors; the real one is on Windows alone."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = 1, 2, 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[str, dict[str, object]] = {}

    def CreateKey(self, _: int, path: str) -> RegistryKey:  # noqa: N802 - as in winreg
        return RegistryKey(self.keys.setdefault(path, {}))

    def OpenKey(self, _: int, path: str, __: int = 0, ___: int = 0) -> RegistryKey:  # noqa: N802
        if path not in self.keys:
            raise FileNotFoundError(path)
        return RegistryKey(self.keys[path])

    def SetValueEx(self, key: RegistryKey, name: str, *value: object) -> None:  # noqa: N802
        key.values[name] = value[2]

    def QueryValueEx(self, key: RegistryKey, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name], 1

    def DeleteValue(self, key: RegistryKey, name: str) -> None:  # noqa: N802
        if name not in key.values:
            raise FileNotFoundError(name)
        del key.values[name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    yield registry
    sys.modules.pop("backcare_tray.system.autostart.windows", None)


def windows() -> Autostart:
    from backcare_tray.system.autostart.windows import WindowsAutostart  # noqa: PLC0415 - winreg is faked first

    return WindowsAutostart(COMMAND)


@pytest.fixture(params=["xdg", "windows", "macos"])
def autostart(request: pytest.FixtureRequest, tmp_path: Path, registry: Registry) -> Autostart:
    if request.param == "xdg":
        return XdgAutostart(tmp_path, COMMAND)
    return windows() if request.param == "windows" else MacosAutostart(tmp_path, COMMAND)


def test_it_is_off_until_it_is_switched_on(autostart: Autostart) -> None:
    assert not autostart.enabled()
    autostart.set(False)
    assert not autostart.enabled()
    for _ in range(2):
        autostart.set(True)
        assert autostart.enabled()
    for _ in range(2):
        autostart.set(False)
        assert not autostart.enabled()
    autostart.set(True)
    assert autostart.enabled()


def test_where_it_is_unknown_switching_on_is_refused() -> None:
    autostart = NullAutostart()
    autostart.set(False)
    with pytest.raises(OSError, match="does not know how"):
        autostart.set(True)
    assert not autostart.enabled()


def test_every_system_has_a_backend_and_the_null_one_is_last() -> None:
    assert [backend.name for backend in BACKENDS] == ["xdg", "windows", "macos", "null"]
    assert isinstance(BACKENDS[-1].build(COMMAND), NullAutostart)


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG backend is Linux's")
def test_linux_gets_the_xdg_backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    choose(COMMAND).set(True)
    assert (tmp_path / "autostart" / "backcare-tray.desktop").exists()


def test_our_own_command_starts_this_program() -> None:
    command = [*own_command()[:-1], "backcare_tray.core.events"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert own_command()[1:] == ["-m", "backcare_tray"]


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == [sys.executable]


class TestXdg:
    """The desktop file."""

    @pytest.fixture
    def autostart(self, tmp_path: Path) -> XdgAutostart:
        return XdgAutostart(tmp_path, COMMAND)

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "autostart" / "backcare-tray.desktop"
        path.parent.mkdir()
        return path

    def test_the_file_says_what_to_start(self, autostart: XdgAutostart, path: Path) -> None:
        autostart.set(True)
        assert path.read_text().splitlines() == [
            "[Desktop Entry]",
            "Type=Application",
            "Name=Backcare",
            "Icon=backcare-tray",
            "Terminal=false",
            'Exec="/opt/my tools/python" -m backcare_tray',
            "Hidden=false",
            "X-GNOME-Autostart-enabled=true",
        ]

    @pytest.mark.skipif(which("desktop-file-validate") is None, reason="not installed")
    def test_the_file_is_valid(self, autostart: XdgAutostart, path: Path) -> None:
        autostart.set(True)
        done = subprocess.run(
            ["desktop-file-validate", path], check=False, capture_output=True, text=True
        )
        assert (done.stdout, done.returncode) == ("", 0)

    @pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
    def test_what_the_desktop_switched_off_is_off(
        self, autostart: XdgAutostart, path: Path, line: str
    ) -> None:
        path.write_text(f"[Desktop Entry]\nType=Application\nExec=backcare-tray\n{line}\n")
        assert not autostart.enabled()
        autostart.set(True)
        assert autostart.enabled()

    def test_what_the_user_added_stays(self, autostart: XdgAutostart, path: Path) -> None:
        path.write_text(
            "# mine\n[Desktop Entry]\nType=Application\nExec=old\nX-Delay = 20\n\n"
            "[Desktop Action Quit]\nName=Quit\nExec=backcare-tray quit\nHidden=true\n"
        )
        assert autostart.enabled()  # the other group's keys are another thing
        autostart.set(True)
        autostart.set(False)
        assert not autostart.enabled()
        lines = path.read_text().splitlines()
        assert lines[:5] == [
            "# mine",
            "[Desktop Entry]",
            "Type=Application",
            'Exec="/opt/my tools/python" -m backcare_tray',
            "X-Delay = 20",
        ]
        assert lines[-4:] == [
            "[Desktop Action Quit]",
            "Name=Quit",
            "Exec=backcare-tray quit",
            "Hidden=true",
        ]

    def test_bytes_that_are_no_text_stay(self, autostart: XdgAutostart, path: Path) -> None:
        path.write_bytes(b"[Desktop Entry]\nComment=\xff\nExec=old\n")
        autostart.set(True)
        assert b"Comment=\xff\n" in path.read_bytes()

    def test_a_file_of_our_keys_alone_is_removed(self, autostart: XdgAutostart, path: Path) -> None:
        autostart.set(True)
        autostart.set(False)
        assert list(path.parent.iterdir()) == []

    def test_a_refusal_names_the_file(self, autostart: XdgAutostart, path: Path) -> None:
        path.mkdir()
        assert not autostart.enabled()
        with pytest.raises(OSError, match=r"Start at login could not be changed: .*\.desktop"):
            autostart.set(True)

    @pytest.mark.parametrize(
        "word",
        ["plain", "with space", 'a"quote', "a$dollar`tick", "back\\slash", "100%", "", "a'b"],
    )
    def test_arguments_survive_the_quoting(self, word: str) -> None:
        line = exec_line(["printf", "%s", word])
        unescaped = line.replace("\\\\", "\\").replace("%%", "%")
        shell = subprocess.run(  # whose rules for double quotes are the specification's
            ["sh", "-c", unescaped], check=True, capture_output=True, text=True
        )
        assert shell.stdout == word

    def test_a_sign_of_percent_announces_no_field_code(self) -> None:
        assert exec_line(["/opt/50%", "%f"]) == "/opt/50%% %%f"

    def test_the_config_folder_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
        assert config_home() == Path("/elsewhere")
        for useless in ("", "relative"):
            monkeypatch.setenv("XDG_CONFIG_HOME", useless)
            assert config_home() == Path.home() / ".config"


class TestMacos:
    """The launch agent."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "Library" / "LaunchAgents" / "backcare-tray.plist"
        path.parent.mkdir(parents=True)
        return path

    def test_the_agent_says_what_to_start(self, tmp_path: Path, path: Path) -> None:
        MacosAutostart(tmp_path, COMMAND).set(True)
        agent = plistlib.loads(path.read_bytes())
        assert agent["ProgramArguments"] == COMMAND
        assert agent["RunAtLoad"] is True

    def test_what_the_user_added_stays(self, tmp_path: Path, path: Path) -> None:
        autostart = MacosAutostart(tmp_path, COMMAND)
        autostart.set(True)
        path.write_bytes(plistlib.dumps(plistlib.loads(path.read_bytes()) | {"Nice": 5}))
        autostart.set(False)
        assert not autostart.enabled()
        autostart.set(True)
        assert plistlib.loads(path.read_bytes())["Nice"] == 5

    @pytest.mark.parametrize("content", [b"", b"<plist>", b"rubbish", plistlib.dumps(["list"])])
    def test_a_damaged_agent_is_off(self, tmp_path: Path, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        autostart = MacosAutostart(tmp_path, COMMAND)
        assert not autostart.enabled()
        autostart.set(True)
        assert autostart.enabled()


class TestWindows:
    """The Run key, on the stand-in."""

    RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
    APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

    def test_the_value_says_what_to_start(self, registry: Registry) -> None:
        registry.keys[self.RUN] = {"Other": "other.exe"}
        windows().set(True)
        assert registry.keys[self.RUN] == {
            "Other": "other.exe",
            "Backcare": '"/opt/my tools/python" -m backcare_tray',
        }

    def test_what_the_task_manager_switched_off_is_off(self, registry: Registry) -> None:
        autostart = windows()
        autostart.set(True)
        registry.keys[self.APPROVED] = {"Backcare": b"\x03" + bytes(11)}
        assert not autostart.enabled()
        registry.keys[self.APPROVED] = {"Backcare": b"\x02" + bytes(11)}
        assert autostart.enabled()
        registry.keys[self.APPROVED] = {"Backcare": b"\x03" + bytes(11)}
        autostart.set(True)
        assert autostart.enabled()
