"""All files of a user together: sets are planned from what stands in them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from backcare_tray.core.history import BreakBegan, HurtReported, StepDone
from backcare_tray.core.planner import Planner
from backcare_tray.core.settings import Sets, Settings
from backcare_tray.core.state import to_table
from backcare_tray.storage.shelf import Shelf
from tests.storage.days import DAY, MORNING
from tests.storage.pack_samples import files, write_folder, write_zip

HOUR = timedelta(hours=1)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    shelf = Shelf(lambda: MORNING, "boot")
    yield shelf
    shelf.close()


def _take(shelf: Shelf, now: datetime) -> set[str]:
    """Begin a break as the coach does, plan its set and walk through it."""
    shelf.history.record(BreakBegan(now))
    done = [step.move.id for step in shelf.plan_set(now).steps]
    for number, move in enumerate(done, 1):
        shelf.history.record(StepDone(now + timedelta(seconds=30 * number), move, 30.0))
    return set(done)


def test_no_set_comes_twice_in_a_row_through_real_files(shelf: Shelf) -> None:
    sets = [_take(shelf, MORNING + day * DAY + hour * HOUR) for day in range(4) for hour in (0, 1)]
    assert all(a != b for a, b in pairwise(sets))
    assert shelf.problems == ()


def test_three_reports_of_one_area_are_answered_once(shelf: Shelf) -> None:
    now = MORNING
    notes = []
    for move in ("interlaced-reach", "seated-twist", "shoulder-blade-squeeze", "chest-opener"):
        shelf.history.record(BreakBegan(now))
        notes.append(bool(shelf.plan_set(now).note))
        shelf.history.record(HurtReported(now + timedelta(minutes=1), move))
        now += HOUR
    shelf.history.record(BreakBegan(now))
    notes.append(bool(shelf.plan_set(now).note))
    assert notes == [False, False, False, True, False]


def test_the_chosen_set_is_the_one_that_is_planned(shelf: Shelf) -> None:
    current = shelf.settings.current
    shelf.settings.change(replace(current, sets=Sets(choice="neck-ease")))
    assert shelf.plan_set(MORNING).why.startswith("Neck ease: ")


def test_a_pack_is_picked_up_while_running(shelf: Shelf) -> None:
    shipped = len(shelf.moves)
    write_folder(shelf.packs_dir / "my-pack", files())
    assert len(shelf.moves) == shipped
    shelf.reload_library()
    assert len(shelf.moves) == shipped + 2
    assert shelf.sets[-1].id == "my-pack/morning"
    current = shelf.settings.current
    shelf.settings.change(replace(current, sets=Sets(choice="my-pack/morning")))
    assert [step.move.id for step in shelf.plan_set(MORNING).steps] == [
        "my-pack/doorway-stretch", "my-pack/doorway-stretch", "my-pack/head-nod", "wall-angel",
    ]  # fmt: skip


def test_the_moves_are_read_when_they_are_wanted(shelf: Shelf) -> None:
    shelf.packs_dir.mkdir(parents=True)
    before = shelf.problems
    assert before == ()
    assert "_library" not in vars(shelf)
    write_folder(shelf.packs_dir / "my-pack", {"moves/a.toml": b"name = 1"})
    assert any(problem.startswith("my-pack/moves/a.toml: ") for problem in shelf.problems)
    assert "_library" in vars(shelf)


def test_a_folder_of_packs_that_cannot_be_looked_into_is_a_problem(shelf: Shelf) -> None:
    shelf.packs_dir.parent.mkdir(parents=True, exist_ok=True)
    shelf.packs_dir.write_text("no folder")
    shelf.problems  # noqa: B018 - must not raise
    assert "_library" in vars(shelf)
    assert shelf.moves


def test_it_rests_and_goes_on(shelf: Shelf) -> None:
    first = _take(shelf, MORNING)
    shelf.rest()
    assert _take(shelf, MORNING + HOUR) != first
    assert shelf.problems == ()


def test_a_broken_pack_is_a_problem_and_the_rest_works(shelf: Shelf, tmp_path: Path) -> None:
    write_folder(shelf.packs_dir / "my-pack", {"moves/a.toml": b"name = 1"})
    write_zip(shelf.packs_dir / "zipped.zip", files())
    assert any(problem.startswith("my-pack/moves/a.toml: name: ") for problem in shelf.problems)
    assert any(move.id == "zipped/doorway-stretch" for move in shelf.moves)
    pictures = tmp_path / "STATE" / "backcare-tray" / "pictures"
    assert len(list(pictures.iterdir())) == 1
    (shelf.packs_dir / "zipped.zip").unlink()
    shelf.reload_library()
    assert all("zipped" not in move.id for move in shelf.moves)
    assert list(pictures.iterdir()) == []


def test_the_state_is_taken_up_at_the_next_start(shelf: Shelf) -> None:
    state = Planner.fresh(Settings(), MORNING).state
    assert (shelf.saved_state, shelf.saved_boot_id) == (None, "")
    shelf.save(to_table(state))
    again = Shelf(lambda: MORNING, "another boot")
    assert (again.saved_state, again.saved_boot_id) == (state, "boot")
    again.close()


def test_a_state_that_makes_no_sense_begins_the_count_anew(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.save({"phase": "sleeping"})
    again = Shelf(lambda: MORNING, "boot")
    assert again.saved_state is None
    assert "the count starts anew" in caplog.text
    again.close()
    caplog.clear()


def test_a_disk_that_refuses_the_state_is_no_end(
    shelf: Shelf, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "STATE" / "backcare-tray"
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    shelf.save({})
    assert "cannot be written" in caplog.text
    caplog.clear()
