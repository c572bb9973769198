"""Walks through a set: a break, or a trial. Joins the routine's window with files and sounds."""

from typing import TYPE_CHECKING

from backcare_tray.core.cues import Chime
from backcare_tray.core.events import Event, MoveHurt
from backcare_tray.core.history import Today
from backcare_tray.core.ports import Clock, Tell
from backcare_tray.core.prompter import Sounds
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Sound
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import speech
from backcare_tray.system.noted import NotedVoice
from backcare_tray.system.sound.player import Player
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow
from backcare_tray.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from backcare_tray.ui.routine.window import RoutineWindow


class Routines:
    """Opens the window, with the chimes and the voice of the settings in force."""

    def __init__(
        self, shelf: Shelf, clock: Clock, tell: Tell, icons: Icons, player: Player
    ) -> None:
        self._shelf, self._clock, self._tell = shelf, clock, tell
        self._icons, self._player = icons, player
        self._voices: dict[str, NotedVoice] = {}
        self._trial: OneWindow[RoutineWindow] = OneWindow()

    @property
    def voice(self) -> NotedVoice:
        """Speaks the language of the texts."""
        code = speech.language()
        if code not in self._voices:
            self._voices[code] = NotedVoice(speech.choose(code), self._clock)
        return self._voices[code]

    def chime(self, chime: Chime, volume: int) -> None:
        """Play a chime; `volume` in percent."""
        self._player.play(paths.assets_dir() / "sounds" / f"{chime}.wav", volume)

    def take_break(self, plan: PlannedSet) -> "RoutineWindow":
        """Walk through `plan`: a break."""
        return self._walk(plan, self._tell)

    def try_out(self, plan: PlannedSet) -> None:
        """Walk through `plan` to try it. It is no break: only what hurts is told."""
        self._trial.put(self._walk(plan, self._tell_of_trial, trial=True))

    def close(self) -> None:
        """End a trial; a break is ended by whoever began it."""
        self._trial.close()

    def _tell_of_trial(self, event: Event) -> None:
        if isinstance(event, MoveHurt):
            self._tell(event)

    def _walk(self, plan: PlannedSet, tell: Tell, *, trial: bool = False) -> "RoutineWindow":
        from backcare_tray.ui.routine.window import RoutinePorts, RoutineWindow

        sounds = Sounds(self._wanted, self.chime, self.voice)
        kept = self._shelf.place("routine")
        place = WindowPlace(kept.load, kept.save)
        ports = RoutinePorts(self._clock, tell, self._today, sounds, place, trial)
        window = RoutineWindow(plan, ports)
        window.setWindowIcon(self._icons.program)
        window.present()
        return window

    def _today(self) -> Today:
        return self._shelf.history.today(self._clock.now())

    def _wanted(self) -> Sound:
        return self._shelf.settings.current.sound
