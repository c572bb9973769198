"""Single values of a TOML text change; the rest stays as it was written."""

import tomllib
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.storage.toml_edit import rewrite

TEXT = dedent("""\
    # my settings
    version = 1

    [rhythm]  # how often
    interval_minutes = 30  # said my physiotherapist
    snooze_minutes = [
        5,  # short
        10,
    ]
    # end of rhythm

    [[mine]]
    a = 1

    [places]
    floor = true
    """)


def test_the_same_table_leaves_the_text_alone() -> None:
    assert rewrite(TEXT, tomllib.loads(TEXT)) == TEXT


def test_a_value_changes_in_its_line() -> None:
    table = tomllib.loads(TEXT)
    table["rhythm"]["interval_minutes"] = 60
    assert rewrite(TEXT, table) == TEXT.replace("= 30  #", "= 60  #")


def test_a_value_of_several_lines_changes() -> None:
    table = tomllib.loads(TEXT)
    table["rhythm"]["snooze_minutes"] = [7]
    assert rewrite(TEXT, table) == TEXT.replace("[\n    5,  # short\n    10,\n]", "[7]")


def test_a_value_goes() -> None:
    table = tomllib.loads(TEXT)
    del table["places"]["floor"]
    assert rewrite(TEXT, table) == TEXT.removesuffix("floor = true\n")


def test_a_value_comes_at_the_end_of_its_section() -> None:
    table = tomllib.loads(TEXT)
    table["rhythm"]["grace_minutes"] = 3
    assert rewrite(TEXT, table) == TEXT.replace(
        "# end of rhythm\n", "# end of rhythm\ngrace_minutes = 3\n"
    )


def test_a_section_comes_at_the_end() -> None:
    table = tomllib.loads(TEXT) | {"hours": {"sunday": [], "monday": ["09:00-12:30"]}}
    assert rewrite(TEXT, table) == (TEXT + '\n[hours]\nsunday = []\nmonday = ["09:00-12:30"]\n')


def test_a_text_without_an_end_of_line_is_continued() -> None:
    assert rewrite("[a]\nx = 1", {"a": {"x": 1, "y": 2}}) == "[a]\nx = 1\ny = 2\n"
    assert rewrite("[a]\nx = 1", {"a": {"x": 1}, "b": {"y": 2}}) == "[a]\nx = 1\n\n[b]\ny = 2\n"


def test_a_key_of_no_section_comes_first() -> None:
    assert rewrite("[a]\nx = 1\n", {"version": 1, "a": {"x": 1}}) == "version = 1\n[a]\nx = 1\n"


def test_dotted_keys_and_windows_line_ends_are_kept() -> None:
    text = "rhythm.interval_minutes = 30 # x\r\nrhythm.grace_minutes = 1\r\n"
    table = {"rhythm": {"interval_minutes": 31, "grace_minutes": 1}}
    assert rewrite(text, table) == text.replace("30", "31")


@pytest.mark.parametrize(
    "text",
    [
        "rhythm = { interval_minutes = 30, grace_minutes = 1 }\n",
        '"rhythm" = { interval_minutes = 30 }\n[mine]\nx = "#"\n',
        '[rhythm]\ninterval_minutes = "30 # = 3"\n',
    ],
)
def test_what_cannot_be_altered_in_place_is_written_anew(text: str) -> None:
    table = tomllib.loads(text)
    table["rhythm"]["interval_minutes"] = 60
    assert tomllib.loads(rewrite(text, table)) == table


def test_no_toml_is_an_error() -> None:
    with pytest.raises(ValueError, match="line 1"):
        rewrite("= 3", {})


names = st.sampled_from(["a", "b", "c d", "é", '"', "x.y"])
values = st.integers() | st.booleans() | st.text(max_size=5) | st.lists(st.text(max_size=3))
tables: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    names, values | st.dictionaries(names, values, min_size=1, max_size=4), max_size=4
)


@given(tables, tables)
def test_the_result_always_holds_the_table(before: dict[str, Any], after: dict[str, Any]) -> None:
    text = rewrite("# mine\n", before)
    assert tomllib.loads(text) == before
    assert {k: v for k, v in tomllib.loads(rewrite(text, after)).items() if v != {}} == after
