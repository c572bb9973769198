"""Every frame of a move, for the tests that judge movement: 30 a second, one dose of each side."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from backcare_tray.core.body.contacts import Scene, touch
from backcare_tray.core.body.motion import body_at, course, ease, mirror
from backcare_tray.core.body.pose import Pose, Reach
from backcare_tray.core.body.skeleton import Body
from backcare_tray.core.body.vectors import Vec, mix
from backcare_tray.core.moves import Move, Side
from backcare_tray.core.routine import Moment, Routine
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.storage.library_files import load_library

FOLDER = Path(__file__).parents[1] / "assets" / "moves"
FRAMES = 30
"""Frames a second."""


class Frame(NamedTuple):
    """One picture of the film."""

    moment: Moment
    body: Body


@cache
def library() -> dict[str, Move]:
    """The moves that ship."""
    moves, problems = load_library(FOLDER)
    assert not problems
    return {move.id: move for move in moves}


@cache
def film(move: str) -> tuple[Frame, ...]:
    """One repetition of `move` to each of its sides, lead-in and change of sides included."""
    steps = tuple(Step(library()[move], side, 1) for side in library()[move].sides)
    routine = Routine(PlannedSet(steps))
    moments = [routine.at(i / FRAMES) for i in range(int(routine.seconds * FRAMES))]
    return tuple(Frame(moment, body_at(moment)) for moment in moments)


def between(moment: Moment) -> tuple[Pose, Pose, float]:
    """The poses of this side between which `moment` lies, and the eased way."""
    start, goal, progress = course(moment)
    if moment.side is Side.RIGHT:
        start, goal = mirror(start), mirror(goal)
    return start, goal, ease(progress)


def contact(frame: Frame, index: int) -> Vec | None:
    """Where the left (0) or right (1) hand is said to touch, if it does all through this leg."""
    start, goal, way = between(frame.moment)
    a, b = start.arms[index], goal.arms[index]
    if not (isinstance(a, Reach) and isinstance(b, Reach) and a.on == b.on):
        return None
    scene = Scene(frame.body.torso, frame.body.knees, frame.body.ankles)
    return touch(a.on, mix(a.at, b.at, way), index, scene).point
