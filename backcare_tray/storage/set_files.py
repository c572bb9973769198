"""Reads sets that somebody put together: one TOML file a set."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from backcare_tray.core.checked_table import CheckedTable
from backcare_tray.core.moves import MOST_REPETITIONS, NAME, PURPOSE, Move, Side
from backcare_tray.core.prescribing import OPEN, misfits
from backcare_tray.core.ready_made import FEWEST, MOST
from backcare_tray.core.sets import Prescription, ReadySet
from backcare_tray.core.translation import tr
from backcare_tray.storage.plain_files import LARGEST, UnusableError, plain_toml, read_bounded

LONGEST_ID = 100
"""Characters of "PACK/FILE", which settings and history keep."""
LONGEST_TIME = 900
"""Seconds of one move to one side; its own dose sets closer limits."""

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
    asked = _read_tables(table) if table.has("move") else {}
    moves = tuple(asked) or table.texts("moves", longest=LONGEST_ID, most=MOST)
    if asked and table.has("moves"):
        table.wrong("moves", tr("stands beside [[move]]: name the moves in one of the two"))
    if moves and not FEWEST <= len(moves) <= MOST:
        table.wrong(
            "move" if asked else "moves",
            tr("a set takes {fewest} to {most} moves").format(fewest=FEWEST, most=MOST),
        )
    if len(set(moves)) < len(moves):
        table.wrong("moves", tr("names a move twice"))
    found = ReadySet(
        id=name,
        name=table.text("name", longest=NAME),
        purpose=table.text("purpose", longest=PURPOSE),
        moves=tuple(resolve(move) for move in moves),
        prescriptions={resolve(move): said for move, said in asked.items() if said != OPEN},
    )
    table.close()
    return found, problems


def _read_tables(table: CheckedTable) -> dict[str, Prescription]:
    """Each `[[move]]`: its name, and what is asked of it."""
    asked: dict[str, Prescription] = {}
    for entry in table.tables("move"):
        name = entry.text("id", longest=LONGEST_ID)
        if name in asked:
            entry.wrong("id", tr('"{name}" stands there twice').format(name=name))
        asked[name] = _read_prescription(entry)
        entry.close()
    return asked


def _read_prescription(entry: CheckedTable) -> Prescription:
    if entry.has("repetitions") and entry.has("seconds"):
        entry.wrong("seconds", tr("stands beside repetitions: one of the two decides"))
    return Prescription(
        repetitions=_whole(entry, "repetitions", MOST_REPETITIONS),
        seconds=_whole(entry, "seconds", LONGEST_TIME),
        side=Side(entry.choice("side", tuple(Side), Side.BOTH)),
    )


def _whole(entry: CheckedTable, key: str, most: int) -> int:
    return entry.whole(key, (1, most)) if entry.has(key) else 0


def unknown_moves(ready: ReadySet, known: list[str]) -> list[str]:
    """A sentence for each move of the set that is not among `known`."""
    sentences = []
    for move in ready.moves:
        if move not in known:
            near = get_close_matches(move, known, 1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            sentences.append(f'moves: "{move}" is not a move{hint}')
    return sentences


def wrong_doses(ready: ReadySet, moves: Mapping[str, Move]) -> Iterator[str]:
    """A sentence for each thing that the set asks beyond what its move, of `moves`, allows."""
    for number, name in enumerate(ready.moves, 1):
        if name in moves and name in ready.prescriptions:
            for key, what in misfits(moves[name], ready.prescriptions[name]):
                yield f"move[{number}].{key}: {what}"
