"""The settings in force: who is told what, and when."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_tray.core.ports import SettingsStore as Port
from backcare_tray.core.settings import Places, Rhythm, Settings
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.settings_store import SettingsStore

NOW = datetime(2026, 7, 4, 10, 15, tzinfo=UTC)
HALF_HOUR = Settings(rhythm=Rhythm(interval_minutes=30))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def store(path: Path) -> SettingsStore:
    return SettingsStore(SettingsFile(path, lambda: NOW))


@pytest.fixture
def told(store: SettingsStore) -> list[Settings]:
    told: list[Settings] = []
    store.subscribe(told.append)
    return told


def test_it_is_the_port_of_the_core(store: SettingsStore) -> None:
    port: Port = store
    assert port.current == Settings()


def test_what_was_wrong_at_the_start_is_known(path: Path) -> None:
    path.write_text("[places]\nfloor = 3\n")
    store = SettingsStore(SettingsFile(path, lambda: NOW))
    assert store.problems == (f"{path}: places.floor: 3 is not true or false; false is used",)


def test_a_change_is_written_and_told(
    store: SettingsStore, told: list[Settings], path: Path
) -> None:
    store.change(HALF_HOUR)
    assert store.current == HALF_HOUR
    assert told == [HALF_HOUR]
    assert "interval_minutes = 30" in path.read_text()


def test_our_own_writing_is_no_change(store: SettingsStore, told: list[Settings]) -> None:
    store.change(HALF_HOUR)
    store.change(HALF_HOUR)
    assert store.reload() == ()
    assert told == [HALF_HOUR]


def test_an_edit_by_hand_is_told(store: SettingsStore, told: list[Settings], path: Path) -> None:
    path.write_text("[rhythm]\ninterval_minutes = 30\n[places]\nfloor = 3\n")
    assert store.reload() == (f"{path}: places.floor: 3 is not true or false; false is used",)
    assert store.reload() == ()  # said once
    assert len(store.problems) == 1
    assert told == [HALF_HOUR]


def test_an_edit_by_hand_comes_into_force_with_a_change(
    store: SettingsStore, told: list[Settings], path: Path
) -> None:
    path.write_text("[rhythm]\ninterval_minutes = 30\n")
    store.change(Settings(places=Places(floor=True)))
    both = replace(HALF_HOUR, places=Places(floor=True))
    assert told == [both]
    assert store.reload() == ()
    assert store.current == both


def test_a_file_broken_by_hand_is_left_to_its_owner(
    store: SettingsStore, told: list[Settings], path: Path
) -> None:
    store.change(HALF_HOUR)
    path.write_text("[rhythm\n")
    (problem,) = store.reload()
    assert problem.startswith(f"{path} is broken (")
    assert path.read_text() == "[rhythm\n"
    assert (store.current, told) == (HALF_HOUR, [HALF_HOUR])


def test_a_file_that_cannot_be_read_changes_nothing(store: SettingsStore, path: Path) -> None:
    store.change(HALF_HOUR)
    path.unlink()
    path.mkdir()
    assert store.reload() == (f"{path} cannot be read (Is a directory); nothing was changed.",)
    assert store.current == HALF_HOUR


def test_a_file_taken_away_means_the_defaults(
    store: SettingsStore, told: list[Settings], path: Path
) -> None:
    store.change(HALF_HOUR)
    path.unlink()
    assert store.reload() == ()
    assert told == [HALF_HOUR, Settings()]


def test_what_cannot_be_written_is_in_force_and_written_later(
    store: SettingsStore, told: list[Settings], path: Path
) -> None:
    path.mkdir()
    with pytest.raises(OSError, match="cannot be written"):
        store.change(HALF_HOUR)
    assert told == [HALF_HOUR]
    path.rmdir()
    store.change(replace(HALF_HOUR, places=Places(floor=True)))
    assert SettingsFile(path, lambda: NOW).load().settings == store.current
    assert store.current == replace(HALF_HOUR, places=Places(floor=True))
