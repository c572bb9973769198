"""The table of a settings file: what is read, what is refused in which words, what is written."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.settings import Places, Rhythm, Settings
from backcare_tray.core.settings_table import changed, differences, is_default, parse

shown = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
"""What `str.isprintable` allows; drawn so, and not filtered, which takes ten times as long."""
words = st.text(shown, min_size=1, max_size=100)
spans = st.tuples(st.integers(0, 1439), st.integers(0, 1440)).filter(lambda p: p[0] != p[1])


def leaf(kind: object, limits: Any, choices: Any) -> st.SearchStrategy[object]:  # noqa: ANN401 - of any option
    """Every valid value of an option."""
    if choices:
        return st.sampled_from(choices.words)
    numbers = st.integers(limits.low, limits.high) if limits else st.nothing()
    strategies: dict[object, st.SearchStrategy[object]] = {
        int: numbers,
        bool: st.booleans(),
        str: words,
        tuple[str, ...]: st.lists(words, max_size=6).map(tuple),
        tuple[int, ...]: st.lists(numbers, min_size=1, max_size=8).map(tuple),
        tuple[Span, ...]: st.lists(spans.map(lambda p: Span(*p)), max_size=4).map(tuple),
        tuple[date, ...]: st.sets(st.dates(), max_size=4).map(lambda days: tuple(sorted(days))),
    }
    return strategies[kind]


def tree(section: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any dataclass of the tree
    """Every valid filling of a section."""
    return st.builds(
        type(section),
        **{
            item.name: tree(value)
            if is_dataclass(value := getattr(section, item.name))
            else leaf(item.type, item.metadata.get("limits"), item.metadata.get("choices"))
            for item in fields(section)
        },
    )


any_settings: st.SearchStrategy[Settings] = tree(Settings())
texts = st.text(st.characters(codec="ascii"))
toml_values: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


@given(any_settings)
def test_what_is_written_is_read_back(settings: Settings) -> None:
    assert parse(differences(settings)) == (settings, ())


@given(any_settings, any_settings)
def test_the_differences_between_two_trees_lead_from_one_to_the_other(
    before: Settings, after: Settings
) -> None:
    table: dict[str, Any] = {item.name: {} for item in fields(Settings)}
    for section, names in differences(before, Settings()).items():
        table[section].update(names)
    for section, names in differences(after, before).items():
        table[section].update(names)
    assert parse(table) == (after, ())


@given(st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]), toml_values))
def test_whatever_stands_in_a_file_gives_usable_settings(table: dict[str, object]) -> None:
    settings, _ = parse(table)
    assert parse(differences(settings)) == (settings, ())


def test_the_defaults_need_no_word() -> None:
    assert differences(Settings()) == {}
    assert parse({}) == (Settings(), ())


def test_only_what_differs_is_written() -> None:
    settings = Settings(
        rhythm=Rhythm(interval_minutes=30),
        hours=Hours(monday=(Span(540, 750), Span(810, 1080)), sunday=()),
    )
    assert differences(settings) == {
        "rhythm": {"interval_minutes": 30},
        "hours": {"monday": ["09:00-12:30", "13:30-18:00"], "sunday": []},
    }


def test_a_wrong_value_costs_that_key_alone() -> None:
    settings, problems = parse({"rhythm": {"interval_minutes": 500, "grace_minutes": 7}})
    assert settings == Settings(rhythm=Rhythm(grace_minutes=7))
    assert problems == (
        "rhythm.interval_minutes: 500 is not a whole number from 20 to 120; 45 is used",
    )


@pytest.mark.parametrize(
    ("section", "key", "value", "problem"),
    [
        ("rhythm", "interval_minutes", True, "true is not a whole number from 20 to 120; 45"),
        ("sound", "volume", True, "true is not a whole number from 0 to 100; 70"),
        ("rhythm", "interval_minutes", 30.0, "30.0 is not a whole number from 20 to 120; 45"),
        ("rhythm", "interval_minutes", "45", '"45" is not a whole number from 20 to 120; 45'),
        pytest.param("rhythm", "interval_minutes", 16**9999, "0x10000", id="a huge number"),
        ("rhythm", "snooze_minutes", 5, "5 is not a list of 1 to 8 whole numbers; [5, 10, 15"),
        ("rhythm", "snooze_minutes", [], "[] is not a list of 1 to 8 whole numbers"),
        ("rhythm", "snooze_minutes", [1] * 9, "is not a list of 1 to 8 whole numbers"),
        ("rhythm", "snooze_minutes", [5, 0], "0 is not a whole number from 1 to 240"),
        ("places", "floor", 1, "1 is not true or false; false is used"),
        ("sets", "choice", "", '"" is not a name of 1 to 100 characters; "planned" is used'),
        ("sets", "choice", "a\nb", "is not a name of 1 to 100 characters"),
        ("sets", "favourites", "chin-tuck", '"chin-tuck" is not a list of at most 200 names; []'),
        ("sets", "switched_off", ["a", 3], "3 is not a name of 1 to 100 characters"),
        ("hours", "monday", "09:00-17:00", '"09:00-17:00" is not a list of times like'),
        ("hours", "monday", ["9 to 5"], '"9 to 5" is not a span of time like "09:00-12:30"'),
        ("hours", "monday", ["09:00-09:00"], '["00:00-24:00"] is used'),
        ("hours", "monday", [900], "[900] is not a list of times like"),
        ("hours", "holidays", ["Christmas"], "is not a list of at most 200 days like [2026-12-24]"),
        ("hours", "holidays", [20261224.5], "is not a list of at most 200 days"),
        ("hours", "holidays", "2026-12-24", '"2026-12-24" is not a list of at most 200 days'),
        ("hours", "holidays", ["2026-02-29"], "is not a list of at most 200 days"),
        ("look", "colours", "blue", '"blue" is none of "desktop", "light", "dark"; "desktop" is'),
        ("look", "language", 7, "7 is none of "),
    ],
)
def test_a_wrong_value_is_named(section: str, key: str, value: object, problem: str) -> None:
    settings, (sentence,) = parse({section: {key: value}})
    assert settings == Settings()
    assert sentence.startswith(f"{section}.{key}: ")
    assert problem in sentence


def test_a_long_wrong_value_is_shortened() -> None:
    _, (sentence,) = parse({"rhythm": {"interval_minutes": "x" * 10_000}})
    assert len(sentence) < 150


def test_a_section_that_is_none_is_named() -> None:
    settings, problems = parse({"rhythm": 45, "places": {"floor": True}})
    assert settings == Settings(places=Places(floor=True))
    assert problems == ("rhythm: 45 is not a section of settings; its defaults are used",)


def test_a_slip_of_the_pen_is_named_and_other_unknown_keys_are_let_be() -> None:
    settings, problems = parse(
        {"rhythm": {"intervall_minutes": 30, "color": "blue"}, "mine": {"a": 1}}
    )
    assert settings == Settings()
    assert problems == (
        'rhythm.intervall_minutes is not an option; did you mean "interval_minutes"?',
    )


def test_overlapping_spans_are_welcome() -> None:
    settings, problems = parse({"hours": {"friday": ["09:00-13:00", "12:00-17:00"]}})
    assert (settings.hours.friday, problems) == ((Span(540, 780), Span(720, 1020)), ())


def test_changes_are_told_key_by_key() -> None:
    before = Settings(rhythm=Rhythm(interval_minutes=30))
    after = replace(before, hours=Hours(sunday=()), rhythm=Rhythm())
    assert changed(before, after) == {("rhythm", "interval_minutes"): 45, ("hours", "sunday"): []}
    assert is_default(("rhythm", "interval_minutes"), 45)
    assert not is_default(("hours", "sunday"), [])


def test_holidays_are_days_in_order_and_each_once() -> None:
    free = [date(2026, 12, 25), "2026-12-24", date(2026, 12, 25)]
    settings, problems = parse({"hours": {"holidays": free}})
    assert problems == ()
    assert settings.hours.holidays == (date(2026, 12, 24), date(2026, 12, 25))
    assert differences(settings) == {"hours": {"holidays": [*settings.hours.holidays]}}
