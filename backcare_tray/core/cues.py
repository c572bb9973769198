"""What is heard in a set: chimes, and sentences for eyes that leave the screen.

The timeline falls into passages: a lead-in, a change of sides, the time in which one instruction
stands. Each has at most one sentence, said when it is entered. A new passage silences the one
before, so that no two sentences overlap; and what cannot be said to its end in the time that is
left is not begun, so that dropped frames never pile up sentences, and voice and picture agree.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import assert_never

from backcare_tray.core.moves import Side
from backcare_tray.core.routine import Moment, Routine, Segment, Stage
from backcare_tray.core.sets import Step
from backcare_tray.core.settings import Sound
from backcare_tray.core.translation import tr

LAST_SECONDS = 3.0
"""The chime `LAST` tells that a stretch of work ends in this many seconds."""
TAUGHT, TAUGHT_AGAIN = 2, 1
"""Instructions are said in this many repetitions of a move, and of its other side; then only the
count is. Who heard them twice knows them, and people tire of hearing them."""
ENGINE_START, PER_LETTER, PER_BREAK = 0.25, 0.052, 0.45
"""Seconds that a sentence takes: to begin, for each letter, and for each stop or comma inside it.
Fitted from above to espeak-ng at 160 words a minute, saying the moves' instructions: 1.0 s for
17 letters, 2.3 s for 40, 2.7 s for 36 with two breaks."""
LONGEST_ANNOUNCEMENT = 15.0
"""Seconds that getting ready takes at most for the sake of the voice."""
LATE = 0.5
"""Seconds by which the first frame of a move may come late, and all is said nevertheless."""
BREAKS = frozenset(".,;:!?")


class Chime(StrEnum):
    """The sounds; each is a file in `assets/sounds`."""

    START = "start"  # work begins
    CHANGE = "change"  # it is over, and another move or the other side is next
    LAST = "last"  # its last three seconds have begun
    END = "end"  # the set is over


@dataclass(frozen=True, slots=True)
class Cue:
    """What is heard on the way from one time to another."""

    chime: Chime | None = None
    sentence: str | None = None
    """In the user's language. Empty: silence, also for what is still being said. None: go on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the timeline with at most one sentence."""

    begin: float
    end: float
    first: Segment
    counts: bool = False
    """It begins a repetition."""

    @property
    def instruction(self) -> str:
        """The instruction that becomes due with a leg of a repetition, if any; English."""
        return self.first.phase.say if self.first.phase else ""


class CueSheet:
    """All cues of `routine`. Pure: the same times give the same cue."""

    def __init__(self, routine: Routine) -> None:
        self._routine = routine
        self.passages = tuple(_passages(routine))
        self._begins = [passage.begin for passage in self.passages]
        self._steps = routine.plan.steps

    def at(self, elapsed: float) -> Passage:
        """The passage that stands `elapsed` seconds after the start."""
        return self.passages[max(0, bisect_right(self._begins, elapsed) - 1)]

    def between(self, before: float | None, after: float, sound: Sound) -> Cue:
        """What is due at `after`, when `before` was the last time that was heard.

        None: nothing was, the set begins. Going back in time enters its passage anew.
        """
        chime = None
        if before is not None:
            chime = _chime(self._routine.at(before), self._routine.at(after))
            if before <= after and self.at(before) is self.at(after):
                return Cue(chime)
        return Cue(chime, self._sentence(self.at(after), after, sound))

    def seconds_until_next(self, elapsed: float) -> float:
        """Seconds until something may be heard again; infinite after the end."""
        moment = self._routine.at(elapsed)
        if moment.stage is Stage.END:
            return math.inf
        left = self.at(elapsed).end - elapsed
        if moment.stage is Stage.WORK and moment.stage_left > LAST_SECONDS:
            return min(left, moment.stage_left - LAST_SECONDS)
        return left

    def _sentence(self, passage: Passage, elapsed: float, sound: Sound) -> str:
        room = passage.end - elapsed
        return next((s for s in self._choices(passage, sound) if seconds_to_say(s) <= room), "")

    def _choices(self, passage: Passage, sound: Sound) -> Iterator[str]:
        """What may be said in a passage, the best first."""
        step = self._steps[passage.first.step]
        match passage.first.stage:
            case Stage.READY:
                yield from _announcements(step, passage.first.step, sound)
            case Stage.SWITCH:
                yield _switch(step.side)
            case Stage.WORK:
                yield from self._work(step, passage, sound)
            case Stage.END:
                yield tr("Well done.")
            case _:
                assert_never(passage.first.stage)

    def _work(self, step: Step, passage: Passage, sound: Sound) -> Iterator[str]:
        taught = TAUGHT_AGAIN if self._is_other_side(passage.first.step) else TAUGHT
        teach = sound.instructions and passage.first.repetition <= taught
        instruction = tr(passage.instruction) if teach else ""
        count = _count(step, passage) if sound.count else ""
        if instruction and count:
            yield f"{count} {instruction}"
        yield from filter(None, (instruction, count))

    def _is_other_side(self, step: int) -> bool:
        return step > 0 and self._steps[step - 1].move is self._steps[step].move


def seconds_to_say(sentence: str) -> float:
    """How long a calm voice takes for `sentence`, estimated by its letters and breaks."""
    breaks = sum(letter in BREAKS for letter in sentence[:-1])
    return ENGINE_START + PER_LETTER * len(sentence) + PER_BREAK * breaks


def _passages(routine: Routine) -> Iterator[Passage]:
    """Cut the timeline where a lead-in, a repetition or a new instruction begins."""
    segments = routine.segments
    starts = [segments[0]]
    for before, segment in pairwise(segments):
        opens = (segment.step, segment.stage) != (before.step, before.stage)
        says = segment.phase is not None and segment.phase.say
        if opens or says or segment.repetition != before.repetition:
            starts.append(segment)
    ends = [segment.begin for segment in starts[1:]]
    repetition = (-1, 0)
    for first, end in zip(starts, (*ends, routine.seconds), strict=True):
        here = (first.step, first.repetition)
        yield Passage(first.begin, end, first, counts=here != repetition)
        repetition = here
    over = Segment(Stage.END, routine.seconds, math.inf, segments[-1].step)
    yield Passage(routine.seconds, math.inf, over)


def _chime(before: Moment, after: Moment) -> Chime | None:
    """The one chime due on the way from `before` to `after`, however long that took."""
    if (before.stage, before.step) != (after.stage, after.step):
        return {Stage.WORK: Chime.START, Stage.END: Chime.END}.get(after.stage, Chime.CHANGE)
    if after.stage is Stage.WORK and before.stage_left > LAST_SECONDS >= after.stage_left:
        return Chime.LAST
    return None


def announcing(steps: tuple[Step, ...], sound: Sound) -> tuple[float, ...]:
    """For each step the seconds in which the voice can say all of how to get ready; none without.

    Whoever listens looks away from the screen: the start of a move must not be cut short.
    """
    if not (sound.voice and sound.instructions and sound.volume):
        return ()
    whole = (next(_announcements(step, index, sound)) for index, step in enumerate(steps))
    return tuple(min(seconds_to_say(words) + LATE, LONGEST_ANNOUNCEMENT) for words in whole)


def _announcements(step: Step, index: int, sound: Sound) -> Iterator[str]:
    """The move's name, with as much of how to get ready as there is time for."""
    named = {
        Side.LEFT: tr("{move}, left side"),
        Side.RIGHT: tr("{move}, right side"),
    }.get(step.side, "{move}").format(move=tr(step.move.name))
    next_one = tr("First: {move}.") if index == 0 else tr("Next: {move}.")
    setup = [tr(say) for say in step.move.setup] if sound.instructions else []
    for length in range(len(setup), -1, -1):
        yield " ".join((next_one.format(move=named), *setup[:length]))


def _switch(side: Side) -> str:
    return {
        Side.LEFT: tr("Switch sides. Now the left."),
        Side.RIGHT: tr("Switch sides. Now the right."),
    }.get(side, tr("Switch sides."))


def _count(step: Step, passage: Passage) -> str:
    """ "2." when the second repetition begins; the first goes without saying."""
    number = passage.first.repetition
    if not passage.counts or number < 2:
        return ""
    return tr("Last one.") if number == step.repetitions > 2 else f"{number}."
