"""A short set for the windows' tests: one move for both sides at once, one a side, one standing."""

from dataclasses import replace

from backcare_tray.core.body.pose import Pose, Trunk
from backcare_tray.core.moves import Move, Phase, Position, Side
from backcare_tray.core.sets import PlannedSet, Step
from tests.fakes import make_move

POSES = {"start": Pose(), "end": Pose(trunk=Trunk(thoracic_twist=20.0))}


def _move(name: str, *, two_sided: bool = False, position: Position = Position.SEATED) -> Move:
    move = make_move(name, two_sided=two_sided, position=position)
    return replace(
        move, poses=POSES, caution="Small and easy: stop when it hurts, tingles or feels wrong."
    )


TUCK = _move("chin-tuck")
TWIST = _move("seated-twist", two_sided=True)
OPENER = replace(
    _move("chest-opener", position=Position.STANDING),
    cycle=(
        Phase(
            "end", 2.0, say="Open your arms wide, thumbs back, as far as it is comfortable today."
        ),
        Phase("end", 5.0, say="Hold", load=1.0),
        Phase("start", 2.0, say="Come back"),
    ),
)
"""Its first instruction takes two lines."""

SET = PlannedSet(
    (
        Step(TUCK, Side.BOTH, 2),
        Step(TWIST, Side.LEFT, 1),
        Step(TWIST, Side.RIGHT, 1),
        Step(OPENER, Side.BOTH, 1),
    )
)
"""Lead-in 5, work 18 · lead-in 5, work 9, switch 4, work 9 · change of position 9, work 9: 68 s."""
LENGTH = 68
