"""The exercise library as values: what a move is, how it is done, and where it is from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backcare_tray.core.body.pose import Pose, View

NAME, PURPOSE, INSTRUCTION, SENTENCE, DOCUMENT = 40, 100, 60, 300, 20
"""The most characters of each kind of text. An instruction is read at a glance, in mid-movement."""
MOST_SETUP = 3
"""Instructions to get ready."""
LEG_SECONDS = (0.5, 60.0)
"""The shortest and the longest leg of a repetition."""
MOST_REPETITIONS = 60


class Position(StrEnum):
    """How one is placed. The first three can be done beside any desk."""

    SEATED = "seated"
    STANDING = "standing"
    WALL = "wall"
    HANDS_AND_KNEES = "hands-and-knees"
    KNEELING = "kneeling"
    PRONE = "prone"
    LYING = "lying"


class Kind(StrEnum):
    """What a move does. Stretches relieve, strength lasts (document 001)."""

    STRETCH = "stretch"
    STRENGTHEN = "strengthen"
    MOBILITY = "mobility"
    RELEASE = "release"


class Area(StrEnum):
    """The part of the body that a move works on."""

    NECK = "neck"
    CHEST = "chest"
    SHOULDERS = "shoulders"
    BETWEEN_BLADES = "between-blades"
    UPPER_BACK = "upper-back"


class Prop(StrEnum):
    """A thing that a move needs and that not everybody owns."""

    BALL = "ball"
    BAND = "band"


class Side(StrEnum):
    """The side a step works on."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Phase:
    """One leg of a repetition: reach pose `to` in `seconds` (hold it, if it is reached already)."""

    to: str
    seconds: float
    say: str = ""
    """The instruction for this leg: second person, one action. Empty: the one before stays."""
    breath: str = ""
    """"in", "out" or empty."""
    load: float = 0.0
    """How hard the working area works at the end of this leg, 0 to 1: the glow."""


@dataclass(frozen=True, slots=True)
class Dose:
    """Repetitions to each side in a break; a set shrinks or stretches within these limits."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a move comes from and, in our words, what it says of it."""

    document: str
    says: str


@dataclass(frozen=True, slots=True)
class Move:
    """A move of the library. Texts are English; pass them through `tr` to show them."""

    id: str
    name: str
    purpose: str
    position: Position
    kind: Kind
    areas: tuple[Area, ...]
    two_sided: bool
    """Done to the left and then to the right; the poses show the left side."""
    setup: tuple[str, ...]
    """How to get ready: short instructions, shown during the lead-in."""
    start: str
    """The pose in which every repetition starts and ends."""
    cycle: tuple[Phase, ...]
    """One repetition; the last leg leads back to `start`."""
    dose: Dose
    full_dose: str
    """The dose that the document gives."""
    breathing: str
    feel: str
    """What one should feel, and where."""
    caution: str
    source: Source
    props: tuple[Prop, ...] = ()
    discreet: bool = True
    """Nobody turns round when it is done on an office chair: nothing overhead."""
    level: int = 1
    """How demanding it is, 1 to 3."""
    gentler: str = ""
    """How to make it easier, in a sentence; empty: there is no easier form."""
    harder: str = ""
    """How to make it harder."""
    poses: Mapping[str, Pose] = field(default_factory=dict, compare=False, repr=False)
    view: View = field(default_factory=View, compare=False, repr=False)
    picture_paths: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """In place of poses: the absolute path of a picture for each name that `start` and the cycle
    use. Each was found inside its pack, of a known kind and of a sensible size."""
    only: Side = Side.BOTH
    """The one side of a two-sided move that a set asks for; `BOTH`: it is done to each."""

    @property
    def repetition_seconds(self) -> float:
        """How long one repetition takes."""
        return sum(phase.seconds for phase in self.cycle)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The steps that one dose of this move consists of."""
        if not self.two_sided:
            return (Side.BOTH,)
        return (Side.LEFT, Side.RIGHT) if self.only is Side.BOTH else (self.only,)
