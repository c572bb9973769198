"""Alters single values of a TOML text, and keeps the rest as the user wrote it, comments included.

Works statement by statement and checks its own result by parsing it; where a text is written in a
way that this does not reach (inline tables, several keys to a line), the whole is written anew.
"""

import io
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tomli_w

Key = tuple[str, ...]

_ASSIGNMENT = re.compile(
    r"(?P<name>[^=#]*=[ \t]*)(?P<value>.*?)(?P<rest>[ \t]*(#[^\n]*)?\r?\n?)\Z", re.S
)


@dataclass
class _Statement:
    """A stretch of lines: one assignment (`key`), one section's header, or neither."""

    text: str
    section: Key
    key: Key | None = None


def rewrite(text: str, table: Mapping[str, Any]) -> str:
    """Return a TOML text that holds `table`, with as much of `text` as possible.

    Raises ValueError when `text` is no TOML.
    """
    statements = _statements(text)
    before, after = _leaves(tomllib.loads(text)), _leaves(table)
    for key in before.keys() - after.keys():
        _remove(statements, key)
    for key, value in after.items():
        if key not in before:
            _add(statements, key, value)
        elif value != before[key] or type(value) is not type(before[key]):
            _replace(statements, key, value)
    edited = "".join(statement.text for statement in statements)
    return edited if _holds(edited, table) else tomli_w.dumps(table)


def _holds(text: str, table: Mapping[str, Any]) -> bool:
    try:
        return _leaves(tomllib.loads(text)) == _leaves(table)
    except ValueError:
        return False


def _leaves(table: Mapping[str, Any], key: Key = ()) -> dict[Key, Any]:
    """Every value of a nested table under its full key; an empty table says nothing."""
    leaves: dict[Key, Any] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            leaves |= _leaves(value, (*key, name))
        else:
            leaves[*key, name] = value
    return leaves


def _statements(text: str) -> list[_Statement]:
    """Cut a text into the smallest stretches of lines that are TOML each."""
    statements: list[_Statement] = []
    section: Key = ()
    pending = ""
    for line in io.StringIO(text, newline="\n"):
        pending += line
        try:
            table = tomllib.loads(pending)
        except ValueError:
            continue  # a value that goes on in the next line
        if pending.lstrip().startswith("["):
            section = _header(table)
            statements.append(_Statement(pending, section))
        else:
            keys = list(_leaves(table))
            statements.append(
                _Statement(pending, section, (*section, *keys[0]) if len(keys) == 1 else None)
            )
        pending = ""
    return [*statements, _Statement(pending, section)] if pending else statements


def _header(table: Mapping[str, Any]) -> Key:
    """The key of `[a.b]`; that of an array of tables, which holds no option, ends in "[]"."""
    key: Key = ()
    while isinstance(table, Mapping) and table:
        (name,) = table
        key, table = (*key, name), table[name]
    return key if isinstance(table, Mapping) else (*key, "[]")


def _remove(statements: list[_Statement], key: Key) -> None:
    statements[:] = [statement for statement in statements if statement.key != key]


def _replace(statements: list[_Statement], key: Key, value: object) -> None:
    for statement in statements:
        if statement.key == key and (match := _ASSIGNMENT.match(statement.text)):
            statement.text = match["name"] + _value(value) + match["rest"]


def _add(statements: list[_Statement], key: Key, value: object) -> None:
    """Add a line at the end of its section, after the last statement that says something."""
    *section, name = key
    line = f"{name} = {_value(value)}\n"
    here = [
        index
        for index, statement in enumerate(statements)
        if statement.section == tuple(section) and statement.text.strip()
    ]
    if here:
        last = statements[here[-1]]
        last.text = _ended(last.text)
        statements.insert(here[-1] + 1, _Statement(line, tuple(section), key))
    elif section:
        if statements:
            statements[-1].text = _ended(statements[-1].text)
        gap = "\n" if statements else ""
        statements.append(_Statement(f"{gap}[{'.'.join(section)}]\n", tuple(section)))
        statements.append(_Statement(line, tuple(section), key))
    else:
        statements.insert(0, _Statement(line, (), key))


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _value(value: object) -> str:
    """A value as TOML, lists in one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")
