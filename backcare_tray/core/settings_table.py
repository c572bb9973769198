"""Settings as the nested table of a settings file, and back.

Generic over the dataclass tree of `settings.py`: a section is a dataclass, a key is a field. A new
option of a known type needs nothing here; a new type needs one line in `_READERS`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields, is_dataclass, replace
from datetime import date
from typing import Any

from backcare_tray.core.hours import Span
from backcare_tray.core.settings import Choices, Limits, Settings
from backcare_tray.core.translation import tr

MOST_WORDS = 200
"""A list of names (favourite moves) has at most this many entries ..."""
LONGEST_WORD = 100
"""... of at most this many characters."""
MOST_NUMBERS = 8
"""A list of numbers (the snooze choices) has one to this many entries."""
SHOWN = 40
"""A wrong value is quoted up to this many characters."""
LARGEST_BITS = 1000
"""Larger numbers are quoted in hex: Python refuses to write out thousands of decimal digits."""

NO_LIMITS = Limits(0, 0)
"""For the readers of options that are no numbers."""

Key = tuple[str, ...]
"""Where a value stands: ("rhythm", "interval_minutes")."""


def parse(table: Mapping[str, object]) -> tuple[Settings, tuple[str, ...]]:
    """Read settings out of a nested table; never fails.

    A key with a wrong value keeps its default, and a sentence in the second result names the key,
    what was found and what is allowed. Unknown keys are let be, but one that looks like a slip
    of the pen is named. Spans of one day may touch and overlap: together they are the open time.
    """
    problems: list[str] = []
    settings: Settings = _section(Settings(), table, (), problems)
    return settings, tuple(problems)


def differences(settings: Settings, base: Settings | None = None) -> dict[str, Any]:
    """The nested table of all that differs from `base` (the defaults, if it is not given)."""
    table: dict[str, Any] = {}
    for key, value in changed(base or Settings(), settings).items():
        _put(table, key, value)
    return table


def changed(before: Settings, after: Settings) -> dict[Key, object]:
    """Every key whose value differs, with its value in `after` as a file holds it."""
    old = dict(_leaves(before, ()))
    return {key: _plain(value) for key, value in _leaves(after, ()) if value != old[key]}


def is_default(key: Key, value: object) -> bool:
    """Say whether `value` (as a file holds it) is the default of the option `key`."""
    return _plain(dict(_leaves(Settings(), ()))[key]) == value


def _section(default: Any, table: object, key: Key, problems: list[str]) -> Any:  # noqa: ANN401 - any dataclass of the tree
    """`default`, a dataclass, with what `table` says; problems are appended."""
    if not isinstance(table, Mapping):
        problems.append(
            tr("{key}: {found} is not a section of settings; its defaults are used").format(
                key=".".join(key), found=_quoted(table)
            )
        )
        return default
    problems.extend(_slips(default, table, key))
    read: dict[str, object] = {}
    for item in fields(default):
        if item.name not in table:
            continue
        value, here = getattr(default, item.name), (*key, item.name)
        if is_dataclass(value):
            read[item.name] = _section(value, table[item.name], here, problems)
        else:
            read[item.name] = _leaf(item, value, table[item.name], here, problems)
    return replace(default, **read)


def _leaf(
    item: Field[Any], default: object, found: object, key: Key, problems: list[str]
) -> object:
    try:
        if choices := item.metadata.get("choices"):
            return _choice(found, choices)
        return _READERS[item.type](found, item.metadata.get("limits", NO_LIMITS))
    except ValueError as error:
        problems.append(
            tr("{key}: {problem}; {default} is used").format(
                key=".".join(key), problem=error, default=_quoted(_plain(default))
            )
        )
        return default


def _slips(default: Any, table: Mapping[str, object], key: Key) -> Iterator[str]:  # noqa: ANN401 - any dataclass of the tree
    """Name the unknown keys of a section that are nearly an option's name."""
    from difflib import get_close_matches  # noqa: PLC0415 - settings without a slip do not need it

    known = [item.name for item in fields(default)]
    for name in table:
        if name not in known and (near := get_close_matches(name, known, 1, cutoff=0.8)):
            yield tr('{key} is not an option; did you mean "{near}"?').format(
                key=".".join((*key, name)), near=near[0]
            )


Reader = Callable[[object, Limits], object]
"""Checks a value and gives it as the tree holds it. Raises ValueError: what is wrong with it."""


def _whole_number(found: object, limits: Limits) -> int:
    # A bool is an int to Python, but `true` is no number of minutes.
    if type(found) is int and limits.low <= found <= limits.high:
        return found
    raise ValueError(
        tr("{found} is not a whole number from {low} to {high}").format(
            found=_quoted(found), low=limits.low, high=limits.high
        )
    )


def _switch(found: object, _limits: Limits) -> bool:
    if isinstance(found, bool):
        return found
    raise ValueError(tr("{found} is not true or false").format(found=_quoted(found)))


def _whole_numbers(found: object, limits: Limits) -> tuple[int, ...]:
    if not isinstance(found, list) or not 1 <= len(found) <= MOST_NUMBERS:
        raise ValueError(
            tr("{found} is not a list of 1 to {most} whole numbers").format(
                found=_quoted(found), most=MOST_NUMBERS
            )
        )
    return tuple(_whole_number(item, limits) for item in found)


def _word(found: object, _limits: Limits) -> str:
    if isinstance(found, str) and 0 < len(found) <= LONGEST_WORD and found.isprintable():
        return found
    raise ValueError(
        tr("{found} is not a name of 1 to {longest} characters").format(
            found=_quoted(found), longest=LONGEST_WORD
        )
    )


def _choice(found: object, choices: Choices) -> str:
    if isinstance(found, str) and found in choices.words:
        return found
    known = ", ".join(f'"{word}"' for word in choices.words)
    raise ValueError(tr("{found} is none of {known}").format(found=_quoted(found), known=known))


def _words(found: object, limits: Limits) -> tuple[str, ...]:
    if not isinstance(found, list) or len(found) > MOST_WORDS:
        raise ValueError(
            tr("{found} is not a list of at most {most} names").format(
                found=_quoted(found), most=MOST_WORDS
            )
        )
    return tuple(_word(item, limits) for item in found)


def _spans(found: object, _limits: Limits) -> tuple[Span, ...]:
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError(
            tr('{found} is not a list of times like ["09:00-12:30", "13:30-18:00"]').format(
                found=_quoted(found)
            )
        )
    return tuple(Span.parse(item) for item in found)


def _dates(found: object, _limits: Limits) -> tuple[date, ...]:
    """Days as TOML writes them, or as text."""
    if isinstance(found, list) and len(found) <= MOST_WORDS:
        try:
            return tuple(sorted({_day(item) for item in found}))
        except ValueError:
            pass
    raise ValueError(
        tr("{found} is not a list of at most {most} days like [2026-12-24]").format(
            found=_quoted(found), most=MOST_WORDS
        )
    )


def _day(item: object) -> date:
    """One day. Raises ValueError, also for what Python would let pass: "20261224.5"."""
    day = date.fromisoformat(str(item))
    if str(item) != day.isoformat():
        raise ValueError(item)
    return day


_READERS: dict[object, Reader] = {
    int: _whole_number,
    bool: _switch,
    str: _word,
    tuple[int, ...]: _whole_numbers,
    tuple[str, ...]: _words,
    tuple[Span, ...]: _spans,
    tuple[date, ...]: _dates,
}


def _leaves(section: Any, key: Key) -> Iterator[tuple[Key, object]]:  # noqa: ANN401 - any dataclass of the tree
    """Every key of the tree with its value."""
    for item in fields(section):
        value = getattr(section, item.name)
        if is_dataclass(value):
            yield from _leaves(value, (*key, item.name))
        else:
            yield (*key, item.name), value


def _plain(value: object) -> object:
    """A value of the tree as a settings file holds it."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Span) else value


def _put(table: dict[str, Any], key: Key, value: object) -> None:
    for name in key[:-1]:
        table = table.setdefault(name, {})
    table[key[-1]] = value


def _quoted(value: object) -> str:
    """A value as its owner wrote it, shortened: true, "x", [1, 2]."""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, str):
        text = f'"{value}"'
    elif isinstance(value, list):
        text = "[" + ", ".join(_quoted(item) for item in value[: MOST_NUMBERS + 1]) + "]"
    elif isinstance(value, int) and value.bit_length() > LARGEST_BITS:
        text = hex(value)
    else:
        text = str(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
