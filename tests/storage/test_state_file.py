"""The planner's state between two runs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_tray.storage.state_file import StateFile

NOW = datetime(2026, 7, 4, 10, 15, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "state" / "planner.json", lambda: NOW)


def test_what_is_saved_is_loaded(file: StateFile) -> None:
    assert file.load() is None
    for state in ({"phase": "working", "due": None, "worked": 12.5, "x": ["ä"]}, {}):
        file.save(state)
        assert file.load() == state


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_set_aside(file: StateFile, content: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    assert file.load() is None
    aside = file.path.with_name("planner.json.damaged-20260704-101500")
    assert aside.read_bytes() == content
    assert file.load() is None


def test_a_file_that_cannot_be_read_is_none(file: StateFile) -> None:
    file.path.mkdir(parents=True)
    assert file.load() is None
    with pytest.raises(OSError, match="directory"):
        file.save({})


def test_a_damaged_file_that_cannot_be_renamed_is_none() -> None:
    assert StateFile(Path("/proc/self/cmdline"), lambda: NOW).load() is None
