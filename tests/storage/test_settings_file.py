"""The settings file: what is kept, what is said, what is never touched."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from backcare_tray.core.settings import Places, Rhythm, Settings
from backcare_tray.storage.settings_file import SettingsFile

NOW = datetime(2026, 7, 4, 10, 15, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backcare-tray" / "settings.toml"


@pytest.fixture
def file(path: Path) -> SettingsFile:
    return opened(path)


def opened(path: Path, **more: Any) -> SettingsFile:  # noqa: ANN401 - passed on as they are
    return SettingsFile(path, lambda: NOW, **more)


def written(path: Path, text: str) -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return text


def every(minutes: int) -> Settings:
    return Settings(rhythm=Rhythm(interval_minutes=minutes))


def test_no_file_means_the_defaults(file: SettingsFile) -> None:
    loaded = file.load()
    assert (loaded.settings, loaded.problems) == (Settings(), ())
    assert not file.path.exists()


def test_only_differences_and_the_version_are_written(file: SettingsFile) -> None:
    file.load()
    assert file.save(every(30)) == every(30)
    assert tomllib.loads(file.path.read_text()) == {
        "version": 1,
        "rhythm": {"interval_minutes": 30},
    }
    assert opened(file.path).load().settings == every(30)
    file.save(Settings())
    assert tomllib.loads(file.path.read_text()) == {"version": 1, "rhythm": {}}


def test_what_the_program_does_not_know_is_kept(file: SettingsFile) -> None:
    text = dedent("""\
        # from my dotfiles
        version = 1
        [rhythm]
        colour = "blue"  # one day
        interval_minutes = 30
        [someone_else]
        x = [1, 2]
        """)
    written(file.path, text)
    file.load()
    file.save(replace(every(60), places=Places(floor=True)))
    assert file.path.read_text() == (text.replace("= 30", "= 60") + "\n[places]\nfloor = true\n")


def test_a_wrong_value_is_reported_and_stays_until_its_key_is_changed(file: SettingsFile) -> None:
    text = written(file.path, "version = 1\n[rhythm]\ninterval_minutes = 500\n")
    loaded = file.load()
    assert loaded.settings == Settings()
    assert loaded.problems == (
        f"{file.path}: rhythm.interval_minutes: 500 is not a whole number from 20 to 120;"
        " 45 is used",
    )
    file.save(Settings(places=Places(floor=True)))
    assert file.path.read_text() == text + "\n[places]\nfloor = true\n"
    file.save(replace(every(60), places=Places(floor=True)))
    assert tomllib.loads(file.path.read_text())["rhythm"] == {"interval_minutes": 60}


def test_an_edit_by_hand_outlives_a_change_of_another_key(file: SettingsFile) -> None:
    written(file.path, "[rhythm]\ninterval_minutes = 30\ngrace_minutes = 5\n")
    in_force = file.load().settings
    written(file.path, "[rhythm]\ninterval_minutes = 35 # by hand\ngrace_minutes = 5\nmine = 1\n")
    after = file.save(replace(in_force, rhythm=replace(in_force.rhythm, grace_minutes=9)))
    assert after.rhythm == Rhythm(interval_minutes=35, grace_minutes=9)
    assert file.path.read_text() == (
        "version = 1\n[rhythm]\ninterval_minutes = 35 # by hand\ngrace_minutes = 9\nmine = 1\n"
    )


def test_a_default_written_out_by_hand_stays(file: SettingsFile) -> None:
    text = written(file.path, "version = 1\n[rhythm]\ninterval_minutes = 45\n")
    file.load()
    file.save(Settings())
    assert file.path.read_text() == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[rhythm\n", "line 1"),
        (b"[rhythm]\ninterval_minutes = \n", "line 2"),
        (b"name = '\xff\xfe'\n", "byte 8 is no UTF-8"),
        (b"\x00\x00\x00", "line 1"),
        (b"x = " + b"[" * 100_000, "recursion"),
        (b"x = " + b"9" * 10_000, "digits"),
    ],
)
def test_a_damaged_file_is_set_aside_and_the_user_told(
    file: SettingsFile, content: bytes, reason: str
) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    loaded = file.load()
    aside = file.path.with_name("settings.toml.damaged-20260704-101500")
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert str(file.path) in problem
    assert aside.name in problem
    assert reason in problem
    assert aside.read_bytes() == content
    assert not file.path.exists()


def test_a_file_damaged_while_the_program_runs_is_set_aside_by_a_save(file: SettingsFile) -> None:
    file.save(every(30))
    written(file.path, "[rhythm\n")
    file.save(replace(every(30), places=Places(floor=True)))
    assert file.path.with_name("settings.toml.damaged-20260704-101500").exists()
    assert opened(file.path).load().settings == replace(every(30), places=Places(floor=True))


def test_a_file_with_the_mark_of_windows_editors_is_read(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(b"\xef\xbb\xbf[rhythm]\r\ninterval_minutes = 30\r\n")
    assert (file.load().settings, file.load().problems) == (every(30), ())


def test_a_newer_file_is_read_and_left_alone(file: SettingsFile) -> None:
    text = written(file.path, "version = 7\n[rhythm]\ninterval_minutes = 30\n")
    loaded = file.load()
    assert loaded.settings == every(30)
    (problem,) = loaded.problems
    assert problem.startswith(f"{file.path}: this file is from a newer Backcare (version 7;")
    with pytest.raises(OSError, match=r"newer Backcare.*never written"):
        file.save(every(60))
    assert file.path.read_text() == text


@pytest.mark.parametrize("version", ['"one"', "0", "true", "-3", "1.0"])
def test_a_version_that_is_none_is_named_and_mended(file: SettingsFile, version: str) -> None:
    written(file.path, f"version = {version}\n[rhythm]\ninterval_minutes = 30\n")
    loaded = file.load()
    assert loaded.settings == every(30)
    assert "version: " in loaded.problems[0]
    file.save(loaded.settings)
    assert opened(file.path).load().problems == ()


def test_an_old_file_is_brought_up_to_date(path: Path) -> None:
    def rename_pause_to_interval(table: dict[str, Any]) -> None:
        rhythm = table.get("rhythm", {})
        if "pause" in rhythm:
            rhythm["interval_minutes"] = rhythm.pop("pause")

    text = written(path, "version = 1\n[rhythm] # mine\npause = 30\nother = 1\n")
    file = opened(path, migrations=(rename_pause_to_interval,))
    assert (file.load().settings, file.load().problems) == (every(30), ())
    assert path.read_text() == text
    file.save(replace(every(30), places=Places(floor=True)))
    assert path.read_text() == (
        "version = 2\n[rhythm] # mine\nother = 1\ninterval_minutes = 30\n\n[places]\nfloor = true\n"
    )
    assert file.load().settings == replace(every(30), places=Places(floor=True))


@pytest.mark.parametrize("folder", ["/proc/self/backcare-tray", "/dev/null/backcare-tray"])
def test_a_folder_that_takes_no_file_gives_a_clear_message(folder: str) -> None:
    file = opened(Path(folder) / "settings.toml")
    assert file.load().settings == Settings()
    with pytest.raises(OSError, match=rf"{folder}/settings.toml cannot be written: [A-Z]"):
        file.save(every(30))


def test_a_file_that_cannot_be_read_is_left_as_it_is(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    loaded = file.load()
    assert loaded.settings == Settings()
    assert loaded.problems == (
        f"{file.path} cannot be read (Is a directory); the defaults are used.",
    )
    with pytest.raises(OSError, match="cannot be written: Is a directory"):
        file.save(every(30))
    assert file.path.is_dir()


def test_a_damaged_file_that_cannot_be_renamed_is_left_as_it_is() -> None:
    loaded = opened(Path("/proc/self/cmdline")).load()
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert problem.startswith("/proc/self/cmdline cannot be read (")
