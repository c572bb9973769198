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
        ("back against the wall", "15 cm", "right angle", "upper arms level", "slide your arms up",
         "slide down"),
    ),
    "cat-cow": Row(
        "003", Position.HANDS_AND_KNEES, Kind.MOBILITY, False, "1 to 2 minutes",
        ("wrists under shoulders", "knees under hips", "breathe in", "arch", "breathe out",
         "round your back", "chin towards chest"),
    ),
    "childs-pose": Row(
        "003", Position.KNEELING, Kind.STRETCH, False, "Hold 1 to 2 minutes",
        ("hips back to your heels", "arms long in front", "forehead down"),
    ),
    "neck-side-tilt": Row(
        "001", Position.SEATED, Kind.STRETCH, True, "Hold up to 10 seconds a side, sides in turn",
        ("ear", "other shoulder stays down", "a little further each time", "never forced"),
    ),
    "neck-four-ways": Row(
        "001", Position.SEATED, Kind.MOBILITY, False, "Slowly forward, back, left and right",
        ("chin sink", "tilt back gently", "left ear", "right ear", "slow"),
    ),
    "neck-tilt-arm-behind": Row(
        "001", Position.STANDING, Kind.STRETCH, True, "Hold up to 10 seconds a side",
        ("behind your back", "wrist", "shoulder down", "tilt your head away"),
    ),
    "interlaced-reach": Row(
        "001", Position.SEATED, Kind.STRETCH, False, "Hold at the far end",
        ("interlace", "push your hands away", "as far as", "round your upper back"),
    ),
    "cross-arm-knee-press": Row(
        "001", Position.STANDING, Kind.STRETCH, False, "Hold",
        ("knees slightly bent", "cross your arms", "knees inside", "knees gently outward"),
    ),
    "chest-opener": Row(
        "after document 000", Position.STANDING, Kind.STRETCH, False, "Every day",
        ("open the tight front", "sore spot"),
    ),
    "upper-back-raise": Row(
        "after document 000", Position.STANDING, Kind.STRENGTHEN, False, "Every day",
        ("hips back", "wide y", "these muscles tiring", "strengthen them"),
    ),
    "free-your-neck": Row(
        "after document 002", Position.SEATED, Kind.MOBILITY, True, "Slowly and gently",
        ("neck follows", "stop if anything feels wrong"),
    ),
    "neck-stretch-with-check": Row(
        "after document 002", Position.SEATED, Kind.MOBILITY, True, "Slowly",
        ("turn your head, note how far", "turn your chest", "check again", "a little further"),
    ),
    "baby-roll": Row(
        "after document 002", Position.LYING, Kind.MOBILITY, True, "In three slow parts",
        ("one: turn your head", "two: let your chest", "three: now the knee", "slow"),
    ),
    "posture-reset": Row(
        "after document 002", Position.WALL, Kind.MOBILITY, False, "A few minutes at most",
        ("go slow", "be gentle", "back of your head back"),
    ),
    "seated-twist": Row(
        "004", Position.SEATED, Kind.MOBILITY, True, "Slowly, breathing out",
        ("opposite knee", "chair back", "elbow low", "shoulder is safe", "breathe out"),
    ),
    "open-book-kneeling": Row(
        "004", Position.HANDS_AND_KNEES, Kind.MOBILITY, True, "Slow repetitions",
        ("hand behind your head", "elbow to the sky", "eyes follow", "press the floor away",
         "side of your back"),
    ),
    "shoulder-external-rotation": Row(
        "004", Position.STANDING, Kind.STRENGTHEN, False, "About 1 minute",
        ("elbows stay at your sides", "turn your forearms out", "squeeze your shoulder blades",
         "relaxed"),
    ),
    "tummy-time": Row(
        "004", Position.PRONE, Kind.STRENGTHEN, False, "While you read, as long as",
        ("do not shrug", "shoulders down and back", "head back, like closing a drawer"),
    ),
    "massage-ball": Row(
        "004", Position.WALL, Kind.RELEASE, True, "A few minutes",
        ("stay off the spine", "tender spot", "move your arm"),
    ),
}  # fmt: skip
HELD = (
    "chin-tuck",
    "shoulder-blade-squeeze",
    "neck-side-tilt",
    "neck-tilt-arm-behind",
    "interlaced-reach",
    "cross-arm-knee-press",
    "chest-opener",
    "childs-pose",
    "seated-twist",
    "tummy-time",
)
ALL = pytest.mark.parametrize("move", library().values(), ids=library())


def _texts(move: Move) -> str:
    said = [phase.say for phase in move.cycle]
    return " ".join([*move.setup, *said, move.caution, move.breathing, move.feel]).lower()


def test_the_moves_of_the_table_ship() -> None:
    assert set(library()) == set(TABLE)
    assert len(TABLE) == 21


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
    """To each side 15 to 50 s at the least, and enough at the most for a set of five minutes."""
    least, most = (n * move.repetition_seconds for n in (move.dose.least, move.dose.most))
    assert 15 <= least <= 50
    assert 1.9 * least <= most <= 100


def test_strength_grows_to_ten_repetitions() -> None:
    """The dose that document 003 gives can be done in one set."""
    for name in ("chin-tuck", "shoulder-blade-squeeze", "wall-angel"):
        assert library()[name].dose.most == 10


@ALL
def test_there_is_an_easier_and_a_harder_form(move: Move) -> None:
    assert move.level in (1, 2, 3)
    assert move.gentler != move.harder
    assert move.gentler.endswith(".")
    assert move.harder.endswith(".")


def test_only_what_needs_a_thing_asks_for_it() -> None:
    assert {name for name, move in library().items() if move.props} == {"massage-ball"}
    assert {name for name, move in library().items() if not move.discreet} == {
        "wall-angel", "upper-back-raise",
    }  # fmt: skip


@ALL
def test_the_breath_is_led(move: Move) -> None:
    """Both in and out are said somewhere, unless the breath is to go on quietly by itself."""
    breaths = {phase.breath for phase in move.cycle}
    assert {"in", "out"} <= breaths


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
