"""The front door: builds everything, connects it and runs it. The only module that sees all floors.

sources (alarm, idle, session, clicks, command line) ──► Coach.tell ──► Planner
Presenter, history, input watch, alarm, state file   ◄── effects  ◄──────┘
"""

import linecache
import logging
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apscheduler.executors.debug
import apscheduler.schedulers.base
import apscheduler.triggers.date  # noqa: F401 - before Qt: see the split

from backcare_tray.core import events, set_planner
from backcare_tray.core.coach import Coach
from backcare_tray.core.events import Event
from backcare_tray.core.history import HurtTakenBack, Today
from backcare_tray.core.planner import Planner
from backcare_tray.core.ports import Autostart
from backcare_tray.core.requests import Answer, Requests
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from backcare_tray.storage.library_files import load_library
from backcare_tray.storage.shelf import Shelf

# PySide6 reads and keeps the source of every module that is imported after it (10 MB). So whatever
# does without Qt comes first; what it kept all the same is dropped in `run_tray`.
# isort: split
from PySide6.QtWidgets import QApplication

from backcare_tray.system import autostart, idle, notifications, session, single_instance, sound
from backcare_tray.system.alarm import SchedulerAlarm
from backcare_tray.system.clock import MachineClock
from backcare_tray.system.end_signals import EndSignals
from backcare_tray.system.file_watch import FileWatch
from backcare_tray.ui import preview
from backcare_tray.ui.about import Places
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow
from backcare_tray.ui.presenter import Presenter
from backcare_tray.ui.routine_window import RoutinePorts, RoutineWindow
from backcare_tray.ui.settings_dialog import SettingsDialog
from backcare_tray.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from backcare_tray.system.dbus import Bus

log = logging.getLogger(__name__)

NAME = "backcare-tray"


def run_tray() -> int:
    """Run the program until it is ended; returns the exit code, 1 if another one runs already."""
    logging.basicConfig(format="%(name)s: %(message)s")
    qt = QApplication([NAME])
    qt.setApplicationName(NAME)
    qt.setDesktopFileName(NAME)
    qt.setQuitOnLastWindowClosed(False)
    server = single_instance.create(
        paths.socket_path(),
        lambda asked: program.answer(asked),  # noqa: PLW0108 - built once the place is ours
    )
    if not server.claim():
        log.error(tr("Backcare is running already."))
        return 1
    clock = MachineClock()
    program = Program(Shelf(clock.now, clock.boot_id()), clock, qt.quit)
    signals = EndSignals(qt.quit)
    program.start()
    linecache.clearcache()
    code = qt.exec()
    program.close()
    signals.close()
    server.close()
    return code


def run_preview(move_id: str, sheet: str | None, frames: str | None) -> int:
    """Draw a move into picture files; returns the exit code, 2 for a move that there is not."""
    moves, problems = load_library(paths.assets_dir() / "moves")
    found = {move.id: move for move in moves}.get(move_id)
    if found is None:
        known = ", ".join(move.id for move in moves)
        sentence = tr('There is no move "{move}". There are: {known}.')
        print(sentence.format(move=move_id, known=known), *problems, sep="\n", file=sys.stderr)  # noqa: T201
        return 2
    try:
        if sheet is not None:
            preview.write_sheet(found, Path(sheet))
        if frames is not None:
            preview.write_frames(found, Path(frames))
    except OSError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line tool speaks there
        return 1
    return 0


class Program:
    """The running program: `start` begins the day, `close` ends it."""

    def __init__(self, shelf: Shelf, clock: MachineClock, end: Callable[[], None]) -> None:
        self._shelf, self._clock = shelf, clock
        self._said: set[str] = set()
        self._settings_window: OneWindow[SettingsDialog] = OneWindow()
        self._autostart = autostart.choose(autostart.own_command())
        self._player = sound.choose()
        self._buses = _buses()
        session_bus, system_bus = self._buses or (None, None)
        drawings = paths.assets_dir() / "icons"
        self._icons = Icons(drawings)
        self._presenter = Presenter(
            tell=self.tell,
            clock=clock,
            notifier=notifications.choose(session_bus, str(drawings / "backcare.svg")),
            settings=lambda: shelf.settings.current,
            icons=self._icons,
            places=Places(shelf.settings_path, shelf.history.path),
            open_routine=self._open_routine,
            open_settings=self.open_settings,
            end=end,
        )
        self._alarm = SchedulerAlarm(clock, lambda: self.tell(events.TimeReached()))
        self._idle = idle.choose(clock, self.tell)
        self._coach = Coach(
            Planner(shelf.settings.current, shelf.saved_state)
            if shelf.saved_state
            else Planner.fresh(shelf.settings.current, clock.now()),
            clock=clock,
            alarm=self._alarm,
            screen=self._presenter,
            history=shelf.history,
            input_watch=self._idle,
            store=shelf,
            plan_set=self._plan_set,
        )
        self._requests = Requests(
            tell=self.tell,
            status=self._coach.status,
            settings=lambda: shelf.settings.current,
            show=self._presenter.show,
            open_settings=self.open_settings,
            end=end,
        )
        self._sessions = session.watch(session_bus, system_bus, clock, self.tell, self._alarm.check)
        self._watch = FileWatch(shelf.settings_path, self._reload_settings)

    def start(self) -> None:
        """Carry the saved state over, listen to everything, show what went wrong."""
        shelf = self._shelf
        shelf.settings.subscribe(self._settings_changed)
        rebooted = bool(shelf.saved_boot_id) and self._clock.rebooted_since(shelf.saved_boot_id)
        self.tell(events.ProgramStarted(rebooted))
        self._idle.start(shelf.settings.current.rhythm.idle_after)
        if shelf.saved_state is None and not self._presenter.has_tray:
            self._presenter.show()  # a first start must be seen

    def tell(self, event: Event) -> None:
        """The one door into the core; what went wrong on the way is shown once."""
        self._coach.tell(event)
        self._say_problems(self._shelf.problems)

    def answer(self, request: dict[str, object]) -> Answer:
        """Answer the command line."""
        return self._requests.answer(request)

    def open_settings(self) -> None:
        """Open the settings window, or bring it to the front."""
        if self._settings_window.to_front():
            return
        shelf, clock = self._shelf, self._clock
        place = shelf.place("settings")
        window = SettingsDialog(
            shelf.settings,
            self._autostart,
            hurt=self._hurt_moves,
            take_back=lambda move: shelf.history.record(HurtTakenBack(clock.now(), move)),
            place=WindowPlace(place.load, place.save),
        )
        window.setWindowIcon(self._icons.program)
        self._settings_window.put(window)
        window.present()

    def close(self) -> None:
        """End in good order: what was done is kept, and the next start goes on from here."""
        self._settings_window.close()
        self._presenter.close()
        self._idle.close()
        self.tell(events.ProgramStopped())
        self._alarm.close()
        for bus in self._buses:
            bus.close()
        self._shelf.close()

    def _open_routine(self, chosen: PlannedSet) -> RoutineWindow:
        place = self._shelf.place("routine")
        ports = RoutinePorts(
            self._clock,
            self.tell,
            self._today,
            self._chime,
            WindowPlace(place.load, place.save),
        )
        window = RoutineWindow(chosen, ports)
        window.setWindowIcon(self._icons.program)
        window.present()
        return window

    def _plan_set(self, now: datetime) -> PlannedSet | None:
        shelf = self._shelf
        memory = shelf.history.memory(now)
        return set_planner.plan(shelf.moves, shelf.settings.current, memory, now)

    def _today(self) -> Today:
        return self._shelf.history.today(self._clock.now())

    def _chime(self, name: str) -> None:
        if self._shelf.settings.current.sound.chimes:
            self._player.play(paths.assets_dir() / "sounds" / f"{name}.wav")

    def _hurt_moves(self) -> list[tuple[str, str]]:
        hurt = self._shelf.history.memory(self._clock.now()).hurt
        return [(move.id, tr(move.name)) for move in self._shelf.moves if move.id in hurt]

    def _settings_changed(self, settings: Settings) -> None:
        self._coach.change_settings(settings)
        self._idle.set_limit(settings.rhythm.idle_after)
        if window := self._settings_window.window:
            window.refresh(settings)

    def _reload_settings(self) -> None:
        self._shelf.settings.reload()
        self._say_problems(self._shelf.problems)
        _follow(self._autostart, wanted=self._shelf.settings.current.start.at_login)

    def _say_problems(self, problems: tuple[str, ...]) -> None:
        news = [problem for problem in problems if problem not in self._said]
        self._said = set(problems)
        for problem in news:
            log.warning("%s", problem)
        if news:
            self._presenter.say(tr("Something needs a look"), "\n".join(news))


def _buses() -> "tuple[Bus, ...]":
    """The session and the system bus; nothing where there is no D-Bus."""
    if sys.platform != "linux":
        return ()
    from backcare_tray.system.dbus import Bus  # noqa: PLC0415 - jeepney is only on Linux
    from backcare_tray.system.dbus_connection import BusName  # noqa: PLC0415 - the same

    return Bus(BusName.SESSION), Bus(BusName.SYSTEM)


def _follow(starter: Autostart, *, wanted: bool) -> None:
    """Switch start-at-login as the settings file says; the settings window does it by itself."""
    try:
        if starter.enabled() != wanted:
            starter.set(wanted)
    except OSError as error:
        log.warning("%s", error)
