"""Names of packs and files that every file system takes, and texts without mark-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.plain_names import LONGEST, file_name, has_markup, pack_fault, shows


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Over the edge!", "over-the-edge"),
        ("  Über-Kopf  (2) ", "uber-kopf-2"),
        ("Straße", "strasse"),
        ("Наклон", "наклон"),
        ("???", "move"),
        ("AUX", "my-aux"),
        ("x" * 60, "x" * LONGEST),
    ],
)
def test_a_file_is_called_like_what_it_holds(name: str, plain: str) -> None:
    assert file_name(name, "move") == plain


@given(st.text(max_size=60))
def test_every_name_makes_a_name_of_a_file(name: str) -> None:
    plain = file_name(name, "move")
    assert 1 <= len(plain) <= LONGEST + len("my-")
    assert all(letter.isalnum() or letter == "-" for letter in plain)
    assert pack_fault(plain[:LONGEST].strip("-")) == ""


@pytest.mark.parametrize("name", ["my-moves", "Anna's moves", "Rücken 2"])
def test_a_pack_may_be_called(name: str) -> None:
    assert pack_fault(name) == ""


@pytest.mark.parametrize(
    "name",
    ["a/b", "a\\b", "..", ".hidden", "a:b", "what?", "end.", " x", "nul", "a\nb", "a&amp;b"],
)
def test_a_pack_may_not_be_called(name: str) -> None:
    assert pack_fault(name).startswith("A file cannot be called that")


def test_a_pack_has_a_name_of_its_own() -> None:
    assert pack_fault(" ") == "A pack needs a name."
    assert pack_fault("x" * (LONGEST + 1)) == "At most 40 characters, please."
    assert pack_fault("Anna", ["anna"]).startswith("This pack is a zip")


def test_plain_text() -> None:
    assert (shows("a b"), shows("a\x07")) == (True, False)
    assert (has_markup("a < b & c"), has_markup("<b>"), has_markup("&lt;")) == (False, True, True)
