"""What the progress window asks, answered from a real file; a ten years' file by its indices."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

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
    Today,
)
from backcare_tray.core.progress import DayRecords, MoveDone, MoveHurt, ProgressBook
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_progress import QUESTIONS, HistoryProgress
from tests.storage.days import DAY, MINUTE, MORNING, missed, opened, taken

FRIDAY = date(2026, 7, 3)
EVER = (date.min, date.max)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[HistoryDb]:
    db = opened(tmp_path / "history.db")
    yield db
    db.close()


@pytest.fixture
def book(db: HistoryDb) -> HistoryProgress:
    return HistoryProgress(db, lambda: MORNING, UTC)


def test_an_empty_history_answers(book: HistoryProgress) -> None:
    port: ProgressBook = book
    assert port.today() == Today()
    assert port.day(FRIDAY) == DayRecords()
    assert port.sets_by_day(FRIDAY, FRIDAY) == port.seconds_by_move(FRIDAY, FRIDAY) == {}
    assert list(port.feelings(FRIDAY, FRIDAY)) == list(port.hurts(FRIDAY, FRIDAY)) == []
    assert list(port.head_turns(*EVER)) == []
    assert port.first_day() is None


def test_a_day_holds_its_own_records_in_order(db: HistoryDb, book: HistoryProgress) -> None:
    desk = DeskTime(MORNING + 40 * MINUTE, MORNING, standing=True)
    snoozes = (SnoozeTaken(MORNING, None), SnoozeTaken(MORNING + MINUTE, 5 * MINUTE))
    skipped = BreakEnded(MORNING + 9 * MINUTE, Outcome.SKIPPED, MORNING + 9 * MINUTE, "a visitor")
    ended = missed(MORNING, Outcome.COMPLETED)
    for record in (
        skipped,
        ended,
        desk,
        *snoozes[::-1],
        missed(MORNING - DAY, Outcome.IGNORED),
        missed(MORNING + DAY, Outcome.IGNORED),
        SnoozeTaken(MORNING + DAY, None),
    ):
        db.record(record)
    assert book.day(FRIDAY) == DayRecords((desk,), (ended, skipped), snoozes)


def test_what_reaches_over_midnight_belongs_to_both_days(
    db: HistoryDb, book: HistoryProgress
) -> None:
    midnight = MORNING.replace(hour=0)
    desk = DeskTime(midnight + 60 * MINUTE, midnight - 60 * MINUTE)
    away = BreakEnded(midnight + MINUTE, Outcome.NATURAL, midnight - 600 * MINUTE)
    for record in (desk, away):
        db.record(record)
    for day in (FRIDAY - DAY, FRIDAY):
        assert book.day(day) == DayRecords((desk,), (away,))
    assert book.day(FRIDAY + DAY) == DayRecords()


def test_the_open_break_is_not_told(db: HistoryDb, book: HistoryProgress) -> None:
    db.record(taken(MORNING, "a")[0])
    assert book.day(FRIDAY) == DayRecords()


def test_sets_and_seconds_are_those_of_the_days_asked_for(
    db: HistoryDb, book: HistoryProgress
) -> None:
    for ago in range(4):
        for record in taken(MORNING - ago * DAY, "a", "b", "a"):
            db.record(record)
    db.record(missed(MORNING, Outcome.SKIPPED))
    assert book.sets_by_day(FRIDAY - DAY, FRIDAY) == {FRIDAY - DAY: 1, FRIDAY: 1}
    assert book.seconds_by_move(FRIDAY - 2 * DAY, FRIDAY - DAY) == {"a": 160.0, "b": 80.0}
    assert book.moves_done(FRIDAY - 2 * DAY, FRIDAY - DAY) == {
        "a": MoveDone(2, 160.0),
        "b": MoveDone(2, 80.0),
    }
    assert book.first_day() == FRIDAY - 3 * DAY
    assert book.today() == Today(1, 4)


def test_feelings_hurts_and_turns_come_in_order(db: HistoryDb, book: HistoryProgress) -> None:
    late = MORNING + 14 * 60 * MINUTE + 59 * MINUTE
    turned = HeadTurned(MORNING, (60, 62, 61), (55, 57, 56))
    earlier = HeadTurned(MORNING - 7 * DAY, (50,), (45,))
    for record in (
        Feeling(late, 1),
        Feeling(MORNING, 3),
        Feeling(late + MINUTE, 0),
        ChangeFelt(late, Change.BETTER),
        ChangeFelt(MORNING, Change.SAME),
        ChangeFelt(late, Change.BETTER),
        ChangeFelt(late + MINUTE, Change.WORSE),
        HurtReported(MORNING, "a"),
        HurtReported(MORNING + DAY, "b"),
        turned,
        earlier,
        HeadTurned(MORNING + MINUTE, (60,), ()),
    ):
        db.record(record)
    assert book.feelings(FRIDAY, FRIDAY) == [
        (FRIDAY, Feeling(MORNING, 3)),
        (FRIDAY, Feeling(late, 1)),
    ]
    assert book.changes(FRIDAY, FRIDAY) == {Change.BETTER: 2, Change.SAME: 1}
    assert book.hurts(FRIDAY, FRIDAY) == [MoveHurt("a", 1, MORNING, is_out=True)]
    assert book.head_turns(*EVER) == [(FRIDAY - 7 * DAY, earlier), (FRIDAY, turned)]


def test_hurts_are_told_by_move_with_what_became_of_them(
    db: HistoryDb, book: HistoryProgress
) -> None:
    for record in (
        HurtReported(MORNING - DAY, "a"),
        HurtTakenBack(MORNING - DAY + MINUTE, "a"),
        HurtReported(MORNING, "b"),
        HurtTakenBack(MORNING + MINUTE, "b"),
        HurtReported(MORNING + 2 * MINUTE, "a"),
    ):
        db.record(record)
    assert book.hurts(FRIDAY - DAY, FRIDAY) == [
        MoveHurt("a", 2, MORNING + 2 * MINUTE, is_out=True),
        MoveHurt("b", 1, MORNING, is_out=False),
    ]


def test_days_of_work_are_those_on_which_a_break_was_due_or_taken(
    db: HistoryDb, book: HistoryProgress
) -> None:
    for outcome, ago in ((Outcome.NATURAL, 0), (Outcome.IGNORED, 1), (Outcome.SKIPPED, 1)):
        db.record(missed(MORNING - ago * DAY, outcome))
    for record in taken(MORNING - 2 * DAY, "a"):
        db.record(record)
    assert book.days_of_work(FRIDAY - 5 * DAY, FRIDAY) == 2
    assert book.days_of_work(FRIDAY, FRIDAY) == 0


def test_days_are_local(tmp_path: Path) -> None:
    """23:30 UTC on Thursday is Friday in Berlin."""
    db = opened(tmp_path / "berlin.db", "Europe/Berlin")
    book = HistoryProgress(db, lambda: MORNING, ZoneInfo("Europe/Berlin"))
    moment = MORNING - timedelta(hours=9, minutes=30)
    db.record(Feeling(moment, 1))
    db.record(HeadTurned(moment, (60,), (50,)))
    assert [day for day, _feeling in book.feelings(FRIDAY, FRIDAY)] == [FRIDAY]
    assert [day for day, _check in book.head_turns(FRIDAY, FRIDAY)] == [FRIDAY]
    db.close()


def test_a_file_that_cannot_be_read_answers_as_if_empty(
    db: HistoryDb, book: HistoryProgress, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "history.db")) as other:
        other.execute("DROP TABLE desk_times")
    assert book.day(FRIDAY) == DayRecords()
    assert "desk_times" in db.problems[0]
    assert book.failed()
    assert not book.failed()
    assert book.sets_by_day(FRIDAY, FRIDAY) == {}
    assert not book.failed()


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(db: HistoryDb, question: str) -> None:
    """SQLite's own plan: every step goes through an index, ten years or not."""
    values = [0] * question.count("?")
    nothing: list[str] = []
    plan = db.ask(
        lambda rows: [row[3] for row in rows.execute(f"EXPLAIN QUERY PLAN {question}", values)],
        nothing,
    )
    assert plan
    assert all("SEARCH" in step or "TEMP B-TREE" in step for step in plan), plan
