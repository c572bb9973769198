"""A program that walks a short set in the terminal, for the tests to run in a pseudo-terminal.

    python terminal_program.py EVENTS_FILE SPEED [fail]

Writes what it was told to EVENTS_FILE, a line for each event. Time passes SPEED times as fast; with
`fail`, the first step that ends cannot be written down.
"""

import fcntl
import os
import sys
import termios
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from backcare_tray.core.events import Event, StepFinished
from backcare_tray.core.moves import Area, Dose, Kind, Move, Phase, Position, Side, Source
from backcare_tray.core.prompter import Sounds
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.settings import Sound
from backcare_tray.system.clock import MachineClock
from backcare_tray.system.speech.null import NullVoice
from backcare_tray.ui.terminal.keys import Keys, keys_of
from backcare_tray.ui.terminal.terminal import TerminalPorts, walk


def move(name: str, *, two_sided: bool = False) -> Move:
    """A move of two legs of two seconds each."""
    return Move(
        id=name.lower().replace(" ", "-"),
        name=name,
        purpose="Frees the neck",
        position=Position.SEATED,
        kind=Kind.STRETCH,
        areas=(Area.NECK,),
        two_sided=two_sided,
        setup=("Sit tall.",),
        start="rest",
        cycle=(Phase("away", 2.0, f"{name}: go there.", "out"), Phase("rest", 2.0, "Come back.")),
        dose=Dose(1, 5),
        full_dose="10 times",
        breathing="Breathe calmly.",
        feel="A pull at the side of the neck.",
        caution="Never force it, and stop when it does not feel right.",
        source=Source("000", "Be gentle."),
    )


TUCK, TILT = move("Chin tuck"), move("Neck side tilt", two_sided=True)
PLAN = PlannedSet((Step(TUCK, Side.BOTH, 2), Step(TILT, Side.LEFT, 1), Step(TILT, Side.RIGHT, 1)))


class FastClock:
    """The machine's clock, with time passing `speed` times as fast."""

    def __init__(self, speed: float) -> None:
        self._speed, self._machine = speed, MachineClock()

    def now(self) -> datetime:
        return datetime.fromtimestamp(0, UTC) + self.steady()

    def steady(self) -> timedelta:
        return self._machine.steady() * self._speed


class FastKeys:
    """The keys of the terminal, waited for in the time of `FastClock`."""

    def __init__(self, speed: float, keys: Keys) -> None:
        self._speed, self._keys = speed, keys

    def __enter__(self) -> Self:
        self._keys.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._keys.__exit__(*error)

    def read(self, timeout: float | None) -> str:
        return self._keys.read(None if timeout is None else timeout / self._speed)


def main(events: Path, speed: float, *, fail: bool) -> int:
    if sys.stdin.isatty():  # a session leader's first terminal: Ctrl-C there is sent to it
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def tell(event: Event) -> None:
        with events.open("a", encoding="utf-8") as file:
            file.write(f"{event}\n")
        if fail and isinstance(event, StepFinished):
            raise OSError("no space left")

    silent = Sounds(Sound, lambda _chime, _volume: None, NullVoice())
    ports = TerminalPorts(FastClock(speed), tell, silent)
    completed = walk(PLAN, ports, FastKeys(speed, keys_of(sys.stdin)))
    return 0 if completed else 3


if __name__ == "__main__":
    os.environ.setdefault("TERM", "xterm")
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2]), fail="fail" in sys.argv[3:]))
