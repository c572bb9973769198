"""The windows that need more than the screen: files, sounds. Imported when the first one opens."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Protocol

from backcare_tray.core.cues import Chime
from backcare_tray.core.history import HurtTakenBack, Today
from backcare_tray.core.ports import Autostart, Clock, Tell, Voice, WindowName
from backcare_tray.core.prompter import Sounds
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Sound
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import speech
from backcare_tray.system.sound.player import Player
from backcare_tray.ui.about import About
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow, Window
from backcare_tray.ui.places import Places
from backcare_tray.ui.routine.window import RoutinePorts, RoutineWindow
from backcare_tray.ui.settings.dialog import SettingsDialog, SettingsPorts
from backcare_tray.ui.settings.set_choice import SetChoice
from backcare_tray.ui.settings.sound import TrySounds
from backcare_tray.ui.window_place import WindowPlace


class Refreshable(Window, Protocol):
    """A window that can be asked for."""

    def refresh(self) -> None:
        """Show what holds now: settings, moves or files have changed."""


class Windows:
    """Opens each with what it needs; at most one of a name."""

    def __init__(  # noqa: PLR0913 - all that windows need of the world, by name
        self,
        *,
        shelf: Shelf,
        clock: Clock,
        tell: Tell,
        icons: Icons,
        player: Player,
        autostart: Autostart,
    ) -> None:
        self.shelf = shelf
        self._clock = clock
        self._tell = tell
        self._icons = icons
        self._player = player
        self._autostart = autostart
        self._open: dict[WindowName, OneWindow[Refreshable]] = {}
        self._make: Mapping[WindowName, Callable[[], Refreshable]] = {
            WindowName.SETTINGS: self.settings,
            WindowName.ABOUT: self.about,
        }

    @cached_property
    def voice(self) -> Voice:
        return speech.choose(speech.language())

    def open(self, name: WindowName) -> None:
        """Open the window, or bring it to the front."""
        one = self._open.setdefault(name, OneWindow())
        if not one.to_front():
            one.put(self._make[name]())

    def refresh(self) -> None:
        """Settings or moves have changed: the windows that are open follow."""
        for one in self._open.values():
            if window := one.window:
                window.refresh()

    def close(self) -> None:
        """Close all of them: the program ends."""
        for one in self._open.values():
            one.close()

    def routine(self, plan: PlannedSet) -> RoutineWindow:
        """Walk through `plan`."""
        ports = RoutinePorts(
            self._clock, self._tell, self._today, self._sounds, self._place("routine")
        )
        window = RoutineWindow(plan, ports)
        window.setWindowIcon(self._icons.program)
        window.present()
        return window

    def settings(self) -> SettingsDialog:
        """Edit the settings."""
        window = SettingsDialog(
            SettingsPorts(
                store=self.shelf.settings,
                autostart=self._autostart,
                hurt=self._hurt_moves,
                take_back=self._take_back,
                sounds=TrySounds(self._chime, self._player.health, self.voice),
                place=self._place("settings"),
                set_choices=self._set_choices,
            )
        )
        window.setWindowIcon(self._icons.program)
        window.present()
        return window

    def about(self) -> About:
        """Version, notice and sources."""
        places = Places(self.shelf.settings_path, self.shelf.history.path)
        window = About(self._icons.program, places)
        window.show()
        return window

    def _today(self) -> Today:
        return self.shelf.history.today(self._clock.now())

    @property
    def _sounds(self) -> Sounds:
        return Sounds(self._wanted, self._chime, self.voice)

    def _wanted(self) -> Sound:
        return self.shelf.settings.current.sound

    def _chime(self, chime: Chime, volume: int) -> None:
        self._player.play(paths.assets_dir() / "sounds" / f"{chime}.wav", volume)

    def _place(self, window: str) -> WindowPlace:
        place = self.shelf.place(window)
        return WindowPlace(place.load, place.save)

    def _hurt_moves(self) -> list[tuple[str, str]]:
        hurt = self.shelf.history.memory(self._clock.now()).hurt
        return [(move.id, tr(move.name)) for move in self.shelf.moves if move.id in hurt]

    def _set_choices(self) -> list[SetChoice]:
        sets = self.shelf.sets
        return [SetChoice(ready.id, tr(ready.name), tr(ready.purpose)) for ready in sets]

    def _take_back(self, move: str) -> None:
        self.shelf.history.record(HurtTakenBack(self._clock.now(), move))
