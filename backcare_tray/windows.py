"""The windows that need more than the screen: files, sounds. Imported when the first one opens."""

from dataclasses import dataclass, field

from backcare_tray.core.cues import Chime
from backcare_tray.core.history import HurtTakenBack, Today
from backcare_tray.core.ports import Autostart, Clock, Tell, Voice
from backcare_tray.core.prompter import Sounds
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Sound
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import speech
from backcare_tray.system.sound.player import Player
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.routine.window import RoutinePorts, RoutineWindow
from backcare_tray.ui.settings.dialog import SettingsDialog, SettingsPorts
from backcare_tray.ui.settings.set_choice import SetChoice
from backcare_tray.ui.settings.sound import TrySounds
from backcare_tray.ui.window_place import WindowPlace


@dataclass(frozen=True, slots=True)
class Windows:
    """Opens each with what it needs."""

    shelf: Shelf
    clock: Clock
    tell: Tell
    icons: Icons
    player: Player
    autostart: Autostart
    voice: Voice = field(default_factory=lambda: speech.choose(speech.language()))

    def routine(self, plan: PlannedSet) -> RoutineWindow:
        """Walk through `plan`."""
        ports = RoutinePorts(
            self.clock, self.tell, self._today, self._sounds, self._place("routine")
        )
        window = RoutineWindow(plan, ports)
        window.setWindowIcon(self.icons.program)
        window.present()
        return window

    def settings(self) -> SettingsDialog:
        """Edit the settings."""
        window = SettingsDialog(
            SettingsPorts(
                store=self.shelf.settings,
                autostart=self.autostart,
                hurt=self._hurt_moves,
                take_back=self._take_back,
                sounds=TrySounds(self._chime, self.player.health, self.voice),
                place=self._place("settings"),
                set_choices=self._set_choices,
            )
        )
        window.setWindowIcon(self.icons.program)
        window.present()
        return window

    def _today(self) -> Today:
        return self.shelf.history.today(self.clock.now())

    @property
    def _sounds(self) -> Sounds:
        return Sounds(self._wanted, self._chime, self.voice)

    def _wanted(self) -> Sound:
        return self.shelf.settings.current.sound

    def _chime(self, chime: Chime, volume: int) -> None:
        self.player.play(paths.assets_dir() / "sounds" / f"{chime}.wav", volume)

    def _place(self, window: str) -> WindowPlace:
        place = self.shelf.place(window)
        return WindowPlace(place.load, place.save)

    def _hurt_moves(self) -> list[tuple[str, str]]:
        hurt = self.shelf.history.memory(self.clock.now()).hurt
        return [(move.id, tr(move.name)) for move in self.shelf.moves if move.id in hurt]

    def _set_choices(self) -> list[SetChoice]:
        sets = self.shelf.sets
        return [SetChoice(ready.id, tr(ready.name), tr(ready.purpose)) for ready in sets]

    def _take_back(self, move: str) -> None:
        self.shelf.history.record(HurtTakenBack(self.clock.now(), move))
