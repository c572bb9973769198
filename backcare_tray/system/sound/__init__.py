"""Plays short sound files by what the system brings along; without the large multimedia add-on.

What needs Qt is imported where it is chosen: a set in the terminal has none.
"""

import sys

from backcare_tray.system.ranking import Backend, first_working
from backcare_tray.system.sound.null import NullPlayer
from backcare_tray.system.sound.player import Player
from backcare_tray.system.sound.programs import installed


def _commands() -> Player | None:
    from backcare_tray.system.sound.commands import CommandPlayer  # noqa: PLC0415 - it brings Qt

    programs = installed()
    return CommandPlayer(programs) if programs else None


def _plain() -> Player | None:
    from backcare_tray.system.sound.plain import PlainPlayer  # noqa: PLC0415 - terminal only

    programs = installed()
    return PlainPlayer(programs) if programs else None


def _winsound() -> Player | None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - only Windows has it

        from backcare_tray.system.sound.windows import WinsoundPlayer  # noqa: PLC0415 - the same

        return WinsoundPlayer(winsound)
    return None


_WINSOUND: Backend[[], Player] = Backend("winsound", "Windows: in the standard library.", _winsound)
_NULL: Backend[[], Player] = Backend(
    "null", "Nothing here can play a sound; the pictures say it all.", NullPlayer
)

BACKENDS: tuple[Backend[[], Player], ...] = (
    _WINSOUND,
    Backend("commands", "PipeWire, PulseAudio, ALSA and macOS each bring a player.", _commands),
    _NULL,
)

IN_TERMINAL: tuple[Backend[[], Player], ...] = (
    _WINSOUND,
    Backend("plain", "The same players, without an event loop.", _plain),
    _NULL,
)


def choose() -> Player:
    """The best player that works here."""
    return first_working(BACKENDS)


def choose_for_terminal() -> Player:
    """The best player that needs no event loop."""
    return first_working(IN_TERMINAL)
