"""A pose of the figure and the camera that looks at it, as values.

A pose says where the body is *meant* to be: angles of the trunk, and for each limb either angles
or a contact to reach. `skeleton.py` finds the joints, `pose_table.py` reads poses from files.
Degrees and metres throughout; left and right are the person's own.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from backcare_tray.core.body.vectors import Vec

BASES = ("seated", "standing", "wall", "hands-and-knees", "prone", "lying")
"""What carries the body: a chair, the feet, the feet with a wall behind the back; on the mat: the
knees, the belly, the back. A prone trunk has its front down, a lying one its front up."""
BALLS = ("left blade", "right blade")
"""Where a massage ball can be held between the back and the wall."""


class Trunk(NamedTuple):
    """Pelvis, spine, head and shoulder girdle.

    `bend` and `pitch` are positive forward (down); `side` and `roll` over to the left; `twist` and
    `yaw` turned to the left. `glide` moves the chin forward (metres) with the face level.
    `lift` raises the shoulder, `draw` takes it back (degrees at the sternoclavicular joint).
    """

    pelvis_x: float = 0.0
    pelvis_y: float = 0.0
    pelvis_z: float = 0.0
    pelvis_pitch: float = 0.0
    pelvis_roll: float = 0.0
    pelvis_yaw: float = 0.0
    lumbar_bend: float = 0.0
    lumbar_side: float = 0.0
    lumbar_twist: float = 0.0
    thoracic_bend: float = 0.0
    thoracic_side: float = 0.0
    thoracic_twist: float = 0.0
    neck_bend: float = 0.0
    neck_side: float = 0.0
    neck_twist: float = 0.0
    neck_glide: float = 0.0
    head_pitch: float = 0.0
    head_roll: float = 0.0
    head_yaw: float = 0.0
    left_shoulder_lift: float = 0.0
    left_shoulder_draw: float = 0.0
    right_shoulder_lift: float = 0.0
    right_shoulder_draw: float = 0.0
    pelvis_kneel: float = 0.0
    """On the knees: how far the thighs lean back from upright; about 67 sits on the heels."""


class Swing(NamedTuple):
    """An arm by its angles. All zero: it hangs straight, the palm towards the thigh."""

    lift: float = 0.0
    """Elevation from hanging, 0 to 180."""
    plane: float = 0.0
    """Where it is lifted to: 0 sideways, 90 forward."""
    turn: float = 0.0
    """Rotation of the upper arm, outward positive."""
    elbow: float = 0.0
    """Flexion of the elbow."""
    palm: float = 0.0
    """Supination of the forearm: with the elbow bent, 90 turns the palm up, -80 down."""
    grip: float = 0.25
    """How far the fingers are curled, 0 to 1."""


class Reach(NamedTuple):
    """An arm by what its hand touches."""

    on: str
    """Name of a contact (`contacts.py`)."""
    at: Vec = (0.0, 0.0, 0.0)
    """Metres from the contact's own point, in its own axes."""
    elbow: float = 25.0
    """Where the elbow points, seen from the front: 0 down, 90 outward, 180 up."""
    back: float = 0.0
    """How far the elbow is drawn behind that direction, -90 (forward) to 90 degrees."""
    grip: float = 0.25


Arm = Swing | Reach


class Leg(NamedTuple):
    """A leg by where its foot stands. `x` is metres outward from the middle, `z` forward."""

    x: float = 0.1
    z: float = 0.0
    turn: float = 6.0
    """The toes point this far outward."""
    knee: float = 0.0
    """The knee falls this far outward."""


class Kneel(NamedTuple):
    """A leg whose knee and shin lie on the floor; both `x` are metres outward from the middle."""

    x: float = 0.1
    feet_x: float = 0.1


class Stretch(NamedTuple):
    """A leg by its angles, on somebody who lies: all zero is straight, the foot at right angles."""

    hip: float = 0.0
    """Flexion at the hip."""
    out: float = 0.0
    """How far it is spread."""
    knee: float = 0.0
    """Flexion of the knee."""
    point: float = 30.0
    """How far the toes point away."""


AnyLeg = Leg | Kneel | Stretch


@dataclass(frozen=True, slots=True)
class Pose:
    """How the body is placed; pairs are (left, right). The base says which kind of leg it has."""

    base: str = "standing"
    trunk: Trunk = field(default_factory=Trunk)
    arms: tuple[Arm, Arm] = (Swing(), Swing())
    legs: tuple[AnyLeg, AnyLeg] = (Leg(), Leg())
    ball: str = ""
    """One of `BALLS`, or empty."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the camera stands and what glows.

    `yaw` 0 looks at the front, 90 at the left side; `pitch` is from above. `distance` in metres
    from `target`, of which as much is seen as a person's eye sees well (30 degrees).
    """

    yaw: float = 25.0
    pitch: float = 8.0
    distance: float = 3.4
    target: Vec = (0.0, 0.75, 0.0)
    turn: float = 0.0
    """Degrees by which the camera slowly goes around to either side, where one view is not enough.
    """
    glow: tuple[str, ...] = field(default=())
    """Names of working places (`glows.py`)."""
