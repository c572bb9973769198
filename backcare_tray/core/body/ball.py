"""The massage ball between a shoulder blade and the wall."""

from backcare_tray.core.body.skeleton import Torso
from backcare_tray.core.body.vectors import Vec, place

RADIUS = 0.035
BLADE = (0.085, -0.115, -0.075)
"""The back beside the inner edge of the left shoulder blade, from C7: well off the spine."""
HOME = 1.24
"""Height of the ball when it touches just there."""


def ball_behind(torso: Torso, name: str) -> Vec:
    """The middle of the ball held at the "left blade" or "right blade".

    It rolls between back and wall, so that it goes half as far as the back does.
    """
    x, y, z = BLADE
    spot = place(torso.spine[7], torso.thorax, (x if name == "left blade" else -x, y, z))
    return spot[0], (spot[1] + HOME) / 2.0, RADIUS
