"""Where the camera is: it shows the working side, and walks over instead of cutting."""

from dataclasses import replace
from math import pi, sin

from backcare_tray.core.body.motion import (
    ARRIVING,
    FADE,
    arrives,
    ease,
    follows_on,
    in_stage,
    left_behind,
    other_side,
)
from backcare_tray.core.body.pose import View
from backcare_tray.core.body.vectors import mix
from backcare_tray.core.moves import Move, Side
from backcare_tray.core.routine import Moment, Stage

LOOK = 24.0
"""Seconds of one slow look from both sides."""
DIAGONAL, FRONT, BESIDE = 45.0, 8.0, 82.0
"""Degrees: beyond the first a view is one from the side; where the second camera then stands."""
NEARER = 0.9
"""The second camera stands nearer by this: its picture is small."""
HOME = 3.0
"""Seconds before the end of the work in which the camera comes back."""


def mirror_view(view: View) -> View:
    """The camera on the other side, and the glow of the other half."""
    x, y, z = view.target
    glow = tuple(other_side(name) for name in view.glow)
    return replace(view, yaw=-view.yaw, target=(-x, y, z), turn=-view.turn, glow=glow)


def view_at(moment: Moment, still: bool = False) -> View:
    """The camera for `moment`; `still` gives the place where it comes to rest."""
    there = _view_of(moment.move, moment.side)
    if still:
        return there
    match moment.stage:
        case Stage.WORK:
            return _around(there, moment)
        case Stage.SWITCH:
            return _walked(mirror_view(there), there, in_stage(moment) / moment.stage_seconds)
        case Stage.READY if moment.before is not None:
            last = _view_of(moment.before.move, moment.before.side)
            return _arriving(last, there, moment)
    return there


def second_view(moment: Moment) -> View | None:
    """Another look at the same moment, where one view is not enough: from the front beside a side
    view, else from the side. None where one view tells all, and while nothing is being done."""
    view = _view_of(moment.move, moment.side)
    if moment.stage is not Stage.WORK or not view.turn:
        return None
    from_side = abs(view.yaw) > DIAGONAL
    aside = 1.0 if view.yaw >= 0.0 else -1.0
    yaw = aside * (FRONT if from_side else BESIDE)
    return replace(view, yaw=yaw, distance=view.distance * NEARER, turn=0.0)


def _arriving(last: View, there: View, moment: Moment) -> View:
    """From the move before: a walk where the body walks too, a cut where it fades."""
    if left_behind(moment):
        return last
    if not follows_on(moment):
        return there
    return _walked(last, there, in_stage(moment) / (ARRIVING * moment.stage_seconds))


def veil_at(moment: Moment) -> float:
    """How far the picture has faded, 0 to 1: where chair and floor change, a body cannot follow."""
    if not arrives(moment) or follows_on(moment):
        return 0.0
    return ease(max(0.0, 1.0 - abs(in_stage(moment) - FADE) / FADE))


def _view_of(move: Move, side: Side) -> View:
    return mirror_view(move.view) if side is Side.RIGHT else move.view


def _around(view: View, moment: Moment) -> View:
    """A slow look from both sides, back in place when the work ends.

    In half degrees: what stands still need not be drawn anew for less.
    """
    if not view.turn:
        return view
    turned = view.turn * sin(2.0 * pi * in_stage(moment) / LOOK) * ease(moment.stage_left / HOME)
    return replace(view, yaw=view.yaw + round(2.0 * turned) / 2.0)


def _walked(start: View, goal: View, share: float) -> View:
    """So far from one place to the other, the shorter way round; the glow is the goal's."""
    t = ease(share)
    around = (goal.yaw - start.yaw + 180.0) % 360.0 - 180.0
    return replace(
        goal,
        yaw=start.yaw + around * t,
        pitch=start.pitch + (goal.pitch - start.pitch) * t,
        distance=start.distance + (goal.distance - start.distance) * t,
        target=mix(start.target, goal.target, t),
    )
