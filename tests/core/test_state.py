"""A saved state is read back, or refused; never half read."""

import pytest

from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Settings
from backcare_tray.core.state import from_table, to_table
from tests.core.day import clock

GOOD = to_table(Planner.fresh(Settings(), clock("09:00")).state)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seen", None), ("seen", "yesterday"), ("seen", "2026-11-02T09:00:00"), ("seen", 3),
        ("phase", "sleeping"), ("worked", "long"), ("worked", True), ("worked", 1e300),
        ("absences", "idle"), ("absences", ["lunch"]), ("busy", [3]), ("paused", 1),
        ("number", -1), ("steps", 1.5), ("owed", None), ("target", "soon"),
        ("cue", "lunch"), ("standing", "yes"), ("snoozes", -1), ("total", None), ("ask_at", "x"),
    ],
)  # fmt: skip
def test_nonsense_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_table({**GOOD, key: value})


def test_missing_and_unknown_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="expected the keys"):
        from_table({**GOOD, "more": 1})
    with pytest.raises(ValueError, match="expected the keys"):
        from_table({key: GOOD[key] for key in GOOD if key != "seen"})
