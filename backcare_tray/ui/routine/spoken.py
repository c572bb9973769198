"""What a screen reader is told of a set: each change once, and the time only now and then."""

import math

from backcare_tray.core.routine import Moment, Stage
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui.routine import moment_words

LAST = 10
"""Seconds: when so few of a long stretch of work are left, that is told once."""
LONG = 20
"""Seconds that make a stretch of work long."""


class Spoken:
    """Keeps what was told last. Who listens wants to hear the instruction, not every second."""

    def __init__(self) -> None:
        self._instruction = ""
        self._stretch: tuple[Stage, int] | None = None
        self._last = True
        """The end of this stretch was announced, or need not be."""

    def news(self, moment: Moment) -> str:
        """What `moment` brings that was not told yet; empty when nothing."""
        if moment.stage is Stage.END:
            return ""
        stretch = (moment.stage, moment.step)
        entered = stretch != self._stretch
        said = []
        if entered:
            self._stretch = stretch
            self._last = moment.stage is not Stage.WORK or moment.stage_seconds < LONG
            if moment.stage is not Stage.WORK:
                said.append(f"{tr(moment.move.name)}.")
        instruction = moment_words.instruction(moment)
        if instruction != self._instruction:
            self._instruction = instruction
            said.append(instruction)
        if entered or (not self._last and moment.stage_left <= LAST):
            said = [*map(_sentence, said), _seconds(moment.stage_left)]
        self._last = self._last or moment.stage_left <= LAST
        return " ".join(said)


def _sentence(words: str) -> str:
    """With a pause behind it, before more is said."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _seconds(left: float) -> str:
    count = max(0, math.ceil(left))
    return trn("{count} second left.", "{count} seconds left.", count)
