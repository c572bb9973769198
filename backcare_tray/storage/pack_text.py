"""Writes moves and sets as the files of packs, in the order in which the README explains them."""

import re
import tomllib
from collections.abc import Iterator, Mapping

import tomli_w

from backcare_tray.core.moves import Move, Phase
from backcare_tray.core.prescribing import OPEN
from backcare_tray.core.sets import Prescription, ReadySet
from backcare_tray.storage.toml_edit import rewrite

Table = dict[str, object]

_TEXTS = ("gentler", "harder", "full_dose", "breathing", "feel")
_UNSAID: Table = {"two_sided": False, "overhead": False, "level": 1, **dict.fromkeys(_TEXTS, "")}
"""What need not stand in the file of a move; where it does, the line and its comment stay."""


def move_table(move: Move, pictures: Mapping[str, str]) -> Table:
    """The file of a move that shows `pictures`: their names in the pack, by the move's own."""
    source = {"document": move.source.document, "says": move.source.says}
    table: Table = {
        "name": move.name,
        "purpose": move.purpose,
        "position": str(move.position),
        "kind": str(move.kind),
        "areas": [str(area) for area in move.areas],
        "two_sided": move.two_sided,
        "setup": list(move.setup),
        "start": move.start,
        "caution": move.caution,
        "props": [str(prop) for prop in move.props],
        "overhead": not move.discreet,
        "level": move.level,
        "gentler": move.gentler,
        "harder": move.harder,
        "full_dose": move.full_dose,
        "breathing": move.breathing,
        "feel": move.feel,
        "pictures": dict(pictures),
        "cycle": [_leg(leg) for leg in move.cycle],
        "dose": {"least": move.dose.least, "most": move.dose.most},
        "source": source if move.source.document else {},
    }
    unsaid = _UNSAID | {"props": [], "source": {}}
    return {key: value for key, value in table.items() if unsaid.get(key) != value}


def set_table(ready: ReadySet, called: Mapping[str, str]) -> Table:
    """The file of a set; `called` is what it calls each move."""
    table: Table = {"name": ready.name, "purpose": ready.purpose}
    asked = ready.prescriptions
    if all(asked.get(move, OPEN) == OPEN for move in ready.moves):
        return table | {"moves": [called[move] for move in ready.moves]}
    rows = [{"id": called[move]} | _asked(asked.get(move, OPEN)) for move in ready.moves]
    return table | {"move": rows}


def as_text(table: Mapping[str, object]) -> str:
    """`table` as TOML: its values, then its tables, then its lists of tables."""
    return "\n".join(block for block in _blocks(table) if block)


def altered(before: str, table: Mapping[str, object]) -> tuple[str, bool]:
    """The file `before` with what `table` says now, and whether all comments are still in it."""
    try:
        old = tomllib.loads(before)
        table = {key: value for key, value in _UNSAID.items() if key in old} | dict(table)
        text = _edited(before, old, table)
        text = text if tomllib.loads(text) == table else as_text(table)
    except ValueError:
        text = as_text(table)
    return text, all(comment in text for comment in _comments(before))


def _edited(before: str, old: Mapping[str, object], table: Mapping[str, object]) -> str:
    """`before` with its values altered one by one; a list of tables is replaced as a whole."""
    changed = [key for key in ("cycle", "move") if old.get(key) != table.get(key)]
    for key in changed:
        before = _with_mark(before, key)
    text = rewrite(before, {key: value for key, value in table.items() if key not in changed})
    for key in changed:
        tables = as_text({key: table[key]}) if key in table else ""
        text = text if _mark(key) in text else f"{text}\n{_mark(key)}"
        text = text.replace(_mark(key), tables)
    return text.strip("\n") + "\n"


def _with_mark(text: str, key: str) -> str:
    """`text` with a mark in the place of the tables `[[key]]`; comments between them stay."""
    lines: list[str] = []
    inside, comments = False, list[str]()
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith("["):
            lines += comments
            comments = []
            inside = line.replace(" ", "").startswith(f"[[{key}]]")
            if inside and f"{_mark(key)}\n\n" not in lines:
                lines.append(f"{_mark(key)}\n\n")
        if not inside:
            lines.append(line)
        elif line.lstrip().startswith("#"):
            comments.append(line)
    return "".join([*lines, *comments])


def _mark(key: str) -> str:
    return f"# tables of {key} \N{PILCROW SIGN}"


def _leg(leg: Phase) -> Table:
    row: Table = {"to": leg.to, "seconds": leg.seconds}
    if leg.seconds == int(leg.seconds):
        row["seconds"] = int(leg.seconds)
    more: Table = {"say": leg.say, "breath": leg.breath, "load": leg.load}
    return row | {key: value for key, value in more.items() if value}


def _asked(said: Prescription) -> Table:
    row: Table = {"repetitions": said.repetitions, "seconds": said.seconds}
    if said.side != OPEN.side:
        row["side"] = str(said.side)
    return {key: value for key, value in row.items() if value}


def _blocks(table: Mapping[str, object]) -> Iterator[str]:
    plain = {key: value for key, value in table.items() if not _is_tables(value)}
    yield "".join(_line(key, value) for key, value in plain.items())
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield f"[{_name(key)}]\n" + "".join(_line(name, each) for name, each in value.items())
        elif isinstance(value, list) and _is_tables(value):
            for row in value:
                yield f"[[{_name(key)}]]\n" + "".join(
                    _line(name, each) for name, each in row.items()
                )


def _is_tables(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)
    )


def _line(key: str, value: object) -> str:
    if isinstance(value, list):
        inside = ", ".join(_line("x", each).removeprefix("x = ").rstrip("\n") for each in value)
        return f"{_name(key)} = [{inside}]\n"
    return tomli_w.dumps({key: value})


def _name(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def _comments(text: str) -> list[str]:
    """Whatever may be a comment of `text`; a "#" inside a text counts too, which does no harm."""
    return [match.strip() for match in re.findall(r"#.*", text)]
