"""Settings from and to other files: what is read, what is refused, what is kept."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.settings import Look, Rhythm, Settings, Start
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.settings_store import SettingsStore
from backcare_tray.storage.settings_transfer import SettingsTransfer

MINE = Settings(
    Rhythm(interval_minutes=30),
    hours=Hours(monday=(Span(540, 600),), holidays=(date(2026, 12, 24),)),
    look=Look(language="de"),
    start=Start(at_login=True, welcomed=True),
)


def now() -> datetime:
    return datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


class Desk:
    """A settings file in a folder, and another file beside it."""

    def __init__(self, folder: Path) -> None:
        self.path, self.other = folder / "settings.toml", folder / "other.toml"
        self.store = SettingsStore(SettingsFile(self.path, now))
        self.transfer = SettingsTransfer(self.path, self.store, now)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_was_exported_can_be_imported(desk: Desk) -> None:
    desk.store.change(MINE)
    desk.transfer.write(desk.other, MINE)
    assert desk.transfer.read(desk.other) == (MINE, ())


def test_how_the_program_starts_stays_on_its_computer(desk: Desk) -> None:
    desk.transfer.write(desk.other, MINE)
    assert "start" not in desk.other.read_text()
    desk.other.write_text("[start]\nat_login = true\nwelcomed = true\n")
    assert desk.transfer.read(desk.other) == (Settings(), ())


def test_an_export_of_the_defaults_says_only_its_version(desk: Desk) -> None:
    desk.transfer.write(desk.other, Settings())
    assert desk.other.read_text() == "version = 1\n"
    assert desk.transfer.read(desk.other) == (Settings(), ())


def test_reading_changes_nothing_and_names_every_problem_by_its_key(desk: Desk) -> None:
    desk.store.change(MINE)
    before = desk.path.read_bytes()
    desk.other.write_text("[rhythm]\ninterval_minutes = 30\ngrace_minutes = 99\n")
    settings, problems = desk.transfer.read(desk.other)
    assert settings == Settings(Rhythm(interval_minutes=30), start=MINE.start)
    assert problems == ("rhythm.grace_minutes: 99 is not a whole number from 0 to 30; 2 is used",)
    assert desk.store.current == MINE
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no settings of Backcare"),
        (b"[project]\nname = 'x'\n", "holds no settings of Backcare"),
        (b"[rhythm\n", "Expected"),
        (b"\xff\xfe", "decode"),
        (b"x" * 200_001, "larger than 200 kB"),
        (b"a = " + b"[" * 5000, "recursion"),
    ],
)
def test_what_is_no_settings_file_is_refused_with_its_name(
    desk: Desk, content: bytes, said: str
) -> None:
    desk.other.write_bytes(content)
    with pytest.raises(OSError, match=said) as refused:
        desk.transfer.read(desk.other)
    assert str(refused.value).startswith(f"{desk.other}: ")
    assert desk.other.read_bytes() == content


def test_a_file_that_is_not_there_is_no_settings_file(desk: Desk) -> None:
    with pytest.raises(OSError, match="No such file"):
        desk.transfer.read(desk.other)


def test_the_file_of_a_newer_version_is_read_as_far_as_possible(desk: Desk) -> None:
    desk.other.write_text("version = 99\n[rhythm]\ninterval_minutes = 30\n")
    settings, problems = desk.transfer.read(desk.other)
    assert settings.rhythm.interval_minutes == 30
    assert "newer Backcare" in problems[0]


def test_a_backup_keeps_the_file_as_it_is_and_none_takes_the_place_of_another(desk: Desk) -> None:
    assert desk.transfer.keep_backup() is None
    desk.path.write_text("# by hand\n[rhythm]\ninterval_minutes = 30\n")
    first, second = desk.transfer.keep_backup(), desk.transfer.keep_backup()
    assert first
    assert second
    assert first != second
    assert first.read_bytes() == second.read_bytes() == desk.path.read_bytes()
    assert first.name == "settings.toml.before-20261102-093000"


def test_a_place_that_takes_no_file_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="cannot be written") as refused:
        desk.transfer.write(tmp_path / "file" / "export.toml", MINE)
    assert str(tmp_path) in str(refused.value)
    desk.path.mkdir()
    with pytest.raises(OSError, match="cannot be copied"):
        desk.transfer.keep_backup()
