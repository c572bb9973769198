"""Files that people wrote are altered, and stay theirs as far as that goes."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.storage.pack_text import Table, altered, as_text

BEFORE = """\
# My evening.
name = "Evening"    # after work
purpose = "Ends the day."

# Not too fast!
[[move]]
id = "a"
# and then
[[ move ]]
id = "b"
repetitions = 3  # slowly

# Thanks to Dr. A.
[more]
x = 1
"""
HEAD: Table = {"name": "Evening", "purpose": "Ends the day."}


def test_tables_are_replaced_where_they_stood_and_the_comments_around_them_stay() -> None:
    after = HEAD | {"name": "Late", "move": [{"id": "b"}, {"id": "c"}], "more": {"x": 2}}
    text, kept = altered(BEFORE, after)
    assert not kept  # "slowly" stood beside a value that is gone
    assert (
        text
        == """\
# My evening.
name = "Late"    # after work
purpose = "Ends the day."

# Not too fast!
[[move]]
id = "b"

[[move]]
id = "c"


# and then
# Thanks to Dr. A.
[more]
x = 2
"""
    )


def test_without_a_comment_among_the_tables_all_are_kept() -> None:
    before = BEFORE.replace("  # slowly", "")
    text, kept = altered(before, HEAD | {"moves": ["a", "b"], "more": {"x": 1}})
    assert kept
    assert tomllib.loads(text)["moves"] == ["a", "b"]


@pytest.mark.parametrize(
    "before",
    [
        'name = "A"\nmove = [{ id = "a" }, { id = "b" }]  # in one line\n',
        'name = """\n[[move]]\n"""\n[[move]]\nid = "a"\n',
        "not TOML at all",
        "",
        '{"json": true}',
    ],
)
def test_however_it_was_written_the_file_says_what_it_should(before: str) -> None:
    after = HEAD | {"move": [{"id": "x"}, {"id": "y", "repetitions": 2}]}
    assert tomllib.loads(altered(before, after)[0]) == after


plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = plain | st.integers(-100, 100) | st.booleans() | st.lists(plain, max_size=3)
rows = st.lists(st.dictionaries(plain, values, min_size=1, max_size=3), min_size=1, max_size=3)
tables = st.dictionaries(
    plain, values | st.dictionaries(plain, values, min_size=1, max_size=3) | rows, max_size=5
)


@given(tables)
def test_every_table_is_read_back_as_it_was_written(table: Table) -> None:
    assert tomllib.loads(as_text(table)) == table
