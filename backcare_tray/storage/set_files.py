"""Reads sets that somebody put together: one TOML file a set."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path

from backcare_tray.core.checked_table import CheckedTable
from backcare_tray.core.sets import ReadySet
from backcare_tray.storage.plain_files import LARGEST, UnusableError, plain_toml, read_bounded

FEWEST_MOVES, MOST_MOVES = 2, 8

Resolve = Callable[[str], str]
"""The id of a move by the name that a set calls it by."""


def load_sets(folder: Path) -> tuple[tuple[ReadySet, ...], tuple[str, ...]]:
    """The sets of `folder` in the order of their file names, and what is wrong with the others."""
    sets: list[ReadySet] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found, wrong = read_set(plain_toml(read_bounded(path, LARGEST)), path.stem)
        except UnusableError as error:
            problems.append(f"{path.name}: {error}")
            continue
        problems += [f"{path.name}: {problem}" for problem in wrong]
        sets += [] if wrong else [found]
    return tuple(sets), tuple(problems)


def read_set(
    content: Mapping[str, object], name: str, resolve: Resolve = str
) -> tuple[ReadySet, list[str]]:
    """The set called `name`, and what is wrong with it. Moves that nobody knows are let be."""
    problems: list[str] = []
    table = CheckedTable(content, "", problems)
    moves = table.texts("moves", longest=100, most=MOST_MOVES)
    if moves and len(moves) < FEWEST_MOVES:
        table.wrong("moves", f"a set takes {FEWEST_MOVES} to {MOST_MOVES} moves")
    if len(set(moves)) < len(moves):
        table.wrong("moves", "names a move twice")
    found = ReadySet(
        id=name,
        name=table.text("name", longest=40),
        purpose=table.text("purpose", longest=100),
        moves=tuple(resolve(move) for move in moves),
    )
    table.close()
    return found, problems


def unknown_moves(ready: ReadySet, known: list[str]) -> list[str]:
    """A sentence for each move of the set that is not among `known`."""
    sentences = []
    for move in ready.moves:
        if move not in known:
            near = get_close_matches(move, known, 1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            sentences.append(f'moves: "{move}" is not a move{hint}')
    return sentences
