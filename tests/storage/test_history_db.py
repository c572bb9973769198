"""The history in its file: what is asked is what was done, once each, across restarts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from stat import S_IMODE

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_tray.core.history import (
    TAKEN,
    BreakBegan,
    BreakEnded,
    DeskTime,
    Feeling,
    HeadTurned,
    HurtReported,
    HurtTakenBack,
    Outcome,
    SnoozeTaken,
    StepDone,
    Today,
    streak,
)
from backcare_tray.core.ports import History
from backcare_tray.storage.history_db import HistoryDb
from backcare_tray.storage.history_rows import EPOCH, MICROSECOND
from tests.storage.days import DAY, MINUTE, MORNING, missed, opened, rows, taken


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backcare-tray" / "history.db"


@pytest.fixture
def db(path: Path) -> Iterator[HistoryDb]:
    db = opened(path)
    yield db
    db.close()
    assert db.problems == ()


def outcomes(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT outcome, ended FROM breaks ORDER BY id")


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def test_it_is_the_port_of_the_core(db: HistoryDb) -> None:
    port: History = db
    assert port.today(MORNING) == Today(0, 0)


def test_the_file_is_for_this_user_alone(db: HistoryDb, path: Path) -> None:
    db.record(BreakBegan(MORNING))
    for file in path.parent.iterdir():
        assert S_IMODE(file.stat().st_mode) == 0o600
    assert S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_record_is_on_the_disk_when_record_returns(db: HistoryDb, path: Path) -> None:
    now = MORNING + timedelta(microseconds=123457)
    for record in (
        *taken(now, "chin-tuck"),
        SnoozeTaken(now, timedelta(minutes=10)),
        Feeling(now, 2),
        HurtReported(now, "wall-angel"),
    ):
        db.record(record)
    at = micros(now)
    assert rows(path, "SELECT day, began, ended, outcome FROM breaks") == [
        ("2026-07-03", at, at + 120_000_000, "completed")
    ]
    assert rows(path, "SELECT break_id, day, at, move, seconds FROM steps") == [
        (1, "2026-07-03", at + 60_000_000, "chin-tuck", 40.0)
    ]
    assert rows(path, "SELECT at, seconds FROM snoozes") == [(at, 600.0)]
    assert rows(path, "SELECT at, score FROM feelings") == [(at, 2)]
    assert rows(path, "SELECT at, move, taken_back FROM hurts") == [(at, "wall-angel", None)]
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]


def test_time_at_the_desk_reasons_and_head_turns_are_kept(db: HistoryDb, path: Path) -> None:
    for record in (
        DeskTime(MORNING + 30 * MINUTE, MORNING, standing=True),
        BreakEnded(MORNING, Outcome.SKIPPED, MORNING, "a visitor"),
        SnoozeTaken(MORNING, None),
        HeadTurned(MORNING, (60, 62, 61), (55, 57, 56)),
    ):
        db.record(record)
    at, end = micros(MORNING), micros(MORNING + 30 * MINUTE)
    assert rows(path, "SELECT day, began, at, standing FROM desk_times") == [
        ("2026-07-03", at, end, 1)
    ]
    assert rows(path, "SELECT reason FROM breaks") == [("a visitor",)]
    assert rows(path, "SELECT seconds FROM snoozes") == [(None,)]
    assert rows(path, "SELECT day, at, side, degrees FROM head_turns ORDER BY id") == [
        ("2026-07-03", at, side, degrees)
        for side, degrees in [
            ("left", 60), ("left", 62), ("left", 61), ("right", 55), ("right", 57), ("right", 56)
        ]
    ]  # fmt: skip


def test_a_stretch_told_twice_stands_once(db: HistoryDb, path: Path) -> None:
    """The program died between history and state, and went on from there."""
    db.record(DeskTime(MORNING + 30 * MINUTE, MORNING))
    db.record(DeskTime(MORNING + 40 * MINUTE, MORNING))
    end = micros(MORNING + 40 * MINUTE)
    assert rows(path, "SELECT at FROM desk_times") == [(end,)]


def test_a_hurt_taken_back_before_keeps_its_moment(db: HistoryDb, path: Path) -> None:
    for hour in range(2):
        at = MORNING + hour * 60 * MINUTE
        db.record(HurtReported(at, "wall-angel"))
        db.record(HurtTakenBack(at + MINUTE, "wall-angel"))
    assert rows(path, "SELECT taken_back - at FROM hurts") == [(60_000_000,), (60_000_000,)]


def test_a_record_outlives_a_loss_of_power(db: HistoryDb) -> None:
    """As far as it can be asked without pulling the plug: SQLite waits for the disk each time."""
    db.record(Feeling(MORNING, 1))
    assert db.ask(lambda rows: rows.execute("PRAGMA synchronous").fetchone(), None) == (2,)


def test_a_check_with_an_impossible_reading_is_left_out_whole(
    db: HistoryDb, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    db.record(HeadTurned(MORNING, (60, 60, 60), (55, 400, 56)))
    assert "cannot be entered" in caplog.text
    caplog.clear()
    db.record(HeadTurned(MORNING, (), ()))
    assert rows(path, "SELECT COUNT(*) FROM head_turns") == [(0,)]


def test_today_counts_the_sets_of_the_local_day(db: HistoryDb) -> None:
    records = [
        *taken(MORNING, "a"),
        *taken(MORNING + 60 * MINUTE, "a", outcome=Outcome.PARTIAL),
        *taken(MORNING + 120 * MINUTE, outcome=Outcome.ABANDONED),
        missed(MORNING + 180 * MINUTE, Outcome.SKIPPED),
        missed(MORNING + 240 * MINUTE, Outcome.NATURAL),
        BreakBegan(MORNING + 300 * MINUTE),
    ]
    for record in records:
        db.record(record)
    assert db.today(MORNING) == Today(2, 1)
    assert db.today(MORNING + DAY) == Today(0, 1)


def test_a_day_is_the_one_that_the_person_lived_through(path: Path) -> None:
    """Recorded at 01:00 on Saturday in Berlin; a flight to New York does not move it."""
    db = opened(path, "Europe/Berlin")
    for record in taken(datetime(2026, 7, 3, 23, 0, tzinfo=UTC), "a"):
        db.record(record)
    db.close()
    db = opened(path, "America/New_York")
    assert db.today(datetime(2026, 7, 4, 2, 0, tzinfo=UTC)).sets == 0  # still Friday there
    assert db.today(datetime(2026, 7, 4, 12, 0, tzinfo=UTC)).sets == 1
    db.close()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.tuples(st.integers(-12, 1), st.sampled_from(Outcome)), max_size=40))
def test_the_streak_is_that_of_the_core(
    days: list[tuple[int, Outcome]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    db = opened(tmp_path_factory.mktemp("streak") / "history.db")
    told: list[tuple[date, Outcome]] = []
    for minute, (day, outcome) in enumerate(days):
        began = MORNING + day * DAY + minute * MINUTE
        db.record(BreakEnded(began, outcome, began))
        if day <= 0:
            told.append((began.date(), outcome))
    sets = sum(day == MORNING.date() and outcome in TAKEN for day, outcome in told)
    assert db.today(MORNING) == Today(sets, streak(told, MORNING.date()))
    db.close()


def test_the_memory_knows_what_was_done_and_what_hurts(db: HistoryDb) -> None:
    yesterday = MORNING - DAY
    for record in (
        *taken(yesterday, "chin-tuck", "wall-angel"),
        *taken(MORNING, "wall-angel", "seated-twist", "seated-twist"),
        HurtReported(MORNING, "wall-angel"),
        HurtReported(MORNING, "chin-tuck"),
        HurtReported(MORNING + MINUTE, "chin-tuck"),
        HurtTakenBack(MORNING + 2 * MINUTE, "chin-tuck"),
    ):
        db.record(record)
    memory = db.memory(MORNING + 10 * MINUTE)
    assert memory.last_done == {
        "chin-tuck": yesterday + MINUTE,
        "wall-angel": MORNING + MINUTE,
        "seated-twist": MORNING + 3 * MINUTE,
    }
    assert memory.done_today == ("wall-angel", "seated-twist", "seated-twist")
    assert memory.done_week == {"chin-tuck": 1, "wall-angel": 2, "seated-twist": 2}
    assert memory.last_set == {"wall-angel", "seated-twist"}
    assert memory.last_began == MORNING
    assert db.memory(MORNING).last_began == yesterday
    assert memory.hurt == {"wall-angel"}
    assert [hurt.move for hurt in memory.hurts] == ["wall-angel", "chin-tuck", "chin-tuck"]
    week = {"wall-angel": 1, "seated-twist": 2}
    assert db.memory(MORNING + 6 * DAY).done_week == week
    late = db.memory(MORNING + 27 * DAY)
    assert (late.done_today, late.done_week) == ((), {})
    assert (late.last_set, len(late.hurts)) == (memory.last_set, 3)
    assert db.memory(MORNING + 28 * DAY).hurts == memory.hurts[2:]
    db.record(HurtReported(MORNING + 11 * MINUTE, "chin-tuck"))
    assert db.memory(MORNING).hurt == {"wall-angel", "chin-tuck"}


def test_steps_of_one_moment_all_count(db: HistoryDb, path: Path) -> None:
    """After a long gap both sides of a move are told at once, with one time."""
    db.record(BreakBegan(MORNING))
    for _ in range(2):
        db.record(StepDone(MORNING + MINUTE, "seated-twist", 30.0))
    assert rows(path, "SELECT COUNT(*) FROM steps") == [(2,)]


def test_a_break_told_twice_stands_once(db: HistoryDb, path: Path) -> None:
    (*begun, ended) = taken(MORNING, "a")
    for record in (*begun, ended, ended, missed(MORNING, Outcome.SKIPPED)):
        db.record(record)
    db.record(missed(MORNING, Outcome.SKIPPED))
    assert [row[0] for row in outcomes(path)] == ["completed", "skipped"]


def test_a_step_outside_a_break_is_kept(db: HistoryDb, path: Path) -> None:
    db.record(StepDone(MORNING, "a", 30.0))
    assert rows(path, "SELECT break_id, move FROM steps") == [(None, "a")]
    assert db.memory(MORNING).done_today == ("a",)


@pytest.mark.parametrize(
    ("moves", "outcome", "minutes"),
    [((), "abandoned", 0), (("a",), "partial", 1), (("a", "b"), "partial", 2)],
)
def test_a_break_that_was_open_when_the_program_died_is_closed(
    path: Path, moves: tuple[str, ...], outcome: str, minutes: int
) -> None:
    db = opened(path)
    for record in taken(MORNING, *moves)[:-1]:
        db.record(record)
    db.close()
    opened(path).close()
    assert outcomes(path) == [(outcome, micros(MORNING + minutes * MINUTE))]


def test_a_break_closed_at_the_start_and_then_told_stands_once(path: Path) -> None:
    """The planner, too, finds the break in its saved state, and ends it."""
    (*begun, ended) = taken(MORNING, "a")
    db = opened(path)
    for record in begun:
        db.record(record)
    db.close()
    db = opened(path)
    db.record(ended)
    db.close()
    assert outcomes(path) == [("completed", micros(ended.at))]


def test_a_break_begun_while_another_is_open_ends_that(db: HistoryDb, path: Path) -> None:
    db.record(BreakBegan(MORNING))
    for record in taken(MORNING + MINUTE, "a"):
        db.record(record)
    assert [row[0] for row in outcomes(path)] == ["abandoned", "completed"]


def test_two_programs_may_record_at_once(path: Path) -> None:
    """The tray, and a set in the terminal, whose start does not end the break of the tray."""
    (*begun, ended) = taken(MORNING, "a")
    tray, terminal = opened(path), opened(path)
    tray.record(begun[0])
    terminal.close()
    terminal = opened(path)
    for record in taken(MORNING + MINUTE, "b"):
        terminal.record(record)
    tray.record(begun[1])
    tray.record(ended)
    assert [row[0] for row in outcomes(path)] == ["completed", "completed"]
    assert rows(path, "SELECT break_id, move FROM steps ORDER BY move") == [(1, "a"), (2, "b")]
    assert tray.today(MORNING).sets == terminal.today(MORNING).sets == 2
    tray.close()
    terminal.close()


def test_a_record_of_no_sense_is_left_out(
    db: HistoryDb, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    db.record(StepDone(MORNING, "a", float("nan")))
    assert "cannot be entered" in caplog.text
    caplog.clear()
    db.record(StepDone(MORNING, "b", 1.0))
    assert rows(path, "SELECT move FROM steps") == [("b",)]
