"""The windows that need more than the screen: files, sounds. Imported when the first one opens.

Each brings its own modules when it opens: they stay in memory as long as the program runs.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, Self, cast

from PySide6.QtWidgets import QApplication, QWidget

from backcare_tray.core.events import BreakStarted
from backcare_tray.core.history import HurtTakenBack
from backcare_tray.core.hours import local_day
from backcare_tray.core.ports import Autostart, Clock, Tell, WindowName
from backcare_tray.core.translation import tr
from backcare_tray.editor_windows import EditorWindows
from backcare_tray.routines import Routines
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system.sound.player import Player
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow, Window
from backcare_tray.ui.renewal import Renewal, take_place
from backcare_tray.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from backcare_tray.ui.library.window import LibraryWindow
    from backcare_tray.ui.progress.window import ProgressWindow
    from backcare_tray.ui.settings.dialog import SettingsDialog
    from backcare_tray.ui.settings.ports import SettingsPorts, Trials
    from backcare_tray.ui.settings.set_choice import SetChoice
    from backcare_tray.ui.welcome.window import Welcome
    from backcare_tray.ui.why.window import Moment, WhyWindow

SHOWN_FIRST, SHOWN_GENTLY = "seated-twist", "neck-side-tilt"
"""The moves in the pictures of the welcome: one sees at once what they do."""


class Refreshable(Window, Protocol):
    """A window that can be asked for."""

    @property
    def unfinished(self) -> bool:
        """Whether something was begun in it that would be lost with it."""

    def refresh(self) -> None:
        """Show what holds now: settings, moves or files have changed."""

    def resume(self, before: Self) -> None:
        """Turn to what `before` shows, whose place this window takes."""


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
        moment: "Moment",
        trials: "Trials | None" = None,
        has_tray: Callable[[], bool] = lambda: True,
        welcomed: Callable[[], None] = lambda: None,
    ) -> None:
        self.shelf = shelf
        self._clock = clock
        self._tell = tell
        self._icons = icons
        self._player = player
        self._autostart = autostart
        self._trials = trials
        self._has_tray, self._welcomed = has_tray, welcomed
        self._moment = moment
        self.routines = Routines(shelf, clock, tell, icons, player)
        self.editors = EditorWindows(shelf, clock, icons, self.routines.try_out, self.refresh)
        self._open: dict[WindowName, OneWindow[Refreshable]] = {}
        self._renewal = Renewal(self._renew)
        self._make: Mapping[WindowName, Callable[[], Refreshable]] = {
            WindowName.WELCOME: self.welcome,
            WindowName.SETTINGS: self.settings,
            WindowName.LIBRARY: self.library,
            WindowName.PROGRESS: self.progress,
            WindowName.WHY_QUIET: self.why_quiet,
        }

    def open(self, name: WindowName) -> None:
        """Open the window, or bring it to the front."""
        if name is WindowName.ABOUT:
            self.about()
            return
        one = self._open.setdefault(name, OneWindow())
        if not one.to_front():
            one.put(self._make[name]())

    def refresh(self) -> None:
        """Settings or moves have changed: the windows that are open follow."""
        for one in self._open.values():
            if window := one.window:
                window.refresh()
        self.editors.refresh()

    def change_language(self) -> None:
        """Another language speaks: the windows that are open come up anew, in a moment.

        Not those in which something is unfinished, nor editors, nor a set that runs.
        """
        self._renewal.ask()

    def moment_changed(self) -> None:
        """Something has happened: the window that says why it is quiet follows."""
        one = self._open.get(WindowName.WHY_QUIET)
        if one and (window := one.window):
            window.refresh()

    def close(self) -> None:
        """Close all of them: the program ends."""
        for one in self._open.values():
            one.close()
        self.editors.close()
        self.routines.close()

    def _renew(self) -> None:
        """The one with the keyboard comes last, and so keeps it."""
        opened = {name: one.window for name, one in self._open.items()}
        if QApplication.activeModalWidget():
            opened.clear()  # a file is being chosen for one of them
        last = cast("Refreshable | None", QApplication.activeWindow())
        for name, before in sorted(opened.items(), key=lambda each: each[1] is last):
            if before and not before.unfinished:
                self._place(name).keep(cast(QWidget, before))
                fresh = self._make[name]()
                fresh.resume(before)
                take_place(cast(QWidget, fresh), cast(QWidget, before))
                self._open[name].put(fresh)
        self.refresh()

    def why_quiet(self) -> "WhyWindow":
        """Say why it is quiet, and what is watched."""
        from backcare_tray.ui.why.window import WhyWindow

        window = WhyWindow(self._icons, self._clock, self._moment, self._place("why"))
        window.present()
        return window

    def welcome(self) -> "Welcome":
        """Say what this is, and ask for the first choices."""
        from backcare_tray.ui.welcome.ports import WelcomePorts
        from backcare_tray.ui.welcome.window import Welcome

        moves = {move.id: move for move in self.shelf.moves}
        window = Welcome(
            WelcomePorts(
                store=self.shelf.settings,
                autostart=self._autostart,
                voice=self.routines.voice,
                clock=self._clock,
                move=moves.get(SHOWN_FIRST),
                gentle=moves.get(SHOWN_GENTLY),
                icons=self._icons,
                place=self._place("welcome"),
                has_tray=self._has_tray,
                first_break=lambda: self._tell(BreakStarted()),
                done=self._welcomed,
            )
        )
        window.present()
        return window

    def settings(self) -> "SettingsDialog":
        """Edit the settings."""
        from backcare_tray.ui.settings.dialog import SettingsDialog

        window = SettingsDialog(self._settings_ports())
        window.setWindowIcon(self._icons.program)
        window.present()
        return window

    def library(self) -> "LibraryWindow":
        """Look at moves and sets."""
        from backcare_tray.ui.library.ports import EditorPorts, LibraryPorts
        from backcare_tray.ui.library.window import LibraryWindow

        shelf = self.shelf
        window = LibraryWindow(
            LibraryPorts(
                moves=lambda: shelf.moves,
                sets=lambda: shelf.sets,
                memory=lambda: shelf.history.memory(self._clock.now()),
                store=shelf.settings,
                clock=self._clock,
                take_back=self._take_back,
                try_out=self.routines.try_out,
                start=lambda chosen: self._tell(BreakStarted(chosen=chosen)),
                icons=self._icons,
                place=self._place("library"),
                standing=lambda: self._moment.status().standing,
                month=self._last_month,
                editor=EditorPorts(
                    new_set=self.editors.new_set,
                    edit_set=self.editors.edit_set,
                    new_move=self.editors.new_move,
                    edit_move=self.editors.edit_move,
                    share=self.editors.share,
                    import_pack=self.editors.import_pack,
                    drafts=self.editors.drafts,
                    go_on=self.editors.go_on,
                ),
            )
        )
        window.setWindowIcon(self._icons.program)
        window.present()
        return window

    def progress(self) -> "ProgressWindow":
        """Show what was done, and how it went."""
        from backcare_tray import progress_parts

        place = self._place("progress")
        window = progress_parts.window(self.shelf, self._clock.now, self._icons, place)
        window.setWindowIcon(self._icons.program)
        window.present()
        return window

    def about(self) -> None:
        """Version, notice and sources: a page of the settings."""
        from backcare_tray.ui.settings.dialog import PageName, SettingsDialog

        self.open(WindowName.SETTINGS)
        window = self._open[WindowName.SETTINGS].window
        if isinstance(window, SettingsDialog):
            window.show_page(PageName.ABOUT)

    def _settings_ports(self) -> "SettingsPorts":
        from backcare_tray import settings_parts
        from backcare_tray.ui.settings.ports import SettingsPorts, TrySounds

        shelf, now = self.shelf, self._clock.now
        return SettingsPorts(
            store=shelf.settings,
            autostart=self._autostart,
            hurt=self._hurt_moves,
            take_back=self._take_back,
            sounds=TrySounds(self.routines.chime, self._player.health, self.routines.voice),
            place=self._place("settings"),
            set_choices=self._set_choices,
            icons=self._icons,
            transfer=settings_parts.transfer(shelf, now),
            files=settings_parts.files(shelf, now),
            today=lambda: local_day(now()),
            command=settings_parts.command_line(),
            open_window=self.open,
            trials=self._trials,
        )

    def _place(self, window: str) -> WindowPlace:
        place = self.shelf.place(window)
        return WindowPlace(place.load, place.save)

    def _last_month(self) -> Mapping[str, float]:
        """How many seconds each move was done in the thirty days up to today."""
        from backcare_tray.storage.history_progress import HistoryProgress

        today = local_day(self._clock.now())
        book = HistoryProgress(self.shelf.history, self._clock.now)
        return book.seconds_by_move(today - timedelta(days=29), today)

    def _hurt_moves(self) -> list[tuple[str, str]]:
        hurt = self.shelf.history.memory(self._clock.now()).hurt
        return [(move.id, tr(move.name)) for move in self.shelf.moves if move.id in hurt]

    def _set_choices(self) -> "list[SetChoice]":
        from backcare_tray.ui.settings.set_choice import SetChoice

        sets = self.shelf.sets
        return [SetChoice(ready.id, tr(ready.name), tr(ready.purpose)) for ready in sets]

    def _take_back(self, move: str) -> None:
        self.shelf.history.record(HurtTakenBack(self._clock.now(), move))
