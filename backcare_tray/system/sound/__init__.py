"""Plays short sound files by what the system brings along; without the large multimedia add-on."""

import sys

from backcare_tray.system.ranking import Backend, first_working
from backcare_tray.system.sound.commands import CommandPlayer
from backcare_tray.system.sound.null import NullPlayer
from backcare_tray.system.sound.player import Player
from backcare_tray.system.sound.windows import WinsoundPlayer


def _commands() -> Player | None:
    return CommandPlayer.of_installed()


def _winsound() -> Player | None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - only Windows has it

        return WinsoundPlayer(winsound)
    return None


BACKENDS: tuple[Backend[[], Player], ...] = (
    Backend("winsound", "Windows: in the standard library.", _winsound),
    Backend("commands", "PipeWire, PulseAudio, ALSA and macOS each bring a player.", _commands),
    Backend("null", "Nothing here can play a sound; the pictures say it all.", NullPlayer),
)


def choose() -> Player:
    """The best player that works here."""
    return first_working(BACKENDS)
