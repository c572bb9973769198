"""Reads the exercise library: one TOML file a move.

A broken file is left out and named with file, key and what was expected; the rest works.
"""

import tomllib
from pathlib import Path

from backcare_tray.core.checked_table import CheckedTable
from backcare_tray.core.moves import Area, Dose, Kind, Move, Phase, Position, Source
from backcare_tray.core.pose import Pose
from backcare_tray.core.pose_table import read_poses, read_view

LARGEST = 200_000
"""Bytes of one file: a move takes about 3,000."""
INSTRUCTION = 60
"""Characters of an instruction: it is read at a glance, in mid-movement."""
SENTENCE = 300
"""Characters of an explaining text."""


def load_library(folder: Path) -> tuple[tuple[Move, ...], tuple[str, ...]]:
    """The moves of `folder` in the order of their file names, and what is wrong with the others.

    Never raises for bad content: each problem is one line that names file, key and what is right.
    """
    moves: list[Move] = []
    problems: list[str] = []
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as error:
        return (), (f"{folder}: cannot be read: {error.strerror}",)
    for path in files:
        move, wrong = load_move(path)
        problems += [f"{path.name}: {problem}" for problem in wrong]
        if move is not None and not wrong:
            moves.append(move)
    return tuple(moves), tuple(problems)


def load_move(path: Path) -> tuple[Move | None, list[str]]:
    """The move of one file and what is wrong with it; no move when it cannot be read at all."""
    try:
        if path.stat().st_size > LARGEST:
            return None, [f"is larger than {LARGEST // 1000} kB"]
        content = tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError:
        return None, ["is not a text in UTF-8"]
    except tomllib.TOMLDecodeError as error:
        return None, [f"is not TOML: {error}"]
    except OSError as error:
        return None, [f"cannot be read: {error.strerror}"]
    problems: list[str] = []
    return _read_move(CheckedTable(content, "", problems), path.stem), problems


def _read_move(table: CheckedTable, name: str) -> Move:
    poses_table = table.table("poses", required=True)
    poses = read_poses(poses_table)
    start = table.choice("start", tuple(poses)) if poses else _no_poses(table)
    move = Move(
        id=name,
        name=table.text("name", longest=40),
        purpose=table.text("purpose", longest=100),
        position=Position(table.choice("position", tuple(Position))),
        kind=Kind(table.choice("kind", tuple(Kind))),
        areas=tuple(Area(area) for area in table.choices("areas", tuple(Area))),
        two_sided=table.flag("two_sided"),
        setup=table.texts("setup", longest=INSTRUCTION, most=3),
        start=start,
        cycle=_read_cycle(table, poses, start),
        dose=_read_dose(table.table("dose", required=True)),
        full_dose=table.text("full_dose", longest=100),
        breathing=table.text("breathing", longest=SENTENCE),
        feel=table.text("feel", longest=SENTENCE),
        caution=table.text("caution", longest=SENTENCE),
        source=_read_source(table.table("source", required=True)),
        poses=poses,
        view=read_view(table.table("view", required=True)),
    )
    table.close()
    return move


def _no_poses(table: CheckedTable) -> str:
    table.wrong("poses", "holds no pose [poses.NAME]")
    return table.text("start", longest=40)


def _read_cycle(table: CheckedTable, poses: dict[str, Pose], start: str) -> tuple[Phase, ...]:
    cycle = tuple(_read_phase(entry, poses) for entry in table.tables("cycle"))
    if cycle and cycle[-1].to != start:
        table.wrong("cycle", f'ends in "{cycle[-1].to}" and not where it starts, in "{start}"')
    return cycle


def _read_phase(table: CheckedTable, poses: dict[str, Pose]) -> Phase:
    phase = Phase(
        to=table.choice("to", tuple(poses)) if poses else table.text("to", longest=40),
        seconds=table.number("seconds", (0.5, 60)),
        say=table.text("say", longest=INSTRUCTION, default=""),
        breath=table.choice("breath", ("in", "out", ""), ""),
        load=table.number("load", (0, 1), 0.0),
    )
    table.close()
    return phase


def _read_dose(table: CheckedTable) -> Dose:
    dose = Dose(least=table.whole("least", (1, 60)), most=table.whole("most", (1, 60)))
    if dose.least > dose.most:
        table.wrong("most", f"{dose.most} is less than least = {dose.least}")
    table.close()
    return dose


def _read_source(table: CheckedTable) -> Source:
    source = Source(
        document=table.text("document", longest=20), says=table.text("says", longest=SENTENCE)
    )
    table.close()
    return source
