"""The places of the body that a move can make glow, and where they are."""

from typing import NamedTuple

from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.body.vectors import Frame, Vec, out_of, place


class Spot(NamedTuple):
    """A place on the body: so far from a joint of the spine, or from a shoulder."""

    joint: int
    """Index into `Torso.spine`; -1 the left shoulder, -2 the right."""
    offset: Vec
    radius: float


GLOWS: dict[str, Spot] = {
    "nape": Spot(8, (0.0, 0.02, -0.03), 0.10),
    "throat": Spot(8, (0.0, 0.01, 0.05), 0.08),
    "left-neck": Spot(8, (0.055, 0.0, 0.0), 0.12),
    "right-neck": Spot(8, (-0.055, 0.0, 0.0), 0.12),
    "left-trapezius": Spot(7, (0.095, 0.0, -0.02), 0.10),
    "right-trapezius": Spot(7, (-0.095, 0.0, -0.02), 0.10),
    "left-chest": Spot(6, (0.09, -0.075, 0.12), 0.12),
    "right-chest": Spot(6, (-0.09, -0.075, 0.12), 0.12),
    "left-shoulder": Spot(-1, (0.015, 0.0, 0.0), 0.10),
    "right-shoulder": Spot(-2, (-0.015, 0.0, 0.0), 0.10),
    "left-blade": Spot(7, (0.085, -0.115, -0.07), 0.12),
    "right-blade": Spot(7, (-0.085, -0.115, -0.07), 0.12),
    "between-blades": Spot(6, (0.0, -0.06, -0.075), 0.13),
    "upper-back": Spot(5, (0.0, 0.0, -0.08), 0.16),
}


def spot_on(body: Body, spot: Spot) -> tuple[Vec, Vec]:
    """The spot in the room, and the way out of the body there."""
    torso = body.torso
    frame: Frame = torso.frames[min(spot.joint, 8)] if spot.joint >= 0 else torso.thorax
    origin = torso.spine[spot.joint] if spot.joint >= 0 else torso.shoulders[-1 - spot.joint]
    return place(origin, frame, spot.offset), out_of(frame, spot.offset)
