"""A pose of the figure and the camera that looks at it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pose:
    """How the body is placed."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the camera stands."""
