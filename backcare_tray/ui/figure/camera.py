"""The camera: from points in the room to points in the picture."""

from math import cos, radians, sin, tan
from typing import NamedTuple

from backcare_tray.core.body.pose import View
from backcare_tray.core.body.vectors import Vec, cross

FIELD = tan(radians(15.0)) * 2.0
"""Height that the camera sees at a distance of one metre."""


class Dot(NamedTuple):
    """A point in the picture: pixels, pixels per metre there, and nearness in metres."""

    x: float
    y: float
    scale: float
    near: float


class Camera:
    """`view` into a picture of `width` by `height`; the shorter side sees the view's height."""

    def __init__(self, view: View, width: float, height: float) -> None:
        yaw, pitch = radians(view.yaw), radians(view.pitch)
        self.toward: Vec = (sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))
        self.right: Vec = (cos(yaw), 0.0, -sin(yaw))
        self.up: Vec = cross(self.toward, self.right)
        self._target = view.target
        self._distance = view.distance
        self._focus = min(width, height) / FIELD
        self._middle = width / 2.0, height / 2.0

    def dot(self, point: Vec) -> Dot:
        """Where `point` is seen."""
        x, y, z = point
        a, b, c = self._target
        x, y, z = x - a, y - b, z - c
        right, up, toward = self.right, self.up, self.toward
        near = toward[0] * x + toward[1] * y + toward[2] * z
        scale = self._focus / (self._distance - near)
        return Dot(
            self._middle[0] + (right[0] * x + right[2] * z) * scale,
            self._middle[1] - (up[0] * x + up[1] * y + up[2] * z) * scale,
            scale,
            near,
        )

    def metres(self, direction: Vec) -> Vec:
        """A direction as the picture has it: metres to the right, up, and towards the camera."""
        x, y, z = direction
        right, up, toward = self.right, self.up, self.toward
        return (
            right[0] * x + right[2] * z,
            up[0] * x + up[1] * y + up[2] * z,
            toward[0] * x + toward[1] * y + toward[2] * z,
        )

    def flat(self, direction: Vec) -> tuple[float, float]:
        """A direction in the picture, metres (y down)."""
        right, up, _ = self.metres(direction)
        return right, -up

    def ahead(self, limit: float) -> float:
        """How far to both sides a wall may go that the camera does not leave behind."""
        return min(limit, (self._distance - 1.0) / max(abs(self.toward[0]), 0.01))

    def facing(self, direction: Vec) -> float:
        """1 when `direction` points at the camera, -1 when away from it."""
        return self.metres(direction)[2]
