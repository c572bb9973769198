"""The moves that ship, held against the table of the exercise library."""

import tomllib
from typing import NamedTuple

import pytest

from backcare_tray.core.moves import Kind, Move, Position
from tests.moves_on_film import FOLDER, library


class Row(NamedTuple):
    """What the source documents ask of a move."""

    document: str
    position: Position
    kind: Kind
    two_sided: bool
    full_dose: str
    must_say: tuple[str, ...]
    """Cues and cautions that must survive, somewhere in the texts the person sees."""


TABLE = {
    "chin-tuck": Row(
        "003", Position.SEATED, Kind.STRENGTHEN, False, "Hold 5 seconds, 10 times",
        ("sit tall", "shoulders", "eyes level", "straight back", "not down"),
    ),
    "shoulder-blade-squeeze": Row(
        "003", Position.SEATED, Kind.STRENGTHEN, False, "Hold 5 seconds, 10 times",
        ("by your sides", "pencil", "neck soft"),
    ),
    "wall-angel": Row(
        "003", Position.WALL, Kind.STRENGTHEN, False, "10 slow repetitions",
        ("back against the wall", "15 cm", "right angle", "upper arms level", "slide"),
    ),
    "neck-side-tilt": Row(
        "001", Position.SEATED, Kind.STRETCH, True, "Hold up to 10 seconds a side, sides in turn",
        ("ear", "other shoulder stays down", "a little further each time", "never forced"),
    ),
    "interlaced-reach": Row(
        "001", Position.SEATED, Kind.STRETCH, False, "Hold at the far end",
        ("interlace", "push your hands away", "as far as", "round your upper back"),
    ),
    "chest-opener": Row(
        "000", Position.STANDING, Kind.STRETCH, False, "Every day",
        ("open the tight front", "sore spot"),
    ),
    "seated-twist": Row(
        "004", Position.SEATED, Kind.MOBILITY, True, "Slowly, breathing out",
        ("opposite knee", "chair back", "elbow low", "shoulder is safe", "breathe out"),
    ),
    "shoulder-external-rotation": Row(
        "004", Position.STANDING, Kind.STRENGTHEN, False, "About 1 minute",
        ("elbows", "sides", "squeeze your shoulder blades", "relaxed"),
    ),
}  # fmt: skip
HELD = (
    "chin-tuck",
    "shoulder-blade-squeeze",
    "neck-side-tilt",
    "interlaced-reach",
    "chest-opener",
    "seated-twist",
)
ALL = pytest.mark.parametrize("move", library().values(), ids=library())


def _texts(move: Move) -> str:
    said = [phase.say for phase in move.cycle]
    return " ".join([*move.setup, *said, move.caution, move.breathing, move.feel]).lower()


def test_the_moves_of_the_table_ship() -> None:
    assert set(library()) >= set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_nothing_of_the_documents_is_lost(name: str) -> None:
    move, row = library()[name], TABLE[name]
    assert move.source.document == row.document
    assert (move.position, move.kind, move.two_sided) == (row.position, row.kind, row.two_sided)
    assert move.full_dose.startswith(row.full_dose)
    missing = [cue for cue in row.must_say if cue not in _texts(move)]
    assert not missing


@ALL
def test_a_dose_fits_a_short_break(move: Move) -> None:
    assert move.dose.least * move.repetition_seconds >= 10
    assert move.dose.most * move.repetition_seconds <= 50


@pytest.mark.parametrize("name", HELD)
def test_a_hold_lasts_five_seconds(name: str) -> None:
    move = library()[name]
    legs = zip((move.start, *(phase.to for phase in move.cycle)), move.cycle, strict=False)
    holds = [phase.seconds for before, phase in legs if before == phase.to != move.start]
    assert holds
    assert min(holds) >= 5


@ALL
def test_instructions_suit_both_sides(move: Move) -> None:
    """A two-sided move never says left or right: the same words guide both sides."""
    said = " ".join([*move.setup, *(phase.say for phase in move.cycle)]).lower()
    if move.two_sided:
        assert " left" not in said
        assert "right" not in said.replace("right angle", "").replace("upright", "")


@ALL
def test_the_effort_shows_where_the_move_works(move: Move) -> None:
    assert move.view.glow
    assert max(phase.load for phase in move.cycle) == pytest.approx(1.0, abs=0.1)
    assert move.cycle[-1].load <= 0.5


def test_every_text_is_plain() -> None:
    """No marks that a voice would stumble over, and only ASCII punctuation."""
    for path in FOLDER.glob("*.toml"):
        text = path.read_text("utf-8")
        assert tomllib.loads(text)
        assert text.isascii(), path.name
