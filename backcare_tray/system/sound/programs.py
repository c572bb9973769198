"""The programs that play a sound file, the best first. Imports no Qt: the terminal has none."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backcare_tray.core.translation import tr


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the system's; `arguments` makes its arguments from a file and a gain, 0 to 1."""

    name: str
    arguments: Callable[[str, float], list[str]]
    has_volume: bool = True


PROGRAMS: tuple[Program, ...] = (
    # PipeWire
    Program("pw-play", lambda file, gain: [f"--volume={gain:.3f}", file]),
    # PulseAudio, and PipeWire where it stands in for it; its scale is the cube root of the gain
    Program("paplay", lambda file, gain: [f"--volume={round(65536 * gain ** (1 / 3))}", file]),
    # macOS
    Program("afplay", lambda file, gain: ["-v", f"{gain:.3f}", file]),
    # ALSA; it has no volume, so that it plays as loud as the system does
    Program("aplay", lambda file, _gain: ["--quiet", file], has_volume=False),
)


def installed() -> list[Program]:
    """Those that are here."""
    return [program for program in PROGRAMS if shutil.which(program.name)]


def words(programs: Sequence[Program]) -> str:
    """What plays, the first of `programs`, for the settings."""
    if not programs:
        return tr("Sounds cannot be played here.")
    if not programs[0].has_volume:
        return tr("Played by {program}, as loud as the system is.").format(program=programs[0].name)
    return tr("Played by {program}.").format(program=programs[0].name)
