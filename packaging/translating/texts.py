"""Finds the texts that users read: in the code, and in the moves and sets that ship."""

import ast
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

MARKS = ("tr", "trn")
"""The functions that mark a text, which is their first argument, or their first two."""

LIMITS = {
    "name": 40, "purpose": 100, "setup": 60, "say": 60, "full_dose": 100, "breathing": 300,
    "feel": 300, "caution": 300, "gentler": 300, "harder": 300, "document": 40, "says": 300,
}  # fmt: skip
"""The keys of moves and sets that are shown, and how many characters there is room for."""

LIBRARY_VALUES = {*LIMITS, "instruction"}
"""What holds a text of the library in the code, and is rightly passed through `tr` as it is."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text at one place."""

    place: str
    """The file, from the top of the project."""
    one: str
    many: str = ""
    """The plural; empty when the text counts nothing."""
    longest: int = 0
    """Characters that there is room for; 0: nobody counts."""


def all_texts(root: Path) -> Iterator[Text]:
    """Every text of the project at `root`: the library first, each file in its own order."""
    for folder in ("moves", "sets"):
        for path in sorted((root / "assets" / folder).glob("*.toml")):
            yield from library_texts(path, str(path.relative_to(root).as_posix()))
    for path in sorted((root / "backcare_tray").rglob("*.py")):
        yield from code_texts(path.read_text("utf-8"), str(path.relative_to(root).as_posix()))


def library_texts(path: Path, place: str) -> Iterator[Text]:
    """The texts of a file of a move or a set."""
    yield from _table_texts(tomllib.loads(path.read_text("utf-8")), place)


def code_texts(source: str, place: str) -> Iterator[Text]:
    """The literal texts that a module marks."""
    for call in _marked(source):
        texts = [_literal(argument) for argument in _arguments(call)]
        if all(texts):
            yield Text(place, texts[0], "".join(texts[1:]))


def untranslatable(source: str, place: str) -> Iterator[str]:
    """A sentence for each text that is marked, and yet nobody can translate."""
    for call in _marked(source):
        for argument in _arguments(call):
            if not (_literal(argument) or _is_of_library(argument)):
                wrong = ast.unparse(argument)
                yield f"{place}:{call.lineno}: {wrong} is no literal text, so nobody translates it"


def _table_texts(table: Mapping[str, object], place: str) -> Iterator[Text]:
    for key, value in table.items():
        items = value if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, Mapping):
                yield from _table_texts(item, place)
            elif isinstance(item, str) and key in LIMITS and not item.isdecimal():
                yield Text(place, item, longest=LIMITS[key])


def _marked(source: str) -> Iterator[ast.Call]:
    """The calls of `tr` and `trn`, in the order in which they are written."""
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS
    ]
    yield from sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def _arguments(call: ast.Call) -> list[ast.expr]:
    return call.args[: MARKS.index(ast.unparse(call.func)) + 1]


def _literal(argument: ast.expr) -> str:
    """The text that is written there; empty when it is no literal."""
    match argument:
        case ast.Constant(value=str(text)):
            return text
    return ""


def _is_of_library(argument: ast.expr) -> bool:
    match argument:
        case ast.Subscript(value=several):
            return _is_of_library(several)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in LIBRARY_VALUES
    return False
