"""What the program uses to reach the person, with a note of when it was used last."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tray.core.ports import Clock, Note
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Watched, missing, well
from backcare_tray.system.notifications import HealthyNotifier
from backcare_tray.system.sound.player import Player

if TYPE_CHECKING:  # the engines are looked up when something is to be said
    from backcare_tray.system.speech.ranked import RankedVoice


class NotedPlayer:
    """The Player, and when it last played."""

    def __init__(self, player: Player, clock: Clock) -> None:
        self._player, self._clock = player, clock
        self._last: datetime | None = None

    def play(self, file: Path, volume: int) -> None:
        """Begin to play `file`."""
        self._last = self._clock.now()
        self._player.play(file, volume)

    def is_there(self) -> bool:
        """Whether anything plays."""
        return self._player.is_there()

    def health(self) -> str:
        """What plays."""
        return self._player.health()

    def watched(self) -> Watched:
        """All that can be told of it."""
        remedy = tr("Install pw-play (pipewire-bin), paplay (pulseaudio-utils) or aplay.")
        said = self.health()
        health = well(said) if self.is_there() else missing(said, remedy)
        return Watched(tr("Chimes"), "sound", health, last=self._last)


class NotedVoice:
    """The Voice port, and when it last spoke."""

    def __init__(self, voice: "RankedVoice", clock: Clock) -> None:
        self._voice, self._clock = voice, clock
        self._last: datetime | None = None

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        self._last = self._clock.now()
        self._voice.say(text, volume)

    def stop(self) -> None:
        """Fall silent."""
        self._voice.stop()

    def health(self) -> str:
        """Who speaks."""
        return self._voice.health()

    def watched(self) -> Watched:
        """All that can be told of it."""
        remedy = tr("Install speech-dispatcher or espeak-ng.")
        said = self.health()
        health = well(said) if self._voice.is_there() else missing(said, remedy)
        return Watched(tr("Voice"), "speech", health, last=self._last)


class NotedNotifier:
    """The Notifier port, and when it last showed a note."""

    def __init__(self, notifier: HealthyNotifier, clock: Clock) -> None:
        self._notifier, self._clock = notifier, clock
        self._last: datetime | None = None

    def has_buttons(self) -> bool:
        """Whether a server is there now that shows buttons."""
        return self._notifier.has_buttons()

    def show(self, note: Note, answered: Callable[[str], None], failed: Callable[[], None]) -> None:
        """Show `note`; see the port."""
        self._last = self._clock.now()
        self._notifier.show(note, answered, failed)

    def withdraw(self) -> None:
        """Take the note away."""
        self._notifier.withdraw()

    def watched(self) -> Watched:
        """All that can be told of it."""
        health = self._notifier.health()
        return Watched(tr("Notifications"), "notifications", health, last=self._last)
