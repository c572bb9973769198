"""Has the cues of a walk heard, by the settings in force. The window and the terminal share it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from backcare_tray.core.cues import Chime, CueSheet
from backcare_tray.core.player import Player
from backcare_tray.core.ports import Voice
from backcare_tray.core.routine import Stage
from backcare_tray.core.settings import Sound


@dataclass(frozen=True, slots=True)
class Sounds:
    """What a walk is heard through."""

    wanted: Callable[[], Sound]
    """The settings in force; they may change during a walk."""
    chime: Callable[[Chime, int], None]
    """Plays a chime at 1 to 100 percent."""
    voice: Voice


class Prompter:
    """Follows `walk`: call `follow` at every frame, and `stop` when the walk is closed."""

    def __init__(self, walk: Player, sounds: Sounds) -> None:
        self._walk = walk
        self._sounds = sounds
        self._sheet = CueSheet(walk.routine)
        self._heard: float | None = None
        self._speaking = False

    def follow(self, now: timedelta) -> None:
        """Have heard what became due since the last call. A paused walk is silent."""
        if self._walk.paused:
            self.stop()
            return
        elapsed, sound = self._walk.elapsed(now), self._sounds.wanted()
        cue = self._sheet.between(self._heard, elapsed, sound)
        self._heard = elapsed
        if cue.chime and sound.chimes and sound.volume:
            self._sounds.chime(cue.chime, sound.volume)
        if not (sound.voice and sound.volume):
            self.stop()
        elif cue.sentence is not None:
            self._say("" if self._given_up(elapsed) else cue.sentence, sound.volume)

    def seconds_until_next(self, now: timedelta) -> float:
        """Seconds until something may be heard again, if the walk goes on."""
        return self._sheet.seconds_until_next(self._walk.elapsed(now))

    def stop(self) -> None:
        """Fall silent."""
        if self._speaking:
            self._speaking = False
            self._sounds.voice.stop()

    def _say(self, sentence: str, volume: int) -> None:
        if sentence:
            self._speaking = True
            self._sounds.voice.say(sentence, volume)
        else:
            self.stop()

    def _given_up(self, elapsed: float) -> bool:
        """At the end of a set with steps left out, praise would ring false."""
        ended = self._walk.routine.at(elapsed).stage is Stage.END
        return ended and not self._walk.completed
