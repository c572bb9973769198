"""The other front door: one set in the terminal, recorded like any other. Imports no Qt."""

from datetime import datetime, timedelta

from backcare_tray.core import events
from backcare_tray.core.coach import Coach
from backcare_tray.core.cues import Chime
from backcare_tray.core.planner import Planner
from backcare_tray.core.ports import Status
from backcare_tray.core.prompter import Sounds
from backcare_tray.core.sets import PlannedSet
from backcare_tray.storage import paths
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system import sound, speech
from backcare_tray.system.clock import MachineClock
from backcare_tray.ui.terminal import terminal
from backcare_tray.ui.terminal.terminal import TerminalPorts


class Bench:
    """What a coach needs beside files when there is no tray: one set, and nothing later."""

    def __init__(self) -> None:
        self.plan: PlannedSet | None = None
        self.said: list[str] = []

    def start_routine(self, plan: PlannedSet) -> None:
        """Keep the set: it is walked through once the coach is at rest."""
        self.plan = plan

    def say(self, title: str, text: str) -> None:
        """Keep the words for the end."""
        self.said += [f"{title}. {text}"]

    def show_status(self, status: Status) -> None:
        """Nobody looks."""

    def show_reminder(self, number: int, *, may_snooze: bool) -> None:
        """A set that was asked for needs no reminder."""

    def show_nudge(self, number: int) -> None:
        """Nobody is nudged."""

    def suggest_change(self, *, standing: bool) -> None:
        """Nobody is asked."""

    def hide_reminder(self) -> None:
        """There is none."""

    def stop_routine(self) -> None:
        """The terminal ends by itself."""

    def set(self, when: datetime | None) -> None:
        """Nothing is due later."""

    def wait_for_pause(self, length: timedelta) -> None:
        """Nothing waits."""

    def stop(self) -> None:
        """Nothing waits."""

    def save(self, table: dict[str, object]) -> None:
        """The tray keeps its own count."""


def run() -> int:
    """Plan a set, walk through it, record it; returns the exit code: 0, or 1 if no move fits."""
    clock, bench = MachineClock(), Bench()
    shelf = Shelf(clock.now, clock.boot_id())
    coach = Coach(
        Planner.fresh(shelf.settings.current, clock.now()),
        clock=clock,
        alarm=bench,
        screen=bench,
        history=shelf.history,
        input_watch=bench,
        store=bench,
        plan_set=shelf.plan_set,
    )
    coach.tell(events.BreakStarted())
    if bench.plan is not None:
        print(bench.plan.why)
        terminal.walk(bench.plan, TerminalPorts(clock, coach.tell, _sounds(shelf)))
    shelf.close()
    for words in (*bench.said, *shelf.problems):
        print(words)
    return 0 if bench.plan is not None else 1


def _sounds(shelf: Shelf) -> Sounds:
    """Chimes and voice, without an event loop."""
    player = sound.choose_for_terminal()

    def chime(name: Chime, volume: int) -> None:
        player.play(paths.assets_dir() / "sounds" / f"{name}.wav", volume)

    voice = speech.choose_for_terminal(speech.language())
    return Sounds(lambda: shelf.settings.current.sound, chime, voice)
