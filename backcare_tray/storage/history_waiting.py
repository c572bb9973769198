"""What the records that wait for the database change in its answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo

from backcare_tray.core.history import (
    TAKEN,
    BreakBegan,
    BreakEnded,
    HurtReported,
    HurtTakenBack,
    Record,
    StepDone,
    Today,
)
from backcare_tray.core.hours import local_day
from backcare_tray.core.sets import Memory


def today(known: Today, records: Sequence[Record], day: date, zone: tzinfo | None) -> Today:
    """`known`, what the database says of `day`, and the sets taken since."""
    sets = sum(
        isinstance(record, BreakEnded)
        and record.outcome in TAKEN
        and local_day(record.began, zone) == day
        for record in records
    )
    begins_today = sets > 0 and known.sets == 0
    return Today(known.sets + sets, known.streak + begins_today)


def memory(known: Memory, records: Sequence[Record], now: datetime, zone: tzinfo | None) -> Memory:
    """`known`, what the database remembers, and what was done and reported since."""
    new_set = False
    for record in records:
        match record:
            case BreakBegan():
                new_set = True
                if record.at < now:
                    known = replace(known, last_began=max(record.at, known.last_began or record.at))
            case StepDone():
                known = _with_step(known, record, now, zone)
                before = frozenset() if new_set else known.last_set
                known = replace(known, last_set=before | {record.move})
                new_set = False
            case HurtReported():
                known = replace(
                    known, hurt=known.hurt | {record.move}, hurts=(*known.hurts, record)
                )
            case HurtTakenBack():
                known = replace(known, hurt=known.hurt - {record.move})
    return known


def _with_step(known: Memory, step: StepDone, now: datetime, zone: tzinfo | None) -> Memory:
    is_today = local_day(step.at, zone) == local_day(now, zone)
    week = {**known.done_week, step.move: known.done_week.get(step.move, 0) + 1}
    return replace(
        known,
        last_done={**known.last_done, step.move: step.at},
        done_today=(*known.done_today, step.move) if is_today else known.done_today,
        done_week=week,
    )
