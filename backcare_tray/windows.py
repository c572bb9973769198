"""The windows that need more than the screen: files, sounds. Imported when the first one opens."""

from dataclasses import dataclass

from backcare_tray.core.history import HurtTakenBack, Today
from backcare_tray.core.ports import Autostart, Clock, Tell
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system.sound.player import Player
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.routine_window import RoutinePorts, RoutineWindow
from backcare_tray.ui.settings_dialog import SettingsDialog
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

    def routine(self, plan: PlannedSet) -> RoutineWindow:
        """Walk through `plan`."""
        ports = RoutinePorts(
            self.clock, self.tell, self._today, self._chime, self._place("routine")
        )
        window = RoutineWindow(plan, ports)
        window.setWindowIcon(self.icons.program)
        window.present()
        return window

    def settings(self) -> SettingsDialog:
        """Edit the settings."""
        window = SettingsDialog(
            self.shelf.settings,
            self.autostart,
            hurt=self._hurt_moves,
            take_back=self._take_back,
            place=self._place("settings"),
        )
        window.setWindowIcon(self.icons.program)
        window.present()
        return window

    def _today(self) -> Today:
        return self.shelf.history.today(self.clock.now())

    def _chime(self, name: str) -> None:
        if self.shelf.settings.current.sound.chimes:
            self.player.play(paths.assets_dir() / "sounds" / f"{name}.wav")

    def _place(self, window: str) -> WindowPlace:
        place = self.shelf.place(window)
        return WindowPlace(place.load, place.save)

    def _hurt_moves(self) -> list[tuple[str, str]]:
        hurt = self.shelf.history.memory(self.clock.now()).hurt
        return [(move.id, tr(move.name)) for move in self.shelf.moves if move.id in hurt]

    def _take_back(self, move: str) -> None:
        self.shelf.history.record(HurtTakenBack(self.clock.now(), move))
