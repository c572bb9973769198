"""The front door: builds everything, connects it and runs it. The only module that sees all floors.

sources (alarm, idle, session, clicks, command line) ──► Coach.tell ──► Planner
Presenter, history, input watch, alarm, state file   ◄── effects  ◄──────┘
"""

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from backcare_tray import language, lean_qt
from backcare_tray.core import events
from backcare_tray.core.coach import Coach
from backcare_tray.core.events import Event
from backcare_tray.core.planner import Planner
from backcare_tray.core.ports import Autostart, WindowName
from backcare_tray.core.requests import Answer, Requests
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Watched
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import autostart, buses, notifications, single_instance, sound
from backcare_tray.system.alarm import SchedulerAlarm
from backcare_tray.system.clock import MachineClock
from backcare_tray.system.end_signals import EndSignals
from backcare_tray.system.file_watch import FileWatch, FolderWatch
from backcare_tray.system.noted import NotedNotifier, NotedPlayer
from backcare_tray.system.senses import Senses
from backcare_tray.tidying import Tidying
from backcare_tray.ui import qt_language
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.presenter import Presenter

if TYPE_CHECKING:
    from backcare_tray.looking import Looking
    from backcare_tray.ui.routine.window import RoutineWindow
    from backcare_tray.windows import Windows

log = logging.getLogger(__name__)


def run_tray() -> int:
    """Run the program until it is ended; returns the exit code, 1 if another one runs already."""
    logging.basicConfig(format="%(name)s: %(message)s")
    qt = lean_qt.application()
    qt_language.follow()
    server = single_instance.create(
        paths.socket_path(),
        lambda asked: program.answer(asked),  # noqa: PLW0108 - built once the place is ours
    )
    if not server.claim():
        log.error(tr("Backcare is running already."))
        return 1
    clock = MachineClock()
    shelf = Shelf(clock.now, clock.boot_id())
    tidying = Tidying(qt, shelf)
    program = Program(shelf, clock, qt.quit)
    signals = EndSignals(program.end)
    qt.commitDataRequest.connect(lambda _session: program.keep_drafts())  # somebody logs out
    program.start()
    lean_qt.once_free(qt, program.say_problems)  # the icon first, then what takes longer
    code = qt.exec()  # the end, if it was asked for meanwhile, has waited for this
    tidying.close()
    program.close()
    signals.close()
    server.close()
    return code


class Program:
    """The running program: `start` begins the day, `close` ends it."""

    def __init__(self, shelf: Shelf, clock: MachineClock, end: Callable[[], None]) -> None:
        self._shelf, self._clock, self._quit = shelf, clock, end
        self._checked = False
        self._said: set[str] = set()
        self._language = shelf.settings.current.look.language
        self._autostart = autostart.choose(autostart.own_command())
        self._player = NotedPlayer(sound.choose(), clock)
        self._icons = Icons(paths.assets_dir() / "icons")
        self._buses = buses.connect()
        picture = paths.assets_dir() / "icons" / "backcare.svg"
        chosen = notifications.choose(self._buses.session, str(picture))
        self._notifier = NotedNotifier(chosen, clock)
        self._presenter = self._make_presenter()
        self._alarm = SchedulerAlarm(clock, lambda: self.tell(events.TimeReached()))
        self._senses = Senses(self._buses, clock, self.tell, self._alarm.check)
        self._coach = Coach(
            _planner(shelf, clock),
            clock=clock,
            alarm=self._alarm,
            screen=self._presenter,
            history=shelf.history,
            input_watch=self._senses.idle,
            store=shelf,
            plan_set=shelf.plan_set,
        )
        self._requests = Requests(
            tell=self.tell,
            status=self._coach.status,
            settings=lambda: shelf.settings.current,
            watched=self._watched,
            now=clock.now,
            show=self._presenter.show,
            open_window=self.open_window,
            end=self.end,
        )
        self._watch = FileWatch(shelf.settings_path, self._reload_settings)
        self._packs_watch = FolderWatch(shelf.packs_dir, self._reload_library)

    def start(self) -> None:
        """Carry the saved state over, and listen to everything."""
        shelf = self._shelf
        shelf.settings.subscribe(self._settings_changed)
        rebooted = bool(shelf.saved_boot_id) and self._clock.rebooted_since(shelf.saved_boot_id)
        self.tell(events.ProgramStarted(rebooted))  # shows the icon: the rest can wait for it
        self._senses.follow(shelf.settings.current)
        self._senses.notice(self._moment_changed)
        self._looking.follow()
        if shelf.saved_state is None:  # a first start must be seen
            if not shelf.settings.current.start.welcomed:
                self.open_window(WindowName.WELCOME)
            else:
                self._show_without_tray()

    def _show_without_tray(self) -> None:
        """Where no panel shows our icon, the small window is how one finds the program."""
        if not self._presenter.has_tray:
            self._presenter.show()

    def tell(self, event: Event) -> None:
        """The one door into the core."""
        self._coach.tell(event)
        self._moment_changed()
        if self._checked:
            self.say_problems()

    def answer(self, request: dict[str, object]) -> Answer:
        """Answer the command line."""
        return self._requests.answer(request)

    def open_window(self, name: WindowName) -> None:
        """Open a window, or bring it to the front."""
        self._windows.open(name)

    def keep_drafts(self) -> None:
        """Keep what somebody is writing in a window, for the next time."""
        if windows := self._opened_windows:
            windows.editors.keep_drafts()

    def end(self) -> None:
        """End the program; nobody is asked anything."""
        self.keep_drafts()
        self._quit()

    def close(self) -> None:
        """End in good order: what was done is kept, and the next start goes on from here."""
        if windows := self._opened_windows:
            windows.close()
        self._presenter.close()
        self._watch.close()
        self._packs_watch.close()
        self._senses.close()
        self.tell(events.ProgramStopped())
        self._alarm.close()
        self._buses.close()
        self._shelf.close()

    def _make_presenter(self) -> Presenter:
        shelf = self._shelf
        return Presenter(
            tell=self.tell,
            clock=self._clock,
            notifier=self._notifier,
            settings=lambda: shelf.settings.current,
            icons=self._icons,
            open_routine=self._open_routine,
            open_window=self.open_window,
            end=self.end,
        )

    @cached_property
    def _looking(self) -> "Looking":
        from backcare_tray.looking import Looking

        return Looking(self._buses.session, lambda: self._shelf.settings.current.look)

    @property
    def _opened_windows(self) -> "Windows | None":
        """What opens windows, if one was ever opened."""
        return self.__dict__.get("_windows")

    def _open_routine(self, chosen: PlannedSet) -> "RoutineWindow":
        return self._windows.routines.take_break(chosen)

    @cached_property
    def _windows(self) -> "Windows":
        from backcare_tray.ui.settings.ports import Trials
        from backcare_tray.ui.why.window import Moment
        from backcare_tray.windows import Windows

        return Windows(
            shelf=self._shelf,
            clock=self._clock,
            tell=self.tell,
            icons=self._icons,
            player=self._player,
            autostart=self._autostart,
            trials=Trials(self._presenter.try_reminder, self._presenter.try_nudge),
            moment=Moment(self._coach.status, self._watched),
            has_tray=lambda: self._presenter.has_tray,
            welcomed=self._show_without_tray,
        )

    def _moment_changed(self) -> None:
        if windows := self._opened_windows:
            windows.moment_changed()

    def _settings_changed(self, settings: Settings) -> None:
        speaks_anew = settings.look.language != self._language
        if speaks_anew:
            self._language = settings.look.language
            _speak(self._language)
            self._presenter.change_language()
        self._coach.change_settings(settings)
        self._senses.follow(settings)
        self._looking.follow()
        if windows := self._opened_windows:
            (windows.change_language if speaks_anew else windows.refresh)()

    def _reload_settings(self) -> None:
        before = self._shelf.settings.current.start.at_login
        self._shelf.settings.reload()
        self.say_problems()
        wanted = self._shelf.settings.current.start.at_login
        if wanted != before:  # else the desktop's own switch may say something else by now
            _follow(self._autostart, wanted=wanted)

    def _reload_library(self) -> None:
        self._shelf.reload_library()
        self.say_problems()
        if windows := self._opened_windows:
            windows.refresh()

    def _watched(self) -> tuple[Watched, ...]:
        """All that is watched or used here, and how well that works."""
        from backcare_tray import watches

        windows = self._opened_windows
        return watches.everything(
            senses=self._senses,
            connected=self._buses,
            notifier=self._notifier,
            player=self._player,
            voice=windows.routines.voice if windows else None,
            has_tray=self._presenter.has_tray,
        )

    def say_problems(self) -> None:
        """Show what went wrong with the files, each thing once; from now on after every event."""
        self._checked = True
        problems = self._shelf.problems
        news = [problem for problem in problems if problem not in self._said]
        self._said = set(problems)
        for problem in news:
            log.warning("%s", problem)
        if news:
            self._presenter.say(tr("Something needs a look"), "\n".join(news))


def _speak(choice: str) -> None:
    """Change over to another language."""
    language.use(choice)
    qt_language.follow()


def _planner(shelf: Shelf, clock: MachineClock) -> Planner:
    """Go on from the saved state, or begin now."""
    settings, saved = shelf.settings.current, shelf.saved_state
    return Planner(settings, saved) if saved else Planner.fresh(settings, clock.now())


def _follow(starter: Autostart, *, wanted: bool) -> None:
    """Switch start-at-login as the settings file says; the settings window does it by itself."""
    try:
        if starter.enabled() != wanted:
            starter.set(wanted)
    except OSError as error:
        log.warning("%s", error)
