"""What is exported is everything, and other programs can read it."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcare_tray import __version__
from backcare_tray.core.history import (
    BreakEnded,
    Change,
    ChangeFelt,
    DeskTime,
    Feeling,
    HeadTurned,
    HurtReported,
    HurtTakenBack,
    Outcome,
    SnoozeTaken,
)
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_progress import HistoryProgress
from backcare_tray.storage.history_schema import TABLES
from tests.storage.days import MINUTE, MORNING, opened, taken

BERLIN = ZoneInfo("Europe/Berlin")
LOCAL, UTC_TEXT = "2026-07-03T11:00:00+02:00", "2026-07-03T09:00:00+00:00"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[HistoryDb]:
    db = opened(tmp_path / "history.db", "Europe/Berlin")
    for record in (
        *taken(MORNING, "chin-tuck", "wall-angel"),
        BreakEnded(MORNING + MINUTE, Outcome.SKIPPED, MORNING + MINUTE, 'Besuch aus "Köln", 北京'),
        SnoozeTaken(MORNING, 10 * MINUTE),
        SnoozeTaken(MORNING, None),
        Feeling(MORNING, 2),
        ChangeFelt(MORNING, Change.SAME),
        HurtReported(MORNING, "wall-angel"),
        HurtReported(MORNING, "chin-tuck"),
        HurtTakenBack(MORNING + MINUTE, "wall-angel"),
        DeskTime(MORNING, MORNING - 30 * MINUTE, standing=True),
        HeadTurned(MORNING, (60, 62, 61), (55, 57, 56)),
    ):
        db.record(record)
    yield db
    db.close()


@pytest.fixture
def book(db: HistoryDb) -> HistoryProgress:
    return HistoryProgress(db, lambda: MORNING, BERLIN)


def test_json_holds_every_table(book: HistoryProgress, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    book.export_json(path)
    whole = json.loads(path.read_text("utf-8"))
    assert (whole["program"], whole["version"]) == ("Backcare", __version__)
    assert whole["exported_utc"] == UTC_TEXT
    assert set(TABLES) - {"journals"} <= whole.keys()
    assert [each["outcome"] for each in whole["breaks"]] == ["completed", "skipped"]
    assert [each["change"] for each in whole["changes"]] == ["same"]
    assert whole["breaks"][1]["reason"] == 'Besuch aus "Köln", 北京'
    assert (whole["breaks"][0]["began_local"], whole["breaks"][0]["began_utc"]) == (LOCAL, UTC_TEXT)
    assert [each["seconds"] for each in whole["snoozes"]] == [600, None]
    assert [each["taken_back_utc"] is None for each in whole["hurts"]] == [False, True]
    assert [each["degrees"] for each in whole["head_turns"]] == [60, 62, 61, 55, 57, 56]
    assert [(each["move"], each["seconds"]) for each in whole["steps"]] == [
        ("chin-tuck", 40.0),
        ("wall-angel", 40.0),
    ]
    desk = whole["desk_times"][0]
    assert (desk["began_utc"], desk["ended_utc"]) == ("2026-07-03T08:30:00+00:00", UTC_TEXT)
    assert (desk["day"], desk["standing"]) == ("2026-07-03", 1)
    assert whole["feelings"][0]["score"] == 2
    assert whole["about"]["score"].startswith("0 good, ")
    assert whole["about"]["degrees"].endswith(", 0 straight ahead to 90")
    assert "北京" in path.read_text("utf-8")


def test_csv_holds_the_same(book: HistoryProgress, tmp_path: Path) -> None:
    book.export_json(tmp_path / "export.json")
    book.export_csv(tmp_path / "export.zip")
    whole = json.loads((tmp_path / "export.json").read_text("utf-8"))
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        assert archive.testzip() is None
        for name in set(archive.namelist()) - {"about.csv"}:
            text = archive.read(name)
            assert text.startswith(b"\xef\xbb\xbf")  # spreadsheets need it
            rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
            expected = [
                {key: "" if value is None else str(value) for key, value in row.items()}
                for row in whole[name.removesuffix(".csv")]
            ]
            assert rows == expected
        assert len(archive.namelist()) == len(TABLES)  # `about` for `journals`


def test_both_say_what_columns_mean_and_in_which_unit(
    book: HistoryProgress, tmp_path: Path
) -> None:
    book.export_json(tmp_path / "export.json")
    book.export_csv(tmp_path / "export.zip")
    whole = json.loads((tmp_path / "export.json").read_text("utf-8"))
    assert whole["format"] == 1
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        text = archive.read("about.csv").decode("utf-8-sig")
        assert b"\r\n" in archive.read("about.csv")
    rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]
    assert rows == [("column", "meaning"), ("format", "1"), *whole["about"].items()]
    columns = {
        column
        for table in set(TABLES) - {"journals"}
        for column in whole[table][0]
        if not column.endswith(("_local", "_utc"))
    }
    assert columns - {"id", "move"} <= whole["about"].keys()
    assert "in seconds" in whole["about"]["seconds"]


@pytest.mark.parametrize("reason", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1"])
def test_no_cell_is_a_formula(
    db: HistoryDb, book: HistoryProgress, reason: str, tmp_path: Path
) -> None:
    at = MORNING + 9 * MINUTE
    db.record(BreakEnded(at, Outcome.SKIPPED, at, reason))
    book.export_csv(tmp_path / "export.zip")
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        text = archive.read("breaks.csv").decode("utf-8-sig")
    *_, last = csv.DictReader(io.StringIO(text, newline=""))
    assert last["reason"] == f"'{reason}"


def test_an_empty_history_is_exported_too(tmp_path: Path) -> None:
    db = opened(tmp_path / "empty.db")
    book = HistoryProgress(db, lambda: MORNING, UTC)
    book.export_json(tmp_path / "export.json")
    assert json.loads((tmp_path / "export.json").read_text("utf-8"))["breaks"] == []
    book.export_csv(tmp_path / "export.zip")
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        assert archive.read("hurts.csv").decode("utf-8-sig").splitlines() == [
            "id,at_local,at_utc,move,taken_back_local,taken_back_utc"
        ]
    db.close()


def test_a_folder_that_refuses_says_so_and_leaves_nothing(
    book: HistoryProgress, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OSError, match="file"):
        book.export_json(tmp_path / "file" / "export.json")
    assert sorted(item.name for item in tmp_path.iterdir() if "history" not in item.name) == [
        "file"
    ]


def test_a_history_that_cannot_be_read_says_so(book: HistoryProgress, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "history.db")) as other:
        other.execute("DROP TABLE feelings")
    with pytest.raises(OSError, match=r"history\.db cannot be read now"):
        book.export_csv(tmp_path / "export.zip")
    assert not (tmp_path / "export.zip").exists()


def test_moments_of_an_hour_that_comes_twice_stay_apart(tmp_path: Path) -> None:
    """In Berlin, 02:30 came twice on 25 October 2026."""
    db = opened(tmp_path / "history.db", "Europe/Berlin")
    for hour in (0, 1):
        db.record(Feeling(datetime(2026, 10, 25, hour, 30, tzinfo=UTC), 1))
    HistoryProgress(db, lambda: MORNING, BERLIN).export_json(tmp_path / "export.json")
    whole = json.loads((tmp_path / "export.json").read_text("utf-8"))
    assert [each["at_local"] for each in whole["feelings"]] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    ]
    db.close()
