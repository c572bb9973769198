"""Which chime marks the way from one moment of a set to the next."""

from backcare_tray.core.routine import Moment, Stage

LAST_SECONDS = 3.0
"""The chime "last" tells that a stretch of work ends in this many seconds."""


def between(before: Moment, after: Moment) -> str | None:
    """Name the one chime due on the way from `before` to `after`, however long that took.

    "start": work begins. "change": it is over, and another move or the other side is next.
    "last": the last three seconds of work have begun. "end": the set is over.
    """
    if (before.stage, before.step) != (after.stage, after.step):
        return {Stage.WORK: "start", Stage.END: "end"}.get(after.stage, "change")
    if after.stage is Stage.WORK and before.stage_left > LAST_SECONDS >= after.stage_left:
        return "last"
    return None


def seconds_until_next(moment: Moment) -> float:
    """Seconds from `moment` to the next one that a chime may mark."""
    left = moment.stage_left
    return left - LAST_SECONDS if left > LAST_SECONDS else left
