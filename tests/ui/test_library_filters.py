"""Which moves pass the filters, what to loosen, and how moves are put in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from backcare_tray.core.history import HurtReported
from backcare_tray.core.moves import Area, Kind, Position, Side
from backcare_tray.core.sets import Memory, PlannedSet, Step
from backcare_tray.core.settings import Sets
from backcare_tray.ui.library import words
from backcare_tray.ui.library.filters import Filter, Mark, looser, marks
from backcare_tray.ui.library.move_facts import sections, traits
from backcare_tray.ui.library.ports import pack_of
from tests.fakes import make_move
from tests.storage.pack_samples import SHIPPED

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
ALL = {move.id: move for move in SHIPPED}
TUCK, TILT = ALL["chin-tuck"], ALL["neck-side-tilt"]


def passing(wanted: Filter) -> set[str]:
    return {move.id for move in SHIPPED if wanted.passes(move, frozenset())}


def test_without_a_wish_every_move_passes() -> None:
    assert passing(Filter()) == set(ALL)
    assert Filter().narrowed == ()


@pytest.mark.parametrize(
    ("wanted", "rule"),
    [
        (Filter(area=Area.CHEST), lambda move: Area.CHEST in move.areas),
        (Filter(position=Position.SEATED), lambda move: move.position is Position.SEATED),
        (Filter(kind=Kind.STRETCH), lambda move: move.kind is Kind.STRETCH),
        (Filter(level=2), lambda move: move.level == 2),
    ],
)
def test_a_field_lets_pass_what_it_names(wanted: Filter, rule: object) -> None:
    assert callable(rule)
    assert passing(wanted) == {name for name, move in ALL.items() if rule(move)}
    assert 0 < len(passing(wanted)) < len(ALL)


@pytest.mark.parametrize(
    ("search", "found"),
    [("chin", "chin-tuck"), ("  CHIN   tu ", "chin-tuck"), ("angel", "wall-angel"),
     ("childs", ""), ("child's", "childs-pose"), ("shoulder press", "cross-arm-knee-press"),
     ("uck", ""), ("cat-cow", "cat-cow")],
)  # fmt: skip
def test_every_word_searched_for_begins_a_word_of_the_move(search: str, found: str) -> None:
    assert passing(Filter(search=search)) == ({found} if found else set())


def test_accents_do_not_matter() -> None:
    move = replace(make_move(), name="Übung für den Rücken")
    assert Filter(search="ubung rucken").passes(move, frozenset())


def test_marks_are_what_the_person_said() -> None:
    sets = Sets(favourites=("chin-tuck",), switched_off=("chin-tuck", "cat-cow"))
    memory = Memory(hurt=frozenset({"cat-cow"}))
    assert marks(TUCK, sets, memory) == {Mark.FAVOURITE, Mark.SWITCHED_OFF}
    assert marks(ALL["cat-cow"], sets, memory) == {Mark.SWITCHED_OFF, Mark.HURT}
    wanted = Filter(mark=Mark.HURT)
    assert wanted.passes(TUCK, frozenset({Mark.HURT}))
    assert not wanted.passes(TUCK, frozenset({Mark.FAVOURITE}))


def test_what_to_loosen_is_counted_and_what_helps_most_comes_first() -> None:
    pairs = [(move, frozenset[Mark]()) for move in SHIPPED]
    wanted = Filter(search="chin", area=Area.CHEST, level=1)
    assert wanted.narrowed == ("search", "area", "level")
    assert looser(wanted, pairs)[0][0] == "search"
    assert dict(looser(wanted, pairs))["area"] == 1
    assert looser(Filter(search="zzz", mark=Mark.HURT), pairs) == ()


def test_a_card_is_spoken_in_one_line() -> None:
    said = words.spoken(TUCK, ["Favourite"])
    assert said == "Chin tuck, strengthens the neck, seated, favourite"
    assert words.card_line(TUCK) == "Strengthens the neck \N{MIDDLE DOT} Seated"


@pytest.mark.parametrize(
    ("days", "when"),
    [(0, "today"), (1, "yesterday"), (5, "5 days ago"), (21, "3 weeks ago"), (90, "3 months ago")],
)
def test_when_a_move_was_done(days: int, when: str) -> None:
    memory = Memory(last_done={"chin-tuck": NOW - timedelta(days=days)})
    assert words.last_done(TUCK, memory, NOW, UTC) == f"Last done {when}."


def test_both_sides_of_a_move_are_one_time() -> None:
    last = {TILT.id: NOW, TUCK.id: NOW}
    memory = Memory(last_done=last, done_week={TILT.id: 4, TUCK.id: 1})
    assert words.last_done(TILT, memory, NOW, UTC).endswith("2 times in the last seven days.")
    assert words.last_done(TUCK, memory, NOW, UTC).endswith("Once in the last seven days.")
    assert words.last_done(TUCK, Memory(), NOW, UTC) == "Not done yet."
    assert words.in_month(0.0) == ""


def test_a_hurt_is_told_with_its_latest_day() -> None:
    hurts = tuple(HurtReported(NOW - timedelta(days=n), "chin-tuck") for n in (9, 3))
    said = words.hurt_on(TUCK, Memory(hurt=frozenset({"chin-tuck"}), hurts=hurts), UTC)
    assert "17" in said
    assert "2026" in said
    assert "four weeks" in words.hurt_on(TUCK, Memory(hurt=frozenset({"chin-tuck"})), UTC)


def test_repetitions_and_extent_of_a_set() -> None:
    tilts = [Step(TILT, side, 2) for side in (Side.LEFT, Side.RIGHT)]
    planned = PlannedSet((Step(TUCK, Side.BOTH, 1), *tilts))
    assert words.repetitions(planned, TUCK.id) == "once"
    assert words.repetitions(planned, TILT.id) == "2 times to each side"
    for tilt, said in zip(tilts, ("2 times to the left", "2 times to the right"), strict=True):
        assert words.repetitions(PlannedSet((tilt,)), TILT.id) == said
    assert words.extent(planned).endswith("2 moves")


def test_the_page_tells_all_that_a_file_tells_and_no_more() -> None:
    told = dict(sections(TUCK))
    assert told["Get ready"].startswith("1. Sit tall, feet flat on the floor.\n2. ")
    assert told["The full dose"] == "Hold 5 seconds, 10 times. In a set: 2 to 10 times."
    assert dict(sections(TILT))["The full dose"].endswith(" times to each side.")
    assert told["Where it is from"].startswith("Document 003: Sit upright")
    assert all(told.values())
    bare = dict(sections(replace(make_move(), source=replace(TUCK.source, document=""))))
    assert {name for name, text in bare.items() if text} == {"Get ready", "Then", "How often"}
    assert bare["How often"] == "In a set: 2 to 6 times."
    assert traits(ALL["massage-ball"]).endswith("Needs a massage ball")


def test_an_id_names_its_pack() -> None:
    assert pack_of("my-pack/morning") == "my-pack"
    assert pack_of("chin-tuck") == ""
