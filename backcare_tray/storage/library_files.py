"""Reads the exercise library: one TOML file a move.

A broken file is left out and named with file, key and what was expected; the rest works.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from backcare_tray.core.body.pose import View
from backcare_tray.core.body.pose_table import read_poses, read_view
from backcare_tray.core.checked_table import CheckedTable
from backcare_tray.core.moves import (
    DOCUMENT,
    INSTRUCTION,
    LEG_SECONDS,
    MOST_REPETITIONS,
    MOST_SETUP,
    NAME,
    PURPOSE,
    SENTENCE,
    Area,
    Dose,
    Kind,
    Move,
    Phase,
    Position,
    Prop,
    Source,
)
from backcare_tray.core.translation import tr
from backcare_tray.storage.plain_files import LARGEST, UnusableError, plain_toml, read_bounded

Picture = Callable[[str], str]
"""The absolute path of a picture of a pack, by its name there. Raises UnusableError."""


def load_library(folder: Path) -> tuple[tuple[Move, ...], tuple[str, ...]]:
    """The moves of `folder` in the order of their file names, and what is wrong with the others.

    Never raises for bad content: each problem is one line that names file, key and what is right.
    """
    moves: list[Move] = []
    problems: list[str] = []
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as error:
        return (), (
            tr("{folder}: cannot be read: {reason}").format(folder=folder, reason=error.strerror),
        )
    for path in files:
        move, wrong = load_move(path)
        problems += [f"{path.name}: {problem}" for problem in wrong]
        if move is not None and not wrong:
            moves.append(move)
    return tuple(moves), tuple(problems)


def load_move(path: Path) -> tuple[Move | None, list[str]]:
    """The move of one file and what is wrong with it; no move when it cannot be read at all."""
    try:
        return read_move(plain_toml(read_bounded(path, LARGEST)), path.stem)
    except UnusableError as error:
        return None, [str(error)]


def read_move(
    content: Mapping[str, object], name: str, picture: Picture | None = None
) -> tuple[Move, list[str]]:
    """The move called `name`, and what is wrong with it.

    With `picture` the file belongs to a pack of the user's own: it may show pictures instead of
    poses, and need not tell its source, full dose, breathing and feel.
    """
    problems: list[str] = []
    return _MoveFile(CheckedTable(content, "", problems), picture).read(name), problems


class _MoveFile:
    """One file of a move."""

    def __init__(self, table: CheckedTable, picture: Picture | None) -> None:
        self.table = table
        self.picture = picture
        self.blank = None if picture is None else ""
        """What a text is that may be missing in a pack; None: it may not."""

    def read(self, name: str) -> Move:
        table, optional = self.table, {"default": self.blank}
        pictures = self._pictures()
        poses = {} if pictures else read_poses(table.table("poses", required=True))
        frames = tuple(pictures or poses)
        start = table.choice("start", frames) if frames else self._no_poses()
        move = Move(
            id=name,
            name=table.text("name", longest=NAME),
            purpose=table.text("purpose", longest=PURPOSE),
            position=Position(table.choice("position", tuple(Position))),
            kind=Kind(table.choice("kind", tuple(Kind))),
            areas=tuple(Area(area) for area in table.choices("areas", tuple(Area))),
            two_sided=table.flag("two_sided"),
            setup=table.texts("setup", longest=INSTRUCTION, most=MOST_SETUP),
            start=start,
            cycle=_read_cycle(table, frames, start),
            dose=_read_dose(table.table("dose", required=True)),
            full_dose=table.text("full_dose", longest=PURPOSE, **optional),
            breathing=table.text("breathing", longest=SENTENCE, **optional),
            feel=table.text("feel", longest=SENTENCE, **optional),
            caution=table.text("caution", longest=SENTENCE),
            source=self._source(),
            props=_read_props(table),
            discreet=not table.flag("overhead"),
            level=table.whole("level", (1, 3)) if table.has("level") else 1,
            gentler=table.text("gentler", longest=SENTENCE, default=""),
            harder=table.text("harder", longest=SENTENCE, default=""),
            poses=poses,
            view=View() if pictures else read_view(table.table("view", required=True)),
            picture_paths=pictures,
        )
        table.close()
        return move

    def _pictures(self) -> dict[str, str]:
        """The absolute path of every picture of a pack's move that has no poses."""
        if self.picture is None or not self.table.has("pictures"):
            return {}
        entry = self.table.table("pictures", required=True)
        paths: dict[str, str] = {}
        for name in entry.keys():  # noqa: SIM118 - a CheckedTable is no mapping
            try:
                paths[name] = self.picture(entry.text(name, longest=200))
            except UnusableError as error:
                entry.wrong(name, str(error))
        return paths

    def _no_poses(self) -> str:
        if not self.table.has("pictures"):
            self.table.wrong("poses", tr("holds no pose [poses.NAME]"))
        return self.table.text("start", longest=40)

    def _source(self) -> Source:
        if self.blank is not None and not self.table.has("source"):
            return Source("", "")
        return _read_source(self.table.table("source", required=True))


def _read_props(table: CheckedTable) -> tuple[Prop, ...]:
    if not table.has("props"):
        return ()
    return tuple(Prop(prop) for prop in table.choices("props", tuple(Prop)))


def _read_cycle(table: CheckedTable, frames: Collection[str], start: str) -> tuple[Phase, ...]:
    cycle = tuple(_read_phase(entry, frames) for entry in table.tables("cycle"))
    if cycle and cycle[-1].to != start:
        table.wrong(
            "cycle",
            tr('ends in "{end}" and not where it starts, in "{start}"').format(
                end=cycle[-1].to, start=start
            ),
        )
    return cycle


def _read_phase(table: CheckedTable, frames: Collection[str]) -> Phase:
    phase = Phase(
        to=table.choice("to", frames) if frames else table.text("to", longest=40),
        seconds=table.number("seconds", LEG_SECONDS),
        say=table.text("say", longest=INSTRUCTION, default=""),
        breath=table.choice("breath", ("in", "out", ""), ""),
        load=table.number("load", (0, 1), 0.0),
    )
    table.close()
    return phase


def _read_dose(table: CheckedTable) -> Dose:
    limits = (1, MOST_REPETITIONS)
    dose = Dose(least=table.whole("least", limits), most=table.whole("most", limits))
    if dose.least > dose.most:
        table.wrong(
            "most",
            tr("{most} is less than least = {least}").format(most=dose.most, least=dose.least),
        )
    table.close()
    return dose


def _read_source(table: CheckedTable) -> Source:
    source = Source(
        document=table.text("document", longest=DOCUMENT), says=table.text("says", longest=SENTENCE)
    )
    table.close()
    return source
