"""Two bones reach for a point: the arm's elbow and the leg's knee follow from hand and foot."""

from math import sqrt

from backcare_tray.core.body.vectors import Vec, across, add, along, dot, length, scale, sub, unit

STRAIGHTEST = 0.998
"""A limb never locks: at most this share of its full length."""


def two_bones(root: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec]:
    """Middle joint and end of a limb from `root` towards `target`, bent towards `pole`.

    `upper` and `lower` are the bones' lengths in metres (law of cosines). A target out of reach is
    approached as far as the limb goes.
    """
    reach = sub(target, root)
    distance = length(reach)
    nearest = abs(upper - lower) + 0.02
    distance = min(max(distance, nearest), (upper + lower) * STRAIGHTEST)
    ahead = unit(reach)
    foot = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    height = sqrt(max(upper * upper - foot * foot, 0.0))
    sideways = unit(across(pole, ahead))
    return add(along(root, ahead, foot), scale(sideways, height)), along(root, ahead, distance)


def bend_direction(root: Vec, middle: Vec, end: Vec) -> Vec:
    """The pole of a limb that is already placed: where its middle joint points."""
    ahead = unit(sub(end, root))
    return across(sub(middle, root), ahead) if dot(ahead, ahead) else sub(middle, root)
