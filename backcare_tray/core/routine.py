"""The timeline of a set: what is shown, said and drawn `elapsed` seconds after its start.

Pure: a `Routine` never changes, and `at` gives the same `Moment` for the same time. The window and
the terminal ask it at every frame; `player.py` keeps the place in it.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from backcare_tray.core.moves import Move, Phase, Side
from backcare_tray.core.sets import PlannedSet, Step

LEAD_IN = 5.0
"""Seconds to get ready before each move."""
CHANGE = 9.0
"""Lead-in seconds when the position changes: standing up, or finding the wall, takes longer."""
SWITCH = 4.0
"""Seconds to change sides."""


class Stage(StrEnum):
    """What a stretch of the timeline is for."""

    READY = "ready"
    SWITCH = "switch"
    WORK = "work"
    END = "end"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the timeline during which one instruction stands."""

    stage: Stage
    begin: float
    end: float
    step: int
    repetition: int = 0
    phase: Phase | None = None
    from_pose: str = ""
    from_load: float = 0.0
    say: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """All that the screen, the voice and the figure need to know at one time.

    While getting ready the figure goes from its resting pose to `to_pose`, the move's start.
    """

    stage: Stage
    step: int
    """Index of the step, 0 up."""
    move: Move
    side: Side
    move_number: int
    """"Move 2 of 4": counted from 1; both sides of a move are one."""
    moves: int
    instruction: str
    """One short sentence, English."""
    repetition: int
    """1 up to `repetitions` during WORK, else 0."""
    repetitions: int
    from_pose: str
    to_pose: str
    progress: float
    """How far from `from_pose` to `to_pose`, 0 to 1, linear in time: `motion.py` eases it."""
    load: float
    """How hard the working area works, 0 to 1."""
    breath: str
    stage_seconds: float
    """How long this stage of this step takes in all (the ring's full turn)."""
    stage_left: float
    """Seconds left of it."""
    set_left: float
    """Seconds left of the set."""
    next_move: Move | None
    """The move after this one; None at the last."""
    before: Step | None = None
    """The step before this one, from which figure and camera come; None at the first."""


class Routine:
    """The timeline of `plan`. Raises ValueError for a set without steps.

    `least` has the seconds that getting ready takes at least, one number for each step: a voice
    needs its time. Empty: as long as `lead_in` says.
    """

    def __init__(self, plan: PlannedSet, least: tuple[float, ...] = ()) -> None:
        if not plan.steps:
            raise ValueError("a set needs at least one step")
        self.plan = plan
        self.segments = tuple(_segments(plan.steps, least or (0.0,) * len(plan.steps)))
        self._begins = [segment.begin for segment in self.segments]

    @property
    def seconds(self) -> float:
        """Length of the whole set."""
        return self.segments[-1].end

    @cached_property
    def step_spans(self) -> tuple[tuple[float, float], ...]:
        """Begin (of the lead-in) and end of every step, in seconds."""
        spans: dict[int, tuple[float, float]] = {}
        for segment in self.segments:
            begin, _ = spans.get(segment.step, (segment.begin, 0.0))
            spans[segment.step] = (begin, segment.end)
        return tuple(spans.values())

    def at(self, elapsed: float) -> Moment:
        """The moment `elapsed` seconds after the start; before 0 it is 0, after the end END."""
        index = max(0, bisect_right(self._begins, elapsed) - 1)
        return self._moment(self.segments[index], min(max(elapsed, 0.0), self.seconds))

    def _moment(self, segment: Segment, elapsed: float) -> Moment:
        steps = self.plan.steps
        step = steps[segment.step]
        progress = (elapsed - segment.begin) / (segment.end - segment.begin)
        begin, end = self._stage_span(segment)
        ended = elapsed >= self.seconds
        load = segment.phase.load if segment.phase else 0.0
        return Moment(
            stage=Stage.END if ended else segment.stage,
            step=segment.step,
            move=step.move,
            side=step.side,
            move_number=_move_number(steps, segment.step),
            moves=_move_number(steps, len(steps) - 1),
            instruction=segment.say,
            repetition=segment.repetition,
            repetitions=step.repetitions,
            from_pose=segment.from_pose,
            to_pose=segment.phase.to if segment.phase else step.move.start,
            progress=progress,
            load=segment.from_load + (load - segment.from_load) * progress,
            breath=segment.phase.breath if segment.phase else "",
            stage_seconds=end - begin,
            stage_left=end - elapsed,
            set_left=self.seconds - elapsed,
            next_move=next(
                (s.move for s in steps[segment.step + 1 :] if s.move is not step.move), None
            ),
            before=steps[segment.step - 1] if segment.step else None,
        )

    def _stage_span(self, segment: Segment) -> tuple[float, float]:
        begin, end = self.step_spans[segment.step]
        work = end - self.plan.steps[segment.step].seconds
        return (work, end) if segment.stage is Stage.WORK else (begin, work)


def lead_in(before: Step | None, step: Step) -> tuple[Stage, float]:
    """How a step begins: a switch of sides, or getting ready (longer in another position)."""
    if before is not None and before.move is step.move:
        return Stage.SWITCH, SWITCH
    if before is not None and before.move.position is not step.move.position:
        return Stage.READY, CHANGE
    return Stage.READY, LEAD_IN


def set_seconds(steps: tuple[Step, ...]) -> float:
    """Length of a set of `steps`, lead-ins and side changes included."""
    befores = (None, *steps[:-1])
    return sum(
        lead_in(before, step)[1] + step.seconds for before, step in zip(befores, steps, strict=True)
    )


def _move_number(steps: tuple[Step, ...], index: int) -> int:
    return sum(1 for i in range(index + 1) if i == 0 or steps[i].move is not steps[i - 1].move)


def _segments(steps: tuple[Step, ...], least: tuple[float, ...]) -> list[Segment]:
    segments: list[Segment] = []
    clock = 0.0
    before: Step | None = None
    for index, step in enumerate(steps):
        for segment in _opening(index, before, step, clock, least[index]):
            segments.append(segment)
            clock = segment.end
        for segment in _work(index, step, clock):
            segments.append(segment)
            clock = segment.end
        before = step
    return segments


def _opening(
    index: int, before: Step | None, step: Step, begin: float, least: float
) -> list[Segment]:
    """The lead-in, shared out evenly between the move's set-up instructions."""
    stage, seconds = lead_in(before, step)
    if stage is Stage.READY:
        seconds = max(seconds, least)
    says = step.move.setup if stage is Stage.READY else ("Switch sides",)
    share = seconds / len(says)
    return [
        Segment(
            stage, begin + i * share, begin + (i + 1) * share, index,
            from_pose=step.move.start, say=say,
        )
        for i, say in enumerate(says)
    ]  # fmt: skip


def _work(index: int, step: Step, begin: float) -> list[Segment]:
    segments = []
    pose, load, say = step.move.start, 0.0, ""
    for repetition in range(1, step.repetitions + 1):
        for phase in step.move.cycle:
            say = phase.say or say
            end = begin + phase.seconds
            segments.append(
                Segment(Stage.WORK, begin, end, index, repetition, phase, pose, load, say)
            )
            begin, pose, load = end, phase.to, phase.load
    return segments
