"""The body: bones, and where every joint is in a given pose.

One adult of 1.70 m; segment lengths follow Drillis & Contini (as shares of the body height, in
Winter, *Biomechanics and Motor Control of Human Movement*). The spine bends and twists in three
lumbar, four thoracic and two neck segments; its rest curve (`LEAN`) belongs to the bones, so that
a frame of the standing body is upright. Limbs are solved by `limbs.py`.
"""

from math import asin, cos, degrees, radians, sin
from typing import NamedTuple

from backcare_tray.core.body.pose import Trunk
from backcare_tray.core.body.vectors import (
    UPRIGHT,
    Frame,
    Vec,
    add,
    out_of,
    place,
    turned,
)

HIP = (0.088, 0.0, 0.0)
SACRUM = (0.0, 0.09, -0.03)
LUMBAR = 0.055
THORACIC = 0.068
NECK = 0.052
LEAN = (8.0, 0.0, -8.0, -10.0, -4.0, 6.0, 13.0, 21.0, 21.0)
"""Forward lean of each spine segment of the upright body, degrees, bottom up."""
STERNUM = (0.022, -0.065, 0.085)
"""The left sternoclavicular joint, from the seventh neck vertebra."""
CLAVICLE = (0.153, 0.012, -0.078)
"""From there to the left shoulder joint."""
UPPER_ARM = 0.30
FOREARM = 0.25
THIGH = 0.42
SHANK = 0.41
ANKLE = 0.08
"""Height of the ankle over the sole."""
KNEE = 0.065
"""Height of a knee that kneels."""
PALM = (0.07, 0.02)
"""The middle of the palm: so far beyond the wrist, and so far under the bone."""

SEAT = 0.45
"""Height of the chair's seat; chair and figure share one room, the wall stands at z = 0."""
PELVIS: dict[str, Vec] = {
    "seated": (0.0, SEAT + 0.095, -0.06),
    "standing": (0.0, 0.905, 0.0),
    "wall": (0.0, 0.9, 0.13),
    "hands-and-knees": (0.0, KNEE, -0.25),
    "prone": (0.0, 0.11, -0.3),
    "lying": (0.0, 0.12, 0.3),
}
"""Where the middle of the hips is, before the pose moves it; on the knees, where the knees are."""
FACE_DOWN: Frame = ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0))
FACE_UP: Frame = ((1.0, 0.0, 0.0), (0.0, 0.0, -1.0), (0.0, 1.0, 0.0))
_LAID: dict[str, Frame] = {
    "hands-and-knees": FACE_DOWN, "prone": FACE_DOWN, "lying": FACE_UP,
}  # fmt: skip

Pair = tuple[Vec, Vec]


class Hand(NamedTuple):
    """Which way the fingers and the palm point, and how far the fingers are curled."""

    fingers: Vec
    palm: Vec
    grip: float


class Torso(NamedTuple):
    """Pelvis to head, without the limbs."""

    pelvis: Vec
    pelvis_frame: Frame
    spine: tuple[Vec, ...]
    """Ten joints from the sacrum up to the joint under the skull; the eighth is C7."""
    frames: tuple[Frame, ...]
    """The frame of each of the nine segments between them."""
    head_frame: Frame
    shoulders: Pair
    draws: tuple[float, float]
    """How far the shoulders are drawn back and lifted, degrees: the blades glide with them."""
    lifts: tuple[float, float]

    @property
    def thorax(self) -> Frame:
        """The frame of the rib cage where the shoulders hang."""
        return self.frames[6]

    @property
    def hips(self) -> Pair:
        """Left and right hip joint."""
        (x, y, z), frame = HIP, self.pelvis_frame
        return place(self.pelvis, frame, (x, y, z)), place(self.pelvis, frame, (-x, y, z))


class Body(NamedTuple):
    """Every joint of a posed body, in the room; pairs are (left, right)."""

    base: str
    torso: Torso
    hips: Pair
    knees: Pair
    ankles: Pair
    toes: Pair
    """Directions in which the feet point."""
    insteps: Pair
    """Directions from the soles to the insteps: up, on somebody who stands."""
    elbows: Pair
    wrists: Pair
    hands: tuple[Hand, Hand]
    ball: Vec | None = None
    """The middle of the ball between back and wall."""

    @property
    def pelvis_frame(self) -> Frame:
        return self.torso.pelvis_frame

    @property
    def thorax(self) -> Frame:
        return self.torso.thorax

    @property
    def shoulders(self) -> Pair:
        return self.torso.shoulders

    def palm(self, index: int) -> Vec:
        """The middle of the palm's skin, 0 left, 1 right: what touches."""
        hand, (ahead, under) = self.hands[index], PALM
        x, y, z = self.wrists[index]
        (fx, fy, fz), (px, py, pz) = hand.fingers, hand.palm
        return (
            x + fx * ahead + px * under,
            y + fy * ahead + py * under,
            z + fz * ahead + pz * under,
        )

    @property
    def joints(self) -> dict[str, Vec]:
        """All joints by name, for tests of speed and symmetry."""
        named = {f"spine {i}": joint for i, joint in enumerate(self.torso.spine)}
        pairs = {
            "shoulder": self.shoulders,
            "elbow": self.elbows,
            "wrist": self.wrists,
            "hip": self.hips,
            "knee": self.knees,
            "ankle": self.ankles,
        }
        for name, (left, right) in pairs.items():
            named |= {f"left {name}": left, f"right {name}": right}
        return named | {"face": self.face}

    @property
    def face(self) -> Vec:
        """The tip of the nose."""
        return place(self.torso.spine[9], self.torso.head_frame, (0.0, 0.035, 0.125))


def solve_torso(base: str, trunk: Trunk, thigh: float = THIGH) -> Torso:
    """Pelvis, spine, head and shoulders of `trunk` on `base`.

    On the knees the pelvis goes around them at `thigh` metres, seen from the side.
    """
    pelvis = add(PELVIS[base], trunk[0:3])
    if base == "hands-and-knees":
        lean = radians(trunk.pelvis_kneel)
        pelvis = add(pelvis, (0.0, thigh * cos(lean), -thigh * sin(lean)))
    laid = _LAID.get(base, UPRIGHT)
    frame = turned(laid, trunk.pelvis_pitch, trunk.pelvis_roll, trunk.pelvis_yaw)
    spine, frames = _spine(place(pelvis, frame, SACRUM), frame, trunk)
    head = turned(frames[8], trunk.head_pitch, trunk.head_roll, trunk.head_yaw)
    lifts = trunk.left_shoulder_lift, trunk.right_shoulder_lift
    draws = trunk.left_shoulder_draw, trunk.right_shoulder_draw
    left, right = _shoulder(lifts[0], draws[0]), _shoulder(lifts[1], draws[1])
    shoulders = (
        place(spine[7], frames[6], left),
        place(spine[7], frames[6], (-right[0], right[1], right[2])),
    )
    return Torso(pelvis, frame, spine, frames, head, shoulders, draws, lifts)


def _spine(joint: Vec, frame: Frame, trunk: Trunk) -> tuple[tuple[Vec, ...], tuple[Frame, ...]]:
    """Joints and frames from the sacrum up; each region shares its bend out evenly."""
    joints, frames = [joint], []
    lumbar = tuple(angle / 3 for angle in trunk[6:9])
    thoracic = tuple(angle / 4 for angle in trunk[9:12])
    neck = tuple(angle / 2 for angle in trunk[12:15])
    glide = neck_lean(trunk.neck_glide)
    for i in range(9):
        bend, side, twist = lumbar if i < 3 else thoracic if i < 7 else neck
        size = LUMBAR if i < 3 else THORACIC if i < 7 else NECK
        frame = turned(frame, bend, side, twist)
        joint = place(joint, frame, _bone(size, LEAN[i] if i < 7 else glide))
        joints.append(joint)
        frames.append(frame)
    return tuple(joints), tuple(frames)


def _bone(size: float, lean: float) -> Vec:
    return 0.0, size * cos(radians(lean)), size * sin(radians(lean))


def neck_lean(glide: float) -> float:
    """How far the neck leans forward, degrees, when the chin glides `glide` metres forward.

    The lower neck leans, the upper neck makes up for it, and the face stays level.
    """
    slope = sin(radians(LEAN[7])) + glide / (2 * NECK)
    return degrees(asin(max(-0.9, min(0.9, slope))))


def _shoulder(lift: float, draw: float) -> Vec:
    """The left shoulder from C7, in the frame of the rib cage (clavicle of one length)."""
    girdle = turned(UPRIGHT, 0.0, -lift, draw)
    x, y, z = out_of(girdle, CLAVICLE)
    return STERNUM[0] + x, STERNUM[1] + y, STERNUM[2] + z
