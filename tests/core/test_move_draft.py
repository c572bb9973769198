"""What a move or a set that is being written still lacks, field by field."""

from dataclasses import replace
from typing import Any

import pytest

from backcare_tray.core.move_draft import move_faults, set_faults
from backcare_tray.core.moves import Dose, Phase, Source
from backcare_tray.core.sets import ReadySet
from tests.fakes import make_move

WHOLE = replace(
    make_move(), caution="Gently.", picture_paths={"start": "/a.png"}, source=Source("", "")
)
SET = ReadySet("", "Mine", "For me.", ("a", "b"))


def test_nothing_is_wrong_with_what_is_whole() -> None:
    assert move_faults(WHOLE) == {}
    assert move_faults(replace(WHOLE, source=Source("Dr. A", "Daily."), dose=Dose(3, 3))) == {}
    assert set_faults(SET, 2, 8) == {}


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": " "}, "name", "A move needs a name."),
        ({"purpose": ""}, "purpose", "Say in a few words what it is for."),
        ({"areas": ()}, "areas", "Choose at least one area."),
        ({"setup": ()}, "setup", "Say how to get ready, in one line at least."),
        ({"caution": ""}, "caution", "Say when to stop or to take care."),
        ({"picture_paths": {}}, "pictures", "Choose at least one picture."),
        ({"dose": Dose(3, 2)}, "dose", "“At least” cannot be more than “at most”."),
        ({"cycle": (Phase("start", 2.0),)}, "cycle.0", "Say what to do first."),
        ({"source": Source("", "Daily.")}, "document", "Say whom this is from."),
        ({"source": Source("Dr. A", "")}, "says", "What does it say?"),
        ({"name": "x" * 41}, "name", "At most 40 characters, please."),
        ({"feel": "two\nlines"}, "feel", "One line of plain text, please."),
        ({"setup": ("<b>Sit</b>",)}, "setup", "Plain text, please: no mark-up."),
        ({"cycle": (Phase("start", 2.0, "x" * 61),)}, "cycle.0", "At most 60 characters, please."),
    ],
)
def test_each_fault_stands_beside_its_field(change: dict[str, Any], field: str, words: str) -> None:
    assert move_faults(replace(WHOLE, **change)) == {field: words}


def test_of_two_faults_of_a_field_the_first_is_told() -> None:
    setup = ("<b>Sit</b>", "x" * 200)
    assert move_faults(replace(WHOLE, setup=setup)) == {"setup": "Plain text, please: no mark-up."}


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": ""}, "name", "A set needs a name."),
        ({"purpose": " "}, "purpose", "Say in a few words what it is for."),
        ({"moves": ("a",)}, "moves", "A set takes at least 2 moves."),
        ({"moves": tuple("abcdefghi")}, "moves", "A set takes at most 8 moves."),
        ({"name": "x" * 41}, "name", "At most 40 characters, please."),
        ({"purpose": "&amp;"}, "purpose", "Plain text, please: no mark-up."),
    ],
)
def test_each_fault_of_a_set_too(change: dict[str, Any], field: str, words: str) -> None:
    assert set_faults(replace(SET, **change), 2, 8) == {field: words}
